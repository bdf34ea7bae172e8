import "server-only";
import { cache } from "react";
import type { RecordKind } from "@/lib/core/kinds";
import type { EditionOf } from "@/lib/editions/edition";
import { pastEntryFrom, type PastEntry } from "@/lib/editions/past-edition";
import { noteColumn } from "@/lib/editions/queries/edition-row";
import { findRecord, type Found } from "@/lib/editions/queries/find-record";
import { read } from "@/lib/platform/reader-db";

/** Columns of an entry under the names that pastEntryFrom (lib/editions/past-edition.ts) reads. The slug is the one that stands now. */
export const PAST_ENTRY_COLUMNS = `e.record_id AS id, c.kind, c.slug, e.number, e.published_on AS "publishedOn", encode(e.sha256, 'hex') AS sha256,
  encode(e.previous_sha256, 'hex') AS "previousSha256", e.reason, ${noteColumn("e")} AS "publicNote", e.alone, b.withheld_on AS "withheldOn", e.number = c.number AS stands`;

/** Every edition of the records that stand. Joined to the standing one: of a withdrawn record there is nothing to read, whoever asks. */
export const PAST_EDITIONS = `public_site.current_edition c JOIN public_site.edition e ON e.record_id = c.record_id
  JOIN public_site.edition_body b ON b.record_id = e.record_id AND b.number = e.number`;

export type Editions<K extends RecordKind> =
  | { state: "standing"; edition: EditionOf<K>; /** Every edition, the newest first. */ entries: PastEntry[] }
  | Exclude<Found<K>, { state: "standing" }>;

async function list<K extends RecordKind>(kind: K, slug: string): Promise<Editions<K>> {
  const found = await findRecord(kind, slug);
  if (found.state !== "standing") return found;
  // One row per publication of one record, each made by an editor's hand.
  const rows = await read(`SELECT ${PAST_ENTRY_COLUMNS} FROM ${PAST_EDITIONS} WHERE c.record_id = $1 ORDER BY e.number DESC`, [found.edition.body.id]);
  return { ...found, entries: rows.map(pastEntryFrom) };
}

/** The editions of the record at a public address. One read per request. */
export const listEditions = cache(list);
