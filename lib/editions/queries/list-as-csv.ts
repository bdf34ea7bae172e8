import "server-only";
import { columnsOf, recordRow } from "@/lib/editions/dataset/record-table";
import { updateAsJson } from "@/lib/editions/api";
import { mentionedIn } from "@/lib/editions/facts";
import { findThings } from "@/lib/editions/queries/find-things";
import { updatesOfPart } from "@/lib/editions/queries/find-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { TEXT_COLUMNS, textRows, voicesOf } from "@/lib/editions/search/found-things";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { LONGEST_PART, type TablePart } from "@/lib/editions/search/table-part";
import { absolute } from "@/lib/editions/site";
import { csvOf } from "@/lib/editions/tables/csv";
import type { Update } from "@/lib/editions/update";

const UPDATE_COLUMNS = ["id", "on_day", "act", "edition", "reason", "note", "record_kind", "record"] as const;

/**
 * One part of what answers as a table: of statements and sources the rows of the dataset, of texts found by their words one row each.
 * @returns null where it is longer than a part may be
 */
export async function listAsCsv(search: ListSearch, part: TablePart): Promise<string | null> {
  const window = { part, length: LONGEST_PART };
  if (search.list === "updates") {
    const page = await updatesOfPart(search, window);
    return page.next === null ? updatesAsCsv(page.updates) : null;
  }
  const { found, next } = await findThings(search, window);
  if (next !== null) return null;
  if (search.list === "search") {
    const voices = await loadEditions(found.flatMap(voicesOf));
    return csvOf(TEXT_COLUMNS, found.flatMap((one) => textRows(one, voices)));
  }
  const editions = found.map(({ edition }) => edition);
  const lookup = await loadEditions(editions.flatMap(({ body }) => mentionedIn(body)), editions);
  return csvOf(columnsOf(search.list === "statements" ? "statement" : "source"), editions.map((edition) => recordRow(edition, { lookup, absolute })));
}

function updatesAsCsv(updates: readonly Update[]): string {
  const rows = updates.map(updateAsJson).map(({ id, onDay, act, number, reason, note, record }) => ({ id, on_day: onDay, act, edition: number, reason, note, record_kind: record.kind, record: record.slug }));
  return csvOf(UPDATE_COLUMNS, rows);
}
