/** Withdrawn records that two invented editors expunge. */
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { approveExpunging } from "@/lib/expunging/commands/approve-expunging";
import { proposeExpunging } from "@/lib/expunging/commands/propose-expunging";
import { expungingScopeSchema, proposeExpungingSchema, scopeAsSeen, type ExpungingReason, type ExpungingScope } from "@/lib/expunging/schema";
import type { Desk } from "@/lib/platform/db";

/** Proposes as an editor does. @returns the proposal's id */
export async function proposedExpunging(db: Desk, editor: Actor, recordId: RecordId, { reason = "safety", words = "An invented reason." }: { reason?: ExpungingReason; words?: string } = {}): Promise<string> {
  await proposeExpunging(editor, proposeExpungingSchema.parse({ recordId, reason, words, confirmed: "yes" }));
  return (await db.expunging.findFirstOrThrow({ where: { recordId, state: "proposed" }, select: { id: true } })).id;
}

/** What would go, as the page shows it. */
export async function scopeOf(db: Desk, recordId: RecordId): Promise<ExpungingScope> {
  const [row] = await db.$queryRaw<{ takes: unknown }[]>`SELECT desk.what_expunging_takes(${recordId}::uuid) AS takes`;
  return expungingScopeSchema.parse(row?.takes);
}

/** Approves as an editor does who has just been shown what goes. Errors as approveExpunging. */
export async function approvedExpunging(db: Desk, editor: Actor, recordId: RecordId, proposalId: string): ReturnType<typeof approveExpunging> {
  return approveExpunging(editor, { proposalId, seen: scopeAsSeen(await scopeOf(db, recordId)), confirmed: "yes" });
}

/** All words of facts, changes, histories and editions that the database holds, as one text. */
export async function allWords(database: { readonly sqlAs: (role: "owner", text: string) => Promise<unknown> }): Promise<string> {
  return JSON.stringify(await database.sqlAs("owner", "SELECT (SELECT json_agg(r) FROM desk.revision r) AS revisions, (SELECT json_agg(b) FROM public_site.edition_body b) AS bodies, (SELECT json_agg(n) FROM desk.name n) AS names, (SELECT json_agg(a) FROM desk.assertion a) AS facts, (SELECT json_agg(s) FROM desk.speaker s) AS speakers, (SELECT json_agg(c) FROM desk.citation c) AS citations, (SELECT json_agg(c) FROM desk.change c) AS changes, (SELECT json_agg(e) FROM public_site.edition e) AS editions"));
}
