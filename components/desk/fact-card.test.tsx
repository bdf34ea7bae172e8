import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FactCard } from "@/components/desk/fact-card";
import type { StoredFact } from "@/lib/facts/schema";

const FACT = {
  value: { kind: "name", text: "Test Person Aubergine", language: "en", nameKind: "main" }, date: null, modality: "stated", certainty: "certain", standing: "accepted", standingReason: null,
  visibility: "public", saidById: null, saidByText: null, internalNote: null, publicDate: null, publicPlace: null, citations: [], id: "00000000-0000-4000-8000-000000000008",
  recordId: "00000000-0000-4000-8000-000000000001", question: "q", preferred: false, preferredReason: null, replaces: null,
} as unknown as StoredFact;

const card = (isWithdrawn: boolean) => renderToStaticMarkup(<FactCard locale="en" marked={{ fact: FACT, pending: null, retiring: null }} names={{}} isWithdrawn={isWithdrawn} />);
const said = (fact: Partial<StoredFact>, isContested = false) => renderToStaticMarkup(<FactCard locale="en" marked={{ fact: { ...FACT, ...fact }, pending: null, retiring: null }} names={{}} isContested={isContested} />);

it("of a withdrawn record no fact is offered to be edited or retired: both would be refused once everything is typed", () => {
  expect(card(false)).toContain(`/desk/facts/${FACT.id}/retire`);
  expect(card(true)).toContain("Test Person Aubergine");
  expect(card(true)).not.toContain("/desk/facts/");
});

it("says how a source puts it and how sure it is where that is out of the ordinary, or stands beside another reading", () => {
  const [how, sure] = ["How the source puts it", "How sure"];
  expect(said({})).not.toMatch(new RegExp(`${how}|${sure}`, "u"));
  expect(said({ modality: "alleged" })).toContain(how);
  expect(said({ modality: "alleged" })).not.toContain(sure);
  expect(said({ certainty: "uncertain" })).toContain(sure);
  expect(said({}, true)).toContain(how);
});

it("names the language of words as people call it, beside its tag", () => {
  expect(said({})).toContain("English (en)");
});

it("says from when somebody was held before it says until when", () => {
  const value = { kind: "spell", caseId: FACT.id, spell: 1, practiceId: FACT.id, place: null, authority: null, language: "en", endEdtf: "2032-05", endPrinted: null, endCountedFrom: null } as const;
  const markup = said({ value, date: { edtf: "2031-05", printed: null, countedFrom: null } } as unknown as Partial<StoredFact>);
  expect(markup.indexOf("May 2031")).toBeGreaterThan(0);
  expect(markup.indexOf("May 2031")).toBeLessThan(markup.indexOf("May 2032"));
});
