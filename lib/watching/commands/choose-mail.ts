import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { mayWatch } from "@/lib/watching/policy";
import type { ChooseMailInput } from "@/lib/watching/schema";
import { letterDue } from "@/lib/watching/when";

/** Chooses how one wants letters. One that waits already goes at the time of the new choice, or, where none is wanted, not at all. */
export async function chooseMail(actor: Actor, { choice }: ChooseMailInput): Promise<void> {
  if (!mayWatch(actor)) throw forbidden();
  const { accountId } = actor;
  await inTransaction(async (transaction) => {
    const at = now();
    await transaction.mailChoice.upsert({ where: { accountId }, create: { accountId, choice, chosenAt: at }, update: { choice, chosenAt: at } });
    const waiting = { accountId, state: "waiting" };
    if (choice === "none") await transaction.letter.updateMany({ where: waiting, data: { state: "dropped", endedAt: at } });
    else await transaction.letter.updateMany({ where: { ...waiting, tries: 0 }, data: { dueAt: letterDue(choice, at) } });
  });
}
