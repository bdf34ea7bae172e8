import "server-only";
import { cache } from "react";
import type { Slug } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { editionFrom, onlyOf, type EditionOf } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

/** Records on one page of a list, here and in the API. */
export const PAGE_LENGTH = 100;

export type RecordPage<K extends RecordKind> = {
  editions: EditionOf<K>[];
  /** How many the whole list has. */
  total: number;
  /** The slug to continue after; null on the last page. */
  next: Slug | null;
};

async function list<K extends RecordKind>(kind: K, after: string | null): Promise<RecordPage<K>> {
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS}
     WHERE c.kind = $1 AND ($2::text IS NULL OR c.slug COLLATE "C" > $2)
     ORDER BY c.slug COLLATE "C" LIMIT $3`,
    [kind, after, PAGE_LENGTH + 1],
  );
  const [counted] = await read<{ total: number }>("SELECT count(*)::int AS total FROM public_site.current_edition WHERE kind = $1", [kind]);
  const found = onlyOf(rows.map(editionFrom), kind);
  const editions = found.slice(0, PAGE_LENGTH);
  return { editions, total: counted?.total ?? 0, next: found.length > PAGE_LENGTH ? (editions.at(-1)?.entry.slug ?? null) : null };
}

const listOnce = cache(list);

/**
 * One page of the standing records of a kind, by slug. People are searched instead (search-people.ts).
 * @param after the last slug of the page before; null for the first
 */
export function listRecords<K extends RecordKind>(kind: K, after: string | null = null): Promise<RecordPage<K>> {
  return listOnce(kind, after);
}

/** Every standing record of a kind that stays few: countries, practices. */
export async function listEvery<K extends RecordKind>(kind: K): Promise<EditionOf<K>[]> {
  const rows = await read(`SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.kind = $1 ORDER BY c.slug COLLATE "C"`, [kind]);
  return onlyOf(rows.map(editionFrom), kind);
}
