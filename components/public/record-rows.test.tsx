import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PeopleRows } from "@/components/public/record-rows";
import { representedBy } from "@/lib/editions/custody";
import type { EditionOf } from "@/lib/editions/edition";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { searchEntryOf } from "@/lib/editions/search/entry";
import { facetsOf } from "@/lib/editions/search/facets";

const rests = (parts: Record<string, unknown>) => ({ ...fact([cite(someId(), "words")]), ...parts });
const listed = ({ body }: EditionOf<"person">) => ({ body, tags: facetsOf(body, "2045-01-01") });
const occupation = (parts: Record<string, unknown> = {}) => ({ ...rests(parts), attribute: "occupation", text: "lawyer", language: "en" });
const name = (text: string, parts: Record<string, unknown> = {}) => ({ ...rests(parts), text, language: "en", kind: "main" });

function row(parts: Record<string, unknown>): string {
  const person = edition("person", "invented-person", { affiliations: [], cases: [], ...parts });
  return renderToStaticMarkup(<PeopleRows people={[listed(person)]} locale="en" />).replaceAll(/<[^>]+>/gu, " ");
}

it("calls nobody a lawyer of whom it is only denied, and marks what is alleged or disputed", () => {
  expect(row({ attributes: [occupation()] })).toContain("lawyer");
  expect(row({ attributes: [occupation({ modality: "denied" })] })).not.toContain("lawyer");
  expect(row({ attributes: [occupation({ modality: "alleged" })] })).toMatch(/lawyer.*alleged/u);
  expect(row({ attributes: [occupation(), occupation({ modality: "denied" })] })).toMatch(/lawyer.*disputed/u);
  expect(row({ attributes: [occupation(), occupation({ modality: "alleged" })] })).not.toMatch(/alleged|disputed/u);
});

it("is headed by no denied name, and marks one that is not plainly stated", () => {
  expect(row({ names: [name("Test Person Aubergine", { modality: "denied" }), name("Test Person Bergamot")] })).not.toContain("Aubergine");
  expect(row({ names: [name("Test Person Aubergine", { disputed: true })] })).toMatch(/Aubergine.*disputed/u);
});

it("says of nobody that a deprivation of liberty is on record of which everything is denied", () => {
  const event = (parts: Record<string, unknown>) => ({ ...rests(parts), event: someId(), stage: "taken_away", eventKind: null, practice: null, place: null, text: "taken", language: "en" });
  const held = (...events: Record<string, unknown>[]) => ({ cases: [{ id: someId(), number: 1, events }] });
  expect(row(held(event({ modality: "denied" })))).not.toContain("on record");
  expect(row(held(event({ modality: "denied" }), event({})))).toContain("deprivation of liberty on record");
});

it("marks the name that answered a search where it is not plainly stated", () => {
  const answering = (...parts: Record<string, unknown>[]) => {
    const names = [name("Test Person Bergamot"), ...parts.map((each) => name("Celeriac", { kind: "alias", ...each }))];
    const person = edition("person", "invented-person", { names, affiliations: [], cases: [] });
    // The row of the search, from which the answer is read.
    const row = searchEntryOf(person.body, new Set(), "2045-01-01")?.person?.names.find(({ text }) => text === "Celeriac");
    const matched = new Map([[person.body.id, { way: "whole", text: "Celeriac", language: "en", kind: "alias", mark: row?.mark ?? null } as const]]);
    return renderToStaticMarkup(<PeopleRows people={[listed(person)]} matched={matched} locale="en" />).replaceAll(/<[^>]+>/gu, " ");
  };
  expect(answering({})).not.toMatch(/alleged|disputed/u);
  expect(answering({ modality: "alleged" }, {})).not.toMatch(/alleged|disputed/u);
  expect(answering({ modality: "alleged" })).toMatch(/Celeriac.*alleged/u);
  expect(answering({}, { modality: "denied" })).toMatch(/Celeriac.*disputed/u);
});

it("says whom a lawyer defended and what was done to them, with its mark, and how many people more", () => {
  const lawyer = edition("person", "invented-lawyer", { affiliations: [], cases: [], names: [name("Test Lawyer Fennel")] });
  const works = (parts: Record<string, unknown> = {}) => ({ ...rests(parts), lawyer: lawyer.body.id, began: "engaged", ended: "disbarred", end: null, ...parts });
  const client = (label: string, ...representations: Record<string, unknown>[]) => edition("person", label, { affiliations: [], names: [name(label)], cases: [{ id: someId(), number: 1, events: [], representations }] });
  const drawn = (...people: ReturnType<typeof client>[]) => {
    const clients = new Map([[lawyer.body.id, { shown: representedBy(lawyer.body.id, people), more: 2 }]]);
    return renderToStaticMarkup(<PeopleRows people={[listed(lawyer)]} clients={clients} locale="en" />).replaceAll(/<[^>]+>/gu, "").replaceAll(/\s+/gu, " ");
  };
  expect(drawn(client("bergamot", works()), client("celeriac", works({ ended: "completed" })))).toContain("Defended: bergamot ▲ ended when the lawyer was disbarred; celeriac; 2 people more");
  expect(drawn(client("bergamot", works({ ended: null }), works({ modality: "alleged" })))).toMatch(/bergamot ▲ ended when the lawyer was disbarred ◇/u);
});
