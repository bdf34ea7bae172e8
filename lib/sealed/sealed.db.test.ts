import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, sealedIdSchema, type RecordId, type SealedId, type AccountId } from "@/lib/core/ids";
import { eraseIdentity } from "@/lib/sealed/commands/erase-identity";
import { nameReader } from "@/lib/sealed/commands/name-reader";
import { readIdentity } from "@/lib/sealed/commands/read-identity";
import { removeReader } from "@/lib/sealed/commands/remove-reader";
import { sealIdentity } from "@/lib/sealed/commands/seal-identity";
import { listPossibleReaders } from "@/lib/sealed/queries/list-possible-readers";
import { listSealed } from "@/lib/sealed/queries/list-sealed";
import { eraseIdentitySchema, MOST_READERS, READING_MINUTES, sealIdentitySchema } from "@/lib/sealed/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makeChange, makeRecord, makeSource } from "@/prisma/factories/records";
import { anotherSession, makeSignedIn, type SignedIn } from "@/prisma/factories/signed-in";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const WORDS = "Bok Choy of the invented gardens, reached through her sister";
const STEP_MS = 30_000;
const MINUTE_MS = 60_000;

let writer: SignedIn;
let named: SignedIn;
let sourceId: RecordId;
let identityId: SealedId;

const pass = (ms: number): void => {
  vi.setSystemTime(Date.now() + ms);
};
const input = (rest: Record<string, unknown> = {}) => sealIdentitySchema.parse({ identityId: randomUUID(), sourceId, words: WORDS, ...rest });
/** Names somebody by a recovery code that was not used yet, from the end of the list. */
let namings = 0;
function name(by: SignedIn, accountId: AccountId, id = identityId): Promise<unknown> {
  namings += 1;
  return nameReader(by.actor, { identityId: id, accountId, code: by.recoveryCodes.at(-namings) ?? "" });
}
const erase = (actor: Actor, id = identityId) => eraseIdentity(actor, eraseIdentitySchema.parse({ identityId: id, confirmed: "yes" }));
const read = ({ actor, code }: SignedIn, as = actor) => readIdentity(as, { identityId, code: code(new Date()) });
const names = async (actor: Actor) => (await listSealed(actor, sourceId, null)).flatMap(({ readers }) => readers.map(({ name }) => name)).toSorted();
const wordsFor = async (actor: Actor, reading: string | null) => (await listSealed(actor, sourceId, reading)).map(({ words }) => words);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  namings = 0;
  [writer, named] = [await makeSignedIn(database.db, "researcher"), await makeSignedIn(database.db, "editor")];
  sourceId = await makeSource(database.db, { by: writer.actor });
  ({ identityId } = await sealIdentity(writer.actor, input({ readers: named.actor.accountId })));
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a sealed identity", () => {
  it("is there for those named on it, and for nobody else: no role sees it, and what is foreign is what is unknown", async () => {
    expect(await names(writer.actor)).toEqual([writer.actor.displayName, named.actor.displayName].toSorted());
    expect(await names(named.actor)).toHaveLength(2);
    for (const role of ["advocate", "researcher", "editor", "admin"] as const) {
      const stranger = await makeSignedIn(database.db, role);
      expect(await listSealed(stranger.actor, sourceId, null), role).toEqual([]);
      const before = await lastAudit(database.db);
      const refused = async (id: SealedId) =>
        Promise.all([
          refusalFrom(readIdentity(stranger.actor, { identityId: id, code: stranger.code(new Date()) })),
          refusalFrom(readIdentity(stranger.actor, { identityId: id, code: "" })),
          refusalFrom(nameReader(stranger.actor, { identityId: id, accountId: stranger.actor.accountId, code: stranger.code(new Date()) })),
          refusalFrom(removeReader(stranger.actor, { identityId: id, accountId: writer.actor.accountId })),
          refusalFrom(erase(stranger.actor, id)),
        ]);
      const foreign = await refused(identityId);
      expect(foreign, role).toEqual(await refused(sealedIdSchema.parse(randomUUID())));
      expect(foreign.map(({ code }) => code), role).toEqual(Array.from({ length: 5 }, () => "not_found"));
      expect(await lastAudit(database.db), role).toBe(before);
    }
    expect(await names(writer.actor)).toHaveLength(2);
  });

  it("is closed to somebody named on it who was shut out of drafting, until they may again", async () => {
    await database.db.account.update({ where: { id: named.actor.accountId }, data: { disabledAt: new Date() } });
    // No request of theirs comes this far (lib/accounts/session.db.test.ts); the database refuses it beside.
    expect(await refusalFrom(read(named))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(erase(named.actor))).toMatchObject({ code: "not_found" });
    const demoted: Actor = { ...named.actor, role: "advocate" };
    expect([await listSealed(demoted, sourceId, null), (await refusalFrom(read(named, demoted))).code]).toEqual([[], "not_found"]);
    await database.db.account.update({ where: { id: named.actor.accountId }, data: { disabledAt: null } });
    await read(named);
  });

  it("is sealed by whoever may draft, about a source that is on the desk", async () => {
    const advocate = await makeAccount(database.db, { role: "advocate" });
    expect(await refusalFrom(sealIdentity(advocate, input()))).toMatchObject({ code: "forbidden" });
    expect(await listPossibleReaders(advocate)).toEqual([]);
    const person = await makeRecord(database.db, "person");
    const discarded = await makeRecord(database.db, "source");
    const changeId = await makeChange(database.db, { recordId: discarded, by: writer.actor });
    await sealIdentity(writer.actor, { ...input(), sourceId: discarded });
    await database.db.change.update({ where: { id: changeId }, data: { state: "discarded", decidedById: writer.actor.accountId, decidedAt: new Date() } });
    for (const id of [person, discarded, recordIdSchema.parse(randomUUID())]) expect(await refusalFrom(sealIdentity(writer.actor, { ...input(), sourceId: id })), id).toMatchObject({ code: "not_found" });
    // What was sealed before the draft was thrown away can still be read and erased.
    expect(await listSealed(writer.actor, discarded, null)).toHaveLength(1);
    expect(await refusalFrom(sealIdentity(writer.actor, input({ readers: advocate.accountId })))).toMatchObject({ code: "invalid", fieldErrors: { readers: ["choice"] } });
    expect(await listSealed(writer.actor, sourceId, null)).toHaveLength(1);
  });

  it("stands for itself: whoever seals another about the same source learns nothing of it", async () => {
    const second = await makeSignedIn(database.db, "researcher");
    await sealIdentity(second.actor, input({ words: "Somebody else altogether" }));
    expect(await names(second.actor)).toEqual([second.actor.displayName]);
    expect(await names(writer.actor)).toEqual([writer.actor.displayName, named.actor.displayName].toSorted());
  });

  it("leaves who and what it was in the audit log, and not of which source", async () => {
    const before = await lastAudit(database.db);
    const { identityId: id } = await sealIdentity(writer.actor, input());
    await name(writer, named.actor.accountId, id);
    await name(writer, named.actor.accountId, id);
    await removeReader(writer.actor, { identityId: id, accountId: named.actor.accountId });
    await erase(writer.actor, id);
    const rows = await auditSince(database.db, before);
    expect(rows.map(({ event, subjectId, actorId, detail }) => [event, subjectId, actorId, detail])).toEqual([
      ["identity.sealed", id, writer.actor.accountId, { readers: 1 }],
      ["identity.reader_named", id, writer.actor.accountId, { accountId: named.actor.accountId }],
      ["identity.reader_removed", id, writer.actor.accountId, { accountId: named.actor.accountId }],
      ["identity.erased", id, writer.actor.accountId, {}],
    ]);
    expect(JSON.stringify(rows)).not.toContain(sourceId);
  });
});

describe("reading one", () => {
  it("takes a code once, writes it down, and shows the words to that session for five minutes", async () => {
    const before = await lastAudit(database.db);
    expect(await wordsFor(writer.actor, null)).toEqual([{ state: "closed" }]);
    const { readingId } = await read(writer);
    expect((await auditSince(database.db, before)).map(({ event, detail }) => [event, detail])).toEqual([["identity.read", { sessionId: writer.actor.sessionId, factor: "totp" }]]);
    expect(await wordsFor(writer.actor, readingId)).toEqual([{ state: "open", words: WORDS }]);
    expect(await wordsFor(writer.actor, null)).toEqual([{ state: "closed" }]);
    expect(await wordsFor(await anotherSession(database.db, writer.actor), readingId)).toEqual([{ state: "closed" }]);
    expect(await wordsFor(named.actor, readingId)).toEqual([{ state: "closed" }]);
    expect((await listSealed(named.actor, sourceId, null))[0]?.readings.map(({ by }) => by)).toEqual([writer.actor.displayName]);
    expect(await refusalFrom(read(writer)), "the same code again").toMatchObject({ code: "invalid", fieldErrors: { code: ["codeWrongOrUsed"] } });
    pass(READING_MINUTES * MINUTE_MS - 1_000);
    expect(await wordsFor(writer.actor, readingId)).toEqual([{ state: "open", words: WORDS }]);
    pass(1_000);
    expect(await wordsFor(writer.actor, readingId)).toEqual([{ state: "closed" }]);
  });

  it("ends with being named: taken off meanwhile, one sees nothing more", async () => {
    const { readingId } = await read(named);
    await removeReader(writer.actor, { identityId, accountId: named.actor.accountId });
    expect(await listSealed(named.actor, sourceId, readingId)).toEqual([]);
  });

  it("seals once, also where the form is sent twice", async () => {
    const twice = input({ words: "Sent twice" });
    await sealIdentity(writer.actor, twice);
    expect(await refusalFrom(sealIdentity(writer.actor, twice))).toMatchObject({ code: "conflict" });
    expect(await listSealed(writer.actor, sourceId, null)).toHaveLength(2);
  });

  it("is shown to nobody else by a session alone: naming a colleague takes a code too", async () => {
    const thief = await makeSignedIn(database.db, "researcher");
    expect(await refusalFrom(nameReader(writer.actor, { identityId, accountId: thief.actor.accountId, code: thief.code(new Date()) }))).toMatchObject({ code: "invalid", fieldErrors: { code: ["codeWrongOrUsed"] } });
    expect(await listSealed(thief.actor, sourceId, null)).toEqual([]);
    await name(writer, thief.actor.accountId);
    expect(await listSealed(thief.actor, sourceId, null)).toHaveLength(1);
  });

  it("takes a recovery code, once", async () => {
    const [code = ""] = writer.recoveryCodes;
    await readIdentity(writer.actor, { identityId, code });
    expect(await refusalFrom(readIdentity(writer.actor, { identityId, code }))).toMatchObject({ code: "invalid" });
    expect(await refusalFrom(readIdentity(writer.actor, { identityId, code: named.recoveryCodes[0] ?? "" })), "a colleague's").toMatchObject({ code: "invalid" });
  });

  it("writes wrong codes down, and after five of them takes none for a while, not even the right one", async () => {
    const before = await lastAudit(database.db);
    const wrong = writer.code(new Date(Date.now() + 50 * STEP_MS));
    for (let tried = 1; tried <= 5; tried += 1) expect(await refusalFrom(readIdentity(writer.actor, { identityId, code: wrong })), String(tried)).toMatchObject({ code: "invalid" });
    expect((await auditSince(database.db, before)).map(({ event, detail }) => [event, detail])).toEqual(Array.from({ length: 5 }, () => ["identity.reading_refused", { reason: "code" }]));
    expect(await refusalFrom(read(writer))).toMatchObject({ code: "too_many" });
    await read(named);
    pass(16 * MINUTE_MS);
    await read(writer);
  });

  it("forgets the wrong codes after a right one", async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let tried = 0; tried < 4; tried += 1) await refusalFrom(readIdentity(writer.actor, { identityId, code: "x" }));
      await read(writer);
      pass(STEP_MS);
    }
  });

  it("of words that no secret opens any more says so", async () => {
    await database.sqlAs("owner", "UPDATE desk.sealed_identity SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) WHERE id = $1", [identityId]);
    const { readingId } = await read(writer);
    expect(await wordsFor(writer.actor, readingId)).toEqual([{ state: "lost" }]);
  });
});

describe("who is named on one", () => {
  it("names others, twenty at most, and each may do all the others may", async () => {
    const third = await makeSignedIn(database.db, "researcher");
    await name(named, third.actor.accountId);
    await removeReader(third.actor, { identityId, accountId: writer.actor.accountId });
    expect(await names(third.actor)).toEqual([named.actor.displayName, third.actor.displayName].toSorted());
    expect(await listSealed(writer.actor, sourceId, null), "even whoever sealed it").toEqual([]);
    await erase(third.actor);
    expect(await listSealed(named.actor, sourceId, null)).toEqual([]);
    const others = await Promise.all(Array.from({ length: MOST_READERS }, () => makeAccount(database.db, { role: "researcher" })));
    const { identityId: full } = await sealIdentity(writer.actor, input({ readers: others.slice(1).map(({ accountId }) => accountId) }));
    expect(await refusalFrom(name(writer, others[0]?.accountId ?? named.actor.accountId, full))).toMatchObject({ code: "conflict", messageKey: "sealedTooMany" });
  });

  it("stays while nobody else could open it: neither the last one goes, nor one beside whom only a colleague is left who was shut out", async () => {
    await database.db.account.update({ where: { id: named.actor.accountId }, data: { disabledAt: new Date() } });
    expect(await refusalFrom(removeReader(writer.actor, { identityId, accountId: writer.actor.accountId }))).toMatchObject({ code: "conflict", messageKey: "sealedLastReader" });
    await removeReader(writer.actor, { identityId, accountId: named.actor.accountId });
    expect(await refusalFrom(removeReader(writer.actor, { identityId, accountId: writer.actor.accountId }))).toMatchObject({ code: "conflict", messageKey: "sealedLastReader" });
    expect(await names(writer.actor)).toEqual([writer.actor.displayName]);
  });

  it("of two who take each other off at the same moment one stays", async () => {
    const hold = database.sqlAs("owner", "BEGIN; SELECT FROM desk.sealed_identity FOR UPDATE; SELECT pg_sleep(0.4); COMMIT");
    await untilWaitingForSleep();
    const both = Promise.allSettled([
      removeReader(writer.actor, { identityId, accountId: named.actor.accountId }),
      removeReader(named.actor, { identityId, accountId: writer.actor.accountId }),
    ]);
    await untilWaiting(database, 2);
    await hold;
    expect((await both).map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect([...(await names(writer.actor)), ...(await names(named.actor))]).toHaveLength(1);
  });
});

describe("erasing one", () => {
  it("is for anyone named on it alone, and lets the words go at once", async () => {
    const { readingId } = await read(writer);
    await erase(named.actor);
    expect(await listSealed(writer.actor, sourceId, readingId)).toEqual([]);
    expect(await database.sqlAs("owner", "SELECT sealed, erased_by FROM desk.sealed_identity WHERE id = $1", [identityId])).toEqual([{ sealed: null, erased_by: named.actor.accountId }]);
    for (const again of [() => erase(named.actor), () => read(named), () => name(writer, named.actor.accountId)]) expect(await refusalFrom(again())).toMatchObject({ code: "not_found" });
  });

  it("asks whether it is meant", () => {
    expect(eraseIdentitySchema.safeParse({ identityId }).success).toBe(false);
  });
});

/** Until the transaction that holds the rows sleeps: then it has them. */
function untilWaitingForSleep(): Promise<void> {
  return vi.waitFor(async () => {
    expect(await database.sqlAs("owner", "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")).toHaveLength(1);
  }, { timeout: 10_000, interval: 20 });
}
