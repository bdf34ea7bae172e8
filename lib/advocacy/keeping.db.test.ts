/** Saved searches, and what is erased of all that somebody keeps, against Postgres. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPerson } from "@/lib/advocacy/commands/add-person";
import { deleteSearch } from "@/lib/advocacy/commands/delete-search";
import { eraseLeftBehind } from "@/lib/advocacy/commands/erase-left-behind";
import { makeList } from "@/lib/advocacy/commands/make-list";
import { renameSearch } from "@/lib/advocacy/commands/rename-search";
import { saveSearch } from "@/lib/advocacy/commands/save-search";
import { shareList } from "@/lib/advocacy/commands/share-list";
import { writeNote } from "@/lib/advocacy/commands/write-note";
import { getList } from "@/lib/advocacy/queries/get-list";
import { listLists } from "@/lib/advocacy/queries/list-lists";
import { listSearches } from "@/lib/advocacy/queries/list-searches";
import { MOST_SEARCHES, writeNoteSchema } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { listIdSchema, savedSearchIdSchema, type ListId, type RecordId } from "@/lib/core/ids";
import { countKeptSearch, countKeptSearches } from "@/lib/editions/queries/count-kept-search";
import { findListable } from "@/lib/editions/queries/find-listable";
import { openDesk } from "@/lib/platform/db";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson, proposedMerge } from "@/prisma/factories/merges";
import { publishAsSeen, standingPerson } from "@/prisma/factories/publications";
import { makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const codeOf = codesFrom(database);
let editor: Actor, researcher: Actor, owner: Actor, colleague: Actor;

const publish = (name: string) => standingPerson(database.db, { by: researcher, editor, name });
const save = (address: string, by = owner, searchId = savedSearchIdSchema.parse(randomUUID())) => saveSearch(by, { searchId, unsentBy: by.accountId, name: "Gardeners", address });
const emailOf = async ({ accountId }: Actor) => (await database.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } })).email ?? "";
const newList = async (by = owner) => (await makeList(by, { listId: listIdSchema.parse(randomUUID()), unsentBy: by.accountId, name: "Invented gardeners" })).listId;

beforeAll(async () => {
  [editor, researcher] = [await makeAccount(database.db, { role: "editor" }), await makeAccount(database.db, { role: "researcher" })];
});
beforeEach(async () => {
  [owner, colleague] = [await makeAccount(database.db, { role: "advocate" }), await makeAccount(database.db, { role: "advocate" })];
});

describe("a saved search", () => {
  test("counts what answers now, in any script; who was withdrawn is in no count at once", async () => {
    const [first, second] = [await publish("Zzyx Fennel"), await publish("Zzyx Garlic")];
    await save("https://caselight.example/en/people?q=Zzyx&page=2");
    const [kept] = await listSearches(owner);
    if (kept === undefined) throw new Error("It was saved.");
    expect(kept).toMatchObject({ name: "Gardeners", list: "people", query: "q=Zzyx" });
    expect(await countKeptSearch(kept)).toBe(2);
    expect((await findListable("zzyx fennel"))?.people[0]?.body.id).toBe(first.recordId);
    await withdrawRecord(editor, { recordId: first.recordId, reason: "Safety.", confirmed: "yes" });
    expect(await countKeptSearch(kept)).toBe(1);
    expect((await findListable("Zzyx"))?.people.map(({ body }) => body.id)).toEqual([second.recordId]);
    expect(await countKeptSearch({ list: "updates", query: "act=corrected" })).toBe(0);
    expect(await countKeptSearch({ list: "people", query: "colour=red" })).toBeNull();
  });

  test("is counted with few others at once; where one fails it says so, and the page stands", async () => {
    const many = Array.from({ length: 12 }, () => ({ list: "statements" as const, query: "" }));
    const holder = openDesk(database.urls.ownerUrl);
    const { counting } = await holder.$transaction(async (holding) => {
      await holding.$executeRaw`LOCK TABLE public_site.text_entry IN ACCESS EXCLUSIVE MODE`;
      // As if two people looked, or one twice: on connections of their own. The public's pages have all of theirs.
      const counts = Promise.all([countKeptSearches(many), countKeptSearches(many)]);
      await untilWaiting(database, 2);
      expect(await database.sqlAs("owner", "SELECT application_name AS name FROM pg_stat_activity WHERE usename = 'caselight_reader' AND state = 'active' AND datname = current_database()")).toEqual([{ name: "caselight-apart" }, { name: "caselight-apart" }]);
      return { counting: counts };
    }, { timeout: 30_000 });
    expect(await counting).toEqual([many.map(() => 0), many.map(() => 0)]);
    await holder.$disconnect();
    await database.sqlAs("owner", "REVOKE SELECT ON public_site.text_entry FROM caselight_reader");
    expect((await countKeptSearches(many)).every((count) => count === "uncounted")).toBe(true);
    await database.sqlAs("owner", "GRANT SELECT ON public_site.text_entry TO caselight_reader");
  });

  test("is saved once, renamed and deleted by whoever saved it; the log says nothing of it", async () => {
    const [searchId, after] = [savedSearchIdSchema.parse(randomUUID()), await lastAudit(database.db)];
    await save("/en/people?q=x", owner, searchId);
    await save("/en/people?q=x", owner, searchId);
    expect(await listSearches(owner)).toHaveLength(1);
    expect(await listSearches(colleague)).toEqual([]);
    for (const work of [() => renameSearch(colleague, { searchId, unsentBy: colleague.accountId, name: "Mine" }), () => deleteSearch(colleague, { searchId, confirmed: "yes" })]) expect(await refusalFrom(work())).toMatchObject({ code: "not_found" });
    await renameSearch(owner, { searchId, unsentBy: owner.accountId, name: "Greenhouses" });
    expect((await listSearches(owner)).map(({ name }) => name)).toEqual(["Greenhouses"]);
    await deleteSearch(owner, { searchId, confirmed: "yes" });
    expect(await listSearches(owner)).toEqual([]);
    expect(await lastAudit(database.db)).toBe(after);
  });

  test("is the address of a search, and there is an end to them", async () => {
    expect(await refusalFrom(save("/en/people/test-aubergine"))).toMatchObject({ fieldErrors: { address: ["searchAddress"] } });
    for (let made = 0; made < MOST_SEARCHES; made += 1) await save(`/en/people?q=${String(made)}`);
    expect(await refusalFrom(save("/en/people?q=more"))).toMatchObject({ messageKey: "searchesFull" });
  });

  test("stays its owner's in the database too", async () => {
    await save("/en/people?q=x");
    expect(await codeOf("desk", "UPDATE desk.saved_search SET account_id = $1", [colleague.accountId])).toBe("42501");
    expect(await codeOf("owner", "UPDATE desk.saved_search SET account_id = $1", [colleague.accountId])).toBe("CL155");
    const shutOut = await makeAccount(database.db, { role: "advocate", disabled: true });
    for (const table of ["saved_search (id, account_id, name, list, query) VALUES (gen_random_uuid(), $1, 'x', 'people', '')", "people_list (id, owner_id, name) VALUES (gen_random_uuid(), $1, 'x')"]) {
      expect(await codeOf("desk", `INSERT INTO desk.${table}`, [shutOut.accountId])).toMatch(/^CL15[56]$/u);
      expect(await codeOf("reader", `INSERT INTO desk.${table}`, [owner.accountId])).toBe("42501");
    }
  });
});

describe("what is left behind", () => {
  const DAYS_PAST = "now() - interval '31 days'";
  let listId: ListId;
  let person: RecordId | undefined;
  const old = (sql: string) => database.sqlAs("owner", `SET session_replication_role = replica; ${sql}`);
  const erase = () => eraseLeftBehind(database.urls.deskUrl);
  const noteOn = async (by: Actor, personId = person) => {
    const entryId = (await getList(by, listId))?.people.find((entry) => entry.personId === personId)?.id;
    await writeNote(by, writeNoteSchema.parse({ listId, entryId, unsentBy: by.accountId, seen: "", words: "Ask." }));
  };

  beforeEach(async () => {
    await database.sqlAs("owner", "DELETE FROM desk.people_list");
    listId = await newList();
    person ??= (await publish("Test Person Hyssop")).recordId;
    await addPerson(owner, { listId, personId: person });
  });

  const withdrawnOne = async (): Promise<RecordId> => {
    const gone = (await publish("Test Person Iris")).recordId;
    await addPerson(owner, { listId, personId: gone });
    await noteOn(owner, gone);
    await withdrawRecord(editor, { recordId: gone, reason: "Safety.", confirmed: "yes" });
    return gone;
  };

  test("stays for thirty days: what was deleted, taken off, withdrawn or shut out a day ago", async () => {
    await withdrawnOne();
    await old(`UPDATE desk.people_list_entry SET removed_at = now() - interval '29 days' WHERE person_id = '${person ?? ""}'; UPDATE desk.account SET disabled_at = now() - interval '29 days' WHERE id = '${owner.accountId}'; UPDATE desk.people_list SET deleted_at = now() - interval '29 days'`);
    expect(await erase()).toBe(0);
    expect([await database.db.peopleListEntry.count(), await database.db.peopleListNote.count()]).toEqual([2, 1]);
  });

  test("then who was taken off or withdrawn is gone with the notes on them; and a list that was deleted, whole", async () => {
    await noteOn(owner);
    const gone = await withdrawnOne();
    await old(`UPDATE public_site.tombstone SET withdrawn_on = withdrawn_on - 31 WHERE record_id = '${gone}'`);
    expect(await erase()).toBe(1);
    expect([await database.db.peopleListEntry.count(), await database.db.peopleListNote.count()]).toEqual([1, 1]);
    await shareList(owner, { listId, email: await emailOf(colleague), access: "read" });
    await noteOn(colleague);
    await old(`UPDATE desk.people_list_share SET ended_at = ${DAYS_PAST}`);
    expect(await erase()).toBe(1);
    expect([await database.db.peopleListShare.count(), await database.db.peopleListNote.count({ where: { accountId: colleague.accountId } })]).toEqual([0, 0]);
    await old(`UPDATE desk.people_list_entry SET removed_at = ${DAYS_PAST}`);
    expect(await erase()).toBe(1);
    expect([await database.db.peopleListEntry.count(), await database.db.peopleListNote.count()]).toEqual([0, 0]);
    await old(`UPDATE desk.people_list SET deleted_at = ${DAYS_PAST}`);
    expect(await erase()).toBe(1);
    expect(await database.db.peopleList.count()).toBe(0);
  });

  test("so is whoever was merged into somebody who was withdrawn", async () => {
    const source = await makeSource(database.db, { by: researcher });
    const [kept, merged] = [await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Skirret" }), await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Skirrett" })];
    await addPerson(owner, { listId, personId: merged.recordId });
    await noteOn(owner, merged.recordId);
    await publishAsSeen(editor, { changeId: await proposedMerge(database.db, researcher, kept.recordId, merged.recordId), publicNote: "Two records of one invented person." });
    await withdrawRecord(editor, { recordId: kept.recordId, reason: "Safety.", confirmed: "yes" });
    expect(await erase()).toBe(0);
    await old(`UPDATE public_site.tombstone SET withdrawn_on = withdrawn_on - 31 WHERE record_id = '${kept.recordId}'`);
    expect(await erase()).toBe(1);
    expect([await database.db.peopleListEntry.count(), await database.db.peopleListNote.count()]).toEqual([1, 0]);
  });

  test("of whoever was shut out searches and notes go, and a list goes to whoever could write in it", async () => {
    const [reader, unshared] = [await makeAccount(database.db, { role: "advocate" }), await newList()];
    await shareList(owner, { listId, email: await emailOf(reader), access: "read" });
    await shareList(owner, { listId, email: await emailOf(colleague), access: "write" });
    await noteOn(owner);
    await noteOn(colleague);
    await save("/en/people?q=x");
    await old(`UPDATE desk.account SET disabled_at = ${DAYS_PAST} WHERE id = '${owner.accountId}'`);
    expect(await erase()).toBe(3);
    expect(await database.db.peopleList.findMany({ select: { id: true, ownerId: true } })).toEqual([{ id: listId, ownerId: colleague.accountId }]);
    expect(unshared).not.toBe(listId);
    expect((await listLists(colleague)).lists).toMatchObject([{ standing: "owner", sharedWith: 1, people: 1 }]);
    expect((await listLists(reader)).lists).toMatchObject([{ standing: "reader" }]);
    expect((await database.db.peopleListNote.findMany({ select: { accountId: true } })).map(({ accountId }) => accountId)).toEqual([colleague.accountId]);
    expect(await database.db.savedSearch.count({ where: { accountId: owner.accountId } })).toBe(0);
  });

  test("no list passes on while its owner works here, nor to whoever could only read it", async () => {
    await shareList(owner, { listId, email: await emailOf(colleague), access: "write" });
    const pass = "UPDATE desk.people_list SET owner_id = $1 WHERE id = $2";
    expect(await codeOf("desk", pass, [colleague.accountId, listId])).toBe("CL156");
    await old(`UPDATE desk.account SET disabled_at = now() WHERE id = '${owner.accountId}'`);
    expect(await codeOf("desk", pass, [researcher.accountId, listId])).toBe("CL156");
    expect(await codeOf("desk", "INSERT INTO desk.people_list_share (list_id, account_id, may_write) VALUES ($1, $2, true)", [listId, owner.accountId])).toBe("CL157");
  });
});
