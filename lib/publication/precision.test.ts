/** What the public reads less exactly than it is known: held where the body is made, whatever the kind of fact. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf, formatHonestDate } from "@/lib/core/honest-date";
import { caseIdSchema, eventIdSchema, recordIdSchema, slugSchema } from "@/lib/core/ids";
import { DATE_ATTRIBUTES, PUBLIC_DATES, type PublicDate } from "@/lib/core/kinds";
import { tellsFiner } from "@/lib/facts/finer-words";
import type { FactValue, StoredFact } from "@/lib/facts/schema";
import { editionBody, type RecordForEdition } from "@/lib/publication/body";
import { inventedFact } from "@/prisma/factories/invented-facts";
import { idFor } from "@/prisma/factories/invented-people";

const person = recordIdSchema.parse(idFor("precise person"));
const other = recordIdSchema.parse(idFor("somebody else"));
const caseId = caseIdSchema.parse(idFor("precise case"));
const eventId = eventIdSchema.parse(idFor("precise event"));
const PLACE = "Shed 12 behind the marrows";
const PROVINCE = "Marrow province";
const QUOTED = "On that very morning, in Shed 12, it is said";
const language = "en";

const valuesOf = (end: string): FactValue[] => [
  { kind: "event_reading", eventId, caseId, stage: "arrest", eventKind: null, practiceId: null, place: PLACE, authority: null, text: "Arrested.", language },
  { kind: "spell", caseId, spell: 1, practiceId: other, place: PLACE, authority: null, language, endEdtf: end, endPrinted: "the day after", endCountedFrom: end.slice(0, 10) },
  { kind: "charge", caseId, chargeStage: "arrest", text: "Growing", language, charge: null },
  { kind: "representation", caseId, lawyerId: other, began: "engaged", ended: "withdrew", endEdtf: end, endPrinted: "a week later", endCountedFrom: null },
  { kind: "attribute", attribute: "description", text: "A vegetable", language },
  { kind: "affiliation", toId: other, affiliation: "works_for", role: null, language },
];

function bodyOf(facts: StoredFact[]): string {
  const name = inventedFact(person, "name", { kind: "name", text: "Test Person Marrow", language, nameKind: "main" }, { citations: quoted().map((citation) => ({ ...citation, locator: null })) });
  return JSON.stringify(editionBody(recordOf([name, ...facts])));
}

const recordOf = (facts: StoredFact[]): RecordForEdition => ({ id: person, kind: "person", slug: slugSchema.parse("marrow"), cases: [{ id: caseId, number: 1, publicNumber: 1 }], facts });

const quoted = (exact = "Named so.") => [{ sourceId: other, exact, prefix: "before ", suffix: " after", start: 3, end: 9, locator: "page 7", internalNote: null, reliability: null, credibility: null }];
const known = (word: string, value: FactValue, edtf: string, rest: { publicDate: PublicDate | null; publicPlace: string | null }): StoredFact => ({ ...inventedFact(person, word, value, { edtf, citations: quoted(QUOTED) }), date: { edtf, printed: "yesterday", countedFrom: edtf.slice(0, 10) }, ...rest });

describe("a fact that the public reads less exactly", () => {
  const day = fc.tuple(fc.integer({ min: 2031, max: 2036 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 27 })).map(([year, month, date]) => `${String(year)}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);

  it("leaves no finer date and no finer place in the body, whatever its kind", () => {
    fc.assert(
      fc.property(day, fc.constantFrom("", "~", "?"), fc.constantFrom(...PUBLIC_DATES), fc.constantFrom(PROVINCE, ""), (iso, mark, publicDate, publicPlace) => {
        const written = bodyOf(valuesOf(iso).map((value, at) => known(`fact ${String(at)}`, value, `${iso}${mark}`, { publicDate, publicPlace })));
        const allowed = publicDate === "month" ? iso.slice(0, 7) : iso.slice(0, 4);
        // Bounds are days: the first and the last of what may be read.
        const { earliest, latest } = boundsOf(allowed);
        const days = [...new Set(written.match(/\d{4}-\d{2}-\d{2}/gu) ?? [])];
        expect(days.filter((found) => found !== earliest && found !== latest)).toEqual([]);
        if (publicDate === "year") expect(written.match(/"edtf":"\d{4}-/gu)).toBeNull();
        for (const told of [PLACE, "Shed 12", "very morning", "yesterday", "the day after", "a week later", "page 7", formatHonestDate(iso, "en")]) expect(written).not.toContain(told);
        expect(written.includes(PROVINCE)).toBe(publicPlace === PROVINCE);
        // The source is still named.
        expect(written.split(other).length).toBeGreaterThan(valuesOf(iso).length);
      }),
    );
  });

  it("stands in an order that tells no day", () => {
    const [event] = valuesOf("2031-05-20");
    if (event === undefined) throw new Error("There is an event.");
    const orders = ["2031-05-02", "2031-05-27"].map((iso) => {
      const facts = [known("one", event, iso, { publicDate: "month", publicPlace: null }), known("two", event, "2031-05-14", { publicDate: "month", publicPlace: null })];
      return bodyOf(facts);
    });
    expect(orders[0]).toBe(orders[1]);
  });

  it("takes with it the words that it rests on, under whatever else of the record they are quoted", () => {
    const [event] = valuesOf("2031-05-20");
    if (event?.kind !== "event_reading") throw new Error("The first is an event.");
    const said = "On 4 May 2031 Test Person Marrow was taken from Shed 12";
    const cited = (exact: string, more: Partial<StoredFact["citations"][number]> = {}) => [{ sourceId: other, exact, prefix: "", suffix: "", start: null, end: null, locator: "page 7", internalNote: null, reliability: null, credibility: null, ...more }];
    const taking = (precision: Partial<StoredFact>) => ({ ...known("taking", event, "2031-05-04", { publicDate: null, publicPlace: null }), citations: cited(said, { start: 40, end: 95 }), ...precision });
    const alias = (exact: string, more: Partial<StoredFact["citations"][number]> = {}) => inventedFact(person, exact, { kind: "name", text: "Marrow", language, nameKind: "alias" }, { citations: cited(exact, more) });
    const resting = [alias(said), alias(`  on 4 May 2031  test person Marrow was taken from Shed 12, it says`), alias("Marrow was taken from Shed 12"), alias("taken from Shed 12 by men in green", { start: 77, end: 111 })];
    const beside = alias("He is called Marrow", { start: 96, end: 115, prefix: "taken from Shed 12 ", suffix: " by all" });
    const elsewhere = [alias("They call him Marrow", { start: 400, end: 420, prefix: "As said, " }), alias("On 4 May", { sourceId: person })];
    for (const coarser of [{ publicDate: "month" as const }, { publicPlace: "" }, { publicPlace: PROVINCE }]) {
      const body = editionBody(recordOf([taking(coarser), ...resting, beside, ...elsewhere]));
      expect(body.names.map(({ citations }) => citations.map(({ exact, prefix, suffix, locator }) => [exact, prefix, suffix, locator])).toSorted()).toEqual([
        ...resting.map(() => [["", "", "", null]]), [["He is called Marrow", "", "", "page 7"]], [["On 4 May", "", "", "page 7"]], [["They call him Marrow", "As said, ", "", "page 7"]],
      ]);
    }
    // Where the source's text is not held, nothing has a place: one sentence that was cut in two ways is known by its words.
    const cut = editionBody(recordOf([{ ...taking({ publicDate: "month" }), citations: cited(said) }, alias("4 May 2031 Test Person Marrow was taken from Shed 12 by men in green"), alias("He is called Marrow")]));
    expect(cut.names.flatMap(({ citations }) => citations.map(({ exact }) => exact)).toSorted()).toEqual(["", "He is called Marrow"]);
    // Words that stand twice in a text have no place either: they may stand around any others.
    const twice = editionBody(recordOf([{ ...taking({ publicDate: "month" }), citations: cited("4 May 2031") }, alias("Marrow, a lawyer", { start: 8, end: 24, suffix: " was led away on 4 May 2031." })]));
    expect(twice.names.flatMap(({ citations }) => citations.map(({ exact, suffix }) => [exact, suffix]))).toEqual([["Marrow, a lawyer", ""]]);
    // What is exact, internal or rejected keeps nobody silent; and a source that is quoted elsewhere is not named by itself beside that.
    for (const loud of [taking({}), taking({ publicDate: "month", visibility: "internal" }), taking({ publicDate: "month", standing: "rejected" })]) expect(JSON.stringify(editionBody(recordOf([loud, ...resting]))).split("Shed 12 by men")).toHaveLength(2);
    const both = editionBody(recordOf([taking({ publicDate: "month" }), { ...alias(said), citations: [...cited(said), ...cited("They call him Marrow")] }]));
    expect(both.names.map(({ citations }) => citations.map(({ exact }) => exact))).toEqual([["They call him Marrow"]]);
  });

  it("is left as it is where nobody asked for less", () => {
    const [event] = valuesOf("2031-05-20");
    if (event === undefined) throw new Error("There is an event.");
    const written = bodyOf([known("one", event, "2031-05-04", { publicDate: null, publicPlace: null })]);
    for (const told of ["2031-05-04", PLACE, QUOTED, "yesterday", "page 7"]) expect(written).toContain(told);
  });
});

describe("the words of such a fact", () => {
  const said = (text: string, publicDate: PublicDate | null, publicPlace: string | null = null) => {
    const [event] = valuesOf("2031-05-20");
    if (event?.kind !== "event_reading") throw new Error("The first is an event.");
    return tellsFiner(known("one", { ...event, text }, "2031-05-04", { publicDate, publicPlace }), null);
  };

  it.each([
    "Taken on 4 May.", "Taken on May 4, 2031.", "Taken on the 4th of May", "2031-05-04", "于5月4日被带走", "2031年05月04日",
    "Taken on 4/5/2031.", "Taken on 5/4/2031.", "04.05.31", "Taken on 4/5.", "On 20310504 it was.", "Taken on 4 and 5 May.", "Taken between 3 and 4 May", "Taken on May 3–4", "on the 3rd, 4th and 5th of May",
    "May the 4th", "the fourth of May", "on May fourth", "Taken on the 4th.", "五月四日被带走", "二〇三一年五月四日", "五月四號", "5 月 4 日", "5月3日至4日", "五月三日、四日", "4日被带走", "５月４日",
  ])("do not tell the day: %s", (text) => {
    expect(said(text, "month")).toBe(true);
    expect(said(text, null)).toBe(false);
  });

  it.each(["Taken in May 2031.", "2031年5月", "Taken in 2031-05", "二〇三一年五月", "Taken in 5/2031", "Taken in early May.", "since May", "五月被带走"])("do not tell the month where only the year may be read: %s", (text) => {
    expect([said(text, "year"), said(text, "month")]).toEqual([true, false]);
  });

  it("do not tell the place, nor does the name of who did it", () => {
    const [event] = valuesOf("2031-05-20");
    const police = (publicPlace: string | null) => event?.kind === "event_reading" && tellsFiner(known("one", { ...event, authority: `the guards of ${PLACE}` }, "2031-05-04", { publicDate: null, publicPlace }), null);
    expect([police(PROVINCE), police(""), police(null)]).toEqual([true, true, false]);
    expect([said(`Held in ${PLACE}.`, null, PROVINCE), said(`Held in ${PLACE}.`, null, ""), said(`Held in ${PROVINCE}.`, null, PROVINCE), said(`Held in ${PLACE}.`, null)]).toEqual([true, true, false, false]);
  });

  it("do not tell the place or the day in what is told in place of the place", () => {
    const [event] = valuesOf("2031-05-20");
    if (event?.kind !== "event_reading") throw new Error("The first is an event.");
    const told = (place: string, publicPlace: string | null, publicDate: PublicDate | null = null) => tellsFiner(known("one", { ...event, place }, "2031-05-04", { publicDate, publicPlace }), null);
    expect([told(PLACE, `Near ${PLACE}`), told("Marrow", "A shed in Marrow"), told("Marrow", "Marrow province"), told("瓜县", "瓜县某处"), told("瓜", "瓜省"), told(PLACE, PROVINCE), told(PLACE, PLACE)]).toEqual([true, true, false, true, false, false, false]);
    expect([told(PLACE, "the market of 4 May", "month"), told("the market of 4 May", null, "month"), told("the market of 4 May", PROVINCE, "month")]).toEqual([true, true, false]);
  });

  it.each(DATE_ATTRIBUTES)("may hold how a source prints its date, which the public does not read then (%s)", (attribute) => {
    const dated = known("one", { kind: "attribute", attribute, text: "May 4, 2031", language: null }, "2031-05-04", { publicDate: "month", publicPlace: null });
    expect(tellsFiner(dated, null)).toBe(false);
    expect(bodyOf([dated])).not.toContain("May 4");
    expect(bodyOf([dated])).toContain('"text":"2031-05"');
    expect(bodyOf([{ ...dated, publicDate: null }])).toContain("May 4, 2031");
    // Without a date there is nothing coarser to read instead.
    expect(tellsFiner({ ...dated, date: null }, null)).toBe(true);
  });

  it.each([
    "It may be so.", "Taken with 14 Mayflowers.", "Taken on 24 May.", "Case 5 of 4.", "on the 4th floor", "on the 4th of June", "the twenty-fourth of May", "May 2031", "24日", "十四日", "6月4日", "四个月", "4天", "1/4/5/6", "40/5",
  ])("may say what is no such day: %s", (text) => {
    expect(said(text, "month")).toBe(false);
  });
});
