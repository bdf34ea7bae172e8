import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { eventIdsOf, togetherIn } from "@/lib/editions/same-events";
import { timelineOf } from "@/lib/editions/timeline";

const [roundUp, trial] = [randomUUID(), randomUUID()];
const reading = (event: string, modality = "stated") => ({
  ...fact([cite(someId(), "told")], "2031-07"), modality, event, stage: null, eventKind: "round_up", practice: null, place: null, text: "told", language: "en",
});
const person = (slug: string, ...events: unknown[]) => edition("person", slug, { affiliations: [], cases: [{ id: randomUUID(), number: 1, events }] });
const joined = (own: unknown[], ...people: ReturnType<typeof person>[]) =>
  togetherIn(timelineOf(person("aubergine", ...own).body, []), people).map(({ entry, people: others }) => [entry.event, others.map(({ person: other, mark }) => [other.body.slug, mark])]);

it("lists with each event the others of whom a source affirms it, with the mark of what is said of them", () => {
  const others = [person("bergamot", reading(roundUp)), person("cardamom", reading(roundUp, "alleged")), person("daikon", reading(roundUp), reading(roundUp, "denied"))];
  expect(joined([reading(roundUp), reading(trial)], ...others)).toEqual([[roundUp, [["bergamot", null], ["cardamom", "alleged"], ["daikon", "disputed"]]]]);
});

it("joins nobody by an event of which everything is denied, on either side", () => {
  expect(joined([reading(roundUp)], person("bergamot", reading(roundUp, "denied")), person("cardamom", reading(trial)))).toEqual([]);
  expect(joined([reading(roundUp, "denied")], person("bergamot", reading(roundUp)))).toEqual([]);
});

it("knows the events of a person's cases, each once", () => {
  expect(eventIdsOf(person("aubergine", reading(roundUp), reading(roundUp), reading(trial)).body)).toEqual([roundUp, trial]);
});
