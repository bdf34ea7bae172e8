/** The words for a practice: proposed by one, on every page once another approved them, and on file for good. */
import { beforeAll, describe, expect, it } from "vitest";
import { closeDesk, openDesk as openAgain } from "@/lib/accounts/commands/close-desk";
import { beginOfficeOfOne } from "@/lib/accounts/commands/office-of-one";
import { addFactTo } from "@/lib/cases/commands/add-fact-to";
import { listPractices } from "@/lib/cases/queries/list-choices";
import { addFactSchema } from "@/lib/cases/schema";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import type { Edition } from "@/lib/editions/edition";
import { labelOf, plainLabelOf } from "@/lib/editions/labels";
import { countPeople } from "@/lib/editions/queries/count-people";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { readPractice } from "@/lib/editions/queries/read-practice";
import { readPractices } from "@/lib/editions/queries/read-practices";
import { readRecord } from "@/lib/editions/queries/read-record";
import { readSearch } from "@/lib/editions/search/params";
import { recordNames } from "@/lib/facts/queries/record-names";
import { foldHeading } from "@/lib/imports/fields";
import { practicesByName } from "@/lib/imports/queries/named-records";
import { proposeLaw } from "@/lib/law/commands/propose-law";
import { listLawOf } from "@/lib/law/queries/list-law";
import { proposeLawSchema } from "@/lib/law/schema";
import { refuseWording, takeBackWording } from "@/lib/wording/commands/decide-wording";
import { countWordingsToDecide, listWordings, listWordingsOf } from "@/lib/wording/queries/list-wordings";
import { refuseWordingSchema, takeBackWordingSchema } from "@/lib/wording/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { LAW_AS_SHIPPED, PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { since, spellIn } from "@/prisma/factories/custody";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { LEEK_LAW } from "@/prisma/factories/law";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";
import { approveWords, LEEK_CUSTODY, proposedWords, standingWords } from "@/prisma/factories/wording";

const database = testDatabase();
const codeOf = codesFrom(database);
const NOT_ALLOWED = "42501";

let researcher: Actor, editor: Actor, admin: Actor, chief: Actor;

beforeAll(async () => {
  const { db } = database;
  [researcher, editor, admin, chief] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "admin" }), makeAccount(db, { role: "admin" })]);
});

const standing = async (code: string) => (await readPractices()).find((practice) => practice.code === code) ?? null;
const refuse = (by: Actor, wordingId: string) => refuseWording(by, refuseWordingSchema.parse({ wordingId, note: "No such gazette." }));
const takeBack = (by: Actor, wordingId: string) => takeBackWording(by, takeBackWordingSchema.parse({ wordingId }));
const use = (act: "retire" | "restore", practice: string, replaces: string | undefined, reason = "It was about leeks.") => ({ act, practice, replaces, reason, confirmed: "yes" });

describe("the words that come along", () => {
  it("are in the database, word for word as the migration has them, and stand", async () => {
    expect(await readPractices()).toEqual(PRACTICES_AS_SHIPPED);
    expect(PRACTICES_AS_SHIPPED).toHaveLength(13);
    expect(LAW_AS_SHIPPED.filter(({ practice }) => PRACTICES_AS_SHIPPED.every(({ code }) => code !== practice))).toEqual([]);
  });
});

describe("words for a practice", () => {
  it("are proposed by an admin, read by editors, and in public once another approved them; the log names who and what, and no word", async () => {
    const told = { practice: "leek_pen" };
    for (const other of [researcher, editor]) expect(await refusalFrom(proposedWords(other, told))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    const after = await lastAudit(database.db);
    const id = await proposedWords(admin, told);
    expect(await standing("leek_pen")).toBeNull();
    expect([await listWordings(researcher), await listWordingsOf(researcher, "leek_pen"), await listWordingsOf(editor, "no_such_practice"), await listWordingsOf(editor, "leek\u0000"), await listLawOf(editor, "leek\u0000")]).toEqual([null, null, null, null, null]);
    expect([await countWordingsToDecide(editor), await countWordingsToDecide(admin), await countWordingsToDecide(researcher)]).toEqual([1, 0, 0]);
    expect((await listWordings(editor))?.waiting).toMatchObject([{ id, act: "add", replaces: null, proposed: { by: admin.displayName }, may: { approve: true, refuse: true, takeBack: false } }]);
    expect((await listWordings(admin))?.waiting).toMatchObject([{ may: { approve: false, refuse: false, takeBack: true } }]);
    expect(await refusalFrom(approveWords(admin, id))).toMatchObject({ code: "forbidden", messageKey: "proposalFourEyes" });
    expect(await refusalFrom(approveWords(researcher, id))).toMatchObject({ code: "not_found" });
    await approveWords(editor, id);
    expect(await standing("leek_pen")).toMatchObject({ id, names: { en: "Leek custody", zhHans: "韭葱看管" }, otherNames: ["Leek holding", "韭管"], safeguards: { en: ["Water must be given."] }, retired: false, changed: { how: "add", reason: null, alone: false } });
    expect(await refusalFrom(approveWords(chief, id))).toMatchObject({ messageKey: "proposalDecided" });
    expect((await auditSince(database.db, after)).map(({ event, actorId, subjectId, detail }) => ({ event, actorId, subjectId, detail }))).toEqual([
      { event: "wording.proposed", actorId: admin.accountId, subjectId: id, detail: { practice: "leek_pen", act: "add" } },
      { event: "wording.approved", actorId: editor.accountId, subjectId: id, detail: { practice: "leek_pen", act: "add", alone: false } },
    ]);
  });

  it("are refused with a note, or taken back by whoever proposed them, and stay on file", async () => {
    const one = await proposedWords(admin, { practice: "leek_row" });
    expect(await refusalFrom(proposedWords(chief, { practice: "leek_row" }))).toMatchObject({ messageKey: "proposalWaiting" });
    expect(await refusalFrom(refuse(admin, one))).toMatchObject({ messageKey: "proposalFourEyes" });
    expect(await refusalFrom(takeBack(chief, one))).toMatchObject({ messageKey: "proposalNotYours" });
    await refuse(editor, one);
    const other = await proposedWords(admin, { practice: "leek_row" });
    await takeBack(admin, other);
    for (const again of [() => approveWords(editor, one), () => refuse(editor, other), () => takeBack(admin, other)]) expect(await refusalFrom(again())).toMatchObject({ messageKey: "proposalDecided" });
    expect(await standing("leek_row")).toBeNull();
    expect((await listWordingsOf(editor, "leek_row"))?.files.map(({ id, state, decided }) => [id, state, decided?.by, decided?.note]).toSorted()).toEqual(
      [[one, "refused", editor.displayName, "No such gazette."], [other, "taken_back", admin.displayName, null]].toSorted(),
    );
  });

  it("are corrected, retired and used again by others that take their place: none is lost, and what stands no more is replaced no more", async () => {
    const first = await standingWords(admin, editor, { practice: "leek_bed" });
    const corrected = await standingWords(admin, editor, { act: "correct", practice: "leek_bed", replaces: first, reason: "The page was misread.", definitionEn: "Leeks in a bed." });
    expect(await standing("leek_bed")).toMatchObject({ id: corrected, definition: { en: "Leeks in a bed." }, changed: { how: "correct", reason: "The page was misread." } });
    expect(await refusalFrom(proposedWords(admin, { act: "correct", practice: "leek_bed", replaces: first, reason: "Again." }))).toMatchObject({ messageKey: "wordingMoved" });
    expect(await refusalFrom(proposedWords(admin, { practice: "leek_bed" }))).toMatchObject({ fieldErrors: { practice: ["wordingStands"] } });
    expect(await refusalFrom(proposedWords(admin, use("restore", "leek_bed", corrected)))).toMatchObject({ messageKey: "wordingMoved" });
    const retired = await standingWords(admin, editor, use("retire", "leek_bed", corrected));
    expect(await standing("leek_bed")).toMatchObject({ id: retired, definition: { en: "Leeks in a bed." }, retired: true, changed: { how: "retire" } });
    expect(await refusalFrom(proposedWords(admin, use("retire", "leek_bed", retired)))).toMatchObject({ messageKey: "wordingMoved" });
    const mended = await standingWords(admin, editor, { act: "correct", practice: "leek_bed", replaces: retired, reason: "A slip." });
    expect(await standing("leek_bed")).toMatchObject({ retired: true });
    const again = await standingWords(admin, editor, use("restore", "leek_bed", mended));
    expect(await standing("leek_bed")).toMatchObject({ id: again, retired: false });
    expect((await listWordingsOf(editor, "leek_bed"))?.files.map(({ id, state }) => [id, state]).toReversed()).toEqual([first, corrected, retired, mended, again].map((id) => [id, "approved"]));
  });

  it("are what law can be proposed on, and nothing else is", async () => {
    expect(await refusalFrom(proposeLaw(admin, proposeLawSchema.parse({ ...LEEK_LAW, practice: "gardening" })))).toMatchObject({ fieldErrors: { practice: ["choice"] } });
  });
});

describe("in public and in the forms", () => {
  let person: MadePerson;
  let practiceId: RecordId;
  const practicePage = async () => {
    const page = await readPractice("bail");
    if (page.state !== "standing") throw new Error("The practice was expected to stand.");
    return page;
  };
  const called = (edition: Edition | undefined) => (edition === undefined ? null : [labelOf(edition, "en", new Map()).text, labelOf(edition, "zh", new Map()).text, plainLabelOf(edition, "en", new Map()).text]);
  const onProfile = async () => {
    const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId } });
    const content = await readRecord("person", slug);
    return content.state === "standing" ? called(content.lookup.get(practiceId)) : null;
  };
  const inFilter = async () => called((await countPeople(readSearch({}, "people").search)).heads.get(practiceId) as Edition | undefined);
  const spell = () => addFactSchema.parse({ recordId: person.recordId, value: { kind: "spell", caseId: person.caseId, practiceId, spell: "", place: "", authority: "", language: "en", end: {} }, date: { year: "2020" }, citations: [{ sourceId: person.sourceId, exact: "held" }] });

  beforeAll(async () => {
    const { db } = database;
    person = await makePerson(db, { by: researcher });
    practiceId = await makeRecord(db, "practice");
    await publishFacts(db, { recordId: person.sourceId, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "publisher", text: "Invented Vegetable Gazette", language: "en" }, person.sourceId)] });
    // Called as one of its other names: it goes by the code all the same.
    await publishFacts(db, { recordId: practiceId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Release on guarantee  pending further investigation", language: "en", nameKind: "main" }, person.sourceId)] });
    await publishFacts(db, { recordId: person.recordId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Test Person Bean", language: "en", nameKind: "main" }, person.sourceId), factOf(spellIn(person.caseId, practiceId), person.sourceId, since("2019-01-01"))] });
  });

  it("a record that is plainly called what the vocabulary calls a practice goes by that one's code", async () => {
    expect(await database.db.publicRecord.findUniqueOrThrow({ where: { id: practiceId }, select: { slug: true } })).toEqual({ slug: "bail" });
  });

  it("everything names the practice by the words that stand, from the moment they are approved, and every edge is told", async () => {
    const { id: shipped } = (await standing("bail"))!;
    const datasetBefore = await findDatasetEdition();
    expect([await onProfile(), await inFilter()]).toEqual([["Bail", "取保候审", "Bail"], ["Bail", "取保候审", "Bail"]]);
    const id = await proposedWords(admin, { act: "correct", practice: "bail", replaces: shipped, reason: "Invented.", nameEn: "Leek bail", nameZh: "韭葱保", abbreviation: "" });
    expect(await onProfile()).toEqual(["Bail", "取保候审", "Bail"]);
    await approveWords(editor, id);
    expect([await onProfile(), await inFilter()]).toEqual([["Leek bail", "韭葱保", "Leek bail"], ["Leek bail", "韭葱保", "Leek bail"]]);
    // Its tables say the words: other bytes have another name.
    expect((await findDatasetEdition())?.publication).not.toBe(datasetBefore?.publication);
    expect((await practicePage()).edition.words).toMatchObject({ id, changed: { how: "correct", reason: "Invented." } });
    expect((await database.sqlAs("reader", "SELECT act, record_id, number, kind FROM public_site.publication ORDER BY seq DESC LIMIT 1"))[0]).toMatchObject({ act: "wording", record_id: id, number: null, kind: "wording" });
    expect((await recordNames(database.db, [practiceId])).get(practiceId)).toMatchObject({ words: { names: { en: "Leek bail" }, abbreviation: null, retired: false } });
    expect((await practicesByName(database.db)).get("leek bail") ?? (await practicesByName(database.db)).get("leekbail")).toBe(practiceId);
  });

  it("one that is retired stays where facts name it and says so, and no new fact, form or table names it until it is used again", async () => {
    const choices = async () => (await listPractices(researcher)).map(({ id }) => id).includes(practiceId);
    const named = async () => [...(await practicesByName(database.db)).values()].includes(practiceId);
    expect([await choices(), await named()]).toEqual([true, true]);
    const retired = await standingWords(admin, editor, use("retire", "bail", (await standing("bail"))?.id));
    expect([await choices(), await named()]).toEqual([false, false]);
    expect(await onProfile()).toEqual(["Leek bail (a term no longer used here)", "韭葱保（本站已停用此名称）", "Leek bail"]);
    expect((await practicePage()).edition.words).toMatchObject({ retired: true, changed: { how: "retire", reason: "It was about leeks." } });
    expect(await refusalFrom(addFactTo(researcher, spell()))).toMatchObject({ fieldErrors: { "value.practiceId": ["practiceRetired"] } });
    await standingWords(admin, editor, use("restore", "bail", retired));
    expect([await choices(), await named()]).toEqual([true, true]);
    expect(await addFactTo(researcher, spell())).toMatchObject({ assertionId: expect.any(String) });
  });

  it("a name that two practices have names neither in a table, and each still goes by its address", async () => {
    const other = await makeRecord(database.db, "practice");
    await publishFacts(database.db, { recordId: other, by: researcher, editor, facts: [factOf({ kind: "name", text: "Leek bail", language: "en", nameKind: "main" }, person.sourceId)] });
    const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: other }, select: { slug: true } });
    const named = await practicesByName(database.db);
    expect([named.get(foldHeading("Leek bail")), named.get(foldHeading("bail")), named.get(foldHeading(slug))]).toEqual([undefined, practiceId, other]);
  });

  it("a practice that was added is chosen once its record is published under one of its names", async () => {
    await standingWords(admin, editor, { practice: "leek_custody", nameEn: "Leek arrest", nameZh: "韭葱圈养", otherNames: "" });
    expect((await listWordingsOf(editor, "leek_custody"))?.recordId).toBeNull();
    const added = await makeRecord(database.db, "practice");
    await publishFacts(database.db, { recordId: added, by: researcher, editor, facts: [factOf({ kind: "name", text: "韭葱圈养", language: "zh-Hans", nameKind: "main" }, person.sourceId)] });
    expect((await listWordingsOf(editor, "leek_custody"))?.recordId).toBe(added);
    expect((await listPractices(researcher)).map(({ id }) => id)).toContain(added);
    const page = await readPractice("leek-custody");
    expect(page.state === "standing" && called(page.edition)).toEqual(["Leek arrest (LC)", "韭葱圈养（LC）", "Leek arrest (LC)"]);
  });
});

describe("past the program", () => {
  const { act: _act, practice: _practice, ...NO_WORDS } = LEEK_CUSTODY;
  const document = { kind: NO_WORDS.kind, names: { en: "Leek", zhHans: "韭葱", pinyin: "jiǔcōng" }, abbreviation: null, otherNames: [], definition: { en: "Leeks.", zh: "韭葱。" }, safeguards: { en: [], zh: [] }, source: NO_WORDS.source, quotation: null, retired: false };
  const insert = (by: Actor, rest: { document?: object; state?: string; practice?: string; act?: string; replaces?: string | null; reason?: string | null } = {}) =>
    ["INSERT INTO desk.practice_wording (practice, act, replaces, document, reason, state, proposed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)", [rest.practice ?? "leek_past", rest.act ?? "add", rest.replaces ?? null, JSON.stringify({ ...document, ...rest.document }), rest.reason === undefined ? "Said." : rest.reason, rest.state ?? "proposed", by.accountId]] as const;
  const decide = (state: string, by: Actor, id: string) => ["UPDATE desk.practice_wording SET state = $1, decided_by = $2, decided_at = now(), decision_note = 'Said.' WHERE id = $3", [state, by.accountId, id]] as const;

  it.each(["owner", "desk"] as const)("%s proposes in an admin's name alone, as nothing else than a proposal, and in place of what stands", async (role) => {
    expect(await codeOf(role, ...insert(editor))).toBe("CL185");
    expect(await codeOf(role, ...insert(await makeAccount(database.db, { role: "admin", disabled: true })))).toBe("CL185");
    expect(await codeOf(role, ...insert(admin, { state: "approved" }))).toBe("CL185");
    expect(await codeOf(role, ...insert(admin, { practice: "rsdl" }))).toBe("CL186");
    expect(await codeOf(role, ...insert(admin, { act: "correct", replaces: "rsdl-as-shipped" }))).toBe("CL186");
    expect(await codeOf("desk", "INSERT INTO desk.practice_wording (id, practice, act, document, state) SELECT 'more-words', 'leek_more', 'add', document, 'shipped' FROM desk.practice_wording LIMIT 1")).toBe("CL185");
  });

  it.each([
    ["without a name in Chinese", { document: { names: { en: "Leek", pinyin: "j" } } }], ["without a definition", { document: { definition: { en: "Leeks." } } }], ["without a source", { document: { source: "A page" } }],
    ["that rest on nothing known", { document: { kind: "garden" } }], ["whose safeguards differ in number", { document: { safeguards: { en: ["Water."], zh: [] } } }], ["whose safeguards are no list", { document: { safeguards: { en: "none", zh: "none" } } }],
    ["that are retired from the first", { document: { retired: true } }], ["that retire and do not say so", { act: "retire", practice: "rs", replaces: "rs-as-shipped" }], ["that correct without a reason", { act: "correct", practice: "rs", replaces: "rs-as-shipped", reason: null }],
    ["of a code that no address can have", { practice: "Leek-1" }],
  ])("nobody proposes words %s", async (_how, told) => {
    expect(await codeOf("desk", ...insert(admin, told))).toBe("23514");
  });

  it.each(["owner", "desk"] as const)("%s lets nobody decide on their own, nor twice, nor on anything but what was proposed", async (role) => {
    const id = await proposedWords(admin, { practice: "leek_past" });
    for (const [state, by] of [["approved", admin], ["refused", admin], ["approved", researcher], ["taken_back", chief], ["shipped", chief]] as const) expect(await codeOf(role, ...decide(state, by, id)), `${state} ${by.role}`).toBe("CL185");
    const other = role === "owner" ? "CL185" : NOT_ALLOWED;
    expect(await codeOf(role, `UPDATE desk.practice_wording SET document = document || '{"source": "Another invented gazette"}' WHERE id = $1`, [id])).toBe(other);
    expect(await codeOf(role, "DELETE FROM desk.practice_wording WHERE id = $1", [id])).toBe(other);
    expect(await codeOf(role, ...decide("refused", editor, id))).toBe("kept");
    expect(await codeOf(role, ...decide("approved", editor, id))).toBe("CL185");
    expect(await codeOf(role, "TRUNCATE desk.practice_wording CASCADE")).toBe(role === "owner" ? "CL010" : NOT_ALLOWED);
  });

  it("no role writes what stands: the desk and the public's have no right to, and the owner's hand is refused", async () => {
    for (const role of ["desk", "reader"] as const) {
      for (const statement of ["INSERT INTO public_site.standing_practice (id, practice, place, document) VALUES ('more-words', 'leek', 1, '{}')", "UPDATE public_site.standing_practice SET practice = 'leek'", "DELETE FROM public_site.standing_practice"]) expect(await codeOf(role, statement), role).toBe(NOT_ALLOWED);
    }
    for (const statement of ["SELECT 1 FROM desk.practice_wording", "INSERT INTO desk.practice_wording DEFAULT VALUES"]) expect(await codeOf("reader", statement)).toBe(NOT_ALLOWED);
    for (const statement of ["INSERT INTO public_site.standing_practice (id, practice, place, document) VALUES ('more-words', 'leek', 1, '{}')", `UPDATE public_site.standing_practice SET document = document || '{"abbreviation": "L"}'`, "DELETE FROM public_site.standing_practice"]) expect(await codeOf("owner", statement)).toBe("CL187");
    expect(await codeOf("owner", "TRUNCATE public_site.standing_practice")).toBe("CL010");
  });

  it("rests while the desk is closed: nothing is proposed and nothing takes effect", async () => {
    const id = await proposedWords(admin, { practice: "leek_frost" });
    await closeDesk(admin, { mode: "read_only", reason: "An invented frost.", code: null, confirmed: "yes" } as never);
    expect(await refusalFrom(approveWords(editor, id))).toMatchObject({ messageKey: "deskClosed" });
    expect([await codeOf("desk", ...insert(admin)), await codeOf("desk", ...decide("approved", editor, id))]).toEqual(["CL131", "CL131"]);
    await openAgain(admin);
    await takeBack(admin, id);
  });
});

describe("an office of one", () => {
  it("lets its own proposal stand, and the words say that nobody else reviewed them", async () => {
    const id = await proposedWords(admin, { practice: "leek_alone" });
    await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE role IN ('editor', 'admin') AND id <> $1 AND disabled_at IS NULL", [admin.accountId]);
    expect(await refusalFrom(approveWords(admin, id))).toMatchObject({ messageKey: "proposalFourEyes" });
    // Seven days after the others left (CL180).
    await database.sqlAs("owner", "UPDATE desk.reviewer_left SET left_at = left_at - interval '7 days'");
    await beginOfficeOfOne(admin);
    await approveWords(admin, id);
    expect(await standing("leek_alone")).toMatchObject({ id, changed: { how: "add", alone: true } });
  });
});
