import "server-only";
import { createHash } from "node:crypto";
import { cache } from "react";
import { slugSchema, type Slug } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { editionFrom, isOf, type EditionOf } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

export type Found<K extends RecordKind> =
  | { state: "standing"; edition: EditionOf<K> }
  /** Withdrawn on a day; nothing else is known of it any more. */
  | { state: "withdrawn"; on: string }
  /** An old address of a record that stands under another one. */
  | { state: "moved"; slug: Slug }
  | { state: "missing" };

async function find<K extends RecordKind>(kind: K, slug: string): Promise<Found<K>> {
  // An address that no record can have is not worth a question to the database.
  if (!slugSchema.safeParse(slug).success) return { state: "missing" };
  const [row] = await read(`SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.kind = $1 AND c.slug = $2`, [kind, slug]);
  if (row !== undefined) {
    const edition = editionFrom(row);
    if (isOf(edition, kind)) return { state: "standing", edition };
  }
  // Of an address that was expunged only its hash is kept, behind a sign that no address has: it goes on answering as before, and says nothing more (docs/decisions/056).
  const hashed = `~${createHash("sha256").update(`${kind}/${slug}`, "utf8").digest("hex")}`;
  const [gone] = await read<{ on: string }>(`SELECT withdrawn_on AS "on" FROM public_site.tombstone WHERE kind = $1 AND slug IN ($2, $3)`, [kind, slug, hashed]);
  return gone === undefined ? moved(kind, slug) : { state: "withdrawn", on: gone.on };
}

/**
 * An old address leads to the record that stands. One whose record was withdrawn since is missing, in the words for what never was: a 410 would
 * tell whoever tries names that this one belonged to a record that was taken down (docs/decisions/018).
 */
async function moved(kind: RecordKind, slug: string): Promise<{ state: "moved"; slug: Slug } | { state: "missing" }> {
  const [row] = await read(
    "SELECT c.slug FROM public_site.redirect r JOIN public_site.current_edition c ON c.record_id = r.record_id AND c.kind = r.kind WHERE r.kind = $1 AND r.slug = $2",
    [kind, slug],
  );
  return row === undefined ? { state: "missing" } : { state: "moved", slug: slugSchema.parse(row["slug"]) };
}

/** The record at a public address: its standing edition, or that it was withdrawn, moved, or that there is none. One read per request. */
export const findRecord = cache(find);
