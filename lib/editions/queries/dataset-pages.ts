import "server-only";
import * as z from "zod";
import type { RecordKind } from "@/lib/core/kinds";
import type { DatasetEdition } from "@/lib/editions/dataset/files";
import { editionFrom, type Edition } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

/** The record changed while a file was written: what comes next would belong to another edition of the dataset. */
export class DatasetOver extends Error {}

const editionSchema = z.object({ publication: z.string(), day: z.iso.date() });

/** The last publication: it makes the dataset's standing edition. Null before the first. */
export async function findDatasetEdition(): Promise<DatasetEdition | null> {
  const [row] = await read(`SELECT seq::text AS publication, on_day AS day FROM public_site.publication ORDER BY seq DESC LIMIT 1`);
  return row === undefined ? null : editionSchema.parse(row);
}

/** @throws DatasetOver when something was published or withdrawn since that publication */
export async function assertStanding(publication: string): Promise<void> {
  if ((await findDatasetEdition())?.publication !== publication) throw new DatasetOver();
}

/** Records read at once: a page is held in memory, never the whole. */
const PAGE_LENGTH = 500;

// One statement sees one state of the database: its rows and the number of the last publication belong together. The left join answers one
// row also where no record is left, so that the last page is checked as well.
const PAGE = `SELECT last.publication, page.* FROM (SELECT max(seq)::text AS publication FROM public_site.publication) last
  LEFT JOIN LATERAL (
    SELECT ${EDITION_COLUMNS}, b.body AS written FROM ${STANDING_EDITIONS}
    JOIN public_site.edition_body b ON b.record_id = c.record_id AND b.number = c.number
    WHERE ($1::text IS NULL OR c.kind = $1) AND ($2::text IS NULL OR (c.kind, c.slug) > ($2::text, $3::text))
    ORDER BY c.kind, c.slug LIMIT ${PAGE_LENGTH}
  ) page ON true`;

export type DatasetRecord = { edition: Edition; /** The body as it was published: the bytes that its hash is of. */ written: string };

/**
 * The standing records, a page at a time, all of one state of the record.
 * @param kind null: of all kinds
 * @throws DatasetOver as soon as something is published or withdrawn
 */
export async function* datasetPages(publication: string, kind: RecordKind | null): AsyncGenerator<DatasetRecord[]> {
  let after: DatasetRecord | undefined;
  do {
    const rows = await read<Record<string, unknown>>(PAGE, [kind, after?.edition.entry.kind ?? null, after?.edition.entry.slug ?? null]);
    if (rows[0]?.publication !== publication) throw new DatasetOver();
    const records = rows
      .filter(({ id }) => id !== null)
      .map(({ publication: _publication, written, ...row }): DatasetRecord => ({ edition: editionFrom(row), written: z.string().parse(written) }));
    if (records.length > 0) yield records;
    after = records.length < PAGE_LENGTH ? undefined : records.at(-1);
  } while (after !== undefined);
}
