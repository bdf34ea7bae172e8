/** What the pages of a practice and of a source draw, worked out from what a preview holds: the same as their queries count in the database. Pure. */
import { basisByKind } from "@/lib/editions/charts/basis";
import { peopleByYear } from "@/lib/editions/charts/people-by-year";
import { spellRows } from "@/lib/editions/charts/spell-rows";
import { onlyOf, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { citationsOf } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";
import type { PeopleThere } from "@/lib/editions/page-content";
import { peopleUnder } from "@/lib/editions/people-under";
import { facetsOf } from "@/lib/editions/search/facets";
import { readSearch } from "@/lib/editions/search/params";
import { statementsInTime } from "@/lib/editions/timeline";
import type { Laws } from "@/lib/vocabulary/law";

type Around = { mentioning: readonly Edition[]; statements: readonly EditionOf<"statement">[]; lookup: EditionLookup; laws: Laws };

/** @param asOf ISO day up to which open stretches are counted */
export function practiceParts(edition: EditionOf<"practice">, { mentioning, statements, lookup, laws }: Around, asOf: string) {
  const { id, slug } = edition.body;
  const people = onlyOf(mentioning, "person");
  const { recorded, alleged } = peopleUnder(id, people);
  const there = (facet: "practice" | "practice_alleged", listed: readonly EditionOf<"person">[]): PeopleThere => ({
    people: listed.map(({ body, entry }) => ({ body, tags: facetsOf(body, entry.publishedOn) })),
    total: listed.length,
    search: readSearch({ [facet]: slug }, "people").search,
  });
  return {
    recorded: there("practice", recorded),
    alleged: there("practice_alleged", alleged),
    statements: statementsInTime(statements.filter(({ body }) => body.about.some((fact) => fact.to === id && isAffirmed(fact)))),
    moreStatements: false,
    counts: peopleByYear(id, people),
    rows: spellRows(id, people, { lookup, laws }, asOf),
  };
}

export function sourceParts(edition: EditionOf<"source">, { mentioning }: Pick<Around, "mentioning">) {
  const { id } = edition.body;
  // What a source says of itself rests on nothing else, and is no reason to list it here.
  const citing = mentioning.filter(({ body }) => body.id !== id && citationsOf(body).some(({ source }) => source === id));
  return { sources: mentioning, citing, count: citing.length, basis: basisByKind(id, mentioning), page: 1, pages: 1 };
}
