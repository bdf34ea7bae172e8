import "server-only";
import { choiceConditions, rowsOf } from "@/lib/editions/queries/list-conditions";
import { bindings, inPart } from "@/lib/editions/queries/people-conditions";
import { UPDATES } from "@/lib/editions/queries/update-row";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { WHOLE, type TablePart } from "@/lib/editions/search/table-part";
import { updateFrom, type Update, type UpdateId } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

export type UpdatePage = { updates: Update[]; /** The id of the update to continue after; null on the last page. */ next: string | null };

/** What changed on the public record, as far as it answers, newest first: so many from a number on. One statement. */
export async function findUpdates(search: ListSearch, { offset, length }: { offset: number; length: number }): Promise<Update[]> {
  return (await readUpdates(search, { offset, length })).updates;
}

/** The same of one part of them all. `next`: null where the part is whole. */
export function updatesOfPart(search: ListSearch, { part, length }: { part: TablePart; length: number }): Promise<UpdatePage> {
  return readUpdates(search, { part, length });
}

/**
 * The same, on from an update that is on the list.
 * @param after null: from the newest one
 * @returns null where no update that is on the list is called so: whether its record was withdrawn or never was, the answer is one (decision 034)
 */
export async function continueUpdates(search: ListSearch, after: UpdateId | null, length: number): Promise<UpdatePage | null> {
  const page = await readUpdates(search, after === null ? { length } : { after, length });
  return after === null || page.updates.length > 0 || (await isListed(after)) ? page : null;
}

type Stretch = { after?: UpdateId; offset?: number; part?: TablePart; length: number };

async function readUpdates(search: ListSearch, { after, offset = 0, part = WHOLE, length }: Stretch): Promise<UpdatePage> {
  const { values, bind } = bindings();
  const conditions = [...choiceConditions(search, bind).values(), inPart("t.record_id", part, bind), after === undefined ? "true" : `t.seq < (${placeOf(after, bind)})`];
  const rows = await read<Record<string, unknown>>(
    `${UPDATES}
     WHERE p.seq IN (SELECT t.seq FROM ${rowsOf("updates")} WHERE ${conditions.join(" AND ")} ORDER BY t.seq DESC LIMIT ${bind(length + 1)} OFFSET ${bind(offset)})
     ORDER BY p.seq DESC`,
    values,
  );
  const updates = rows.slice(0, length).map(updateFrom);
  return { updates, next: rows.length > length ? (updates.at(-1)?.id ?? null) : null };
}

async function isListed(update: UpdateId): Promise<boolean> {
  const { values, bind } = bindings();
  return (await read(placeOf(update, bind), values)).length > 0;
}

// Only of records that stand: the place of another in the list would tell that it was published, how often and when.
function placeOf({ record, number, act }: UpdateId, bind: (value: unknown) => string): string {
  return `SELECT seen.seq FROM public_site.publication seen JOIN public_site.current_edition USING (record_id)
    WHERE seen.record_id = ${bind(record)}::uuid AND seen.number = ${bind(number)}::int AND seen.act = ${bind(act)}`;
}
