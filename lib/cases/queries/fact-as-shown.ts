import "server-only";
import type { Actor } from "@/lib/core/actor";
import { changeRefusal } from "@/lib/changes/policy";
import { STANDING_COLUMNS, standingOf } from "@/lib/changes/queries/change-standing";
import { withoutNotes } from "@/lib/facts/notes";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskReader } from "@/lib/platform/db";

/**
 * A fact as this person may see it: without its notes as long as the change that adds it is not theirs to read.
 * @returns `notesWithheld`: whether they were left out, so that a form drawn from it does not take them away
 */
export async function factAsShown(db: DeskReader, actor: Actor, fact: StoredFact): Promise<{ fact: StoredFact; notesWithheld: boolean }> {
  const { addedByChange } = await db.assertion.findUniqueOrThrow({ where: { id: fact.id }, select: { addedByChange: { select: STANDING_COLUMNS } } });
  const notesWithheld = changeRefusal(actor, "read", standingOf(addedByChange)) !== null;
  return { fact: notesWithheld ? withoutNotes(fact) : fact, notesWithheld };
}
