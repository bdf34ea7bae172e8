import "server-only";
import * as z from "zod";
import { eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { editionFrom, type Edition } from "@/lib/editions/edition";
import { EDITION_COLUMNS } from "@/lib/editions/queries/edition-row";
import { askedWords, choiceConditions, ofList, rowsOf, wordConditions, wordsToMark } from "@/lib/editions/queries/list-conditions";
import { bindings, inPart } from "@/lib/editions/queries/people-conditions";
import type { Hits } from "@/lib/editions/search/extract";
import type { ListSearch } from "@/lib/editions/search/list-params";
import type { ListSort } from "@/lib/editions/search/lists";
import type { TablePart } from "@/lib/editions/search/table-part";
import { TEXT_KINDS, type TextKind } from "@/lib/editions/search/text-parts";
import { read } from "@/lib/platform/reader-db";

/** A thing that answers, with the standing edition that holds it. `hits`: what to mark in its texts; null where nothing was typed. */
export type FoundThing = { edition: Edition; kind: TextKind; thing: string; hits: Hits | null };

const thingIdSchema = z.union([eventIdSchema, recordIdSchema]);
const placeSchema = z.object({ record: recordIdSchema, thing: thingIdSchema });
/** Behind which thing an answer of the API goes on. */
export type ThingPlace = z.infer<typeof placeSchema>;

/** Which things of the whole answer: by their number in its order, those behind a place in the order of ids, in which nothing moves, or those of a part. */
export type ThingWindow = { length: number } & ({ offset: number } | { after: ThingPlace | null } | { part: TablePart });

const rowSchema = z.looseObject({ thing: thingIdSchema, thingKind: z.enum(TEXT_KINDS), hits: z.array(z.string()).nullable() });

const BY_ID = "record_id, thing";
const ORDERS: Record<ListSort, string> = {
  relevance: `rank DESC, on_day DESC NULLS LAST, ${BY_ID}`,
  newest: `on_day DESC NULLS LAST, ${BY_ID}`,
  oldest: `on_day NULLS LAST, ${BY_ID}`,
  updated: `updated_on DESC, ${BY_ID}`,
};
/** ts_rank: a long text does not come first for being long. */
const BY_LENGTH = "1";

/** The events, statements and sources that answer. One statement; what was withdrawn has no row in any table that it reads. */
export async function findThings(search: ListSearch, window: ThingWindow): Promise<{ found: FoundThing[]; next: ThingPlace | null }> {
  const { text, values, runs } = thingsFor(search, window);
  const rows = (await read(text, values)).map((row) => ({ edition: editionFrom(row), ...rowSchema.parse(row) }));
  const found = rows.slice(0, window.length).map(({ edition, thing, thingKind, hits }): FoundThing => ({ edition, kind: thingKind, thing, hits: hits === null ? null : { words: new Set(hits), runs } }));
  const last = found.at(-1);
  return { found, next: rows.length > window.length && last !== undefined ? { record: last.edition.entry.id, thing: placeSchema.shape.thing.parse(last.thing) } : null };
}

/** The statement by itself: a test explains it. `runs`: the characters asked for. */
export function thingsFor(search: ListSearch, window: ThingWindow): { text: string; values: unknown[]; runs: readonly string[] } {
  const { values, bind } = bindings();
  const words = search.q === "" ? null : askedWords(search, bind);
  const conditions = [ofList(search.list), ...(words?.conditions ?? wordConditions(search, bind)), ...choiceConditions(search, bind).values()];
  const paged = "after" in window;
  if (paged && window.after !== null) conditions.push(`(t.record_id, t.thing) > (${bind(window.after.record)}::uuid, ${bind(window.after.thing)}::uuid)`);
  if ("part" in window) conditions.push(inPart("t.record_id", window.part, bind));
  const order = paged ? BY_ID : ORDERS[search.sort];
  const text = `WITH shown AS (
      SELECT t.record_id, t.thing, t.kind, t.on_day, t.updated_on, t.words, ${words === null ? "0" : `ts_rank(t.terms, ${words.query}, ${BY_LENGTH})`} AS rank
      FROM ${rowsOf(search.list)} WHERE ${conditions.join(" AND ")} ORDER BY ${order} LIMIT ${bind(window.length + 1)} OFFSET ${bind("offset" in window ? window.offset : 0)}
    )
    SELECT ${EDITION_COLUMNS}, shown.thing, shown.kind AS "thingKind", ${words === null ? "NULL::text[]" : wordsToMark(words.asked, bind)} AS hits
    FROM shown JOIN public_site.current_edition c USING (record_id) JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number
    ORDER BY ${order.replaceAll(/rank|on_day|updated_on|record_id|thing/gu, (column) => `shown.${column}`)}`;
  return { text, values, runs: words?.asked.runs ?? [] };
}

const WRITTEN = /^(?<record>[0-9a-f-]{36})\.(?<thing>[0-9a-f-]{36})$/u;

/** A place as an address carries it; null where it is none. */
export function thingPlaceOf(word: string): ThingPlace | null {
  const parsed = placeSchema.safeParse(WRITTEN.exec(word)?.groups);
  return parsed.success ? parsed.data : null;
}
