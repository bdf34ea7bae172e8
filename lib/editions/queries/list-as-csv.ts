import "server-only";
import { columnsOf, recordRow } from "@/lib/editions/dataset/record-table";
import { updateAsJson } from "@/lib/editions/api";
import { mentionedIn } from "@/lib/editions/facts";
import { findThings } from "@/lib/editions/queries/find-things";
import { findUpdates } from "@/lib/editions/queries/find-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { CSV_LENGTH } from "@/lib/editions/search/links";
import { TEXT_COLUMNS, textRows, voicesOf } from "@/lib/editions/search/found-things";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { absolute } from "@/lib/editions/site";
import { csvOf } from "@/lib/editions/tables/csv";

const UPDATE_COLUMNS = ["id", "on_day", "act", "edition", "reason", "note", "record_kind", "record"] as const;

/**
 * One part of what answers as a table: of statements and sources the rows of the dataset, of texts found by their words one row each.
 * @param part from 1; CSV_LENGTH things each
 */
export async function listAsCsv(search: ListSearch, part: number): Promise<string> {
  const window = { offset: (part - 1) * CSV_LENGTH, length: CSV_LENGTH };
  if (search.list === "updates") return updatesAsCsv(await findUpdates(search, window));
  const { found } = await findThings(search, window);
  if (search.list === "search") {
    const voices = await loadEditions(found.flatMap(voicesOf));
    return csvOf(TEXT_COLUMNS, found.flatMap((one) => textRows(one, voices)));
  }
  const editions = found.map(({ edition }) => edition);
  const lookup = await loadEditions(editions.flatMap(({ body }) => mentionedIn(body)), editions);
  return csvOf(columnsOf(search.list === "statements" ? "statement" : "source"), editions.map((edition) => recordRow(edition, { lookup, absolute })));
}

function updatesAsCsv(updates: Awaited<ReturnType<typeof findUpdates>>): string {
  const rows = updates.map(updateAsJson).map(({ id, onDay, act, number, reason, note, record }) => ({ id, on_day: onDay, act, edition: number, reason, note, record_kind: record.kind, record: record.slug }));
  return csvOf(UPDATE_COLUMNS, rows);
}
