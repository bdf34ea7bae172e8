import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { SealedId } from "@/lib/core/ids";
import { unsealWith } from "@/lib/platform/secrets";
import { eraseIdentity } from "@/lib/sealed/commands/erase-identity";
import { readIdentity } from "@/lib/sealed/commands/read-identity";
import { reseal } from "@/lib/sealed/commands/reseal";
import { sealIdentity } from "@/lib/sealed/commands/seal-identity";
import { sealIdentitySchema } from "@/lib/sealed/schema";
import { lastAudit } from "@/prisma/factories/expect-refusal";
import { makeSource } from "@/prisma/factories/records";
import { makeSignedIn, type SignedIn } from "@/prisma/factories/signed-in";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const [NEW, THIRD] = ["n".repeat(43), "t".repeat(43)];
const FACTORS = 2;
const IDENTITIES = 3;

let old: string;
let members: SignedIn[];
let ids: SealedId[];

const change = (secret: string, before?: string) => reseal(database.urls.ownerUrl, { secret, before });
const bytes = async () => [
  ...(await database.sqlAs("owner", "SELECT account_id AS id, sealed_secret AS sealed, 'second-factor' AS purpose FROM desk.second_factor ORDER BY 1")),
  ...(await database.sqlAs("owner", "SELECT id, sealed, 'sealed-identity' AS purpose FROM desk.sealed_identity WHERE sealed IS NOT NULL ORDER BY 1")),
] as { id: string; sealed: Uint8Array; purpose: "second-factor" | "sealed-identity" }[];
const openWith = async (secret: string) => (await bytes()).filter(({ id, sealed, purpose }) => unsealWith(secret, purpose, id, sealed) !== null).length;

beforeEach(async () => {
  await database.sqlAs("owner", "SET session_replication_role = replica; DELETE FROM desk.sealed_reading; DELETE FROM desk.sealed_reader; DELETE FROM desk.sealed_identity; DELETE FROM desk.second_factor");
  old = process.env["CASELIGHT_SECRET"] ?? "";
  members = [await makeSignedIn(database.db, "researcher"), await makeSignedIn(database.db, "editor")];
  const [{ actor }] = members as [SignedIn];
  const sourceId = await makeSource(database.db, { by: actor });
  ids = [];
  for (let made = 0; made < IDENTITIES; made += 1) ids.push((await sealIdentity(actor, sealIdentitySchema.parse({ identityId: randomUUID(), sourceId, words: `Invented words ${String(made)}` }))).identityId);
});

describe("changing the application's secret", () => {
  it("seals second factors and identities anew; nothing is lost, and nothing opens with the old one any more", async () => {
    const [audited, plain] = [await lastAudit(database.db), (await bytes()).map(({ id, sealed, purpose }) => unsealWith(old, purpose, id, sealed))];
    expect(await change(NEW, old)).toEqual({ sealedAnew: FACTORS + IDENTITIES, asTheyWere: 0, lost: 0 });
    expect((await bytes()).map(({ id, sealed, purpose }) => unsealWith(NEW, purpose, id, sealed))).toEqual(plain);
    expect([await openWith(NEW), await openWith(old)]).toEqual([FACTORS + IDENTITIES, 0]);
    expect(await change(NEW, old)).toEqual({ sealedAnew: 0, asTheyWere: FACTORS + IDENTITIES, lost: 0 });
    expect(await change(NEW)).toEqual({ sealedAnew: 0, asTheyWere: FACTORS + IDENTITIES, lost: 0 });
    expect(await lastAudit(database.db)).toBe(audited);
  });

  it("goes on where it was interrupted", async () => {
    // The second identity cannot be written: what came before it is kept.
    const second = ids.toSorted()[1];
    await database.sqlAs("owner", `CREATE FUNCTION desk.drill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'drill'; END $$; CREATE TRIGGER drill BEFORE UPDATE ON desk.sealed_identity FOR EACH ROW WHEN (OLD.id = '${second ?? ""}') EXECUTE FUNCTION desk.drill()`);
    try {
      await expect(change(NEW, old)).rejects.toThrow();
    } finally {
      await database.sqlAs("owner", "DROP FUNCTION desk.drill() CASCADE");
    }
    expect([await openWith(NEW), await openWith(old)]).toEqual([FACTORS + 1, IDENTITIES - 1]);
    expect(await change(NEW, old)).toEqual({ sealedAnew: IDENTITIES - 1, asTheyWere: FACTORS + 1, lost: 0 });
  });

  it("counts what opens under neither, and leaves it as it is for whoever finds the right secret", async () => {
    const before = await bytes();
    expect(await change(NEW, THIRD)).toEqual({ sealedAnew: 0, asTheyWere: 0, lost: FACTORS + IDENTITIES });
    expect(await change(NEW)).toEqual({ sealedAnew: 0, asTheyWere: 0, lost: FACTORS + IDENTITIES });
    expect(await bytes()).toEqual(before);
    expect(await change(NEW, old)).toMatchObject({ lost: 0 });
  });

  it("passes over what was erased", async () => {
    const [{ actor }] = members as [SignedIn];
    for (const identityId of ids) await eraseIdentity(actor, { identityId, confirmed: "yes" });
    expect(await change(NEW, old)).toEqual({ sealedAnew: FACTORS, asTheyWere: 0, lost: 0 });
  });

  it("and back: authenticators go on working", async () => {
    await change(NEW, old);
    await change(old, NEW);
    const [{ actor, code }] = members as [SignedIn];
    const [identityId] = ids as [SealedId];
    await readIdentity(actor, { identityId, code: code(new Date()) });
  });
});
