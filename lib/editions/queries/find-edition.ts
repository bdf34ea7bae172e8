import "server-only";
import { cache } from "react";
import type { RecordKind } from "@/lib/core/kinds";
import type { EditionOf } from "@/lib/editions/edition";
import { pastBodyFrom, pastEntryFrom, type PastBody, type PastEntry } from "@/lib/editions/past-edition";
import { findRecord, type Found } from "@/lib/editions/queries/find-record";
import { PAST_EDITIONS, PAST_ENTRY_COLUMNS } from "@/lib/editions/queries/list-editions";
import { read } from "@/lib/platform/reader-db";

export type FoundEdition<K extends RecordKind> =
  | { state: "readable"; standing: EditionOf<K>; entry: PastEntry; content: PastBody }
  /** Its entry stays, its body does not. */
  | { state: "withheld"; standing: EditionOf<K>; entry: PastEntry }
  | Exclude<Found<K>, { state: "standing" }>;

async function find<K extends RecordKind>(kind: K, slug: string, number: number | null): Promise<FoundEdition<K>> {
  // The record first: whatever is asked of a withdrawn one, the answer is that it was withdrawn.
  const found = await findRecord(kind, slug);
  if (found.state !== "standing") return found;
  if (number === null) return { state: "missing" };
  const [row] = await read(`SELECT ${PAST_ENTRY_COLUMNS}, b.body FROM ${PAST_EDITIONS} WHERE c.record_id = $1 AND e.number = $2`, [found.edition.body.id, number]);
  if (row === undefined) return { state: "missing" };
  const entry = pastEntryFrom(row);
  const text: unknown = row["body"];
  return typeof text === "string"
    ? { state: "readable", standing: found.edition, entry, content: pastBodyFrom(text) }
    : { state: "withheld", standing: found.edition, entry };
}

/**
 * One edition of the record at a public address. One read per request.
 * @param number as the address names it; null where it names none that can be
 */
export const findEdition = cache(find);
