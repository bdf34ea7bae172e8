import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { logUpdateSchema } from "@/lib/cases/schema";
import { paths } from "@/lib/core/paths";
import { dropUnsent } from "@/lib/unsent/commands/drop-unsent";
import { eraseOldUnsent } from "@/lib/unsent/commands/erase-old-unsent";
import { keepUnsent, type Kept } from "@/lib/unsent/commands/keep-unsent";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { listUnsent } from "@/lib/unsent/queries/list-unsent";
import { dropUnsentSchema, keepUnsentSchema, UNSENT_KEPT_DAYS, unsentIdSchema, writtenAsSeen } from "@/lib/unsent/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
let [writer, colleague, advocate]: Actor[] = [];
let person: MadePerson;
let address: string;

const who = (actor: Actor | undefined): Actor => {
  if (actor === undefined) throw new Error("beforeAll makes them.");
  return actor;
};

beforeAll(async () => {
  [writer, colleague, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "advocate" })]);
  person = await makePerson(database.db, { by: who(writer) });
});

beforeEach(async () => {
  await database.sqlAs("owner", "DELETE FROM desk.unsent_form");
  address = paths.desk.logUpdate(person.recordId, person.caseId);
});

function keep(actor: Actor | undefined, fields: Record<string, unknown>, { id = randomUUID(), turn = 1, from = "", by = "" }: { id?: string; turn?: number; from?: string; by?: string } = {}): Promise<Kept> {
  return keepUnsent(who(actor), keepUnsentSchema.parse({ id, turn: String(turn), address, recordId: person.recordId, from, by, content: JSON.stringify(fields) }));
}

const there = async (actor = writer) => (await getUnsent(who(actor), address))?.fields ?? null;

function update(rest: Record<string, unknown>) {
  return logUpdateSchema.parse({
    recordId: person.recordId, caseId: person.caseId, stage: "arrest", text: "Taken from an invented garden.", language: "en", citations: [{ sourceId: person.sourceId, exact: "from the garden" }], ...rest,
  });
}

describe("what is typed and not sent", () => {
  it("is there again as it was typed last, without a word in the audit log", async () => {
    const before = await lastAudit(database.db);
    const id = randomUUID();
    expect(await keep(writer, { text: "Taken" }, { id })).toEqual({ outcome: "kept" });
    await keep(writer, { text: "Taken away", "date.year": "2031", names: ["one", "two"], odd: "a\u0000b\ud800" }, { id, turn: 2 });
    expect(await there()).toEqual({ text: "Taken away", "date.year": "2031", names: ["one", "two"], odd: "ab\ufffd" });
    expect(await lastAudit(database.db)).toBe(before);
    expect(await listUnsent(who(writer))).toMatchObject([{ id, address, record: { id: person.recordId } }]);
  });

  it("is listed by how it begins, and an internal note by none of its words", async () => {
    const [told, note] = [randomUUID(), randomUUID()];
    await keep(writer, { text: "Taken away" }, { id: told });
    await keepUnsent(who(writer), keepUnsentSchema.parse({ id: note, turn: "1", address: `/desk/records/${person.recordId}/notes`, recordId: person.recordId, from: "", by: "", content: JSON.stringify({ text: "Do not ring the invented aunt." }) }));
    const begins = new Map((await listUnsent(who(writer))).map((form) => [String(form.id), form.begins?.text ?? null]));
    expect([begins.get(told), begins.get(note)]).toEqual(["Taken away", null]);
  });

  it("is its writer's alone: no colleague reads it, writes over it, or throws it away, and no advocate keeps any", async () => {
    const id = randomUUID();
    await keep(writer, { text: "mine" }, { id });
    expect([await there(colleague), await listUnsent(who(colleague))]).toEqual([null, []]);
    expect(await refusalFrom(keep(colleague, { text: "theirs" }, { id, turn: 9 }))).toMatchObject({ code: "not_found" });
    await dropUnsent(who(colleague), dropUnsentSchema.parse({ unsent: id, own: id, address, confirmed: "yes" }));
    await keep(colleague, { text: "theirs" }, { from: writtenAsSeen({ id: unsentIdSchema.parse(id), turn: 1 }) });
    expect(await there()).toEqual({ text: "mine" });
    expect(await refusalFrom(keep(advocate, { text: "x" }))).toMatchObject({ code: "forbidden" });
    expect(await listUnsent(who(advocate))).toEqual([]);
  });

  it("is kept and saved under no other account when somebody else signs in in the same browser, and under its writer's once they are back", async () => {
    const { accountId: by } = who(writer);
    const id = randomUUID();
    await keep(writer, { text: "mine" }, { id, by });
    const written = await database.db.eventReading.count();
    expect(await refusalFrom(keep(colleague, { text: "mine, typed on" }, { id: randomUUID(), by }))).toMatchObject({ code: "conflict", messageKey: "anotherWriter" });
    expect(await refusalFrom(logUpdate(who(colleague), update({ unsentId: id, unsentBy: by })))).toMatchObject({ code: "conflict", messageKey: "anotherWriter" });
    expect([await there(colleague), await there(), await database.db.eventReading.count()]).toEqual([null, { text: "mine" }, written]);
    await keep(writer, { text: "mine, typed on" }, { id, turn: 2, by });
    await logUpdate(who(writer), update({ unsentId: id, unsentBy: by }));
    expect([await there(), await database.db.eventReading.count()]).toEqual([null, written + 1]);
  });

  it("is saved once where the form comes twice, one after the other or at once: the second is told so", async () => {
    const written = await database.db.eventReading.count();
    const [lost, twice] = [randomUUID(), randomUUID()];
    await logUpdate(who(writer), update({ unsentId: lost }));
    const before = await lastAudit(database.db);
    expect(await refusalFrom(logUpdate(who(writer), update({ unsentId: lost })))).toMatchObject({ code: "conflict", messageKey: "alreadySent" });
    expect(await lastAudit(database.db), "nothing was written").toBe(before);
    const pressed = await Promise.allSettled([1, 2].map(() => logUpdate(who(writer), update({ unsentId: twice }))));
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database.db.eventReading.count()).toBe(written + 2);
    expect(await refusalFrom(logUpdate(who(colleague), update({ unsentId: lost }))), "nor is another's id anybody's to use").toMatchObject({ messageKey: "alreadySent" });
  });

  it("is never written over by a copy that comes late", async () => {
    const id = randomUUID();
    await keep(writer, { text: "newer" }, { id, turn: 5 });
    expect(await keep(writer, { text: "older" }, { id, turn: 4 })).toEqual({ outcome: "kept" });
    expect(await there()).toEqual({ text: "newer" });
  });

  it("goes on in the window that was filled with it, and is not lost where the other window goes on as well", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await keep(writer, { text: "first" }, { id: first, turn: 3 });
    await keep(writer, { text: "first, restored" }, { id: second, from: `${first}.3` });
    expect(await database.db.unsentForm.count({ where: { accountId: who(writer).accountId } }), "one form, in the window where it goes on").toBe(1);
    await keep(writer, { text: "first, gone on with" }, { id: first, turn: 4 });
    await keep(writer, { text: "third" }, { from: `${first}.3` });
    expect((await listUnsent(who(writer))).length, "each window's own").toBe(3);
  });

  it("goes when the form is sent, also a copy that is still on its way then; and stays when the sending fails", async () => {
    const id = randomUUID();
    await keep(writer, { text: "half" }, { id });
    expect(await refusalFrom(logUpdate(who(writer), update({ unsentId: id, practiceId: randomUUID() })))).toMatchObject({ code: "invalid" });
    expect(await there()).toEqual({ text: "half" });
    await logUpdate(who(writer), update({ unsentId: id }));
    expect(await there()).toBeNull();
    expect(await keep(writer, { text: "half, late" }, { id, turn: 2 })).toEqual({ outcome: "sent" });
    expect(await there()).toBeNull();
    const never = randomUUID();
    await logUpdate(who(writer), update({ unsentId: never }));
    expect(await keep(writer, { text: "the first copy, late" }, { id: never })).toEqual({ outcome: "sent" });
  });

  it("goes when a form that was filled with it is sent without a script, unless another window has gone on with it", async () => {
    const old = randomUUID();
    await keep(writer, { text: "restored" }, { id: old, turn: 2 });
    await logUpdate(who(writer), update({ unsentId: randomUUID(), unsentFrom: `${old}.1` }));
    expect(await there(), "it is newer than what was sent").toEqual({ text: "restored" });
    await logUpdate(who(writer), update({ unsentId: randomUUID(), unsentFrom: `${old}.2` }));
    expect(await there()).toBeNull();
  });

  it("is thrown away also once the page has gone on with it, and a copy that is still on its way does not bring it back", async () => {
    const [old, own] = [randomUUID(), randomUUID()];
    await keep(writer, { text: "restored" }, { id: old });
    await keep(writer, { text: "restored, gone on with" }, { id: own, from: `${old}.1` });
    for (const again of ["once", "twice"]) {
      await dropUnsent(who(writer), dropUnsentSchema.parse({ unsent: old, own, address, confirmed: "yes" }));
      expect(await keep(writer, { text: "late" }, { id: own, turn: 2 }), again).toEqual({ outcome: "sent" });
      expect(await there(), again).toBeNull();
    }
  });

  it("is of one address: another case has its own, and a wild address is refused", async () => {
    await keep(writer, { text: "here" });
    expect(await getUnsent(who(writer), paths.desk.editFact(person.name))).toBeNull();
    for (const wild of ["https://elsewhere.invalid/desk", "/desk/../en", "//elsewhere.invalid", "/en", `/desk/${"a".repeat(600)}`, "/desk/<b>"]) {
      expect(keepUnsentSchema.safeParse({ id: randomUUID(), turn: "1", address: wild, content: "{}" }).success, wild).toBe(false);
    }
    for (const content of ["", "[]", '{"a":1}', '{"a":{"b":"c"}}', "null"]) expect(keepUnsentSchema.safeParse({ id: randomUUID(), turn: "1", address, content }).success, content).toBe(false);
  });

  it("takes what a form can hold, and of its own boxes nothing else", () => {
    const reads = (rest: Record<string, string>) => keepUnsentSchema.safeParse({ id: randomUUID(), turn: "1", address, content: "{}", ...rest }).success;
    const id = randomUUID();
    expect([reads({}), reads({ from: "" }), reads({ from: `${id}.0` }), reads({ from: `${id}.999999999` })]).toEqual([true, true, true, true]);
    for (const from of [id, `${id}.`, `${id}.-1`, `${id}.1.1`, `${id}.1e3`, `${id}.0000000000`, `${"-".repeat(36)}.1`, `${id.toUpperCase()}.1`, `x${id}.1`]) expect(reads({ from }), from).toBe(false);
    for (const turn of ["0", "-1", "1.5", "x", "1000000001"]) expect(reads({ turn }), turn).toBe(false);
    const named = (name: string) => reads({ content: JSON.stringify({ [name]: "x" }) });
    for (const name of ["text", "citations[0].source.date.year", "a".repeat(200)]) expect(named(name), name).toBe(true);
    for (const name of ["", "名字", "a\u0000b", "a\nb", "a".repeat(201)]) expect(named(name), name).toBe(false);
    expect([reads({ by: "nobody" }), reads({ content: JSON.stringify({ text: "x".repeat(200_001) }) })]).toEqual([false, false]);
  });

  it(`is erased ${String(UNSENT_KEPT_DAYS)} days after the last keystroke`, async () => {
    const [young, old, sent] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [young, old]) await keep(writer, { text: id }, { id });
    await logUpdate(who(writer), update({ unsentId: sent }));
    await database.sqlAs("owner", "UPDATE desk.unsent_form SET saved_at = now() - make_interval(days => $2, secs => -60) WHERE id = $1", [young, UNSENT_KEPT_DAYS]);
    await database.sqlAs("owner", "UPDATE desk.unsent_form SET saved_at = now() - make_interval(days => $2, secs => 60) WHERE id = $1", [old, UNSENT_KEPT_DAYS]);
    expect(await eraseOldUnsent(database.urls.deskUrl)).toBe(1);
    expect((await listUnsent(who(writer))).map(({ id }) => id)).toEqual([young]);
    expect(await database.db.unsentForm.count({ where: { id: sent } }), "that it was sent is known for a day").toBe(1);
  });
});

describe("past every command", () => {
  it("nobody's form becomes another's, and what was sent is over", async () => {
    const id = randomUUID();
    await keep(writer, { text: "mine" }, { id });
    for (const set of ["account_id = $2", "address = '/desk'", "record_id = NULL"]) {
      expect(await codeOf("owner", `UPDATE desk.unsent_form SET ${set} WHERE id = $1 AND $2::uuid IS NOT NULL`, [id, who(colleague).accountId]), set).toBe("CL100");
      expect(await codeOf("desk", `UPDATE desk.unsent_form SET ${set} WHERE id = $1 AND $2::uuid IS NOT NULL`, [id, who(colleague).accountId]), set).toBe("42501");
    }
    expect(await codeOf("desk", "UPDATE desk.unsent_form SET sent_at = now() WHERE id = $1", [id]), "its words go with it").toBe("23514");
    expect(await codeOf("desk", "UPDATE desk.unsent_form SET sent_at = now(), content = NULL WHERE id = $1", [id])).toBe("kept");
    expect(await codeOf("desk", "UPDATE desk.unsent_form SET sent_at = NULL, content = '{}' WHERE id = $1", [id])).toBe("CL100");
    expect(await codeOf("desk", "INSERT INTO desk.unsent_form (id, account_id, address, content, turn) VALUES (gen_random_uuid(), $1, '/desk', '{}', 1)", [who(advocate).accountId])).toBe("CL101");
  });

  it("the public's role reads none of it", async () => {
    expect(await codeOf("reader", "SELECT content FROM desk.unsent_form")).toBe("42501");
    expect(await codeOf("reader", "SELECT joined FROM desk.name_key")).toBe("42501");
  });
});
