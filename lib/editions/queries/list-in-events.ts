import "server-only";
import type { EventId, RecordId } from "@/lib/core/ids";
import { editionFrom, onlyOf, type EditionOf } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

/** A round-up may hold hundreds: the rest is found by search. */
export const MOST_IN_EVENTS = 100;

/** Whether a person's cases hold one of the events $1. The expression is that of current_edition_events_idx: by another one every person would be read. */
export const IN_EVENTS = "c.kind = 'person' AND jsonb_path_query_array(c.document, '$.cases[*].events[*].event') ?| $1::text[]";

/**
 * Standing people whose cases hold any of these events, in the order of their addresses; at most one more than MOST_IN_EVENTS.
 * @param except whose page asks
 */
export async function listInEvents(events: readonly EventId[], except: RecordId): Promise<EditionOf<"person">[]> {
  if (events.length === 0) return [];
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE ${IN_EVENTS} AND c.record_id <> $2 ORDER BY c.slug COLLATE "C" LIMIT $3`,
    [events, except, MOST_IN_EVENTS + 1],
  );
  return onlyOf(rows.map(editionFrom), "person");
}
