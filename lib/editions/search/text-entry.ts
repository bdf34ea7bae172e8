/** A thing that is found by its words → the row that search keeps of it (prisma/migrations/0014_text_search). */
import { isDated } from "@/lib/core/honest-date";
import type { EditionBody, EditionBodyOf, EditionDate } from "@/lib/editions/contract";
import { MEDIA, STATEMENT_FORMS } from "@/lib/core/kinds";
import { plainOf } from "@/lib/editions/affirmed";
import { dateOf, datingsOf, firstDate, plainDateOf, plainDateOfEntry } from "@/lib/editions/datings";
import { isAffirmed, markOf, type Reading } from "@/lib/editions/mark";
import { markOfThing } from "@/lib/editions/plain";
import { yearOfDate } from "@/lib/editions/search/facets";
import { foldHanziRuns, foldProse } from "@/lib/editions/search/fold";
import { readingsByEvent, textThingsOf, type TextKind } from "@/lib/editions/search/text-parts";
import { plainSignatories } from "@/lib/editions/signatories";

export type TextEntryRow = { thing: string; kind: TextKind; /** `tag:value`, sorted. */ facets: string[]; /** YYYY-MM-DD. */ onDay: string | null; words: string; hanzi: string };

/** Characters. A publisher of a longer name is found by its words, and no filter. */
export const LONGEST_PUBLISHER = 120;

/**
 * Between two texts: words that no index keeps and that still take up places (stop words of the English dictionary), so that no phrase is found
 * which begins in one text and ends in another.
 */
const BETWEEN_TEXTS = " the the ";

/** The rows of a body, one for each thing. Ids of other records, never their names; only what stands (`body` is what standingPartOf leaves). */
export function textEntriesOf(body: EditionBody): TextEntryRow[] {
  return textThingsOf(body).map(({ kind, thing, parts }) => ({
    thing,
    kind,
    ...placeOf(body, thing),
    words: parts.map(({ text }) => foldProse(text)).filter((words) => words !== "").join(BETWEEN_TEXTS),
    hanzi: parts.map(({ text }) => foldHanziRuns(text)).filter((runs) => runs !== "").join(" "),
  }));
}

/** What a thing is listed under, and its place in time. What is only alleged, denied or disputed lists nothing: a filter has no word for it. */
function placeOf(body: EditionBody, thing: string): Pick<TextEntryRow, "facets" | "onDay"> {
  switch (body.kind) {
    case "person": {
      const readings = readingsByEvent(body).get(thing) ?? [];
      const datings = datingsOf(readings);
      const plain = markOfThing(readings) === null ? plainDateOfEntry({ datings }) : null;
      return { facets: tagged({ kind: ["event"], year: [yearOfDate(plain)] }), onDay: dayOfPlace(firstDate(datings)) };
    }
    case "statement":
      return { facets: tagged({ kind: ["statement"], ...statementTags(body) }), onDay: dayOfPlace(dateOf(body)) };
    case "source":
      return { facets: tagged({ kind: ["source"], ...sourceTags(body) }), onDay: dayOfPlace(dateOf(body)) };
    default:
      return { facets: [], onDay: null };
  }
}

type Tags = Readonly<Record<string, readonly (string | null | undefined)[]>>;

function tagged(tags: Tags): string[] {
  const all = Object.entries(tags).flatMap(([tag, values]) => values.flatMap((value) => (value == null ? [] : [`${tag}:${value}`])));
  return [...new Set(all)].toSorted();
}

function statementTags(body: EditionBodyOf<"statement">): Tags {
  return {
    form: [STATEMENT_FORMS.find((form) => form === plainOf(body, "form")?.text)],
    medium: [MEDIA.find((medium) => medium === plainOf(body, "medium")?.text)],
    year: [yearOfDate(plainDateOf(body))],
    // Whatever it names or concerns: which of these are practices is known to who reads.
    about: plainTargets(body.about.filter(({ relation }) => relation === "names" || relation === "concerns")),
    country: plainSignatories(body),
  };
}

function sourceTags(body: EditionBodyOf<"source">): Tags {
  const publisher = plainOf(body, "publisher")?.text.trim();
  return {
    origin: [plainTargets(body.parents.map((link) => ({ ...link, to: link.parent }))).length > 0 ? "derived" : "first"],
    publisher: [publisher !== undefined && publisher.length <= LONGEST_PUBLISHER ? publisher : null],
    language: [plainOf(body, "language")?.text],
    year: [yearOfDate(plainDateOf(body))],
  };
}

function plainTargets(facts: readonly (Reading & { to: string })[]): string[] {
  const targets = new Set<string>(facts.filter(isAffirmed).map(({ to }) => to));
  return [...targets].filter((to) => markOf(facts.filter((fact) => fact.to === to)) === null);
}

function dayOfPlace(date: EditionDate | null): string | null {
  return date !== null && isDated(date.edtf) ? date.earliest : null;
}
