/** Lists of people against Postgres: who sees and changes them, who is on them, and what a withdrawal, a merge and a colleague's hand leave of them. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPeople } from "@/lib/advocacy/commands/add-people";
import { addPerson } from "@/lib/advocacy/commands/add-person";
import { deleteList } from "@/lib/advocacy/commands/delete-list";
import { makeList } from "@/lib/advocacy/commands/make-list";
import { moveEntry } from "@/lib/advocacy/commands/move-entry";
import { removeEntry } from "@/lib/advocacy/commands/remove-entry";
import { restoreList } from "@/lib/advocacy/commands/restore-list";
import { shareList } from "@/lib/advocacy/commands/share-list";
import { unshareList } from "@/lib/advocacy/commands/unshare-list";
import { writeNote } from "@/lib/advocacy/commands/write-note";
import { getList } from "@/lib/advocacy/queries/get-list";
import { listLists } from "@/lib/advocacy/queries/list-lists";
import { writeNoteSchema } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { listIdSchema, type EntryId, type ListId, type RecordId } from "@/lib/core/ids";
import { readDossier } from "@/lib/editions/queries/read-dossier";
import { readListed } from "@/lib/editions/queries/read-listed";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { standingPerson } from "@/prisma/factories/publications";
import { makeRecord } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
type Person = { recordId: RecordId; slug: string };
let editor: Actor, researcher: Actor;
let owner: Actor, colleague: Actor, other: Actor;
let one: Person, two: Person, three: Person;
let listId: ListId;

const publish = (name: string) => standingPerson(database.db, { by: researcher, editor, name: `Test Person ${name}` });
const withdraw = ({ recordId }: Person) => withdrawRecord(editor, { recordId, reason: "Safety.", confirmed: "yes" });
const emailOf = async ({ accountId }: Actor) => (await database.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } })).email ?? "";
const share = async (access: "read" | "write", who = colleague) => shareList(owner, { listId, email: await emailOf(who), access });
const seen = async (actor: Actor = owner) => (await getList(actor, listId))?.people.map(({ personId }) => personId);
const entryOf = async ({ recordId }: Person, actor = owner): Promise<EntryId> => {
  const list = await getList(actor, listId);
  const entry = [...(list?.people ?? []), ...(list?.off ?? [])].find(({ personId }) => personId === recordId);
  if (entry === undefined) throw new Error("That person is not on the list.");
  return entry.id;
};
const note = (actor: Actor, entryId: EntryId, words: string, seenAt = "") => writeNote(actor, writeNoteSchema.parse({ listId, entryId, unsentBy: actor.accountId, seen: seenAt, words }));
const noteOf = async (actor: Actor, { recordId }: Person) => (await getList(actor, listId))?.people.find(({ personId }) => personId === recordId)?.note;

beforeAll(async () => {
  [editor, researcher] = [await makeAccount(database.db, { role: "editor" }), await makeAccount(database.db, { role: "researcher" })];
  [one, two, three] = [await publish("Aubergine"), await publish("Bergamot"), await publish("Cardamom")];
});

beforeEach(async () => {
  [owner, colleague, other] = [await makeAccount(database.db, { role: "advocate" }), await makeAccount(database.db, { role: "advocate" }), await makeAccount(database.db, { role: "admin" })];
  ({ listId } = await makeList(owner, { listId: listIdSchema.parse(randomUUID()), unsentBy: owner.accountId, name: "Invented gardeners" }));
  for (const { recordId } of [one, two]) await addPerson(owner, { listId, personId: recordId });
});

describe("a list of people", () => {
  test("is its owner's alone until it is shared, and an admin's neither", async () => {
    expect(await seen()).toEqual([one.recordId, two.recordId]);
    for (const who of [colleague, other]) {
      expect(await getList(who, listId)).toBeNull();
      expect(await refusalFrom(addPerson(who, { listId, personId: three.recordId }))).toMatchObject({ code: "not_found" });
      expect((await listLists(who)).lists).toEqual([]);
    }
  });

  test("is made once, however often its form is sent, and under nobody else's name", async () => {
    const again = { listId, unsentBy: owner.accountId, name: "Sent again" };
    await makeList(owner, again);
    expect((await listLists(owner)).lists.map(({ name }) => name)).toEqual(["Invented gardeners"]);
    expect(await refusalFrom(makeList(colleague, { ...again, unsentBy: colleague.accountId }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(makeList(colleague, again))).toMatchObject({ messageKey: "anotherWriter" });
  });

  test("shared to read is read; shared to write is changed; managed it is by its owner alone; the log says with whom, and never who is on it", async () => {
    const after = await lastAudit(database.db);
    await share("read");
    expect(await seen(colleague)).toEqual([one.recordId, two.recordId]);
    expect(await refusalFrom(addPerson(colleague, { listId, personId: three.recordId }))).toMatchObject({ messageKey: "listReadOnly" });
    await share("write");
    await share("write");
    await addPerson(colleague, { listId, personId: three.recordId });
    expect(await seen()).toEqual([one.recordId, two.recordId, three.recordId]);
    expect((await getList(colleague, listId))?.shares).toEqual([]);
    for (const work of [() => deleteList(colleague, { listId, confirmed: "yes" }), () => unshareList(colleague, { listId, accountId: owner.accountId })]) expect(await refusalFrom(work())).toMatchObject({ messageKey: "listOwnerOnly" });
    await unshareList(colleague, { listId, accountId: colleague.accountId });
    expect(await getList(colleague, listId)).toBeNull();
    expect(await auditSince(database.db, after)).toEqual([
      { event: "list.shared", subjectId: listId, actorId: owner.accountId, detail: { accountId: colleague.accountId, mayWrite: false } },
      { event: "list.shared", subjectId: listId, actorId: owner.accountId, detail: { accountId: colleague.accountId, mayWrite: true } },
      { event: "list.unshared", subjectId: listId, actorId: colleague.accountId, detail: { accountId: colleague.accountId } },
    ]);
  });

  test("is shared with nobody who does not work here, and tries are counted", async () => {
    const left = await makeAccount(database.db, { role: "advocate", disabled: true });
    for (const email of ["nobody@caselight.invalid", await emailOf(left), await emailOf(owner)]) expect(await refusalFrom(shareList(owner, { listId, email, access: "read" }))).toMatchObject({ fieldErrors: { email: ["nobodyHere"] } });
    for (let tries = 3; tries < 20; tries += 1) await refusalFrom(shareList(owner, { listId, email: "nobody@caselight.invalid", access: "read" }));
    expect(await refusalFrom(share("read"))).toMatchObject({ code: "too_many" });
  });

  test("deleted it is gone for everybody, and back for everybody once its owner puts it back", async () => {
    await share("write");
    await deleteList(owner, { listId, confirmed: "yes" });
    for (const who of [owner, colleague]) expect(await getList(who, listId)).toBeNull();
    expect((await listLists(colleague)).deleted).toEqual([]);
    expect((await listLists(owner)).deleted.map(({ id }) => id)).toEqual([listId]);
    expect(await refusalFrom(addPerson(owner, { listId, personId: three.recordId }))).toMatchObject({ messageKey: "listDeleted" });
    expect(await refusalFrom(addPerson(colleague, { listId, personId: three.recordId }))).toMatchObject({ code: "not_found" });
    await restoreList(owner, { listId });
    expect(await seen(colleague)).toEqual([one.recordId, two.recordId]);
  });
});

describe("who is on it", () => {
  test("comes by address too, all or none, each once; a line that leads nowhere is named by its number", async () => {
    const add = (addresses: string) => addPeople(owner, { listId, unsentBy: owner.accountId, addresses });
    const gone = await publish("Gone");
    await withdraw(gone);
    const lines = [`/en/people/${three.slug}`, "", "https://elsewhere.example/en/people/nobody-at-all", `/zh/people/${gone.slug}`, "gardens"];
    expect(await refusalFrom(add(lines.join("\n")))).toMatchObject({ fieldErrors: { addresses: ["profileAddresses"] }, details: { lines: [3, 4, 5] } });
    expect(await seen()).toEqual([one.recordId, two.recordId]);
    await add(`https://caselight.example/zh/people/${three.slug}#case-1\n/en/people/${one.slug}\n/api/v1/people/${three.slug}`);
    expect(await seen()).toEqual([one.recordId, two.recordId, three.recordId]);
  });

  test("is somebody who stands: a draft and a withdrawn person are answered like nobody, by the command and by the database", async () => {
    const draft = await makeRecord(database.db, "person");
    const gone = await publish("Withdrawn");
    await addPerson(owner, { listId, personId: gone.recordId });
    await removeEntry(owner, { listId, entryId: await entryOf(gone), confirmed: "yes" });
    await withdraw(gone);
    for (const personId of [draft, gone.recordId]) expect(await refusalFrom(addPerson(owner, { listId, personId }))).toMatchObject({ code: "not_found" });
    expect(await codeOf("desk", "INSERT INTO desk.people_list_entry (list_id, person_id, position, added_by) VALUES ($1, $2, 9, $3)", [listId, draft, owner.accountId])).toBe("CL158");
    expect(await codeOf("desk", "INSERT INTO desk.people_list_entry (list_id, person_id, position, added_by) VALUES ($1, $2, 9, $3)", [listId, three.recordId, other.accountId])).toBe("CL158");
  });

  test("changes places, is taken off and put back at the end", async () => {
    await addPerson(owner, { listId, personId: three.recordId });
    await moveEntry(owner, { listId, move: { up: true, entryId: await entryOf(three) } });
    expect(await seen()).toEqual([one.recordId, three.recordId, two.recordId]);
    await moveEntry(owner, { listId, move: { up: true, entryId: await entryOf(one) } });
    await removeEntry(owner, { listId, entryId: await entryOf(one), confirmed: "yes" });
    expect(await seen()).toEqual([three.recordId, two.recordId]);
    expect((await getList(owner, listId))?.off.map(({ personId }) => personId)).toEqual([one.recordId]);
    await addPerson(owner, { listId, personId: one.recordId });
    expect(await seen()).toEqual([three.recordId, two.recordId, one.recordId]);
  });

  test("when two add at once both are on it, each with a place", async () => {
    await share("write");
    await Promise.all([addPerson(owner, { listId, personId: three.recordId }), addPerson(colleague, { listId, personId: three.recordId })]);
    expect(await seen()).toEqual([one.recordId, two.recordId, three.recordId]);
  });
});

describe("after a withdrawal", () => {
  test("nobody is told of it: no entry, no gap, no count, no dossier, no note, no page of the entry", async () => {
    const gone = await publish("Daikon");
    await addPerson(owner, { listId, personId: gone.recordId });
    await moveEntry(owner, { listId, move: { up: true, entryId: await entryOf(gone) } });
    const entryId = await entryOf(gone);
    await note(owner, entryId, "Ask the gardener.");
    await withdraw(gone);
    const list = await getList(owner, listId);
    expect(list?.people.map(({ personId }) => personId)).toEqual([one.recordId, two.recordId]);
    expect(JSON.stringify(list)).not.toContain(gone.recordId);
    expect((await listLists(owner)).lists[0]?.people).toBe(2);
    expect(await readListed([gone.recordId])).toEqual(new Map());
    const dossier = await readDossier([one.recordId, gone.recordId, two.recordId]);
    expect(dossier.people.map(({ edition }) => edition.body.id)).toEqual([one.recordId, two.recordId]);
    expect([...dossier.lookup.keys()]).not.toContain(gone.recordId);
    for (const work of [() => note(owner, entryId, "Again."), () => removeEntry(owner, { listId, entryId, confirmed: "yes" }), () => moveEntry(owner, { listId, move: { up: true, entryId } })]) expect(await refusalFrom(work())).toMatchObject({ code: "not_found" });
    // Whoever stands changes places over the hidden one, as if it were not there.
    await moveEntry(owner, { listId, move: { up: true, entryId: await entryOf(two) } });
    expect(await seen()).toEqual([two.recordId, one.recordId]);
  });
});

describe("after a merge", () => {
  test("the entry leads on, once; both notes stand under each other, and saved again they are one", async () => {
    const merged = await publish("Endive");
    await addPerson(owner, { listId, personId: merged.recordId });
    await note(owner, await entryOf(one), "Of the one.");
    await note(owner, await entryOf(merged), "Of the other.");
    // What a merge does: the record no longer stands, and its address leads to the one that does.
    await database.sqlAs("owner", `SET session_replication_role = replica; DELETE FROM public_site.current_edition WHERE record_id = '${merged.recordId}'`);
    await database.sqlAs("desk", "INSERT INTO public_site.redirect (kind, slug, record_id, since) VALUES ('person', $1, $2, '2031-05-02')", [merged.slug, one.recordId]);
    expect(await seen()).toEqual([one.recordId, two.recordId]);
    const standing = await noteOf(owner, one);
    expect(standing?.words).toBe("Of the one.\n\nOf the other.");
    await note(owner, await entryOf(one), "Of both.", standing?.writtenAt.toISOString());
    expect((await noteOf(owner, one))?.words).toBe("Of both.");
    await removeEntry(owner, { listId, entryId: await entryOf(one), confirmed: "yes" });
    expect(await seen()).toEqual([two.recordId]);
  });
});

describe("a note", () => {
  test("is its writer's: whoever shares the list has their own, and what a colleague takes off keeps it", async () => {
    await share("write");
    await note(owner, await entryOf(one), "Mine.");
    await note(colleague, await entryOf(one), "Theirs.");
    expect([(await noteOf(owner, one))?.words, (await noteOf(colleague, one))?.words]).toEqual(["Mine.", "Theirs."]);
    await removeEntry(colleague, { listId, entryId: await entryOf(one), confirmed: "yes" });
    expect((await getList(owner, listId))?.off[0]?.note?.words).toBe("Mine.");
    await addPerson(colleague, { listId, personId: one.recordId });
    expect((await noteOf(owner, one))?.words).toBe("Mine.");
  });

  test("saved in another window since is shown beside what was typed; empty it is gone", async () => {
    const entryId = await entryOf(one);
    await note(owner, entryId, "First.");
    const first = (await noteOf(owner, one))?.writtenAt.toISOString() ?? "";
    expect(await refusalFrom(note(owner, entryId, "Second."))).toMatchObject({ messageKey: "noteMovedOn", details: { standing: "First.", seen: first } });
    // The same words once more: a form that was sent twice.
    await note(owner, entryId, "First.");
    await note(owner, entryId, "  ", (await noteOf(owner, one))?.writtenAt.toISOString());
    expect(await noteOf(owner, one)).toBeNull();
  });

  test("of whoever was taken off the list is there again once they are back; meanwhile nobody reads or writes it. Moved into another's row it does not open", async () => {
    await share("read");
    await note(colleague, await entryOf(one), "Theirs.");
    await note(owner, await entryOf(two), "Mine.");
    await database.sqlAs("owner", `SET session_replication_role = replica; UPDATE desk.people_list_note SET account_id = '${colleague.accountId}' WHERE account_id = '${owner.accountId}'`);
    expect(await noteOf(colleague, two)).toMatchObject({ words: null });
    const entryId = await entryOf(one);
    await unshareList(owner, { listId, accountId: colleague.accountId });
    expect(await getList(colleague, listId)).toBeNull();
    expect((await listLists(colleague)).lists).toEqual([]);
    expect(await refusalFrom(note(colleague, entryId, "Still theirs."))).toMatchObject({ code: "not_found" });
    expect(await codeOf("desk", "UPDATE desk.people_list_note SET written_at = now() WHERE entry_id = $1", [entryId])).toBe("CL159");
    await share("read");
    expect((await noteOf(colleague, one))?.words).toBe("Theirs.");
    expect(await codeOf("desk", "INSERT INTO desk.people_list_note (id, entry_id, account_id, sealed) VALUES (gen_random_uuid(), $1, $2, decode(repeat('00', 64), 'hex'))", [await entryOf(one), other.accountId])).toBe("CL159");
  });
});
