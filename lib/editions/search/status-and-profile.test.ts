/** The status by which people are filtered never says what their page does not: over invented people with events and custody of every kind. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "@/lib/core/days";
import { boundsOf } from "@/lib/core/honest-date";
import { EVENT_KINDS, MODALITIES, STAGES } from "@/lib/core/kinds";
import type { EditionBodyOf, EditionDate } from "@/lib/editions/contract";
import { spellsOf } from "@/lib/editions/custody";
import { isBefore } from "@/lib/editions/datings";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { denialsAmong, isAffirmed, markOf } from "@/lib/editions/mark";
import { ENDS, HOLDS, statusOf as facetOf } from "@/lib/editions/search/status";
import { statusOf } from "@/lib/editions/status";
import { orderOfEvent, timelineOf, type TimelineEventEntry } from "@/lib/editions/timeline";

/** After every day that is made up here. */
const AS_OF = "2045-01-01";
const citations = [cite(someId(), "words")];
const practices = [someId(), someId()];

const day = fc.integer({ min: 0, max: 900 }).map((count) => addDays("2031-01-01", count));
const edtf = fc.oneof(day, day.map((one) => one.slice(0, 7)), day.map((one) => one.slice(0, 4)), day.map((one) => `${one.slice(0, 7)}~`), day.map((one) => `../${one}`), fc.constant(null));
const dated = (text: string | null): EditionDate | null => (text === null ? null : { edtf: text, ...boundsOf(text), printed: null, countedFrom: null });
// What is rare among all stages and ways of saying is what matters here.
const stage = fc.oneof(fc.constantFrom(...ENDS), fc.constantFrom(...HOLDS), fc.constantFrom("died" as const), fc.constantFrom(...STAGES));
const sureness = fc.record({ modality: fc.oneof(fc.constant("stated" as const), fc.constantFrom(...MODALITIES)), certainty: fc.constantFrom("certain", "certain", "certain", "likely", "uncertain"), disputed: fc.constantFrom(false, false, false, true) });
const reading = fc.record({ edtf, called: fc.oneof(stage.map((one) => ({ stage: one, eventKind: null })), fc.constantFrom(...EVENT_KINDS).map((one) => ({ stage: null, eventKind: one }))), sureness });
/** Readings of one event, of which an editor may have preferred one. */
const event = fc.record({ readings: fc.array(reading, { minLength: 1, maxLength: 2 }), preferred: fc.option(fc.nat({ max: 1 })) });
const spell = fc.array(fc.record({ edtf, end: edtf, sureness, practice: fc.constantFrom(...practices) }), { minLength: 1, maxLength: 2 });
const detention = fc.record({ events: fc.array(event, { maxLength: 4 }), spells: fc.array(spell, { maxLength: 2 }) });

type Detention = typeof detention extends fc.Arbitrary<infer D> ? D : never;

function personOf(cases: readonly Detention[]): EditionBodyOf<"person"> {
  const facts = (date: string | null, how: object) => ({ ...fact(citations), date: dated(date), ...how });
  return edition("person", "aubergine", {
    affiliations: [],
    cases: cases.map(({ events, spells }, at) => ({
      id: randomUUID(),
      number: at + 1,
      events: events.flatMap(({ readings, preferred }) => {
        const id = randomUUID();
        return readings.map((one, place) => ({ ...facts(one.edtf, one.sureness), ...one.called, preferred: preferred === place, event: id, practice: null, place: null, text: "Invented.", language: "en" }));
      }),
      ...(spells.length === 0 ? {} : { spells: spells.flatMap((readings, place) => readings.map((one) => ({ ...facts(one.edtf, one.sureness), spell: place + 1, practice: one.practice, place: null, authority: null, language: "en", end: dated(one.end) }))) }),
    })),
  }).body;
}

const isEnd = (called: string | null | undefined): boolean => ENDS.some((end) => end === called);
const isHold = (called: string | null | undefined): boolean => HOLDS.some((hold) => hold === called);

/** What the page of a person of one case says of its ends: each with how surely, and how surely somebody was held after it. */
function saidOnPage(person: EditionBodyOf<"person">) {
  const entries = timelineOf(person, []).filter((entry): entry is TimelineEventEntry => entry.kind === "event");
  const spells = spellsOf(person);
  // Sources that call it by different words for being held, or for an end of it, agree that it was so.
  const isPlain = ({ readings }: TimelineEventEntry, isOne: (called: string | null) => boolean) => {
    const affirmed = readings.filter(isAffirmed);
    const preferred = affirmed.filter((one) => one.preferred);
    const naming = preferred.length === 0 ? affirmed : preferred;
    return naming.every((one) => isOne(one.stage)) && markOf([...naming, ...denialsAmong(readings)]) === null;
  };
  const isSaid = ({ readings }: TimelineEventEntry, isOne: (called: string | null) => boolean) => readings.some((one) => isAffirmed(one) && isOne(one.stage));
  const held = [
    ...entries.filter((entry) => isSaid(entry, isHold)).map((entry) => ({ isPlain: isPlain(entry, isHold), order: orderOfEvent(entry) })),
    ...spells.filter(({ mark }) => mark !== "denied").map(({ mark, order }) => ({ isPlain: mark === null, order })),
  ];
  const ends = entries.filter((entry) => isSaid(entry, isEnd)).map((entry) => {
    const after = held.filter(({ order }) => isBefore(orderOfEvent(entry), order));
    return { isPlain: isPlain(entry, isEnd), heldAfter: after.some((one) => one.isPlain) ? "plainly" : after.length > 0 ? "allegedly" : null };
  });
  return { entries, spells, ends, plainDeath: entries.some(({ title }) => title?.mark === null && title.stage === "died"), now: statusOf(person, AS_OF) };
}

/** Each tries five hundred cases: on a machine that others share fifteen seconds were not enough. */
const PATIENCE_MS = 60_000;

it("says of a person of one case what the page says, and as surely", () => {
  fc.assert(
    fc.property(detention, (one) => {
      const person = personOf([one]);
      const facet = facetOf(person, AS_OF);
      const { entries, spells, ends, plainDeath } = saidOnPage(person);
      // Death is told by a heading of the timeline without a mark, and by nothing else.
      expect(facet === "died").toBe(plainDeath);
      switch (facet) {
        case "died":
          break;
        case "ended":
          expect(ends).toContainEqual({ isPlain: true, heldAfter: null });
          break;
        case "end_alleged":
          expect(ends.some(({ heldAfter }) => heldAfter !== "plainly")).toBe(true);
          expect(ends).not.toContainEqual({ isPlain: true, heldAfter: null });
          break;
        case "no_end":
          // None is on record, or somebody was taken again after each, and the page says so without a mark.
          expect(ends.filter(({ heldAfter }) => heldAfter !== "plainly")).toEqual([]);
          break;
        case null:
          expect([...entries.map(({ title }) => title?.mark), ...spells.map(({ mark }) => mark)]).not.toContain(null);
      }
    }),
    { numRuns: 500, seed: 29 },
  );
}, PATIENCE_MS);

it("does not keep as held whom the page takes for free or dead, nor as free whom the page counts days without news of after a later stretch", () => {
  fc.assert(
    fc.property(detention, (one) => {
      const person = personOf([one]);
      const facet = facetOf(person, AS_OF);
      const { now } = saidOnPage(person);
      // An event of which another source says something else is placed by both of their days.
      const isOver = now.eventsAreLater && now.events.every(({ title, readings }) => title?.mark === null && readings.every((each) => !isAffirmed(each) || each.stage === "released" || each.stage === "died"));
      if (isOver) expect(facet).not.toBe("no_end");
      const dates = [...one.events.flatMap(({ readings }) => readings), ...one.spells.flat()].filter(({ sureness: { modality } }) => modality !== "denied");
      if (facet === "no_end" && dates.some(({ edtf: text }) => text !== null && boundsOf(text).earliest !== null)) expect(now.silence).not.toBeNull();
    }),
    { numRuns: 500, seed: 31 },
  );
});

it("is of several cases that of the one that is open", () => {
  fc.assert(
    fc.property(fc.array(detention, { minLength: 2, maxLength: 3 }), (cases) => {
      const alone = cases.map((one) => facetOf(personOf([one]), AS_OF));
      const order = ["no_end", "end_alleged", "ended"] as const;
      expect(facetOf(personOf(cases), AS_OF)).toBe(alone.includes("died") ? "died" : (order.find((status) => alone.includes(status)) ?? null));
    }),
    { numRuns: 100, seed: 37 },
  );
});
