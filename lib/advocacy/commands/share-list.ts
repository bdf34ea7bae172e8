import "server-only";
import { mayTryColleague } from "@/lib/accounts/attempts";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import { MOST_COLLEAGUES, type ShareListInput } from "@/lib/advocacy/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid, tooMany } from "@/lib/core/errors";
import { accountIdSchema, type ListId } from "@/lib/core/ids";
import { ROLES } from "@/lib/core/kinds";
import { desk, inTransaction } from "@/lib/platform/db";

/**
 * Lets one colleague see a list, and with `write` say who is on it; said again, what they may is changed. A colleague is named by the address that they sign in with,
 * which one has to know: advocates see no list of who works here, and tries are counted.
 * @throws AppError as listToActOn; too_many; invalid (email) where nobody who works here signs in so, or it is oneself; conflict (colleaguesFull)
 */
export async function shareList(actor: Actor, { listId, email, access }: ShareListInput): Promise<{ listId: ListId }> {
  // Before anything is counted: whoever may not share finds out nothing here.
  await inTransaction((transaction) => listToActOn(transaction, actor, listId, "manage"));
  if (!(await mayTryColleague(desk(), actor.accountId))) throw tooMany();
  return inTransaction(async (transaction) => {
    const { shares } = await listToActOn(transaction, actor, listId, "manage");
    const colleague = await transaction.account.findFirst({ where: { email, role: { in: [...ROLES] }, disabledAt: null, id: { not: actor.accountId } }, select: { id: true } });
    if (colleague === null) throw invalid({ email: ["nobodyHere"] });
    const accountId = accountIdSchema.parse(colleague.id);
    const mayWrite = access === "write";
    const known = shares.find((share) => share.accountId === accountId);
    if (known?.mayWrite === mayWrite) return { listId };
    if (known === undefined && shares.length >= MOST_COLLEAGUES) throw conflict("colleaguesFull");
    await transaction.peopleListShare.upsert({ where: { listId_accountId: { listId, accountId } }, create: { listId, accountId, mayWrite }, update: { mayWrite, endedAt: null } });
    await recordAudit(transaction, { event: "list.shared", actorId: actor.accountId, subjectKind: "people_list", subjectId: listId, detail: { accountId, mayWrite } });
    return { listId };
  });
}
