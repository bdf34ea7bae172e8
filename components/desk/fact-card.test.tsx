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

it("of a withdrawn record no fact is offered to be edited or retired: both would be refused once everything is typed", () => {
  expect(card(false)).toContain(`/desk/facts/${FACT.id}/retire`);
  expect(card(true)).toContain("Test Person Aubergine");
  expect(card(true)).not.toContain("/desk/facts/");
});
