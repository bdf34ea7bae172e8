import "server-only";
import type { Actor } from "@/lib/core/actor";
import { foldHeading } from "@/lib/imports/fields";
import type { DeskReader } from "@/lib/platform/db";

const IMPORTS_REMEMBERED = 20;

/** What columns of a heading meant to this person, the last time each. Only of tables that they had checked: a guess of ours is no choice of theirs. */
export async function rememberedColumns(db: DeskReader, actor: Actor): Promise<Map<string, string>> {
  const before = await db.tableImport.findMany({ where: { createdById: actor.accountId, attempt: { gt: 0 } }, orderBy: { createdAt: "desc" }, take: IMPORTS_REMEMBERED, select: { headings: true, mapping: true } });
  const columns = before.toReversed().flatMap(({ headings, mapping }) => headings.map((heading, column): [string, string] => [foldHeading(heading), mapping[column] ?? ""]));
  return new Map(columns.filter(([heading]) => heading !== ""));
}
