/** What the database itself refuses to do with a sealed identity, whoever asks: raw SQL as the desk's role and as the owner. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId, SealedId } from "@/lib/core/ids";
import { eraseIdentity } from "@/lib/sealed/commands/erase-identity";
import { sealIdentity } from "@/lib/sealed/commands/seal-identity";
import { sealIdentitySchema } from "@/lib/sealed/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { anotherSession } from "@/prisma/factories/signed-in";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const NOT_ALLOWED = "42501";
const CHECK = "23514";
const BYTES = "decode(repeat('00', 100), 'hex')";

let [writer, named, stranger, advocate, admin, shutOut]: Actor[] = [];
let sourceId: RecordId;
let identityId: SealedId;

const who = (actor: Actor | undefined): Actor => {
  if (actor === undefined) throw new Error("beforeAll makes them.");
  return actor;
};
const idOf = (actor: Actor | undefined) => who(actor).accountId;
const erased = () => eraseIdentity(who(writer), { identityId, confirmed: "yes" });
const name = (account: Actor | undefined, by: Actor | undefined, id: string = identityId) => codeOf("desk", "INSERT INTO desk.sealed_reader (identity_id, account_id, named_by) VALUES ($1, $2, $3)", [id, idOf(account), idOf(by)]);
const takeOff = (account: Actor | undefined, by: Actor | undefined) => codeOf("desk", "UPDATE desk.sealed_reader SET removed_by = $3, removed_at = now() WHERE identity_id = $1 AND account_id = $2", [identityId, idOf(account), idOf(by)]);
const read = (account: Actor | undefined) => codeOf("desk", "INSERT INTO desk.sealed_reading (identity_id, account_id, session_id) VALUES ($1, $2, $3)", [identityId, idOf(account), who(account).sessionId]);

beforeAll(async () => {
  const made = await Promise.all((["researcher", "editor", "researcher", "advocate", "admin"] as const).map((role) => makeAccount(database.db, { role })));
  [writer, named, stranger, advocate, admin, shutOut] = await Promise.all([...made, await makeAccount(database.db, { role: "editor", disabled: true })].map((actor) => anotherSession(database.db, actor)));
  sourceId = await makeSource(database.db, { by: who(writer) });
});

beforeEach(async () => {
  ({ identityId } = await sealIdentity(who(writer), sealIdentitySchema.parse({ identityId: randomUUID(), sourceId, words: "Invented", readers: idOf(named) })));
});

describe("the desk's role", () => {
  it("neither changes what was written nor lets it vanish", async () => {
    for (const sql of [
      "UPDATE desk.sealed_identity SET source_id = source_id", "UPDATE desk.sealed_identity SET sealed_by = sealed_by", "UPDATE desk.sealed_identity SET id = id", "DELETE FROM desk.sealed_identity", "TRUNCATE desk.sealed_identity CASCADE",
      "UPDATE desk.sealed_reader SET account_id = account_id", "UPDATE desk.sealed_reader SET identity_id = identity_id", "UPDATE desk.sealed_reader SET named_by = named_by", "DELETE FROM desk.sealed_reader",
      "UPDATE desk.sealed_reading SET read_at = read_at", "DELETE FROM desk.sealed_reading",
    ]) expect(await codeOf("desk", sql), sql).toBe(NOT_ALLOWED);
  });

  it("replaces nothing that is sealed; the owner may, when the secret is changed", async () => {
    expect(await codeOf("desk", `UPDATE desk.sealed_identity SET sealed = ${BYTES} WHERE id = $1`, [identityId])).toBe("CL143");
    expect(await codeOf("owner", `UPDATE desk.sealed_identity SET sealed = ${BYTES} WHERE id = $1`, [identityId])).toBe("kept");
  });

  it("of the public's, no row is read", async () => {
    for (const table of ["sealed_identity", "sealed_reader", "sealed_reading"]) expect(await codeOf("reader", `SELECT 1 FROM desk.${table}`), table).toBe(NOT_ALLOWED);
  });
});

describe("an identity", () => {
  const seal = (by: Actor | undefined, sealed = BYTES, record: string = sourceId) => codeOf("desk", `INSERT INTO desk.sealed_identity (id, source_id, sealed, sealed_by) VALUES ($1, $2, ${sealed}, $3)`, [randomUUID(), record, idOf(by)]);

  it("is sealed by whoever may draft, with words, about a source", async () => {
    expect(await seal(writer)).toBe("kept");
    for (const nobody of [advocate, shutOut]) expect(await seal(nobody)).toBe("CL144");
    expect(await seal(writer, "NULL")).toBe("CL144");
    expect(await seal(writer, "'\\x01'")).toBe(CHECK);
    expect(await seal(writer, BYTES, await makeRecord(database.db, "person"))).toBe("23503");
  });

  it("stays as it was sealed, also for the owner", async () => {
    for (const set of ["source_id = gen_random_uuid()", "sealed_by = gen_random_uuid()", "sealed_at = sealed_at + interval '1 day'", "id = gen_random_uuid()"]) {
      expect(await codeOf("owner", `UPDATE desk.sealed_identity SET ${set} WHERE id = $1`, [identityId]), set).toBe("CL143");
    }
    expect(await codeOf("owner", "DELETE FROM desk.sealed_identity WHERE id = $1", [identityId])).toBe("CL143");
  });

  it("is erased whole, by somebody named on it, once", async () => {
    const erase = (by: Actor | undefined) => codeOf("desk", "UPDATE desk.sealed_identity SET sealed = NULL, erased_by = $2, erased_at = now() WHERE id = $1", [identityId, idOf(by)]);
    for (const nobody of [stranger, admin, advocate]) expect(await erase(nobody)).toBe("CL144");
    expect(await codeOf("owner", "UPDATE desk.sealed_identity SET sealed = NULL WHERE id = $1", [identityId])).toBe(CHECK);
    expect(await codeOf("owner", "UPDATE desk.sealed_identity SET erased_by = $2, erased_at = now() WHERE id = $1", [identityId, idOf(writer)])).toBe(CHECK);
    expect(await erase(named)).toBe("kept");
    expect(await erase(writer)).toBe("CL143");
    expect(await codeOf("owner", `UPDATE desk.sealed_identity SET sealed = ${BYTES}, erased_by = NULL, erased_at = NULL WHERE id = $1`, [identityId])).toBe("CL143");
  });
});

describe("a reader", () => {
  it("is named by somebody who is, and may draft", async () => {
    for (const by of [stranger, admin, advocate]) expect(await name(by, by)).toBe("CL144");
    expect(await name(advocate, writer)).toBe("CL144");
    expect(await name(shutOut, writer)).toBe("CL144");
    expect(await name(stranger, named)).toBe("kept");
    expect(await name(stranger, named), "twice").toBe("23505");
  });

  it("is first of all whoever sealed it, and nobody before", async () => {
    const bare = randomUUID();
    await database.sqlAs("desk", `INSERT INTO desk.sealed_identity (id, source_id, sealed, sealed_by) VALUES ($1, $2, ${BYTES}, $3)`, [bare, sourceId, idOf(writer)]);
    expect(await name(stranger, writer, bare)).toBe("CL144");
    expect(await name(stranger, stranger, bare)).toBe("CL144");
    expect(await name(writer, writer, bare)).toBe("kept");
    // Taken off, whoever sealed it does not come back by having sealed it.
    expect(await takeOff(writer, named)).toBe("kept");
    expect(await name(writer, writer)).toBe("CL144");
  });

  it("is taken off by somebody named, and stays on file", async () => {
    expect(await takeOff(named, stranger)).toBe("CL144");
    expect(await takeOff(named, writer)).toBe("kept");
    for (const set of ["removed_by = NULL, removed_at = NULL", "removed_at = now()"]) expect(await codeOf("owner", `UPDATE desk.sealed_reader SET ${set} WHERE identity_id = $1 AND account_id = $2`, [identityId, idOf(named)])).toBe("CL143");
    for (const set of ["account_id = gen_random_uuid()", "identity_id = gen_random_uuid()", "named_by = gen_random_uuid()", "named_at = now()"]) {
      expect(await codeOf("owner", `UPDATE desk.sealed_reader SET removed_by = account_id, removed_at = now(), ${set} WHERE identity_id = $1 AND removed_at IS NULL`, [identityId]), set).toBe("CL143");
    }
    expect(await codeOf("owner", "DELETE FROM desk.sealed_reader WHERE identity_id = $1", [identityId])).toBe("CL143");
    expect(await codeOf("owner", "UPDATE desk.sealed_reader SET removed_at = now() WHERE identity_id = $1 AND removed_at IS NULL", [identityId])).toBe("CL144");
  });

  it("stays when nobody else could open it", async () => {
    expect(await takeOff(named, named)).toBe("kept");
    expect(await takeOff(writer, writer)).toBe("CL145");
  });

  it("is neither named nor taken off once it was erased", async () => {
    await erased();
    expect(await name(stranger, writer)).toBe("CL143");
    expect(await takeOff(named, writer)).toBe("CL143");
  });
});

describe("a reading", () => {
  it("is of somebody named, of what is not erased, and stays", async () => {
    for (const nobody of [stranger, admin, advocate]) expect(await read(nobody)).toBe("CL144");
    expect(await read(named)).toBe("kept");
    for (const sql of ["UPDATE desk.sealed_reading SET account_id = $2 WHERE identity_id = $1 AND $2::uuid IS NOT NULL", "DELETE FROM desk.sealed_reading WHERE identity_id = $1 AND $2::uuid IS NOT NULL"]) expect(await codeOf("owner", sql, [identityId, idOf(writer)]), sql).toBe("CL143");
    await erased();
    expect(await read(named)).toBe("CL144");
  });
});
