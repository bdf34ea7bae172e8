import "server-only";
import * as z from "zod";
import { slugSchema } from "@/lib/core/ids";
import { RECORD_KINDS } from "@/lib/core/kinds";
import { read } from "@/lib/platform/reader-db";

const placeSchema = z.object({ kind: z.enum(RECORD_KINDS), slug: slugSchema });
/** A record's place in the order of all addresses. */
export type AddressPlace = z.infer<typeof placeSchema>;

const addressSchema = placeSchema.extend({ publishedOn: z.iso.date() });
export type RecordAddress = z.infer<typeof addressSchema>;

/** The order of all addresses: by kind, then slug, in the collation of their unique index, which then answers without a sort. */
const IN_ORDER = "c.kind, c.slug";

/**
 * Addresses of standing records with the day of their edition.
 * @param after the last place of the page before; null for the first page
 * @param length at most so many
 */
export async function listAddresses(after: AddressPlace | null, length: number): Promise<RecordAddress[]> {
  const rows = await read(
    `SELECT c.kind, c.slug, e.published_on AS "publishedOn" FROM public_site.current_edition c
     JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number
     WHERE $1::text IS NULL OR (${IN_ORDER}) > ($1::text, $2::text) ORDER BY ${IN_ORDER} LIMIT $3`,
    [after?.kind ?? null, after?.slug ?? null, length],
  );
  return rows.map((row) => addressSchema.parse(row));
}

/** Every `length`th place in the same order: after each of them a new page of addresses begins. Empty where one page holds all. */
export async function listPageEnds(length: number): Promise<AddressPlace[]> {
  const rows = await read(
    `SELECT kind, slug FROM (
       SELECT c.kind, c.slug, row_number() OVER (ORDER BY ${IN_ORDER}) AS place, count(*) OVER () AS total FROM public_site.current_edition c
     ) placed WHERE place % $1 = 0 AND place < total ORDER BY place`,
    [length],
  );
  return rows.map((row) => placeSchema.parse(row));
}
