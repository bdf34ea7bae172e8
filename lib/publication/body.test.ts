import { describe, expect, it } from "vitest";
import { factSchema, type FactInput, type StoredFact } from "@/lib/facts/schema";
import { accountIdSchema, assertionIdSchema, caseIdSchema, eventIdSchema, recordIdSchema, slugSchema } from "@/lib/core/ids";
import { editionBodySchema } from "@/lib/editions/contract";
import { canonicalBody } from "./canonical";
import { editionBody, mentionsOf, type RecordForEdition } from "./body";

const MARKER = "MARKER-not-for-the-public";
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const person = recordIdSchema.parse(uuid(1));
const source = recordIdSchema.parse(uuid(2));
const practice = recordIdSchema.parse(uuid(3));
const speaker = recordIdSchema.parse(uuid(4));
const detentionCase = caseIdSchema.parse(uuid(5));
const event = eventIdSchema.parse(uuid(6));

let next = 100;
function stored(input: Partial<FactInput> & Pick<FactInput, "value">): StoredFact {
  next += 1;
  const fact = factSchema.parse({ citations: [{ sourceId: source, exact: "words", internalNote: MARKER }], internalNote: MARKER, ...input });
  return {
    ...fact,
    id: assertionIdSchema.parse(uuid(next)),
    recordId: person,
    question: "q",
    preferred: false,
    preferredReason: null,
    replaces: null,
    createdBy: accountIdSchema.parse(uuid(99)),
  };
}

const name = stored({ value: { kind: "name", text: "Test Person Aubergine", language: "en", nameKind: "main" } });
const reading = stored({
  value: { kind: "event_reading", eventId: event, caseId: detentionCase, stage: "arrest", eventKind: null, practiceId: practice, place: null, authority: null, text: "Arrested.", language: "en" },
  date: { edtf: "2019-05", printed: "May", countedFrom: "2019-06-01" },
  saidById: speaker,
});

function record(facts: StoredFact[], cases: RecordForEdition["cases"] = [{ id: detentionCase, number: 1, publicNumber: 1 }]): RecordForEdition {
  return { id: person, kind: "person", slug: slugSchema.parse("test-person-aubergine"), cases, facts };
}

describe("an edition body", () => {
  it("carries names, cases and events with their honest dates, and fits the contract", () => {
    const body = editionBody(record([name, reading]));
    expect(editionBodySchema.parse(body)).toEqual(body);
    expect(body.kind === "person" && body.cases[0]?.events[0]?.date).toEqual({ edtf: "2019-05", earliest: "2019-05-01", latest: "2019-05-31", printed: "May", countedFrom: "2019-06-01" });
  });

  it("carries who did it, and leaves the field out where no source says so", () => {
    const eventsOf = (authority: string | null) => {
      const body = editionBody(record([stored({ value: { ...reading.value, authority } as FactInput["value"] })]));
      return body.kind === "person" ? body.cases.flatMap(({ events }) => events.map((each) => [Object.hasOwn(each, "authority"), each.authority])) : [];
    };
    expect([eventsOf("某市公安局"), eventsOf(null)]).toEqual([[[true, "某市公安局"]], [[false, undefined]]]);
  });

  it("leaves every internal field, internal fact and rejected fact on the desk", () => {
    const internal = stored({ value: { kind: "name", text: MARKER, language: "en", nameKind: "alias" }, visibility: "internal" });
    const rejected = stored({ value: { kind: "name", text: MARKER, language: "en", nameKind: "alias" }, standing: "rejected" });
    expect(JSON.stringify(editionBody(record([name, reading, internal, rejected])))).not.toContain(MARKER);
  });

  it("names a speaker who is on record by the record alone: a source's words for them would outlast its withdrawal", () => {
    const told = (said: Partial<FactInput>) => editionBody(record([stored({ value: name.value, ...said })])).names.map(({ saidBy, saidByText }) => [saidBy, saidByText]);
    expect(told({ saidById: speaker, saidByText: "his wife, Mrs Withdrawn" })).toEqual([[speaker, null]]);
    expect(told({ saidByText: "a neighbour" })).toEqual([[null, "a neighbour"]]);
  });

  it("names nobody who worked on it", () => {
    expect(JSON.stringify(editionBody(record([name, reading])))).not.toContain(uuid(99));
  });

  it("leaves out a case of which nothing is public", () => {
    const body = editionBody(record([name]));
    expect(body.kind === "person" && body.cases).toEqual([]);
  });

  it("is the same bytes whatever order the facts came in", () => {
    expect(canonicalBody(editionBody(record([reading, name]))).sha256).toEqual(canonicalBody(editionBody(record([name, reading]))).sha256);
  });

  it("lists every record it mentions, itself excepted", () => {
    expect(mentionsOf(editionBody(record([name, reading])))).toEqual([source, practice, speaker]);
  });

  describe("of somebody in custody", () => {
    const lawyer = recordIdSchema.parse(uuid(7));
    const ending = { endEdtf: "2019-11", endPrinted: "in November", endCountedFrom: "2019-12-01" };
    const spell = stored({ value: { kind: "spell", caseId: detentionCase, spell: 1, practiceId: practice, place: "a garden", authority: "the gardeners", language: "en", ...ending }, date: reading.date });
    const charge = stored({ value: { kind: "charge", caseId: detentionCase, chargeStage: "indictment", text: "Growing out of season.", language: "en", charge: "subversion" } });
    const work = stored({ value: { kind: "representation", caseId: detentionCase, lawyerId: lawyer, began: "engaged", ended: "dismissed_under_pressure", ...ending } });
    const end = { edtf: "2019-11", earliest: "2019-11-01", latest: "2019-11-30", printed: "in November", countedFrom: "2019-12-01" };

    it("carries stretches, charges and lawyers of the case with their ends, and mentions the practice and the lawyer", () => {
      const body = editionBody(record([spell, charge, work]));
      expect(editionBodySchema.parse(body)).toEqual(body);
      expect(body.kind === "person" && body.cases).toMatchObject([
        {
          events: [],
          spells: [{ spell: 1, practice, place: "a garden", authority: "the gardeners", end }],
          charges: [{ stage: "indictment", text: "Growing out of season.", charge: "subversion" }],
          representations: [{ lawyer, began: "engaged", ended: "dismissed_under_pressure", end }],
        },
      ]);
      expect(mentionsOf(body)).toEqual([source, practice, lawyer]);
    });

    it("leaves what is internal or rejected of it on the desk", () => {
      const hidden = [spell, charge, work].flatMap((known) => [{ ...known, visibility: "internal" as const }, { ...known, standing: "rejected" as const }]);
      const marked = hidden.map((known) => ({ ...known, value: { ...known.value, ...("text" in known.value ? { text: MARKER } : {}), ...("place" in known.value ? { place: MARKER, authority: MARKER } : {}), ...("endPrinted" in known.value ? { endPrinted: MARKER } : {}) } }));
      const body = JSON.stringify(editionBody(record([name, spell, charge, work, ...(marked as StoredFact[])])));
      expect(body).not.toContain(MARKER);
      expect(JSON.stringify(editionBody(record([name, ...(marked as StoredFact[])])))).toContain('"cases":[]');
    });

    it("keeps the bytes and the hash of a record without such facts as they were before there were any", () => {
      const early = editionBody(record([{ ...name, id: assertionIdSchema.parse(uuid(8)) }, { ...reading, id: assertionIdSchema.parse(uuid(9)) }]));
      const { text, sha256 } = canonicalBody(early);
      for (const list of ["spells", "charges", "representations", "authority"]) expect(text).not.toContain(list);
      expect(sha256.toString("hex")).toBe("fd175b742e5f97db5b4eff15135392c4188aa7c7492f6f88f068339c452a685c");
    });
  });

  it("refuses a fact without a citation", () => {
    expect(() => editionBody(record([{ ...name, citations: [] }]))).toThrow();
  });
});
