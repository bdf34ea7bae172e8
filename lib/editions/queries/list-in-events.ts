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
  // They are found first and ordered then: asked for the first in the order of addresses, Postgres would go through everybody in that order and look into each body.
  const rows = await read(
    `WITH found AS MATERIALIZED (SELECT c.record_id, c.slug FROM public_site.current_edition c WHERE ${IN_EVENTS}),
      first AS MATERIALIZED (SELECT record_id FROM found WHERE record_id <> $2 ORDER BY slug COLLATE "C" LIMIT $3)
    SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.record_id = ANY (ARRAY(SELECT record_id FROM first)) ORDER BY c.slug COLLATE "C"`,
    [events, except, MOST_IN_EVENTS + 1],
  );
  return onlyOf(rows.map(editionFrom), "person");
}
