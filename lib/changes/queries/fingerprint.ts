import "server-only";
import { createHash } from "node:crypto";
import type { ChangeId } from "@/lib/core/ids";
import { companionsOf } from "@/lib/changes/queries/companions";
import { factsInChanges } from "@/lib/facts/queries/read-facts";
import type { DeskReader } from "@/lib/platform/db";

/**
 * What a change and the changes that travel with it would do, as one value: facts never change their value, so their ids say it all.
 * A decision carries the fingerprint of what was on screen, and is refused when the change says something else by then.
 * @returns SHA-256 in hexadecimal
 */
export async function fingerprintOf(db: DeskReader, changeId: ChangeId): Promise<string> {
  const changes = [changeId, ...(await companionsOf(db, changeId)).map(({ id }) => id).toSorted()];
  const lines: string[] = [];
  for (const [id, { added, retired }] of await factsInChanges(db, changes)) {
    lines.push(id, ...added.map((fact) => `+${fact.id}`).toSorted(), ...retired.map((fact) => `-${fact.id}`).toSorted());
  }
  return createHash("sha256").update(lines.join("\n"), "utf8").digest("hex");
}
