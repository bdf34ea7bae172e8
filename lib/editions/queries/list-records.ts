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

/** That a source which stands says the occupation of $2 of a record, and does not only deny it; also true where $2 is null. The list is then the same as what affirmedOf draws. */
const HAS_OCCUPATION = `($2::text IS NULL OR EXISTS (
  SELECT FROM jsonb_array_elements(c.document -> 'attributes') AS fact
  WHERE fact ->> 'attribute' = 'occupation' AND fact ->> 'text' = $2 AND fact ->> 'modality' <> 'denied' AND EXISTS (
    SELECT FROM jsonb_array_elements(fact -> 'citations') AS cited JOIN public_site.current_edition s ON s.record_id = (cited ->> 'source')::uuid)))`;

async function list<K extends RecordKind>(kind: K, after: string | null, occupation: string | null): Promise<RecordPage<K>> {
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS}
     WHERE c.kind = $1 AND ${HAS_OCCUPATION} AND ($3::text IS NULL OR c.slug COLLATE "C" > $3)
     ORDER BY c.slug COLLATE "C" LIMIT $4`,
    [kind, occupation, after, PAGE_LENGTH + 1],
  );
  const [counted] = await read<{ total: number }>(
    `SELECT count(*)::int AS total FROM public_site.current_edition c WHERE c.kind = $1 AND ${HAS_OCCUPATION}`,
    [kind, occupation],
  );
  const found = onlyOf(rows.map(editionFrom), kind);
  const editions = found.slice(0, PAGE_LENGTH);
  return { editions, total: counted?.total ?? 0, next: found.length > PAGE_LENGTH ? (editions.at(-1)?.entry.slug ?? null) : null };
}

const listOnce = cache(list);

/**
 * One page of the standing records of a kind, by slug.
 * @param after the last slug of the page before; null for the first
 * @param narrowing an occupation, for people
 */
export function listRecords<K extends RecordKind>(kind: K, after: string | null = null, { occupation }: { occupation?: string } = {}): Promise<RecordPage<K>> {
  return listOnce(kind, after, occupation ?? null);
}

/** Every standing record of a kind that stays few: countries, practices. */
export async function listEvery<K extends RecordKind>(kind: K): Promise<EditionOf<K>[]> {
  const rows = await read(`SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.kind = $1 ORDER BY c.slug COLLATE "C"`, [kind]);
  return onlyOf(rows.map(editionFrom), kind);
}
