/** Logging in one go: finding the person while their name is typed, the source by its address, and what the last press may do at once. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { addCase } from "@/lib/cases/commands/add-case";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { findPeople } from "@/lib/cases/queries/find-people";
import { getCitableSource } from "@/lib/cases/queries/list-choices";
import { suggestPeople, suggestSource } from "@/lib/cases/queries/suggest";
import { addCaseSchema, logUpdateSchema, type LogUpdateInput } from "@/lib/cases/schema";
import { getChange } from "@/lib/changes/queries/get-change";
import { paths } from "@/lib/core/paths";
import { fillNameKeys } from "@/lib/facts/commands/fill-name-keys";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { factOf, makeFacts, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;
let colleague: Actor;
let advocate: Actor;
let person: MadePerson;

beforeAll(async () => {
  [researcher, colleague, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "advocate" })]);
});

beforeEach(async () => {
  person = await makePerson(database.db, { by: researcher });
});

const newSource = { title: "An invented harvest report", address: "https://www.harvest.invalid/2031/Report/" };

function update(rest: Record<string, unknown> = {}): LogUpdateInput {
  return logUpdateSchema.parse({
    recordId: person.recordId, caseId: person.caseId, stage: "taken_away", text: "Taken from an invented market.", language: "en",
    date: { year: "2031", month: "3" }, citations: [{ sourceId: person.sourceId, exact: "taken from the market" }], ...rest,
  });
}

async function draftPerson(text: string, native?: string) {
  return addCase(researcher, addCaseSchema.parse({ name: { text, language: "en" }, ...(native === undefined ? {} : { nativeName: { text: native, language: "zh-Hans" } }), citations: [{ sourceId: person.sourceId, exact: "so called" }] }));
}

describe("finding the person", () => {
  it("folds names as the public search does: tones, marks, spaces, hyphens, either order, either kind of Hanzi, how they sound", async () => {
    const { recordId } = await draftPerson("Qíncài Yíng", "芹菜莹");
    for (const text of ["qincai ying", "Ying Qincai", "qin2cai4 ying2", "QINCAIYING", "Qíncài-Yíng", "qincai y", "芹菜莹", "芹菜瑩", "菜莹", "莹"]) {
      expect((await findPeople(colleague, text)).map(({ record }) => record.id), text).toContain(recordId);
    }
    expect((await findPeople(colleague, "芹菜营")).map(({ record }) => record.id)).not.toContain(recordId);
  });

  it("puts whoever is called so whole before those whose names only hold it", async () => {
    const longer = await draftPerson("Rhubarb Sorrelson");
    const whole = await draftPerson("Rhubarb Sorrel");
    expect((await findPeople(colleague, "rhubarb sorrel")).map(({ record }) => record.id)).toEqual([whole.recordId, longer.recordId]);
    expect((await findPeople(colleague, "rhubarb sorrel", 1)).map(({ record }) => record.id)).toEqual([whole.recordId]);
  });

  it("suggests each case with the address of its form, and nobody to an advocate", async () => {
    const { recordId, caseId } = await draftPerson("Salsify Tarragon", "婆罗门参");
    expect(await suggestPeople(colleague, { q: "salsify" })).toEqual({
      people: [{ name: "Salsify Tarragon", lang: "en", others: ["婆罗门参"], isNew: true, cases: [{ number: 1, href: paths.desk.logUpdate(recordId, caseId) }] }],
    });
    expect(await suggestPeople(advocate, { q: "salsify" })).toEqual({ people: [] });
    await database.db.publicRecord.update({ where: { id: recordId }, data: { withdrawnAt: new Date() } });
    expect(await suggestPeople(colleague, { q: "salsify" }), "nothing is logged of a withdrawn record").toEqual({ people: [] });
  });

  it("suggests whoever an update can be logged of, also where many others are called so whole", async () => {
    // Without a case, as somebody who is on record as a speaker.
    for (let count = 0; count < 9; count += 1) {
      const recordId = await makeRecord(database.db, "person");
      await makeFacts(database.db, { recordId, by: researcher, facts: [factOf({ kind: "name", text: "Mangold Quince", language: "en", nameKind: "main" }, person.sourceId)] });
    }
    const { recordId } = await draftPerson("Mangold Quincetree");
    expect((await findPeople(colleague, "mangold quince", 9)).map(({ record }) => record.id)).not.toContain(recordId);
    expect((await suggestPeople(colleague, { q: "mangold quince" })).people.map(({ name }) => name)).toEqual(["Mangold Quincetree"]);
  });

  it("makes the keys of names that have none, or those of an older folding, at start-up", async () => {
    const { recordId } = await draftPerson("Ünusual Vétch");
    await database.sqlAs("owner", "DELETE FROM desk.name_key WHERE joined LIKE 'unusual%'");
    await database.sqlAs("owner", "UPDATE desk.name_key SET fold_version = 1, joined = 'stale' WHERE joined LIKE '%aubergine%'");
    expect(await findPeople(colleague, "unusual vetch")).toEqual([]);
    expect(await fillNameKeys(database.urls.ownerUrl)).toBeGreaterThan(1);
    expect((await findPeople(colleague, "unusual vetch")).map(({ record }) => record.id)).toEqual([recordId]);
    expect((await findPeople(colleague, "aubergine")).map(({ record }) => record.id)).toContain(person.recordId);
    expect(await fillNameKeys(database.urls.ownerUrl)).toBe(0);
  });
});

describe("a source that is on record at the address", () => {
  it("is offered before somebody describes it anew, however the address is written, and cited where that is wished", async () => {
    const first = await logUpdate(researcher, update({ citations: [{ source: newSource, exact: "taken from the market" }] }));
    const sourceId = first.sourceId;
    for (const address of ["https://www.harvest.invalid/2031/Report/", "http://harvest.invalid/2031/report", " https://HARVEST.invalid/2031/Report#top "]) {
      expect(await suggestSource(researcher, { address }), address).toEqual({ sources: [{ id: sourceId, title: newSource.title, lang: null }] });
    }
    for (const address of ["https://harvest.invalid/2031", "https://harvest.invalid/2031/report?page=2", "", "https://"]) expect(await suggestSource(researcher, { address }), address).toEqual({ sources: [] });
    expect(await suggestSource(colleague, { address: newSource.address }), "a colleague's draft is not theirs to cite").toEqual({ sources: [] });
    expect(await suggestSource(advocate, { address: newSource.address })).toEqual({ sources: [] });

    const again = { title: "The harvest report, once more", address: "http://harvest.invalid/2031/report" };
    const refused = await refusalFrom(logUpdate(researcher, update({ citations: [{ source: again, exact: "again" }] })));
    expect(refused).toMatchObject({ code: "invalid", fieldErrors: { "citations[0].source.address": ["sourceOnRecord"] }, details: { knownSources: { 0: [{ id: sourceId }] } } });
    const cited = await logUpdate(researcher, update({ citations: [{ source: again, known: sourceId, exact: "again" }] }));
    expect(cited.sourceId).toBe(sourceId);
    const other = await logUpdate(researcher, update({ citations: [{ source: again, known: "another", exact: "again" }] }));
    expect(other.sourceId).not.toBe(sourceId);
    expect((await suggestSource(researcher, { address: again.address })).sources).toHaveLength(2);
    expect((await getCitableSource(researcher, sourceId ?? person.recordId))?.id).toBe(sourceId);
    expect(await getCitableSource(colleague, sourceId ?? person.recordId)).toBeNull();
  });

  it("is not cited for another address that is typed later, and what was answered for one is no answer for another", async () => {
    const [first, second] = [`https://one.invalid/${randomUUID()}`, `https://two.invalid/${randomUUID()}`];
    const one = (await logUpdate(researcher, update({ citations: [{ source: { title: "The first report", address: first }, exact: "x" }] }))).sourceId;
    const retyped = (known: string | null, address: string, rest: Record<string, unknown> = {}) => logUpdate(researcher, update({ citations: [{ source: { title: "The second report", address }, known, exact: "y", ...rest }] }));
    const events = await database.db.eventReading.count();
    // Nothing stands there yet: the choice was of the first, on a line that was too slow to take it away.
    expect(await refusalFrom(retyped(one, second, { knownFor: first }))).toMatchObject({ code: "invalid", fieldErrors: { "citations[0].source.address": ["knownElsewhere"] }, details: { knownSources: { 0: [] } } });
    expect(await refusalFrom(retyped(one, ""))).toMatchObject({ fieldErrors: { "citations[0].source.address": ["knownElsewhere"] } });
    expect(await database.db.eventReading.count()).toBe(events);
    const two = (await retyped(null, second)).sourceId;
    expect(await refusalFrom(retyped(one, second))).toMatchObject({ details: { knownSources: { 0: [{ id: two }] } } });
    expect(await refusalFrom(retyped("another", second, { knownFor: first })), "said of the first address").toMatchObject({ fieldErrors: { "citations[0].source.address": ["sourceOnRecord"] }, details: { knownSources: { 0: [{ id: two }] } } });
    expect((await retyped(two, second, { knownFor: second })).sourceId).toBe(two);
    expect((await retyped("another", second, { knownFor: `${second}/#top` })).sourceId).not.toBe(two);
  });

  it("is found by an address of any length, which an index by its words would have no room for", async () => {
    const address = `https://long.invalid/${"0123456789abcdef".repeat(120)}`;
    // Random text: what repeats is pressed together before it is measured.
    const random = `https://random.invalid/${Array.from({ length: 300 }, () => randomUUID().slice(0, 6)).join("")}`;
    for (const each of [address, random]) {
      const { sourceId } = await logUpdate(researcher, update({ citations: [{ source: { title: "At a long address", address: each }, exact: "x" }] }));
      expect((await suggestSource(researcher, { address: each })).sources.map(({ id }) => id)).toEqual([sourceId]);
    }
    // As an attribute may be written past this form, and as Postgres could not index it whole.
    await makeFacts(database.db, { recordId: person.sourceId, by: researcher, facts: [factOf({ kind: "attribute", attribute: "address", text: `https://longest.invalid/${Array.from({ length: 700 }, () => randomUUID().slice(0, 6)).join("")}`, language: null }, person.sourceId)] });
  });

  it("is not asked about where a source is picked, or where a foreign id is sent", async () => {
    expect(logUpdateSchema.safeParse({ ...update(), date: undefined, citations: [{ source: newSource, known: "nonsense", exact: "x" }] }).success).toBe(false);
    const foreign = await logUpdate(colleague, update({ citations: [{ source: { title: "A colleague's own", address: "https://own.invalid/x" }, exact: "x" }] }));
    expect(await refusalFrom(logUpdate(researcher, update({ citations: [{ source: { title: "Mine", address: "https://own.invalid/x" }, known: foreign.sourceId, exact: "x" }] })))).toMatchObject({ fieldErrors: { "citations[0].sourceId": ["id"] } });
  });
});

describe("the last press", () => {
  it("hands the whole draft in with the update, or keeps neither", async () => {
    const before = await lastAudit(database.db);
    const { changeId } = await logUpdate(researcher, update({ next: "hand_in" }));
    expect((await getChange(researcher, changeId))?.state).toBe("submitted");
    expect((await auditSince(database.db, before)).map(({ event }) => event)).toEqual(["update.logged", "change.submitted"]);
    const events = await database.db.timelineEvent.count();
    // An uncited fact keeps the draft from being handed in.
    const { changeId: second } = await logUpdate(researcher, update());
    const state = async () => (await database.db.change.findUniqueOrThrow({ where: { id: second }, select: { state: true } })).state;
    await database.sqlAs("owner", "INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id) VALUES ('attribute', $1, 'planted', $2, $3)", [person.recordId, researcher.accountId, second]);
    expect(await refusalFrom(logUpdate(researcher, update({ next: "hand_in" })))).toMatchObject({ code: "invalid", messageKey: "factUncited" });
    expect([await state(), await database.db.timelineEvent.count()]).toEqual(["draft", events + 1]);
  });

  it("goes on in the same draft with another fact of the same source", async () => {
    const one = await logUpdate(researcher, update({ next: "another", citations: [{ source: { title: "Two facts in one" }, exact: "first" }] }));
    const two = await logUpdate(researcher, update({ citations: [{ sourceId: one.sourceId, exact: "second" }] }));
    expect([two.changeId, two.sourceId]).toEqual([one.changeId, one.sourceId]);
    expect((await getChange(researcher, one.changeId))?.companions).toHaveLength(1);
  });

  it("takes a date in boxes or as EDTF, and not both", () => {
    const messages = (date: Record<string, unknown>) => logUpdateSchema.safeParse({ ...update(), date }).error?.issues.map(({ path, message }) => [path.join("."), message]);
    expect(logUpdateSchema.parse({ ...update(), date: { edtf: "2015-07~", extent: "on" } }).date?.edtf).toBe("2015-07~");
    expect(messages({ edtf: "2015-07~", year: "2015" })).toEqual([["date.edtf", "dateOneOf"]]);
    expect(messages({ edtf: "last summer" })).toEqual([["date.edtf", "dateUnreadable"]]);
  });
});
