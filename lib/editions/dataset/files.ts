/** The files of the dataset: a table of each kind, one of what happened to people, and everything whole. */
import { KIND_PLURAL, RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import type { FileType } from "@/lib/editions/takeaway/file-answer";

export type DatasetFile = {
  /** The last part of its address. */
  name: string;
  /** A table of one kind of record; `event`: a row for each reading of each event; `all`: every record whole, one per line. */
  holds: RecordKind | "event" | "all";
  type: FileType;
};

/** Every file, in the order of the page. */
export const DATASET_FILES: readonly DatasetFile[] = [
  ...RECORD_KINDS.map((kind): DatasetFile => ({ name: `${KIND_PLURAL[kind]}.csv`, holds: kind, type: "text/csv" })),
  { name: "events.csv", holds: "event", type: "text/csv" },
  { name: "records.jsonl", holds: "all", type: "application/x-ndjson" },
];

/** The list of all hashes, as `sha256sum` reads and writes it. */
export const SUMS_FILE = "SHA256SUMS";

/** A state of the public record, as its files name it. */
export type DatasetEdition = {
  /** Opaque name, taken from what stands: a number would count what was withdrawn as well. */
  publication: string;
  /** Day of the newest publication that stands, `YYYY-MM-DD`. A withdrawal's own day is told to nobody. */
  day: string;
};

/** Whether this can be the name of an edition of the dataset, now or ever. */
export function isDatasetName(text: string): boolean {
  return /^[0-9a-f]{16}$/u.test(text);
}

/** A file as it was written once, byte for byte. */
export type WrittenFile = DatasetFile & { rows: number; sha256: string };
