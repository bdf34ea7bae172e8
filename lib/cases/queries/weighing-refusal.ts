import "server-only";
import { saidAnew, type Weighing } from "@/lib/cases/weighing";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskReader } from "@/lib/platform/db";
import { isPublicFact } from "@/lib/publication/body";
import { sourcesOf, standingFact } from "@/lib/publication/withdrawn-sources";

/** Which of the facts' sources were withdrawn. */
export async function withdrawnSourcesOf(db: DeskReader, facts: readonly StoredFact[]): Promise<ReadonlySet<string>> {
  const rows = await db.tombstone.findMany({ where: { kind: "source", recordId: { in: sourcesOf(facts) } }, select: { recordId: true } });
  return new Set(rows.map(({ recordId }) => recordId));
}

/**
 * Whether weighing would say a reading anew, for the public, that rests on withdrawn sources alone. Publication refuses that: whoever weighs hears it before
 * they write, and not from an editor. Rejecting such a reading, which takes it off the public page, is no such thing.
 * @param withdrawn as withdrawnSourcesOf the answers
 */
export function wouldRestOnWithdrawn(fact: StoredFact, answers: readonly StoredFact[], weighing: Weighing, withdrawn: ReadonlySet<string>): boolean {
  return saidAnew(fact, answers, weighing, "").some(({ fact: said, as }) => isPublicFact({ ...said, ...as }) && standingFact(said, withdrawn).length === 0);
}
