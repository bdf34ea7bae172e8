/** One pair of eyes: while one person alone could review, and said so by the edition. */
import { beforeEach, describe, expect, test } from "vitest";
import { changeRole } from "@/lib/accounts/commands/change-role";
import { closeDesk, openDesk as openAgain } from "@/lib/accounts/commands/close-desk";
import { disableAccount, enableAccount } from "@/lib/accounts/commands/disable-account";
import { beginOfficeOfOne, endOfficeOfOne } from "@/lib/accounts/commands/office-of-one";
import { officeOfOne } from "@/lib/accounts/queries/office-of-one";
import { getChange } from "@/lib/changes/queries/get-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import type { Actor } from "@/lib/core/actor";
import { eventIdSchema, type ChangeId } from "@/lib/core/ids";
import type { FactValue } from "@/lib/facts/schema";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeDraftWithNewSource } from "@/prisma/factories/changes";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makeMember } from "@/prisma/factories/members";
import { publishAsSeen } from "@/prisma/factories/publications";
import { agree, factOf, makeFacts, makePerson, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const OCCUPATION: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: null };

let admin: Actor, researcher: Actor;
let person: MadePerson;

beforeEach(async () => {
  await database.sqlAs("owner", "UPDATE desk.office_of_one SET ended_at = now() WHERE ended_at IS NULL; UPDATE desk.account SET disabled_at = now() WHERE role <> 'system' AND disabled_at IS NULL");
  [admin, researcher] = [await makeAccount(database.db, { role: "admin" }), await makeAccount(database.db, { role: "researcher" })];
  person = await makePerson(database.db, { by: researcher });
  // The factories let an editor approve.
  await othersLeave();
  await sevenDaysPass();
});

/** Everybody else who could review is shut out. */
const othersLeave = () => database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE role IN ('editor', 'admin') AND id <> $1 AND disabled_at IS NULL", [admin.accountId]);
const sevenDaysPass = () => database.sqlAs("owner", "UPDATE desk.reviewer_left SET left_at = left_at - interval '7 days'");

async function handedIn(by: Actor): Promise<ChangeId> {
  const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by, facts: [factOf(OCCUPATION, person.sourceId)], state: "draft" });
  await submitChange(by, { changeId });
  return changeId;
}

const publish = (by: Actor, changeId: ChangeId) => publishAsSeen(by, { changeId, publicNote: null });
const isAlone = async () => (await database.db.edition.findFirstOrThrow({ where: { recordId: person.recordId } })).alone;
/** As if the office had one editor: what lets a second one in ends it. */
const secondEditor = (by = admin) => database.db.account.findFirstOrThrow({ where: { role: "editor", disabledAt: { not: null } } }).then(({ id }) => enableAccount(by, { accountId: id as Actor["accountId"] }));

describe("an office of one", () => {
  test("publishes its own work once it has switched, and each such edition says so", async () => {
    const changeId = await handedIn(admin);
    expect(await refusalFrom(publish(admin, changeId))).toMatchObject({ messageKey: "fourEyes" });
    expect(await getChange(admin, changeId)).toMatchObject({ may: { publish: { allowed: false, reason: "fourEyes" } } });
    await beginOfficeOfOne(admin);
    expect(await getChange(admin, changeId)).toMatchObject({ may: { publish: { allowed: true }, return: { allowed: false } } });
    expect(await previewChange(admin, changeId)).toMatchObject({ proposed: { edition: { alone: true } } });
    await publish(admin, changeId);
    expect(await isAlone()).toBe(true);
    const [read] = await database.sqlAs("reader", "SELECT alone FROM public_site.edition WHERE record_id = $1", [person.recordId]);
    expect(read?.["alone"]).toBe(true);
  });

  test("says nothing of the kind of what a researcher wrote and its editor reviewed", async () => {
    await beginOfficeOfOne(admin);
    await publish(admin, await handedIn(researcher));
    expect(await isAlone()).toBe(false);
  });

  test("is begun by an admin who alone could review, once, and ended by hand", async () => {
    expect(await officeOfOne(researcher)).toBeNull();
    expect(await refusalFrom(beginOfficeOfOne(researcher))).toMatchObject({ code: "forbidden" });
    expect(await officeOfOne(admin)).toEqual({ isOn: false, mayBegin: true, notBefore: null });
    const after = await lastAudit(database.db);
    await beginOfficeOfOne(admin);
    expect(await officeOfOne(admin)).toMatchObject({ isOn: true, by: admin.displayName });
    expect(await refusalFrom(beginOfficeOfOne(admin))).toMatchObject({ messageKey: "alreadyThere" });
    await endOfficeOfOne(admin);
    expect(await refusalFrom(endOfficeOfOne(admin))).toMatchObject({ messageKey: "aloneOver" });
    expect((await auditSince(database.db, after)).map(({ event, detail }) => ({ event, detail }))).toEqual([{ event: "office.alone_begun", detail: {} }, { event: "office.alone_ended", detail: { how: "by_hand" } }]);
    const changeId = await handedIn(admin);
    expect(await refusalFrom(publish(admin, changeId))).toMatchObject({ messageKey: "fourEyes" });
  });

  test("is none while a second editor or admin works here", async () => {
    await makeAccount(database.db, { role: "editor" });
    expect(await officeOfOne(admin)).toEqual({ isOn: false, mayBegin: false, notBefore: null });
    expect(await refusalFrom(beginOfficeOfOne(admin))).toMatchObject({ messageKey: "notAlone" });
  });

  test.each([
    ["shut out", (accountId: Actor["accountId"]) => disableAccount(admin, { accountId })],
    ["given another role, and then shut out", async (accountId: Actor["accountId"]) => {
      await changeRole(admin, { accountId, role: "advocate" });
      await disableAccount(admin, { accountId });
    }],
  ])("is not begun within seven days after a colleague who could review was %s", async (_how, leave) => {
    const colleague = await makeAccount(database.db, { role: "editor" });
    await leave(colleague.accountId);
    expect(await refusalFrom(beginOfficeOfOne(admin))).toMatchObject({ code: "conflict", messageKey: "aloneTooSoon" });
    const office = await officeOfOne(admin);
    expect(office).toMatchObject({ isOn: false, mayBegin: false, notBefore: expect.any(Date) as Date });
    expect(await codeOf("desk", "INSERT INTO desk.office_of_one (began_by) VALUES ($1)", [admin.accountId])).toBe("CL180");
    expect(await codeOf("desk", "DELETE FROM desk.reviewer_left")).toBe("42501");
    // Let in for a moment, they are shut out anew.
    await sevenDaysPass();
    await changeRole(admin, { accountId: colleague.accountId, role: "editor" });
    await enableAccount(admin, { accountId: colleague.accountId });
    await disableAccount(admin, { accountId: colleague.accountId });
    expect(await refusalFrom(beginOfficeOfOne(admin))).toMatchObject({ messageKey: "aloneTooSoon" });
    await sevenDaysPass();
    await beginOfficeOfOne(admin);
  });

  test.each([
    ["is let in again", () => secondEditor()],
    ["is given the role", () => changeRole(admin, { accountId: researcher.accountId, role: "editor" })],
    ["accepts an invitation", () => makeMember(admin, "editor")],
  ])("ends by itself when a second editor %s, and that is written down", async (_how, comeIn) => {
    await beginOfficeOfOne(admin);
    const changeId = await handedIn(admin);
    const after = await lastAudit(database.db);
    await comeIn();
    expect((await auditSince(database.db, after)).filter(({ event }) => event === "office.alone_ended").map(({ detail }) => detail)).toEqual([{ how: "second_editor" }]);
    expect(await refusalFrom(publish(admin, changeId))).toMatchObject({ messageKey: "fourEyes" });
    // It does not come back when they leave.
    await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE role IN ('editor', 'admin') AND id <> $1", [admin.accountId]);
    expect(await refusalFrom(publish(admin, changeId))).toMatchObject({ messageKey: "fourEyes" });
  });

  test("leaves nothing waiting for ever that it had approved for later: with a second editor it is reviewed again", async () => {
    await beginOfficeOfOne(admin);
    const { changeId, sourceId } = await makeDraftWithNewSource(database.db, { person, by: admin });
    await submitChange(admin, { changeId });
    const other = await makePerson(database.db, { by: researcher });
    await othersLeave();
    await sevenDaysPass();
    const { changeId: second } = await makeFacts(database.db, { recordId: other.recordId, by: admin, facts: [factOf(OCCUPATION, sourceId)], state: "draft" });
    await submitChange(admin, { changeId: second });
    if (!(await officeOfOne(admin))?.isOn) await beginOfficeOfOne(admin);
    const publishAt = new Date(Date.now() + 86_400_000);
    for (const each of [changeId, second]) await embargoChange(admin, { changeId: each, seen: await fingerprintOf(database.db, each), publicNote: null, publishAt });
    await secondEditor();
    await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time; UPDATE desk.embargo SET publish_at = now() - interval '1 second';
      ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time; COMMIT`);
    expect(await publishDue(database.db)).toEqual({ published: 0, refused: 2 });
    expect(await database.db.change.findMany({ where: { id: { in: [changeId, second] } }, select: { state: true } })).toEqual([{ state: "submitted" }, { state: "submitted" }]);
  });

  test("marks what nobody else reviewed also where it becomes public later, with somebody else's edition", async () => {
    await beginOfficeOfOne(admin);
    await publish(admin, await handedIn(researcher));
    await database.db.publicationBasis.updateMany({ where: { personId: person.recordId, purpose: "health" }, data: { withdrawnById: researcher.accountId, withdrawnAt: new Date(), withdrawnHow: "Said so." } });
    const { id } = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
    const told: FactValue = { kind: "event_reading", eventId: eventIdSchema.parse(id), caseId: person.caseId, stage: null, eventKind: "health", practiceId: null, place: null, authority: null, text: "Leaves fell off.", language: "en" };
    const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by: admin, facts: [factOf(told, person.sourceId)], state: "draft" });
    await submitChange(admin, { changeId });
    await publish(admin, changeId);
    const editions = () => database.db.edition.findMany({ where: { recordId: person.recordId }, select: { alone: true }, orderBy: { number: "asc" } });
    expect(await editions()).toEqual([{ alone: false }]);
    await agree(database.db, person.recordId, ["health"]);
    const next = await handedIn(researcher);
    expect(await previewChange(admin, next)).toMatchObject({ proposed: { edition: { alone: true } } });
    await publish(admin, next);
    expect(await editions()).toEqual([{ alone: false }, { alone: true }]);
    await publish(admin, await handedIn(researcher));
    expect((await editions()).at(-1)).toEqual({ alone: false });
  });

  test("ends also while the desk is closed, and stays where a researcher or an advocate comes", async () => {
    await beginOfficeOfOne(admin);
    await makeMember(admin, "researcher");
    expect(await officeOfOne(admin)).toMatchObject({ isOn: true });
    await closeDesk(admin, { mode: "read_only", reason: "Tried." });
    await secondEditor();
    await openAgain(admin);
    expect(await officeOfOne(admin)).toMatchObject({ isOn: false });
    await disableAccount(admin, { accountId: researcher.accountId });
  });
});

describe("the database", () => {
  const begin = (by: Actor) => codeOf("desk", "INSERT INTO desk.office_of_one (began_by) VALUES ($1)", [by.accountId]);
  const end = (by: Actor | null) => codeOf("desk", "UPDATE desk.office_of_one SET ended_at = now(), ended_by = $1 WHERE ended_at IS NULL", [by?.accountId ?? null]);

  test("lets it begin for an admin alone, keeps it on file, and ends it once", async () => {
    expect(await begin(researcher)).toBe("CL168");
    const second = await makeAccount(database.db, { role: "editor" });
    expect([await begin(admin), await begin(second)]).toEqual(["CL168", "CL168"]);
    await disableAccount(admin, { accountId: second.accountId });
    await sevenDaysPass();
    expect(await begin(admin)).toBe("kept");
    expect(await end(researcher)).toBe("CL168");
    expect(await codeOf("owner", "UPDATE desk.office_of_one SET began_at = now() - interval '1 day' WHERE ended_at IS NULL")).toBe("CL168");
    expect(await codeOf("owner", "DELETE FROM desk.office_of_one")).toBe("CL168");
    expect(await end(admin)).toBe("kept");
  });

  test("relaxes four eyes for nobody else, and lets no edition hide that nobody else reviewed it, nor claim it", async () => {
    const approve = (changeId: ChangeId, by: Actor) => codeOf("desk", "UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE id = $1", [changeId, by.accountId]);
    const edition = (changeId: ChangeId, alone: boolean) => codeOf("desk", `BEGIN;
      INSERT INTO desk.publication_act (record_id, number, change_id, published_by) VALUES ('${person.recordId}', 1, '${changeId}', '${admin.accountId}');
      INSERT INTO public_site.edition (record_id, number, kind, published_on, sha256, previous_sha256, reason, alone)
        VALUES ('${person.recordId}', 1, 'person', current_date, sha256(convert_to('{}', 'UTF8')), decode(repeat('00', 32), 'hex'), 'published', ${String(alone)});
      INSERT INTO public_site.edition_body (record_id, number, body) VALUES ('${person.recordId}', 1, '{}');
      SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK`);
    const [own, others] = [await handedIn(admin), await handedIn(researcher)];
    expect(await approve(own, admin)).toBe("CL007");
    await begin(admin);
    expect([await approve(own, admin), await approve(others, admin)]).toEqual(["kept", "kept"]);
    expect([await edition(own, false), await edition(own, true)]).toEqual(["CL169", "kept"]);
    expect([await edition(others, true), await edition(others, false)]).toEqual(["CL169", "kept"]);
    await end(admin);
    expect(await edition(own, true)).toBe("CL007");
  });
});
