import "server-only";
import * as z from "zod";
import type { RecordId } from "@/lib/core/ids";
import { countByYear, type PeopleByYear } from "@/lib/editions/charts/people-by-year";
import { spellRows, type SpellRow } from "@/lib/editions/charts/spell-rows";
import { custodySchema } from "@/lib/editions/contract";
import type { Held } from "@/lib/editions/custody";
import { editionFrom, onlyOf, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { headFrom } from "@/lib/editions/head";
import { isAffirmed } from "@/lib/editions/mark";
import type { PeopleThere } from "@/lib/editions/page-content";
import { EDITION_COLUMNS, HEAD_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { findRecord, type Found } from "@/lib/editions/queries/find-record";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { readLaws } from "@/lib/editions/queries/read-laws";
import { listPeople } from "@/lib/editions/queries/search-people";
import { readSearch } from "@/lib/editions/search/params";
import { today } from "@/lib/editions/site";
import { countedPartOf } from "@/lib/editions/standing-part";
import { statementsInTime } from "@/lib/editions/timeline";
import { read } from "@/lib/platform/reader-db";
import type { Laws } from "@/lib/vocabulary/law";

/** Of a list on the page; the rest is behind a link to the same list as a search. */
const MOST_LISTED = 100;

export type PracticeNumbers = { counts: PeopleByYear; rows: SpellRow[]; lookup: EditionLookup; /** On this practice. */ laws: Laws };
export type PracticePageContent = PracticeNumbers & {
  state: "standing";
  edition: EditionOf<"practice">;
  recorded: PeopleThere;
  alleged: PeopleThere;
  /** Statements about it, the earliest first. */
  statements: EditionOf<"statement">[];
  /** Whether there are more of them. */
  moreStatements: boolean;
};

/** Everything that the page of a practice draws. Thousands may be on record under it: of them all, custody alone is read; of lists their beginning. */
export async function readPractice(slug: string): Promise<PracticePageContent | Exclude<Found<"practice">, { state: "standing" }>> {
  const found = await findRecord("practice", slug);
  if (found.state !== "standing") return found;
  const { edition } = found;
  const { ids, ...numbers } = await readNumbers(edition);
  const [recorded, alleged, about] = await Promise.all([listThose("practice", slug, ids.stated.length), listThose("practice_alleged", slug, ids.alleged.length), listAbout(edition.body.id)]);
  const lookup = await loadEditions([...mentionedIn(edition.body), ...about.statements.flatMap(({ body }) => mentionedIn(body))], [edition, ...about.statements]);
  return { state: "standing", edition, ...numbers, lookup, recorded, alleged, statements: statementsInTime(about.statements), moreStatements: about.more };
}

/** The numbers of its charts alone. */
export async function readPracticeNumbers(slug: string): Promise<({ state: "standing" } & PracticeNumbers) | Exclude<Found<"practice">, { state: "standing" }>> {
  const found = await findRecord("practice", slug);
  return found.state === "standing" ? { state: "standing", ...(await readNumbers(found.edition)) } : found;
}

async function readNumbers(edition: EditionOf<"practice">): Promise<PracticeNumbers & { ids: Listed }> {
  const { id } = edition.body;
  const [held, ids, laws] = await Promise.all([listHeld(id), listIds(id), readLaws([edition])]);
  const lookup: EditionLookup = new Map([[id, edition]]);
  const rows = spellRows(id, held, { lookup, laws }, today());
  return { ids, rows, lookup, laws, counts: countByYear(rows, ids) };
}

type Listed = { stated: RecordId[]; alleged: RecordId[] };

/** Who is on record under it: those whom the search lists (lib/editions/search/facets.ts). */
async function listIds(practice: RecordId): Promise<Listed> {
  const rows = await read<{ id: RecordId; stated: boolean }>(
    `SELECT p.record_id AS id, p.facets @> ARRAY['practice:' || $1::text] AS stated FROM public_site.person_entry p WHERE p.facets && ARRAY['practice:' || $1::text, 'practice_alleged:' || $1::text]`,
    [practice],
  );
  const those = (stated: boolean) => rows.filter((row) => row.stated === stated).map(({ id }) => id);
  return { stated: those(true), alleged: those(false) };
}

async function listThose(facet: "practice" | "practice_alleged", slug: string, total: number): Promise<PeopleThere> {
  const { search } = readSearch({ [facet]: slug }, "people");
  return { search, total, people: total === 0 ? [] : (await listPeople(search, { offset: 0, length: MOST_LISTED })).people.map(({ person }) => person) };
}

const heldSchema = z.object({ cases: z.array(custodySchema) });

/**
 * People whose bodies name the practice, with what each of their cases says of custody; events, charges and representations are not read, nor cases without
 * custody. So a case's number here is not the one of its person's page: rows know their case by its id.
 */
async function listHeld(practice: RecordId): Promise<Held[]> {
  const rows = await read<Record<string, unknown>>(
    `WITH named AS MATERIALIZED (SELECT c.record_id, c.mentions FROM public_site.current_edition c WHERE c.kind = 'person' AND c.mentions && ARRAY[$1::uuid])
     SELECT ${HEAD_COLUMNS}, ARRAY(SELECT one - ARRAY['events', 'charges', 'representations'] FROM jsonb_array_elements(c.document->'cases') WITH ORDINALITY AS detention(one, place) WHERE one ? 'spells' ORDER BY place) AS cases,
       ARRAY(SELECT mentioned.id FROM (SELECT DISTINCT unnest(mentions) AS id FROM named) mentioned WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = mentioned.id)) AS absent
     FROM named JOIN public_site.current_edition c USING (record_id) ORDER BY c.slug COLLATE "C"`,
    [practice],
  );
  return rows.map((row) => ({ body: countedPartOf({ ...headFrom(row), ...heldSchema.parse(row) }, new Set(z.array(z.string()).parse(row["absent"]))) }));
}

/** The first statements of which some source affirms that they are about it. */
async function listAbout(practice: RecordId): Promise<{ statements: EditionOf<"statement">[]; more: boolean }> {
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} LEFT JOIN public_site.text_entry t ON t.record_id = c.record_id AND t.thing = c.record_id
     WHERE c.kind = 'statement' AND c.mentions && ARRAY[$1::uuid] ORDER BY t.on_day NULLS LAST, c.slug COLLATE "C" LIMIT $2`,
    [practice, MOST_LISTED + 1],
  );
  const named = onlyOf(rows.slice(0, MOST_LISTED).map(editionFrom), "statement");
  return { statements: named.filter(({ body }) => body.about.some((fact) => fact.to === practice && isAffirmed(fact))), more: rows.length > MOST_LISTED };
}
