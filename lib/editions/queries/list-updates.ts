import "server-only";
import * as z from "zod";
import { EDITION_REASONS } from "@/lib/core/kinds";
import { editionFrom, type Edition } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

/** Updates on one page. */
export const UPDATES_LENGTH = 100;

const updateSchema = z.object({
  seq: z.string(),
  act: z.enum(["publish", "correct", "withhold"]),
  number: z.int().positive(),
  onDay: z.iso.date(),
  /** Of the edition that was published then, which need not be the one that stands now. */
  actReason: z.enum(EDITION_REASONS),
  note: z.string().nullable(),
});
export type Update = z.infer<typeof updateSchema> & { record: Edition };
export type UpdatePage = { updates: Update[]; next: string | null };

/**
 * What changed on the public record, newest first. Withdrawn records are not in it: neither their editions nor their withdrawal.
 * @param before the sequence number of the last update of the page before; null for the newest
 * @param length at most so many
 */
export async function listUpdates(before: string | null = null, length: number = UPDATES_LENGTH): Promise<UpdatePage> {
  const rows = await read(
    `SELECT p.seq::text AS seq, p.act, p.number AS "actNumber", p.on_day AS "onDay", done.reason AS "actReason", done.public_note AS note, ${EDITION_COLUMNS}
     FROM public_site.publication p
     JOIN public_site.edition done ON done.record_id = p.record_id AND done.number = p.number
     JOIN (${STANDING_EDITIONS}) ON c.record_id = p.record_id
     WHERE ($1::bigint IS NULL OR p.seq < $1::bigint) ORDER BY p.seq DESC LIMIT $2`,
    [before, length + 1],
  );
  const updates = rows.slice(0, length).map((row) => ({ ...updateSchema.parse({ ...row, number: row.actNumber }), record: editionFrom(row) }));
  return { updates, next: rows.length > length ? (updates.at(-1)?.seq ?? null) : null };
}
