/**
 * What can be found by its words: each event of a person, each statement, each source, with the texts by which it is found. The same list makes the
 * index (text-entry.ts) and the extracts that a page shows, so that nothing is found by words which no page has.
 */
import type { EditionBody, EditionBodyOf, EditionEvent } from "@/lib/editions/contract";
import { attributesOf, type EditionFact } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";

/** Kinds of thing that are found by their words. */
export const TEXT_KINDS = ["event", "statement", "source"] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

export const TEXT_PARTS = ["event", "place", "authority", "title", "description", "publisher", "passage"] as const;
/** One text of a fact, as published. `quoted`: a source's or a statement's own words. */
export type TextPart = { part: (typeof TEXT_PARTS)[number]; fact: EditionFact; text: string; language: string | null; quoted: boolean };

/** `thing`: the event's id; of statements and sources the record's own. */
export type TextThing = { kind: TextKind; thing: string; parts: TextPart[] };

/** The things of a body, in the order of the record; none for the kinds that are found by their names alone. */
export function textThingsOf(body: EditionBody): TextThing[] {
  switch (body.kind) {
    case "person":
      return eventsOf(body);
    case "statement":
      return [{ kind: "statement", thing: body.id, parts: [...attributeParts(body, "title"), ...attributeParts(body, "description"), ...passages(body)] }];
    case "source":
      return [{ kind: "source", thing: body.id, parts: [...attributeParts(body, "title"), ...attributeParts(body, "publisher"), ...attributeParts(body, "description")] }];
    case "practice":
    case "country":
    case "organisation":
      return [];
  }
}

/** The readings of each event of a person, those of all cases together: an event may belong to several. */
export function readingsByEvent({ cases }: EditionBodyOf<"person">): Map<string, EditionEvent[]> {
  const readings = new Map<string, EditionEvent[]>();
  for (const reading of cases.flatMap(({ events }) => events)) readings.set(reading.event, [...(readings.get(reading.event) ?? []), reading]);
  return readings;
}

function eventsOf(person: EditionBodyOf<"person">): TextThing[] {
  return [...readingsByEvent(person)].map(([thing, readings]) => ({ kind: "event", thing, parts: readings.flatMap(partsOfReading) }));
}

function partsOfReading(reading: EditionEvent): TextPart[] {
  const { text, place, authority, language } = reading;
  const where: TextPart[] = place === null ? [] : [{ part: "place", fact: reading, text: place, language, quoted: false }];
  const whose: TextPart[] = authority === undefined ? [] : [{ part: "authority", fact: reading, text: authority, language, quoted: false }];
  return [{ part: "event", fact: reading, text, language, quoted: false }, ...where, ...whose];
}

// A title that a source denies heads no page, and nothing is found by it. Whatever else is denied is drawn with its mark, and found.
function attributeParts(body: EditionBody, attribute: "title" | "description" | "publisher"): TextPart[] {
  return attributesOf(body, attribute).filter(isAffirmed).map((fact) => ({ part: attribute, fact, text: fact.text, language: fact.language, quoted: false }));
}

function passages({ passages: all }: EditionBodyOf<"statement">): TextPart[] {
  return all.map((fact) => ({ part: "passage", fact, text: fact.text, language: fact.language, quoted: fact.quoted }));
}
