/** Who a source is, sealed by somebody who named a colleague on it, or erased since. */
import { randomUUID } from "node:crypto";
import { newRecoveryCodes, recoveryCodeHash } from "../../lib/accounts/second-factor";
import { accountIdSchema, recordIdSchema, sealedIdSchema } from "../../lib/core/ids";
import { eraseIdentity } from "../../lib/sealed/commands/erase-identity";
import { sealIdentity } from "../../lib/sealed/commands/seal-identity";
import type { Fields, House, Staged } from "./house";
import { cast, member } from "./people-asking";

export async function stageSealed({ owner, pool, chief, sourceId }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 3);
  const [named, other, colleague] = [member(people, 0), member(people, 1), member(people, 2)];
  const { identityId } = await sealIdentity(named.actor, { identityId: sealedIdSchema.parse(randomUUID()), sourceId: recordIdSchema.parse(sourceId), words: "An invented gardener", readers: [accountIdSchema.parse(colleague.actor.accountId)] });
  // Read by a code, of which each opens once.
  const codes = newRecoveryCodes();
  for (const code of codes) await owner.query("INSERT INTO desk.recovery_code (account_id, code_hash) VALUES ($1, $2)", [named.actor.accountId, Buffer.from(recoveryCodeHash(code))]);
  if (state === "erased") await eraseIdentity(named.actor, { identityId, confirmed: "yes" });
  const forms: Readonly<Record<string, () => Fields>> = {
    readIdentityAction: () => ({ code: codes.shift() ?? "no code is left" }),
    nameReaderAction: () => ({ accountId: chief.actor.accountId, code: codes.shift() ?? "no code is left" }),
    removeReaderAction: () => ({ accountId: colleague.actor.accountId }),
    eraseIdentityAction: () => ({ confirmed: "yes" }),
  };
  return { who: { named, other }, fields: (action) => ({ identityId, ...forms[action]?.() }) };
}
