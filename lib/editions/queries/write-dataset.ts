import "server-only";
import { createHash } from "node:crypto";
import { editionAsJson } from "@/lib/editions/api";
import { DATASET_FILES, type DatasetFile, type WrittenFile } from "@/lib/editions/dataset/files";
import { EVENT_COLUMNS, columnsOf, eventRows, recordRow } from "@/lib/editions/dataset/record-table";
import { onlyOf } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { assertStanding, datasetPages, sequenceOf, type DatasetRecord } from "@/lib/editions/queries/dataset-pages";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { absolute } from "@/lib/editions/site";
import { csvOf, type Row } from "@/lib/editions/tables/csv";

/** A piece of a file, and how many rows of data it holds. */
export type DatasetPiece = { text: string; rows: number };

/**
 * Writes a file of the dataset, page by page. The same edition of the dataset always gives the same bytes.
 * @param publication the public name of the edition
 * @throws DatasetOver as soon as something is published or withdrawn: what was written until then is no file
 */
export async function* writeDataset(publication: string, { holds }: DatasetFile): AsyncGenerator<DatasetPiece> {
  const sequence = await sequenceOf(publication);
  if (holds === "all") {
    for await (const page of datasetPages(sequence, null)) yield { text: page.map(lineOf).join(""), rows: page.length };
    return;
  }
  const kind = holds === "event" ? "person" : holds;
  const columns: readonly string[] = holds === "event" ? EVENT_COLUMNS : columnsOf(kind);
  yield { text: csvOf(columns, []), rows: 0 };
  for await (const page of datasetPages(sequence, kind)) {
    const editions = page.map(({ edition }) => edition);
    const lookup = await loadEditions(editions.flatMap(({ body }) => mentionedIn(body)), editions);
    // Names were read after the page: they too must be of its state.
    await assertStanding(sequence);
    const rows: Row<string>[] = holds === "event" ? onlyOf(editions, "person").flatMap((person) => eventRows(person, lookup)) : editions.map((edition) => recordRow(edition, { lookup, absolute }));
    yield { text: csvOf(columns, rows, false), rows: rows.length };
  }
}

/** One line of JSON: what the API answers, with the body as it was published. */
function lineOf({ edition, written }: DatasetRecord): string {
  const { body: _body, ...head } = editionAsJson(edition);
  return `${JSON.stringify(head).slice(0, -1)},"body":${written}}\n`;
}

/** Writes a file to no one and takes its hash. */
async function measure(publication: string, file: DatasetFile): Promise<WrittenFile> {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const piece of writeDataset(publication, file)) {
    hash.update(piece.text, "utf8");
    rows += piece.rows;
  }
  return { ...file, rows, sha256: hash.digest("hex") };
}

// Those of the standing edition: each is worked out once, whoever asks, and the ones of the edition before are let go. The page and the files
// are built apart, and would each hold their own.
const kept = globalThis as unknown as { caselightDataset?: { publication: string; files: Map<string, Promise<WrittenFile>> } };

/**
 * A file's hash and number of rows, as whoever downloads it finds them.
 * @throws DatasetOver as writeDataset
 */
export function measureOnce(publication: string, file: DatasetFile): Promise<WrittenFile> {
  if (kept.caselightDataset?.publication !== publication) kept.caselightDataset = { publication, files: new Map() };
  const { files } = kept.caselightDataset;
  const known = files.get(file.name);
  if (known !== undefined) return known;
  const measuring = measure(publication, file);
  files.set(file.name, measuring);
  // A failure is not kept: the next one who asks tries again.
  measuring.catch(() => files.delete(file.name));
  return measuring;
}

/**
 * All files with hashes and rows, one after the other; null when that takes longer than a reader waits: it goes on meanwhile.
 * @param patience milliseconds
 */
export async function measureAll(publication: string, patience: number): Promise<WrittenFile[] | null> {
  const all = (async () => {
    const files: WrittenFile[] = [];
    for (const file of DATASET_FILES) files.push(await measureOnce(publication, file));
    return files;
  })().catch(() => null);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  try {
    return await Promise.race([all, late]);
  } finally {
    clearTimeout(timer);
  }
}
