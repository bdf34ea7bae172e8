import "server-only";
import * as z from "zod";
import type { RecordKind } from "@/lib/core/kinds";
import type { DatasetEdition } from "@/lib/editions/dataset/files";
import { editionFrom, type Edition } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

/** The record changed while a file was written: what comes next would belong to another edition of the dataset. */
export class DatasetOver extends Error {}

const stateSchema = z.object({ sequence: z.string(), publication: z.string().nullable(), day: z.iso.date().nullable() });

type DatasetState = z.infer<typeof stateSchema>;

// One statement: the number of the last act and the name of what stands belong together. The name is taken from what stands, and the day from
// the newest publication of it: neither tells how many acts there were, or when something was withdrawn. Ids and hashes are of fixed
// length, so that no two states are the same bytes. Its tables call practices by the vocabulary's words: these are part of the name, and of the day.
const WORDS = "SELECT sha256(convert_to(coalesce(string_agg(w.id, ',' ORDER BY w.practice), ''), 'UTF8')) FROM public_site.standing_practice w WHERE EXISTS (SELECT FROM public_site.current_edition c WHERE c.kind = 'practice' AND c.slug = replace(w.practice, '_', '-'))";
const STATE = `SELECT (SELECT max(seq)::text FROM public_site.publication) AS sequence,
  (SELECT left(encode(sha256(string_agg(uuid_send(c.record_id) || int4send(c.number) || e.sha256, ''::bytea ORDER BY c.record_id) || (${WORDS})), 'hex'), 16) FROM ${STANDING_EDITIONS}) AS publication,
  (SELECT p.on_day FROM public_site.publication p
    WHERE p.act <> 'withdraw' AND (EXISTS (SELECT FROM public_site.current_edition c WHERE c.record_id = p.record_id) OR p.act = 'wording' AND EXISTS (SELECT FROM public_site.standing_practice w JOIN public_site.current_edition c ON c.kind = 'practice' AND c.slug = replace(w.practice, '_', '-') WHERE w.id = p.record_id::text))
    ORDER BY p.seq DESC LIMIT 1) AS day`;

// Naming the state reads an entry of every record: once for each act, whoever asks. The page and the files are built apart, and would each hold
// their own.
const kept = globalThis as unknown as { caselightDatasetState?: DatasetState };

/** The number of the last act on the record. It stays inside: it would tell of withdrawals. Null before the first. */
async function lastSequence(): Promise<string | null> {
  const [row] = await read<{ sequence: string | null }>("SELECT max(seq)::text AS sequence FROM public_site.publication");
  return row?.sequence ?? null;
}

async function standingState(): Promise<DatasetState | null> {
  const sequence = await lastSequence();
  if (sequence === null) return null;
  if (kept.caselightDatasetState?.sequence !== sequence) kept.caselightDatasetState = stateSchema.parse((await read(STATE))[0]);
  return kept.caselightDatasetState;
}

/** The dataset's standing edition, as the public may know it. Null while no record stands. */
export async function findDatasetEdition(): Promise<DatasetEdition | null> {
  const { publication = null, day = null } = (await standingState()) ?? {};
  return publication === null || day === null ? null : { publication, day };
}

/**
 * The sequence number that a file of this edition is checked against while it is written.
 * @throws DatasetOver when another edition stands
 */
export async function sequenceOf(publication: string): Promise<string> {
  const state = await standingState();
  if (state?.publication !== publication) throw new DatasetOver();
  return state.sequence;
}

/** @throws DatasetOver when something was published or withdrawn since that act */
export async function assertStanding(sequence: string): Promise<void> {
  if ((await lastSequence()) !== sequence) throw new DatasetOver();
}

/** Records read at once: a page is held in memory, never the whole. */
const PAGE_LENGTH = 500;

// One statement sees one state of the database: its rows and the number of the last act belong together. The left join answers one
// row also where no record is left, so that the last page is checked as well.
const PAGE = `SELECT last.sequence, page.* FROM (SELECT max(seq)::text AS sequence FROM public_site.publication) last
  LEFT JOIN LATERAL (
    SELECT ${EDITION_COLUMNS}, b.body AS written FROM ${STANDING_EDITIONS}
    JOIN public_site.edition_body b ON b.record_id = c.record_id AND b.number = c.number
    WHERE ($1::text IS NULL OR c.kind = $1) AND ($2::text IS NULL OR (c.kind, c.slug) > ($2::text, $3::text))
    ORDER BY c.kind, c.slug LIMIT ${PAGE_LENGTH}
  ) page ON true`;

export type DatasetRecord = { edition: Edition; /** The body as it was published: the bytes that its hash is of. */ written: string };

/**
 * The standing records, a page at a time, all of one state of the record.
 * @param sequence of the last act, from sequenceOf
 * @param kind null: of all kinds
 * @throws DatasetOver as soon as something is published or withdrawn
 */
export async function* datasetPages(sequence: string, kind: RecordKind | null): AsyncGenerator<DatasetRecord[]> {
  let after: DatasetRecord | undefined;
  do {
    const rows = await read<Record<string, unknown>>(PAGE, [kind, after?.edition.entry.kind ?? null, after?.edition.entry.slug ?? null]);
    if (rows[0]?.sequence !== sequence) throw new DatasetOver();
    const records = rows
      .filter(({ id }) => id !== null)
      .map(({ sequence: _sequence, written, ...row }): DatasetRecord => ({ edition: editionFrom(row), written: z.string().parse(written) }));
    if (records.length > 0) yield records;
    after = records.length < PAGE_LENGTH ? undefined : records.at(-1);
  } while (after !== undefined);
}
