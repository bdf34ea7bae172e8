import "server-only";
import { editionFrom, onlyOf, type EditionOf } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

/** Statements that a country signed or was noted absent from. */
export async function listSigned(): Promise<EditionOf<"statement">[]> {
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS}
     WHERE c.kind = 'statement' AND jsonb_array_length(c.document -> 'signatures') > 0 ORDER BY c.slug COLLATE "C"`,
  );
  return onlyOf(rows.map(editionFrom), "statement");
}
