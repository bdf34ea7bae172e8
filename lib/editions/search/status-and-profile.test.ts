/** The status by which people are filtered never says what their page does not: over invented people with events and custody of every kind. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "@/lib/core/days";
import { boundsOf } from "@/lib/core/honest-date";
import { EVENT_KINDS, MODALITIES, STAGES } from "@/lib/core/kinds";
import type { EditionBodyOf, EditionDate } from "@/lib/editions/contract";
import { spellsOf } from "@/lib/editions/custody";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { denialsAmong, isAffirmed, markOf } from "@/lib/editions/mark";
import { ENDS, HOLDS, statusOf as facetOf } from "@/lib/editions/search/status";
import { statusOf } from "@/lib/editions/status";
import { timelineOf, type TimelineEventEntry } from "@/lib/editions/timeline";

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

/** What the page of a person of one case says of its end. */
function saidOnPage(person: EditionBodyOf<"person">) {
  const entries = timelineOf(person, []).filter((entry): entry is TimelineEventEntry => entry.kind === "event");
  const ends = entries.filter(({ readings }) => readings.some((one) => isAffirmed(one) && isEnd(one.stage)));
  const last = ends.map(({ readings }) => readings.filter((one) => isAffirmed(one) && isEnd(one.stage)).map(({ date }) => date?.latest ?? AS_OF).toSorted().at(-1) ?? AS_OF).toSorted().at(-1) ?? "";
  const isLater = (dates: readonly (EditionDate | null)[]) => dates.some((date) => date?.earliest != null) && dates.every((date) => date?.earliest == null || date.earliest > last);
  const isEventLater = ({ readings }: TimelineEventEntry) => isLater(readings.filter((one) => isAffirmed(one) && isHold(one.stage)).map(({ date }) => date));
  // Sources that call it by different words for being held agree that it was so.
  const isPlainHold = ({ readings }: TimelineEventEntry) => {
    const affirmed = readings.filter(isAffirmed);
    const preferred = affirmed.filter((one) => one.preferred);
    const naming = preferred.length === 0 ? affirmed : preferred;
    return naming.every((one) => isHold(one.stage)) && markOf([...naming, ...denialsAmong(readings)]) === null;
  };
  const held = [
    ...entries.filter(isEventLater).map(isPlainHold),
    ...spellsOf(person).filter(({ readings }) => isLater(readings.filter(isAffirmed).map(({ date }) => date))).map(({ mark }) => mark === null),
  ];
  return {
    entries,
    spells: spellsOf(person),
    /** An event is headed by an end of custody, and nothing is marked beside it. */
    plainEnd: entries.some(({ title }) => title?.mark === null && isEnd(title.stage)),
    anyEnd: ends.length > 0,
    plainDeath: entries.some(({ title }) => title?.mark === null && title.stage === "died"),
    /** Somebody was held again after every end: as surely as the page says; null where nothing says so. */
    heldAgain: ends.length === 0 || held.length === 0 ? null : held.includes(true) ? "plain" : "marked",
    now: statusOf(person, AS_OF),
  };
}

it("says of a person of one case what the page says, and as surely", () => {
  fc.assert(
    fc.property(detention, (one) => {
      const person = personOf([one]);
      const facet = facetOf(person);
      const page = saidOnPage(person);
      // Death is told by a heading of the timeline without a mark, and by nothing else.
      expect(facet === "died").toBe(page.plainDeath);
      switch (facet) {
        case "died":
          break;
        case "ended":
          expect([page.plainEnd, page.heldAgain]).toEqual([true, null]);
          break;
        case "end_alleged":
          expect(page.anyEnd).toBe(true);
          expect(page.plainEnd && page.heldAgain === null).toBe(false);
          break;
        case "no_end":
          // None is on record, or somebody was taken again after it, and the page says so without a mark.
          expect(!page.anyEnd || page.heldAgain === "plain").toBe(true);
          break;
        case null:
          expect([...page.entries.map(({ title }) => title?.mark), ...page.spells.map(({ mark }) => mark)]).not.toContain(null);
      }
    }),
    { numRuns: 500, seed: 29 },
  );
});

it("does not keep as held whom the page takes for free or dead, nor as free whom the page counts days without news of after a later stretch", () => {
  fc.assert(
    fc.property(detention, (one) => {
      const person = personOf([one]);
      const facet = facetOf(person);
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
      const alone = cases.map((one) => facetOf(personOf([one])));
      const order = ["no_end", "end_alleged", "ended"] as const;
      expect(facetOf(personOf(cases))).toBe(alone.includes("died") ? "died" : (order.find((status) => alone.includes(status)) ?? null));
    }),
    { numRuns: 100, seed: 37 },
  );
});
