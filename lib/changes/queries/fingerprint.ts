import "server-only";
import { createHash } from "node:crypto";
import type { ChangeId } from "@/lib/core/ids";
import { companionsOf } from "@/lib/changes/queries/companions";
import type { DeskReader } from "@/lib/platform/db";

/**
 * What a change and the changes that travel with it would do, as one value: facts never change their value, so their ids say it all. With the consents that let facts
 * about health and family out (docs/decisions/044): one that is recorded after somebody looked would let out what they saw held back.
 * A decision carries the fingerprint of what was on screen, and is refused when the change says something else by then.
 * @returns SHA-256 in hexadecimal
 */
export async function fingerprintOf(db: DeskReader, changeId: ChangeId): Promise<string> {
  const changes: string[] = [changeId, ...(await companionsOf(db, changeId)).map(({ id }) => id).toSorted()];
  // Ids alone, of all at once: a merge has many that travel with it. What a change both added and retired is in neither (factsInChange).
  const facts = await db.assertion.findMany({ where: { OR: [{ addedByChangeId: { in: changes } }, { retiredByChangeId: { in: changes } }] }, select: { id: true, addedByChangeId: true, retiredByChangeId: true } });
  const lines = changes.flatMap((change) => {
    const added = facts.filter((fact) => fact.addedByChangeId === change && fact.retiredByChangeId !== change).map(({ id }) => `+${id}`);
    const retired = facts.filter((fact) => fact.retiredByChangeId === change && fact.addedByChangeId !== change).map(({ id }) => `-${id}`);
    return [change, ...added.toSorted(), ...retired.toSorted()];
  });
  const bases = await db.publicationBasis.findMany({ where: { person: { changes: { some: { id: { in: changes } } } }, purpose: { in: ["health", "relatives"] }, withdrawnAt: null }, select: { id: true } });
  lines.push(...bases.map(({ id }) => `=${id}`).toSorted());
  return createHash("sha256").update(lines.join("\n"), "utf8").digest("hex");
}
