import "server-only";
import * as z from "zod";
import { NAME_KINDS } from "@/lib/core/kinds";
import { editionFrom, isOf, type EditionOf } from "@/lib/editions/edition";
import { headFrom, type ListedPerson } from "@/lib/editions/head";
import { MARKS } from "@/lib/editions/mark";
import { EDITION_COLUMNS, HEAD_COLUMNS, PUBLISHED_COLUMNS } from "@/lib/editions/queries/edition-row";
import type { Bind } from "@/lib/editions/queries/match-names";
import { answeringBits, answeringPlaces } from "@/lib/editions/queries/answering-bits";
import { bestNames, bindings, chosenFacets, facetConditions, inPart, listCondition, peopleAsked, type Statement } from "@/lib/editions/queries/people-conditions";
import { SCALE } from "@/lib/editions/queries/scale";
import { publishedFrom, type Published } from "@/lib/editions/published";
import { cursorOf, type Cursor } from "@/lib/editions/search/cursor";
import type { PeopleSearch, Sort } from "@/lib/editions/search/params";
import type { TablePart } from "@/lib/editions/search/table-part";
import { wayOf, type Matched } from "@/lib/editions/search/ways";
import { read } from "@/lib/platform/reader-db";

/** `matched` is null where nothing was typed. */
export type FoundPerson = { person: EditionOf<"person">; matched: Matched | null };
export type FoundAsPublished = { person: Published; matched: Matched | null };

/** Which rows of the whole answer: by their number, those after a cursor, or those of a part. */
export type Window = { length: number } & ({ offset: number } | { after: Cursor | null } | { part: TablePart });

const rowSchema = z.object({
  id: z.string(),
  rank: z.int(),
  distance: z.int(),
  matchedText: z.string().nullable(),
  matchedLanguage: z.string().nullable(),
  matchedKind: z.enum(NAME_KINDS).nullable(),
  matchedMark: z.enum(MARKS).nullable(),
  sortName: z.string(),
  updatedOn: z.string(),
  latestEventOn: z.string().nullable(),
});

const ORDERS: Record<Sort, string> = {
  relevance: 'rank, distance, sort_name COLLATE "C", record_id',
  name: 'sort_name COLLATE "C", record_id',
  updated: 'updated_on DESC, sort_name COLLATE "C", record_id',
  event: 'latest_event_on DESC NULLS LAST, sort_name COLLATE "C", record_id',
};

/**
 * The people who answer a search, in its order. One statement; those who were withdrawn have no row in any table that it reads.
 * @returns the rows, and where the answer goes on: null at its end
 */
export async function searchPeople(search: PeopleSearch, window: Window): Promise<{ people: FoundPerson[]; next: Cursor | null }> {
  const { rows, next } = await rowsOf(search, window, EDITION_COLUMNS);
  const people = rows.map(({ row, matched }): FoundPerson => {
    const person = editionFrom(row);
    if (!isOf(person, "person")) throw new Error("The search of people answered with another kind of record.");
    return { person, matched };
  });
  return { people, next };
}

const totalSchema = z.int().nullable().default(null);

/**
 * The same people as they were published: their bodies are passed on as they are, unread.
 * @returns `total`: how many answer, where a name was typed and the window holds any of them: names are then looked through once for both; otherwise null
 */
export async function searchPublished(search: PeopleSearch, window: Window): Promise<{ people: FoundAsPublished[]; next: Cursor | null; total: number | null }> {
  const { rows, next } = await rowsOf(search, window, search.q === "" ? PUBLISHED_COLUMNS : `${PUBLISHED_COLUMNS}, (SELECT count(*)::int FROM matching) AS total`);
  const people = rows.map(({ row, matched }) => ({ person: publishedFrom(row), matched }));
  return { people, next, total: totalSchema.parse(rows[0]?.row["total"]) };
}

// What the people of the page rest on and no longer stands: few ids, since those of one page share their sources.
const ABSENT = `ARRAY(SELECT named.id FROM (SELECT DISTINCT unnest(on_page.mentions) AS id FROM shown JOIN public_site.current_edition on_page USING (record_id)) named
    WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = named.id)) AS absent`;
const LISTED_COLUMNS = `${HEAD_COLUMNS}, shown.facets AS tags, c.number, e.published_on AS "publishedOn", encode(e.sha256, 'hex') AS sha256, ${ABSENT}`;

const listedSchema = z.object({ tags: z.array(z.string()), number: z.int(), publishedOn: z.iso.date(), sha256: z.string() });

/** A person on a list, and of which edition that is. */
export type FoundListed = { person: ListedPerson; edition: { number: number; publishedOn: string; sha256: string }; matched: Matched | null };

/** The same people as lists show them: what happened to them is not read. */
export async function listPeople(search: PeopleSearch, window: Window): Promise<{ people: FoundListed[]; next: Cursor | null }> {
  const { rows, next } = await rowsOf(search, window, LISTED_COLUMNS);
  const people = rows.map(({ row, matched }): FoundListed => {
    const { tags, ...edition } = listedSchema.parse(row);
    return { person: { body: headFrom(row), tags }, edition, matched };
  });
  return { people, next };
}

type FoundRow = { row: Record<string, unknown>; matched: Matched | null };

async function rowsOf(search: PeopleSearch, window: Window, columns: string): Promise<{ rows: FoundRow[]; next: Cursor | null }> {
  const { text, values } = statementFor(search, window, columns);
  const found = (await read<Record<string, unknown>>(text, values)).map((row) => ({ row, of: rowSchema.parse(row) }));
  const shown = found.slice(0, window.length);
  const last = shown.at(-1)?.of;
  const rows = shown.map(({ row, of: { rank, matchedText, matchedLanguage, matchedKind, matchedMark } }): FoundRow => {
    const matched = matchedText === null || matchedLanguage === null || matchedKind === null ? null : { way: wayOf(rank), text: matchedText, language: matchedLanguage, kind: matchedKind, mark: matchedMark };
    return { row, matched };
  });
  return { rows, next: found.length > window.length && last !== undefined ? cursorOf(search.sort, { ...last, recordId: last.id }) : null };
}

/** The statement by itself: a test explains it. @param columns of `shown`, and of the standing edition `c` with its entry `e` */
export function statementFor(search: PeopleSearch, window: Window, columns = EDITION_COLUMNS): Statement {
  const { values, bind } = bindings();
  const asks = search.q !== "";
  const part = asks ? namesAnswering(search, window, bind) : search.list === "people" && chosenFacets(search).length === 0 ? everybodyInOrder(search, window, bind) : bitsAnswering(search, window, bind);
  const text = `WITH ${part}
    SELECT ${columns}, shown.rank, shown.distance, n.text AS "matchedText", n.language AS "matchedLanguage", n.kind AS "matchedKind", n.mark AS "matchedMark",
      shown.sort_name AS "sortName", shown.updated_on AS "updatedOn", shown.latest_event_on AS "latestEventOn"
    FROM shown JOIN public_site.current_edition c USING (record_id) JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number
    LEFT JOIN public_site.person_name n ON n.record_id = shown.record_id AND n.position = shown.position
    ORDER BY ${ORDERS[search.sort].replaceAll("record_id", "shown.record_id")}`;
  return { text, values };
}

const SORT_KEYS = "p.sort_name, p.updated_on, p.latest_event_on, p.facets";
/** Of whoever was found by no name. */
const NAMELESS = `p.record_id, NULL::int AS position, 0 AS rank, 0 AS distance, ${SORT_KEYS}`;

/** The rows of the page among people `p`, in the search's order. */
function pageOf({ sort, q }: PeopleSearch, window: Window, bind: Bind): { after: string; page: string } {
  const after = "after" in window ? afterCursor(window.after, bind, q !== "") : "part" in window ? inPart("p.record_id", window.part, bind) : "true";
  return { after, page: `ORDER BY ${ORDERS[sort].replaceAll("record_id", "p.record_id")} LIMIT ${bind(window.length + 1)} OFFSET ${bind("offset" in window ? window.offset : 0)}` };
}

/** The `WITH` part `shown`, and what it rests on: everybody, by the index of their order. */
function everybodyInOrder(search: PeopleSearch, window: Window, bind: Bind): string {
  const { after, page } = pageOf(search, window, bind);
  return `shown AS (SELECT ${NAMELESS} FROM public_site.person_entry p WHERE ${after} ${page})`;
}

/** The same, of those whose names answer. */
function namesAnswering(search: PeopleSearch, window: Window, bind: Bind): string {
  const matching = [listCondition(search), ...facetConditions(search, bind).values()].join(" AND ");
  const names = bestNames(search, bind);
  const { after, page } = pageOf(search, window, bind);
  return `${names},
    matching AS MATERIALIZED (SELECT p.record_id, b.position, b.rank, b.distance, ${SORT_KEYS} FROM ${peopleAsked(search)} WHERE ${matching}),
    shown AS (SELECT p.* FROM matching p WHERE ${after} ${page})`;
}

/**
 * The same, of those who have what is chosen. Where they are few, each is looked up and all are sorted; where they are many, the index of the order is read
 * until the page is full. Which of the two runs is known by their number, which is exact, and not by what a planner takes for likely.
 */
function bitsAnswering(search: PeopleSearch, window: Window, bind: Bind): string {
  const bits = answeringBits(search, bind);
  const { after, page } = pageOf(search, window, bind);
  return `${bits},
    ${answeringPlaces(SCALE.lookedUp)},
    shown AS (
      (SELECT ${NAMELESS} FROM public_site.person_entry p WHERE (SELECT total FROM answer) > ${String(SCALE.lookedUp)} AND get_bit((SELECT bits FROM everywhere), p.place) = 1 AND ${after} ${page})
      UNION ALL (SELECT ${NAMELESS} FROM places CROSS JOIN LATERAL (SELECT * FROM public_site.person_entry entry WHERE entry.place = places.place OFFSET 0) p WHERE ${after} ${page})
    )`;
}

function afterCursor(cursor: Cursor | null, bind: Bind, asks: boolean): string {
  if (cursor === null) return "true";
  const later = `(p.sort_name COLLATE "C", p.record_id) > (${bind(cursor.sortName)}::text COLLATE "C", ${bind(cursor.recordId)}::uuid)`;
  switch (cursor.sort) {
    case "relevance":
      if (!asks) return later;
      return `((p.rank, p.distance) > (${bind(cursor.rank)}::int, ${bind(cursor.distance)}::int) OR ((p.rank, p.distance) = (${bind(cursor.rank)}::int, ${bind(cursor.distance)}::int) AND ${later}))`;
    case "name":
      return later;
    case "updated":
      return afterDay("p.updated_on", cursor.day, later, bind);
    case "event":
      return afterDay("coalesce(p.latest_event_on, '-infinity')", cursor.day ?? "-infinity", later, bind);
  }
}

function afterDay(column: string, day: string | null, later: string, bind: Bind): string {
  const value = `${bind(day)}::date`;
  return `(${column} < ${value} OR (${column} = ${value} AND ${later}))`;
}
