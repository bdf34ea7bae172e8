import "server-only";
import { choiceConditions, rowsOf } from "@/lib/editions/queries/list-conditions";
import type { UpdatePage } from "@/lib/editions/queries/list-updates";
import { bindings } from "@/lib/editions/queries/people-conditions";
import { UPDATES } from "@/lib/editions/queries/update-row";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { updateFrom, type UpdateId } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

/** Which updates of the whole answer: by their number, or those behind one (see list-updates.ts). */
export type UpdateWindow = { offset: number; length: number } | { after: UpdateId | null; length: number };

/** What changed on the public record, as far as it answers, newest first. One statement. */
export async function findUpdates(search: ListSearch, window: UpdateWindow): Promise<UpdatePage> {
  const { values, bind } = bindings();
  const conditions = [...choiceConditions(search, bind).values(), "after" in window ? behind(window.after, bind) : "true"];
  const rows = await read<Record<string, unknown>>(
    `${UPDATES}
     WHERE p.seq IN (SELECT t.seq FROM ${rowsOf("updates")} WHERE ${conditions.join(" AND ")} ORDER BY t.seq DESC LIMIT ${bind(window.length + 1)} OFFSET ${bind("after" in window ? 0 : window.offset)})
     ORDER BY p.seq DESC`,
    values,
  );
  const updates = rows.slice(0, window.length).map(updateFrom);
  return { updates, next: rows.length > window.length ? (updates.at(-1)?.id ?? null) : null };
}

function behind(after: UpdateId | null, bind: (value: unknown) => string): string {
  if (after === null) return "true";
  return `t.seq < (SELECT seen.seq FROM public_site.publication seen WHERE seen.record_id = ${bind(after.record)}::uuid AND seen.number = ${bind(after.number)}::int AND seen.act = ${bind(after.act)})`;
}
