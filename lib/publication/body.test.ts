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
  value: { kind: "event_reading", eventId: event, caseId: detentionCase, stage: "arrest", eventKind: null, practiceId: practice, place: null, text: "Arrested.", language: "en" },
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

  it("leaves every internal field, internal fact and rejected fact on the desk", () => {
    const internal = stored({ value: { kind: "name", text: MARKER, language: "en", nameKind: "alias" }, visibility: "internal" });
    const rejected = stored({ value: { kind: "name", text: MARKER, language: "en", nameKind: "alias" }, standing: "rejected" });
    expect(JSON.stringify(editionBody(record([name, reading, internal, rejected])))).not.toContain(MARKER);
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

  it("refuses a fact without a citation", () => {
    expect(() => editionBody(record([{ ...name, citations: [] }]))).toThrow();
  });
});
