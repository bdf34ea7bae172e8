/**
 * What a person is listed under in search. To list somebody is to say it of them: the same rules as for a practice's page
 * (lib/editions/people-under.ts, lib/editions/mark.ts). What is only alleged or disputed stands under a facet that says so; what is only denied
 * stands under none.
 */
import type { RecordId } from "@/lib/core/ids";
import { isHedged } from "@/lib/core/honest-date";
import { OCCUPATIONS, STAGES } from "@/lib/core/kinds";
import type { EditionBody, EditionBodyOf, EditionDate } from "@/lib/editions/contract";
import { representingOf } from "@/lib/editions/custody";
import { attributesOf, type EditionFact } from "@/lib/editions/facts";
import { isAffirmed, markOf, type Reading as MarkedReading } from "@/lib/editions/mark";
import { howPlainly, underPractice, type Plainness, type Reading } from "@/lib/editions/people-under";
import { stageStanding, statusOf } from "@/lib/editions/search/status";
import { plainSignatories } from "@/lib/editions/signatories";

/** In the order shown. `…_alleged`: sources only allege it, say that it may be, or contradict each other. */
export const FACETS = ["status", "role", "occupation", "practice", "practice_alleged", "stage", "stage_alleged", "year", "country", "organisation"] as const;
export type Facet = (typeof FACETS)[number];

/** Roles are facts, never columns: what somebody is on record as. */
export const PERSON_ROLES = ["detained", "detained_alleged", "lawyer", "speaker"] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** Facets whose values are records, by their ids: a value whose record was withdrawn is looked up in vain. */
export const RECORD_FACETS = { practice: "practice", practice_alleged: "practice", country: "country", organisation: "organisation" } as const satisfies Partial<Record<Facet, string>>;

/** A facet and its value as the index holds it. */
export type FacetTag = `${Facet}:${string}`;

/** Everybody of the list of lawyers: by occupation, or by whom they represent. */
export const LAWYER = "role:lawyer" satisfies FacetTag;

/** What a person's own edition lists them under, sorted. Facts that come later add their tags here. @param asOf ISO day on which it was published */
export function facetsOf(person: EditionBodyOf<"person">, asOf: string): FacetTag[] {
  return [...new Set<FacetTag>([...status(person, asOf), ...detention(person), ...occupations(person), ...practices(person), ...stages(person), ...years(person), ...organisations(person)])].toSorted();
}

/** The values that a person has of one facet. */
export function valuesOf(tags: readonly string[], facet: Facet): string[] {
  return tags.flatMap((tag) => (tag.startsWith(`${facet}:`) ? [tag.slice(facet.length + 1)] : []));
}

function detention(person: EditionBodyOf<"person">): FacetTag[] {
  const tags = { recorded: "role:detained", alleged: "role:detained_alleged" } as const;
  const standing = howPlainly(person, () => true);
  return standing === null ? [] : [tags[standing]];
}

function status(person: EditionBodyOf<"person">, asOf: string): FacetTag[] {
  const standing = statusOf(person, asOf);
  return standing === null ? [] : [`status:${standing}`];
}

function occupations(person: EditionBodyOf<"person">): FacetTag[] {
  const readings = attributesOf(person, "occupation");
  return OCCUPATIONS.flatMap((occupation): FacetTag[] => {
    if (!isPlain(readings.filter(({ text }) => text === occupation))) return [];
    return occupation === "lawyer" ? ["occupation:lawyer", LAWYER] : [`occupation:${occupation}`];
  });
}

function practices(person: EditionBodyOf<"person">): FacetTag[] {
  const named = new Set(readingsOf(person).flatMap(({ practice }) => practice ?? []));
  return [...named].flatMap((practice) => tagsFor("practice", practice, underPractice(practice, person)));
}

function stages(person: EditionBodyOf<"person">): FacetTag[] {
  return STAGES.flatMap((stage) => tagsFor("stage", stage, stageStanding(person, stage)));
}

function tagsFor(facet: "practice" | "stage", value: string, standing: Plainness): FacetTag[] {
  if (standing === null) return [];
  return standing === "recorded" ? [`${facet}:${value}`] : [`${facet}_alleged:${value}`];
}

function years(person: EditionBodyOf<"person">): FacetTag[] {
  const known = new Set(readingsOf(person).flatMap((reading) => yearOf(reading) ?? []));
  return [...known].flatMap((year): FacetTag[] => {
    const standing = howPlainly(person, (reading) => yearOf(reading) === year, (reading) => allowsForAnother(year, reading));
    return standing === "recorded" ? [`year:${year}`] : [];
  });
}

/** The one year that an event lies in, or in which custody began. */
function yearOf({ date }: Reading): string | null {
  return yearOfDate(date);
}

/** The one year that a date can mean; null where it is about or uncertain, allows for more than one, or for none. */
export function yearOfDate(date: EditionDate | null): string | null {
  if (date === null || isHedged(date.edtf)) return null;
  const first = date.earliest?.slice(0, 4);
  return first !== undefined && first === date.latest?.slice(0, 4) ? first : null;
}

/** Whether a source dates the thing outside that year, or so that it may lie outside: about another year, over its end, or open at one. */
function allowsForAnother(year: string, { date }: Reading): boolean {
  return date !== null && [date.earliest, date.latest].some((day) => day?.slice(0, 4) !== year);
}

function organisations(person: EditionBodyOf<"person">): FacetTag[] {
  const targets = new Set(person.affiliations.map(({ to }) => to));
  return [...targets].flatMap((to): FacetTag[] => (isPlain(person.affiliations.filter((affiliation) => affiliation.to === to)) ? [`organisation:${to}`] : []));
}

function readingsOf(person: EditionBodyOf<"person">): Reading[] {
  return person.cases.flatMap(({ events, spells = [] }): Reading[] => [...events, ...spells]);
}

/** Sources state it and none contradicts. */
function isPlain(readings: readonly MarkedReading[]): boolean {
  return readings.length > 0 && markOf(readings) === null;
}

export type PersonMention = { person: RecordId; facet: FacetTag };

/**
 * What a record lists other people under. Kept with that record and joined when read, so that its withdrawal takes all of it along.
 * - A statement: the countries that signed it, for those whom it names or concerns; its speakers.
 * - A person: those who plainly represent them are lawyers, whatever their occupation (lib/editions/queries/list-clients.ts names whose).
 */
export function mentionsOfPeople(body: EditionBody): PersonMention[] {
  if (body.kind === "statement") return mentionsIn(body);
  if (body.kind !== "person") return [];
  const plain = representingOf({ body }).filter(({ mark }) => mark === null);
  return [...new Set(plain.map(({ lawyer }) => lawyer))].map((person): PersonMention => ({ person, facet: LAWYER }));
}

function mentionsIn(statement: EditionBodyOf<"statement">): PersonMention[] {
  const about = recordsOf(statement.about.filter(({ relation }) => relation === "names" || relation === "concerns"), ({ to }) => to);
  const signed = plainSignatories(statement);
  const speakers = recordsOf(statement.speakers, ({ by }) => by);
  return [
    ...about.flatMap((person) => signed.map((country): PersonMention => ({ person, facet: `country:${country}` }))),
    ...speakers.map((person): PersonMention => ({ person, facet: "role:speaker" })),
  ];
}

/** The records that these facts plainly point to, each once. */
function recordsOf<F extends EditionFact>(facts: readonly F[], target: (fact: F) => RecordId | null): RecordId[] {
  const targets = new Set(facts.filter(isAffirmed).flatMap((fact) => target(fact) ?? []));
  return [...targets].filter((to) => isPlain(facts.filter((fact) => target(fact) === to)));
}
