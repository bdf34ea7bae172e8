import "server-only";
import type { ImportId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

/** Rows that are held at once, whatever the length of the table. */
const PAGE_ROWS = 500;

/** The rows of an import in their order, page by page. */
export async function* rowPages(db: DeskReader, importId: ImportId): AsyncGenerator<{ line: number; cells: string[] }[]> {
  for (let after = 0; ; ) {
    const page = await db.tableImportRow.findMany({ where: { importId, line: { gt: after } }, orderBy: { line: "asc" }, take: PAGE_ROWS, select: { line: true, cells: true } });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ROWS) return;
    after = last.line;
  }
}
