/**
 * How a person's deprivation of liberty stands on record: whether an end of it is there. Of custody nothing is concluded: no limit that passed, no
 * silence and no end of one stretch ends it, only an event that sources state and none contradicts (docs/architecture.md, rule 4).
 */
import type { Stage } from "@/lib/core/kinds";
import type { EditionBodyOf, EditionCase } from "@/lib/editions/contract";
import { isAffirmed } from "@/lib/editions/mark";
import { howPlainly, type Plainness, type Reading } from "@/lib/editions/people-under";

/** `end_alleged`: sources only allege an end, say that it may be, or contradict each other. */
export const PERSON_STATUSES = ["no_end", "end_alleged", "ended", "died"] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

type Person = EditionBodyOf<"person">;

/** After these somebody is at home, or should be; "non-release release" is none of them: whoever was released so is still held. */
export const ENDS: readonly Stage[] = ["bail", "non_prosecution", "suspended", "exempt", "released"];

/**
 * The status of a person of whom a deprivation of liberty is on record; null for everybody else. Of several cases the one that is open counts.
 * Only what is recorded plainly is asked about: whoever is only alleged to be held has no status.
 */
export function statusOf(person: Person): PersonStatus | null {
  if (atStage(person, ["died"]) === "recorded") return "died";
  const cases = person.cases.map((detention) => ({ ...person, cases: [detention] })).filter((one) => howPlainly(one, () => true) === "recorded");
  const statuses = cases.map(statusOfCase);
  return PERSON_STATUSES.find((status) => statuses.includes(status)) ?? null;
}

function statusOfCase(one: Person): PersonStatus {
  const ended = atStage(one, ENDS);
  const again = one.cases.map((detention) => heldAgain(one, detention)).find((plainness) => plainness !== null) ?? null;
  if (ended === null || again === "recorded") return "no_end";
  return ended === "recorded" && again === null ? "ended" : "end_alleged";
}

/**
 * How surely a stage of the process is on record. An event is called by a stage or by a kind: who calls it by a kind contradicts the stage, as in its
 * title (lib/editions/timeline.ts).
 */
export function stageStanding(person: Person, stage: Stage): Plainness {
  return howPlainly(person, (reading) => "stage" in reading && reading.stage === stage, (reading) => "stage" in reading && reading.stage !== stage);
}

/** How surely any of the stages is said: the surest. */
function atStage(person: Person, stages: readonly Stage[]): Plainness {
  const said = stages.map((stage) => stageStanding(person, stage));
  return said.includes("recorded") ? "recorded" : said.includes("alleged") ? "alleged" : null;
}

// Taken again after every end that is dated: an event at which somebody is held, or a stretch of custody, of which all that date it say that it began when
// all ends were certainly over. As surely as all readings of it together say so: one that is contradicted holds nobody.
function heldAgain(person: Person, { events, spells = [], ...detention }: EditionCase): Plainness {
  const ends = events.filter(isAffirmed).filter(({ stage }) => isAmong(ENDS, stage)).map(({ date }) => date?.latest ?? null);
  if (ends.length === 0 || ends.includes(null)) return null;
  const last = ends.flatMap((day) => day ?? []).toSorted().at(-1) ?? "";
  const isLater = (readings: readonly Reading[]): boolean => {
    const days = readings.filter(isAffirmed).flatMap(({ date }) => date?.earliest ?? []);
    return days.length > 0 && days.every((day) => day > last);
  };
  const laterEvents = events.filter(({ event }) => isLater(events.filter((reading) => reading.event === event && isAmong(HOLDS, reading.stage))));
  const laterSpells = spells.filter(({ spell }) => isLater(spells.filter((reading) => reading.spell === spell)));
  const later = { ...person, cases: [{ ...detention, events: laterEvents, ...(laterSpells.length === 0 ? {} : { spells: laterSpells }) }] };
  return howPlainly(later, (reading) => !("stage" in reading) || isAmong(HOLDS, reading.stage), (reading) => "stage" in reading && !isAmong(HOLDS, reading.stage));
}

function isAmong(stages: readonly Stage[], stage: Stage | null): boolean {
  return stage !== null && stages.includes(stage);
}

/** Stages at which somebody is held. */
export const HOLDS: readonly Stage[] = ["taken_away", "administrative_detention", "criminal_detention", "rsdl", "arrest", "investigation", "imprisonment", "non_release_release"];
