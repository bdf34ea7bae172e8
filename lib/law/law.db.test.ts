/** The law by version: proposed by one, in force on every clock once another approved it, and on file for good. */
import { beforeAll, describe, expect, it } from "vitest";
import { closeDesk, openDesk as openAgain } from "@/lib/accounts/commands/close-desk";
import { beginOfficeOfOne } from "@/lib/accounts/commands/office-of-one";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { clockOfSpell, spellsOf } from "@/lib/editions/custody";
import { readPractice } from "@/lib/editions/queries/read-practice";
import { readRecord } from "@/lib/editions/queries/read-record";
import { refuseLaw, takeBackLaw } from "@/lib/law/commands/decide-law";
import { countLawToDecide, listLaw, listLawOf } from "@/lib/law/queries/list-law";
import { standingLaw } from "@/lib/law/queries/standing-law";
import { refuseLawSchema, takeBackLawSchema } from "@/lib/law/schema";
import { lawVersionsOf } from "@/lib/vocabulary/law";
import { makeAccount } from "@/prisma/factories/accounts";
import { since, spellIn } from "@/prisma/factories/custody";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { approve, LEEK_LAW, proposed, standing } from "@/prisma/factories/law";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const NOT_ALLOWED = "42501";

let researcher: Actor, editor: Actor, admin: Actor, chief: Actor;

beforeAll(async () => {
  const { db } = database;
  [researcher, editor, admin, chief] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "admin" }), makeAccount(db, { role: "admin" })]);
});

const on = async (practice: string) => lawVersionsOf(await standingLaw(database.db), practice);
const idsOn = async (practice: string) => (await on(practice)).map(({ id }) => id);
const refuse = (by: Actor, lawId: string) => refuseLaw(by, refuseLawSchema.parse({ lawId, note: "No such gazette." }));
const takeBack = (by: Actor, lawId: string) => takeBackLaw(by, takeBackLawSchema.parse({ lawId }));
/** Words for a version of the practice's own, apart from the others of the file. */
const of = (practice: string, told: Record<string, string | undefined> = {}) => ({ practice, ...told });

describe("the law that comes along", () => {
  it("is in the database, word for word as the migration has it, and stands", async () => {
    const byPractice = (laws: typeof LAW_AS_SHIPPED) => [...laws].toSorted((one, other) => one.id.localeCompare(other.id, "en"));
    expect(byPractice(await standingLaw(database.db)).filter(({ changed }) => changed === null)).toEqual(byPractice(LAW_AS_SHIPPED));
    expect(await idsOn("rsdl")).toEqual(["cpl-2012-rsdl", "cpl-2018-rsdl"]);
  });
});

describe("a version of the law", () => {
  it("is proposed by an admin, read by editors, and nobody else's public clock knows of it before another approved it", async () => {
    for (const other of [researcher, editor]) expect(await refusalFrom(proposed(other, of("soft_detention")))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    const after = await lastAudit(database.db);
    const lawId = await proposed(admin, of("soft_detention"));
    expect(await idsOn("soft_detention")).toEqual([]);
    expect(await listLaw(researcher)).toBeNull();
    expect(await listLawOf(researcher, "soft_detention")).toBeNull();
    expect([await countLawToDecide(editor), await countLawToDecide(admin), await countLawToDecide(researcher)]).toEqual([1, 0, 0]);
    expect((await listLaw(editor))?.waiting).toMatchObject([{ id: lawId, act: "add", replaces: null, proposed: { by: admin.displayName }, may: { approve: true, refuse: true, takeBack: false } }]);
    expect((await listLaw(admin))?.waiting).toMatchObject([{ may: { approve: false, refuse: false, takeBack: true } }]);
    expect(await refusalFrom(approve(admin, lawId))).toMatchObject({ code: "forbidden", messageKey: "proposalFourEyes" });
    expect(await refusalFrom(approve(researcher, lawId))).toMatchObject({ code: "not_found" });
    await approve(editor, lawId);
    expect(await on("soft_detention")).toMatchObject([{ id: lawId, law: { en: "Leek Law" }, longest: "P6M", quotation: { text: LEEK_LAW.quotation, language: "en" }, changed: { how: "add", reason: null, alone: false } }]);
    expect(await refusalFrom(approve(chief, lawId))).toMatchObject({ messageKey: "proposalDecided" });
    expect((await auditSince(database.db, after)).map(({ event, actorId, subjectId, detail }) => ({ event, actorId, subjectId, detail }))).toEqual([
      { event: "law.proposed", actorId: admin.accountId, subjectId: lawId, detail: { practice: "soft_detention", act: "add" } },
      { event: "law.approved", actorId: editor.accountId, subjectId: lawId, detail: { practice: "soft_detention", act: "add", alone: false } },
    ]);
  });

  it("is refused with a note, or taken back by whoever proposed it, and stays on file", async () => {
    const [one, other] = [await proposed(admin, of("shuanggui")), await proposed(admin, of("shuanggui"))];
    expect(await refusalFrom(refuse(admin, one))).toMatchObject({ messageKey: "proposalFourEyes" });
    expect(await refusalFrom(takeBack(chief, one))).toMatchObject({ messageKey: "proposalNotYours" });
    await refuse(editor, one);
    await takeBack(admin, other);
    for (const again of [() => approve(editor, one), () => refuse(editor, other), () => takeBack(admin, other)]) expect(await refusalFrom(again())).toMatchObject({ messageKey: "proposalDecided" });
    expect(await idsOn("shuanggui")).toEqual([]);
    expect((await listLawOf(editor, "shuanggui"))?.files.map(({ id, state, decided }) => [id, state, decided?.by, decided?.note]).toSorted()).toEqual(
      [[one, "refused", editor.displayName, "No such gazette."], [other, "taken_back", admin.displayName, null]].toSorted(),
    );
  });

  it("is corrected, ended and taken off by one that replaces it: the old one leaves the public and stays on file", async () => {
    const first = await standing(admin, editor, of("black_jail"));
    const corrected = await standing(admin, editor, { act: "correct", replaces: first, reason: "The page was misread.", longest: "P30D", inForceTo: "" });
    expect(await on("black_jail")).toMatchObject([{ id: corrected, longest: "P30D", inForceTo: null, changed: { how: "correct", reason: "The page was misread." } }]);
    const { source, quotation, quotationLanguage } = LEEK_LAW;
    const end = { act: "end", practice: "black_jail", replaces: corrected, inForceTo: "1903-02-01", source, quotation, quotationLanguage, reason: "The Onion Law repealed it." };
    const ended = await standing(admin, editor, end);
    expect(await on("black_jail")).toMatchObject([{ id: ended, longest: "P30D", inForceTo: "1903-02-01", source: LEEK_LAW.source, end: { text: quotation, language: "en", source } }]);
    const off = await standing(admin, editor, { act: "withdraw", practice: "black_jail", replaces: ended, reason: "It was about leeks.", confirmed: "yes" });
    expect(await on("black_jail")).toEqual([]);
    expect((await listLawOf(editor, "black_jail"))?.files.map(({ id, act, state }) => [id, act, state]).toReversed()).toEqual([[first, "add", "approved"], [corrected, "correct", "approved"], [ended, "end", "approved"], [off, "withdraw", "approved"]]);
    expect(await refusalFrom(proposed(admin, { act: "correct", replaces: first, reason: "Again." }))).toMatchObject({ code: "not_found" });
  });

  it("ends no version before it begins, and waits while something is proposed of that one", async () => {
    const id = await standing(admin, editor, of("non_release_release"));
    const { source, quotation, quotationLanguage } = LEEK_LAW;
    const end = (inForceTo: string) => ({ act: "end", practice: "non_release_release", replaces: id, inForceTo, source, quotation, quotationLanguage, reason: "It ended." });
    expect(await refusalFrom(proposed(admin, end("1900-12-31")))).toMatchObject({ fieldErrors: { inForceTo: ["dateOrder"] } });
    await proposed(admin, end("1901-06-01"));
    expect(await refusalFrom(proposed(chief, end("1901-07-01")))).toMatchObject({ messageKey: "proposalWaiting" });
  });

  it("never overlaps another of its practice: when it is proposed, when it is approved, and where two are approved at once", async () => {
    const practice = "enforced_disappearance";
    await standing(admin, editor, of(practice, { inForceFrom: "1901-01-01", inForceTo: "1901-12-31" }));
    for (const days of [["1901-12-31", ""], ["1900-01-01", "1901-01-01"], ["1900-01-01", ""]]) {
      expect(await refusalFrom(proposed(admin, of(practice, { inForceFrom: days[0], inForceTo: days[1] }))), String(days)).toMatchObject({ fieldErrors: { inForceFrom: ["lawOverlaps"] } });
    }
    // Straight after the other, and without a first day: then it is in force on none that is known.
    await standing(admin, editor, of(practice, { inForceFrom: "1902-01-01", inForceTo: "1902-12-31" }));
    await standing(admin, editor, of(practice, { inForceFrom: "", inForceTo: "" }));
    const [one, other] = [await proposed(admin, of(practice, { inForceFrom: "1903-01-01" , inForceTo: "" })), await proposed(chief, of(practice, { inForceFrom: "1904-01-01", inForceTo: "" }))];
    const outcomes = await Promise.allSettled([approve(editor, one), approve(editor, other)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusalFrom(approve(editor, outcomes[0]?.status === "fulfilled" ? other : one))).toMatchObject({ messageKey: "lawOverlaps" });
    expect(await on(practice)).toHaveLength(4);
  });

  it("may be added in place of one whose end is proposed, and takes effect after that", async () => {
    const practice = "arrest";
    const old = await standing(admin, editor, of(practice, { inForceTo: "" }));
    const next = of(practice, { version: "1905", inForceFrom: "1905-01-01", inForceTo: "" });
    expect(await refusalFrom(proposed(admin, next))).toMatchObject({ fieldErrors: { inForceFrom: ["lawOverlaps"] } });
    const { source, quotation, quotationLanguage } = LEEK_LAW;
    const end = await proposed(admin, { act: "end", practice, replaces: old, inForceTo: "1904-12-31", source, quotation, quotationLanguage, reason: "A new one came." });
    const added = await proposed(admin, next);
    expect(await refusalFrom(approve(editor, added))).toMatchObject({ messageKey: "lawOverlaps" });
    await approve(editor, end);
    await approve(editor, added);
    expect(await idsOn(practice)).toEqual([end, added]);
  });
});

describe("the public clock", () => {
  let person: MadePerson;
  let practiceId: RecordId;
  const limitNow = async () => {
    const slug = String((await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId } })).slug);
    const content = await readRecord("person", slug);
    if (content.state !== "standing") throw new Error("The person was expected to stand.");
    const [entry] = spellsOf(content.edition.body);
    return (entry && clockOfSpell(entry, content, "2040-01-01")?.limit?.versions.map(({ longest }) => longest)) ?? null;
  };
  const lastAct = async () => (await database.sqlAs("reader", "SELECT act, record_id, number, kind FROM public_site.publication ORDER BY seq DESC LIMIT 1"))[0];

  beforeAll(async () => {
    const { db } = database;
    person = await makePerson(db, { by: researcher });
    practiceId = await makeRecord(db, "practice", "liuzhi");
    await publishFacts(db, { recordId: person.sourceId, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "publisher", text: "Invented Vegetable Gazette", language: "en" }, person.sourceId)] });
    await publishFacts(db, { recordId: practiceId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Liuzhi", language: "en", nameKind: "main" }, person.sourceId)] });
    await publishFacts(db, { recordId: person.recordId, by: researcher, editor, facts: [factOf(spellIn(person.caseId, practiceId), person.sourceId, since("2019-01-01"))] });
  });

  it("counts by a version from the moment it is approved, on pages of people and of the practice, and tells every edge", async () => {
    expect(await limitNow()).toEqual(["P6M"]);
    const lawId = await proposed(admin, { ...LEEK_LAW, act: "correct", practice: "liuzhi", replaces: "sl-2018-liuzhi", inForceFrom: "2018-03-20", inForceTo: "2025-05-31", longest: "P9M", reason: "Invented." });
    expect(await limitNow()).toEqual(["P6M"]);
    await approve(editor, lawId);
    expect(await limitNow()).toEqual(["P9M"]);
    expect(await lastAct()).toMatchObject({ act: "law", record_id: lawId, number: null, kind: "law" });
    const page = await readPractice("liuzhi");
    expect(page.state === "standing" && page.rows.map(({ clock }) => clock?.limit?.versions.map(({ longest }) => longest))).toEqual([["P9M"]]);
    expect(page.state === "standing" && page.laws.map(({ id }) => id)).toEqual([lawId, "sl-2024-liuzhi"]);
  });

  it("claims no limit under a law that sets none, nor where the law was taken off", async () => {
    const [now] = await on("liuzhi");
    const none = await standing(admin, editor, { ...LEEK_LAW, act: "correct", practice: "liuzhi", replaces: now?.id, inForceFrom: "2018-03-20", inForceTo: "2025-05-31", longest: "", reason: "It sets none." });
    expect(await limitNow()).toBeNull();
    await standing(admin, editor, { act: "withdraw", practice: "liuzhi", replaces: none, reason: "It was about leeks.", confirmed: "yes" });
    expect(await limitNow()).toBeNull();
    expect(await idsOn("liuzhi")).toEqual(["sl-2024-liuzhi"]);
  });
});

describe("past the program", () => {
  const insert = (by: Actor, rest: { id?: string; document?: object; state?: string; practice?: string; act?: string; replaces?: string | null } = {}) => {
    const document = { law: { en: "Leek Law", zh: "韭葱法" }, version: "1901", inForceFrom: "1801-01-01", inForceTo: "1801-12-31", article: null, lengthArticle: null, longest: "P6M", note: null, unchecked: [], source: "The Invented Vegetable Gazette", quotation: { text: "six months", language: "en" }, ...rest.document };
    return ["INSERT INTO desk.law_version (practice, act, replaces, document, reason, state, proposed_by) VALUES ($1, $2, $3, $4, 'Said.', $5, $6)", [rest.practice ?? "bail", rest.act ?? "add", rest.replaces ?? null, JSON.stringify(document), rest.state ?? "proposed", by.accountId]] as const;
  };
  const decide = (state: string, by: Actor, lawId: string) => ["UPDATE desk.law_version SET state = $1, decided_by = $2, decided_at = now(), decision_note = 'Said.' WHERE id = $3", [state, by.accountId, lawId]] as const;

  it.each(["owner", "desk"] as const)("%s proposes in an admin's name alone, as nothing else than a proposal, and of what stands", async (role) => {
    expect(await codeOf(role, ...insert(editor))).toBe("CL174");
    expect(await codeOf(role, ...insert(await makeAccount(database.db, { role: "admin", disabled: true })))).toBe("CL174");
    expect(await codeOf(role, ...insert(admin, { state: "approved" }))).toBe("CL174");
    expect(await codeOf(role, ...insert(admin, { act: "correct", replaces: "sl-2018-liuzhi" }))).toBe("CL175");
    expect(await codeOf(role, ...insert(admin, { act: "correct", replaces: "cpl-2012-rsdl" }))).toBe("CL175");
    expect(await codeOf("desk", "INSERT INTO desk.law_version (id, practice, act, document, state) SELECT 'more-law', practice, 'add', document, 'shipped' FROM desk.law_version LIMIT 1")).toBe("CL174");
  });

  it.each([
    ["without the name of a law", { law: { en: "Leek Law" } }], ["without its year", { version: "MCMI" }], ["without a source", { source: "A page" }], ["without the words of its source", { quotation: null }],
    ["with a length that nobody can count", { longest: "P1Y" }], ["that ends before it begins", { inForceTo: "1800-01-01" }], ["whose doubts are no list", { unchecked: "none" }],
  ])("nobody proposes one %s", async (_how, document) => {
    expect(await codeOf("desk", ...insert(admin, { document }))).toBe("23514");
  });

  it.each(["owner", "desk"] as const)("%s lets nobody decide on their own, nor twice, nor on anything but what was proposed", async (role) => {
    const lawId = await proposed(admin, of("bail", { inForceFrom: "1801-01-01", inForceTo: "1801-12-31" }));
    for (const [state, by] of [["approved", admin], ["refused", admin], ["approved", researcher], ["taken_back", chief], ["shipped", chief]] as const) expect(await codeOf(role, ...decide(state, by, lawId)), `${state} ${by.role}`).toBe("CL174");
    const other = role === "owner" ? "CL174" : NOT_ALLOWED;
    expect(await codeOf(role, `UPDATE desk.law_version SET document = document || '{"longest": "P9999D"}' WHERE id = $1`, [lawId])).toBe(other);
    expect(await codeOf(role, "DELETE FROM desk.law_version WHERE id = $1", [lawId])).toBe(other);
    expect(await codeOf(role, ...decide("refused", editor, lawId))).toBe("kept");
    expect(await codeOf(role, ...decide("approved", editor, lawId))).toBe("CL174");
    expect(await codeOf(role, "TRUNCATE desk.law_version CASCADE")).toBe(role === "owner" ? "CL010" : NOT_ALLOWED);
  });

  it("no role writes the law that stands: the desk and the public's have no right to, and the owner's hand is refused", async () => {
    for (const role of ["desk", "reader"] as const) {
      for (const statement of ["INSERT INTO public_site.standing_law (id, practice, document) VALUES ('more-law', 'bail', '{}')", "UPDATE public_site.standing_law SET practice = 'bail'", "DELETE FROM public_site.standing_law"]) expect(await codeOf(role, statement), role).toBe(NOT_ALLOWED);
    }
    for (const statement of ["SELECT 1 FROM desk.law_version", "INSERT INTO desk.law_version DEFAULT VALUES"]) expect(await codeOf("reader", statement)).toBe(NOT_ALLOWED);
    expect(await codeOf("owner", "INSERT INTO public_site.standing_law (id, practice, document) VALUES ('more-law', 'bail', '{}')")).toBe("CL176");
    expect(await codeOf("owner", `UPDATE public_site.standing_law SET document = document || '{"longest": "P9999D"}'`)).toBe("CL176");
    expect(await codeOf("owner", "DELETE FROM public_site.standing_law")).toBe("CL176");
    expect(await codeOf("owner", "TRUNCATE public_site.standing_law")).toBe("CL010");
    // What was replaced does not come back by hand either.
    expect(await codeOf("owner", "INSERT INTO public_site.standing_law (id, practice, in_force_from, document) SELECT id, practice, in_force_from, document FROM desk.law_version WHERE id = 'sl-2018-liuzhi'")).toBe("CL176");
  });

  it("two that overlap are refused by the database where the program does not ask", async () => {
    expect(await codeOf("desk", ...insert(admin, { document: { inForceFrom: "2013-01-01", inForceTo: "2013-02-01" } }))).toBe("kept");
    const { id } = await database.db.lawVersion.findFirstOrThrow({ where: { practice: "bail", state: "proposed" } });
    expect(await codeOf("desk", ...decide("approved", editor, id))).toBe("CL175");
    expect(await codeOf("desk", ...decide("refused", editor, id))).toBe("kept");
  });

  it("rests while the desk is closed: nothing is proposed and nothing takes effect", async () => {
    const lawId = await proposed(admin, of("bail", { inForceFrom: "1801-01-01", inForceTo: "1801-12-31" }));
    await closeDesk(admin, { mode: "read_only", reason: "An invented frost.", code: null, confirmed: "yes" } as never);
    expect(await refusalFrom(approve(editor, lawId))).toMatchObject({ messageKey: "deskClosed" });
    expect(await codeOf("desk", ...insert(admin))).toBe("CL131");
    expect(await codeOf("desk", ...decide("approved", editor, lawId))).toBe("CL131");
    await openAgain(admin);
    await takeBack(admin, lawId);
  });
});

describe("an office of one", () => {
  it("lets its own proposal take effect, and its entry says that nobody else reviewed it", async () => {
    const lawId = await proposed(admin, of("rs", { inForceFrom: "1801-01-01", inForceTo: "1801-12-31" }));
    await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE role IN ('editor', 'admin') AND id <> $1 AND disabled_at IS NULL", [admin.accountId]);
    expect(await refusalFrom(approve(admin, lawId))).toMatchObject({ messageKey: "proposalFourEyes" });
    // Seven days after the others left (CL180).
    await database.sqlAs("owner", "UPDATE desk.reviewer_left SET left_at = left_at - interval '7 days'");
    await beginOfficeOfOne(admin);
    expect((await listLawOf(admin, "rs"))?.files.find(({ id }) => id === lawId)?.may).toEqual({ approve: true, refuse: false, takeBack: true });
    const after = await lastAudit(database.db);
    await approve(admin, lawId);
    expect((await on("rs"))[0]).toMatchObject({ id: lawId, changed: { how: "add", alone: true } });
    expect((await auditSince(database.db, after)).map(({ detail }) => detail)).toEqual([{ practice: "rs", act: "add", alone: true }]);
  });
});
