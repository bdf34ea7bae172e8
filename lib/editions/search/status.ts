/**
 * How a person's deprivation of liberty stands on record: whether an end of it is there. Of custody nothing is concluded: no limit that passed, no
 * silence and no end of one stretch ends it, only an event that sources state and none contradicts (docs/architecture.md, rule 4).
 */
import type { Stage } from "@/lib/core/kinds";
import type { DateBounds } from "@/lib/core/honest-date";
import type { EditionBodyOf } from "@/lib/editions/contract";
import { spellsOf } from "@/lib/editions/custody";
import { isBefore, type Dating } from "@/lib/editions/datings";
import type { Mark } from "@/lib/editions/mark";
import { howPlainly, type Plainness } from "@/lib/editions/people-under";
import { markSaying } from "@/lib/editions/plain";
import { orderOfEvent, timelineOf, type TimelineEventEntry } from "@/lib/editions/timeline";

/** `end_alleged`: sources only allege an end, say that it may be, or contradict each other. */
export const PERSON_STATUSES = ["no_end", "end_alleged", "ended", "died"] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

type Person = EditionBodyOf<"person">;

/** After these somebody is at home, or should be; "non-release release" is none of them: whoever was released so is still held. */
export const ENDS: readonly Stage[] = ["bail", "non_prosecution", "suspended", "exempt", "released"];

/**
 * The status of a person of whom a deprivation of liberty is on record; null for everybody else. Of several cases the one that is open counts.
 * Only what is recorded plainly is asked about: whoever is only alleged to be held has no status.
 * @param asOf ISO day on which the edition was published. A release that is dated after it was announced and not told: it ends nothing until an edition of
 *   that day or later says it still
 */
export function statusOf(person: Person, asOf: string): PersonStatus | null {
  if (stageStanding(person, "died") === "recorded") return "died";
  const cases = person.cases.map((detention) => ({ ...person, cases: [detention] })).filter((one) => howPlainly(one, () => true) === "recorded");
  const statuses = cases.map((one) => statusOfCase(one, asOf));
  return PERSON_STATUSES.find((status) => statuses.includes(status)) ?? null;
}

/** Something of a case, with how surely it is said and between which days it lies. */
type Weighed = { mark: Mark; order: DateBounds };

/**
 * An end is over where somebody was plainly held again, certainly after it: what is only alleged, denied, hedged, or of which only a day is alleged,
 * undoes none. Of the ends that are left, one that is plainly stated ends the case, unless sources allege that it went on after it.
 */
function statusOfCase(one: Person, asOf: string): PersonStatus {
  const events = timelineOf(one, []).filter((entry) => entry.kind === "event").filter(({ datings }) => !isAhead(datings, asOf));
  const spells = spellsOf(one).filter(({ mark, begins }) => mark !== "denied" && !isAhead(begins, asOf));
  const [ends, held] = [ofStages(events, ENDS), [...ofStages(events, HOLDS), ...spells]];
  const isHeldAfter = (end: Weighed, those: readonly Weighed[]) => those.some(({ order }) => isBefore(end.order, order));
  const left = ends.filter((end) => !isHeldAfter(end, held.filter(({ mark }) => mark === null)));
  if (left.length === 0) return "no_end";
  return left.some((end) => end.mark === null && !isHeldAfter(end, held)) ? "ended" : "end_alleged";
}

/** Whether every day that sources give lies ahead. */
function isAhead(datings: readonly Pick<Dating, "date">[], asOf: string): boolean {
  return datings.length > 0 && datings.every(({ date: { earliest } }) => earliest !== null && earliest > asOf);
}

/** The events that sources call by one of the stages. Who calls one otherwise contradicts it, as in stageStanding. */
function ofStages(events: readonly TimelineEventEntry[], stages: readonly Stage[]): Weighed[] {
  const isOne = ({ stage }: { stage: Stage | null }) => stage !== null && stages.includes(stage);
  return events.flatMap((entry): Weighed[] => {
    const mark = markSaying({ says: isOne, contradicts: (reading) => !isOne(reading) }, entry.readings);
    return mark === "denied" ? [] : [{ mark, order: orderOfEvent(entry) }];
  });
}

/**
 * How surely a stage of the process is on record. An event is called by a stage or by a kind: who calls it by a kind contradicts the stage, as in its
 * title (lib/editions/timeline.ts).
 */
export function stageStanding(person: Person, stage: Stage): Plainness {
  return howPlainly(person, (reading) => "stage" in reading && reading.stage === stage, (reading) => "stage" in reading && reading.stage !== stage);
}

/** Stages at which somebody is held. */
export const HOLDS: readonly Stage[] = ["taken_away", "administrative_detention", "criminal_detention", "rsdl", "arrest", "investigation", "imprisonment", "non_release_release"];
