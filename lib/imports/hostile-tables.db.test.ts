/** Tables that would say what no source says, take one for another, or take colleagues' work away: each is refused, asked about, or held. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, changeIdSchema, recordIdSchema, type ImportId } from "@/lib/core/ids";
import { addCase } from "@/lib/cases/commands/add-case";
import { claimFact } from "@/lib/cases/commands/claim-fact";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { addCaseSchema, logUpdateSchema } from "@/lib/cases/schema";
import { getChange } from "@/lib/changes/queries/get-change";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { decidePeople } from "@/lib/imports/commands/decide-people";
import { startImport } from "@/lib/imports/commands/start-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { getImport } from "@/lib/imports/queries/get-import";
import { addFact } from "@/lib/facts/commands/add-fact";
import { recordNames } from "@/lib/facts/queries/record-names";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { importing, rowOf, unusualName, WHOLE, type Importing } from "@/prisma/factories/imports";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { factOf, makeFacts, makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let [researcher, colleague] = [] as unknown as [Actor, Actor];
let person: MadePerson;
let slug: string;
let table: Importing;

beforeAll(async () => {
  [researcher, colleague] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" })]);
  table = importing(database.db, researcher);
});
beforeEach(async () => {
  person = await makePerson(database.db, { by: researcher });
  ({ slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { slug: true } }));
});

const address = () => `people/${slug}`;
const problemsOf = async (...rows: string[]) => (await table.checked(await table.begun(...rows))).rows.map(({ line, problems }) => [line, problems]);
const noProblems = async (...rows: string[]) => expect((await table.checked(await table.begun(...rows))).problemRows).toBe(0);
const factsOf = async (changeId: string | undefined) => (await getChange(researcher, changeIdSchema.parse(changeId)))?.rows.flatMap(({ after }) => after ?? []) ?? [];

describe("the words that are cited for a name", () => {
  it("hold that name: a quotation without it carries no name, main or native, and the row says so", async () => {
    const name = unusualName();
    expect(await problemsOf(rowOf(name, { quote: "was taken from the market" }), rowOf(unusualName(), { native: "酸模丙", quote: `${unusualName()} was taken` }))).toEqual([
      [2, [["exact", "importNameUnquoted"]]],
      [3, [["exact", "importNameUnquoted"], ["native_name", "importNameUnquoted"]]],
    ]);
    const half = unusualName();
    expect(await problemsOf(rowOf(half, { native: "酸模丁", quote: `${half} was taken` }))).toEqual([[2, [["native_name", "importNameUnquoted"]]]]);
  });

  it("are none where its signs stand there as a part of somebody else's name alone, on record or in the table", async () => {
    const [short, long] = ["芹荠", "芹荠蕹"];
    const text = `${long}被带走`;
    expect(await problemsOf(rowOf(unusualName(), { native: long, quote: `${unusualName()} ${text}` }), rowOf(short, { quote: text }))).toEqual([[2, [["exact", "importNameUnquoted"]]], [3, [["exact", "importNameUnquoted"]]]]);
    await noProblems(rowOf(short, { quote: text }));
    await makeFacts(database.db, { recordId: person.recordId, by: researcher, facts: [factOf({ kind: "name", text: long, language: "zh-Hans", nameKind: "native" }, person.sourceId)] });
    expect(await problemsOf(rowOf(short, { quote: text }))).toEqual([[2, [["exact", "importNameUnquoted"]]]]);
    await noProblems(rowOf(short, { quote: `${text}，${short}也是` }));
  });

  it("are the quotation where it holds the name, else the source's own title where that does; and nothing is asked of a name on record", async () => {
    const name = unusualName();
    const { changes } = await table.applied(rowOf(name, { quote: "was taken from the market", title: `The case of ${name}` }), rowOf(address(), { quote: "was taken from the market" }));
    const names = (await factsOf(changes.find(({ recordId }) => recordId !== person.recordId)?.id)).filter(({ value }) => value.kind === "name");
    expect(names.map(({ citations }) => citations.map(({ exact }) => exact))).toEqual([[`The case of ${name}`]]);
  });
});

describe("whom a row is about", () => {
  it("is never somebody on record because their address reads like the name: a bare word is a name, and is asked about", async () => {
    const { recordId } = await addCase(researcher, addCaseSchema.parse({ name: { text: "Purslane Stock", language: "en" }, citations: [{ sourceId: person.sourceId, exact: "Purslane Stock" }] }));
    const bare = await database.db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
    const { asks, rows } = await table.checked(await table.begun(rowOf(bare.slug)));
    expect(rows.map(({ does }) => does)).toEqual([null]);
    expect(asks.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([[recordId]]);
    expect((await table.checked(await table.begun(rowOf(address())))).rows.map(({ does }) => does?.personId)).toEqual([person.recordId]);
  });

  it("is by an id whoever has it, in letters of either case, and nobody new where nobody does", async () => {
    const nobody = crypto.randomUUID();
    expect(await problemsOf(rowOf(nobody, { quote: `${nobody} was taken` }), rowOf("00000000-0000-1000-8000-000000000000"))).toEqual([[2, [["person", "id"]]], [3, [["person", "id"]]]]);
    expect((await table.checked(await table.begun(rowOf(person.recordId.toUpperCase())))).rows.map(({ does }) => does?.personId)).toEqual([person.recordId]);
  });

  it("is asked where two names of the table may be one person, in another order or script", async () => {
    const name = unusualName();
    const turned = name.split(" ").toReversed().join(" ");
    expect(await problemsOf(rowOf(name), rowOf(turned, { text: "Taken again." }))).toEqual([[3, [["person", "importPersonTwice"]]]]);
    const importId = await table.begun(rowOf(name), rowOf(turned, { text: "Taken again." }));
    const { asks } = await table.checked(importId);
    expect(asks.map(({ name: asked, candidates }) => [asked, candidates])).toEqual([[turned, []]]);
    await decidePeople(researcher, { importId, people: [{ key: asks[0]?.key ?? "", is: "new" }] }, WHOLE);
    expect((await table.shown(importId)).problemRows).toBe(0);
  });

  it("is looked up by the native name of any row, however far down it stands", async () => {
    const known = unusualName();
    const { changes } = await table.applied(rowOf(known, { native: "酸模戊" }));
    const other = unusualName();
    const rows = Array.from({ length: 501 }, (_, index) => rowOf(other, { text: `Row ${String(index)}.` }));
    const { asks } = await table.checked(await table.begun(...rows, rowOf(other, { native: "酸模戊", text: "The last row." })));
    expect(asks.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([[changes[0]?.recordId]]);
  });

  it("is no record for a speaker because that word is somebody's address", async () => {
    const { slug: speaker } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: (await makePerson(database.db, { by: colleague })).recordId } });
    const row = (said: string) => rowOf(address(), { text: `Said by ${said}.` }).replace('"a neighbour"', `"${said}"`);
    const { changes } = await table.applied(row(speaker), row(`people/${speaker}`));
    expect((await factsOf(changes[0]?.id)).map(({ saidByText, saidById }) => [saidByText, saidById === null])).toEqual([[speaker, true], [null, false]]);
  });
});

describe("which source a row cites", () => {
  it("is another one where the address differs in capitals, path or fragment", async () => {
    const base = `https://harvest.invalid/${slug}`;
    const rows = [`${base}/a`, `${base}/A`, `${base}/a#two`].map((url, index) => rowOf(address(), { url, title: `Invented report ${String(index)}`, text: `Row ${String(index)}.` }));
    const { importId } = await table.applied(...rows);
    expect(await database.db.change.count({ where: { withChange: { importId } } })).toBe(3);
  });

  it("is one for one address, and two titles for it are a slip that the row names", async () => {
    const url = `https://harvest.invalid/${slug}/one`;
    expect(await problemsOf(rowOf(address(), { url }), rowOf(address(), { url, title: "Another title", text: "Another." }))).toEqual([[3, [["source_title", "importSourceTwice"]]]]);
  });

  it("is never taken from record for an address that is only nearly the same, nor under another title", async () => {
    const url = `https://harvest.invalid/${slug}/near`;
    await table.applied(rowOf(address(), { url }));
    expect((await table.checked(await table.begun(rowOf(address(), { url, text: "Another." })))).rows.map(({ does }) => does?.sourceId === null)).toEqual([false]);
    expect(await problemsOf(rowOf(address(), { url: `${url}#top`, text: "Another." }))).toEqual([[2, [["source_address", "importSourceNear"]]]]);
    expect(await problemsOf(rowOf(address(), { url, title: "Another title", text: "Another." }))).toEqual([[2, [["source_title", "importSourceTitle"]]]]);
    await noProblems(rowOf(address(), { url: `${url}#top`, title: "Another title", text: "Another." }));
  });
});

describe("what was brought before", () => {
  it("is not brought again by the same rows saved anew, nor twice within one table", async () => {
    const rows = [rowOf(address()), rowOf(address(), { stage: "Arrest", text: "Arrested in an invented market." })];
    await table.applied(...rows);
    const { rows: found, problemRows } = await table.checked(await table.begun(...rows.toReversed(), rowOf(address(), { text: "A third thing." }), rowOf(address(), { text: "A third thing." })));
    expect(problemRows).toBe(0);
    expect(found.map(({ line, isKnown }) => [line, isKnown])).toEqual([[2, true], [3, true], [4, false], [5, true]]);
    const { importId } = await table.applied(...rows.toReversed(), rowOf(address(), { text: "A third thing." }), rowOf(address(), { text: "A third thing." }));
    expect(await database.db.assertion.count({ where: { kind: "event_reading", addedByChange: { importId } } })).toBe(1);
  });

  it("leaves out in silence nothing that a row says beyond it: each field is named, with the fact and the source that lack it or say otherwise", async () => {
    const bring = async (rows: readonly string[]) => {
      const { importId } = await startImport(researcher, { bytes: new TextEncoder().encode(rows.join("\n")) });
      return table.checked(importId);
    };
    const url = `https://harvest.invalid/${slug}/again`;
    const head = "person,what,date,text,exact,source_title,source_address";
    const row = `${address()},arrest,2031-05,Arrested.,was arrested,Invented harvest report,${url}`;
    const first = await bring([head, row]);
    await applyImport(researcher, { importId: first.id, again: false }, WHOLE);
    const { id: factId } = await database.db.assertion.findFirstOrThrow({ where: { recordId: person.recordId, addedByChange: { importId: first.id } }, select: { id: true } });

    const more = await bring([`${head},place,authority,certainty,note,source_publisher,event`, `${row},Invented market,,likely,Heard twice.,Invented Gazette,taking`, `${row},,,certain,,,`]);
    const sourceId = more.rows[0]?.left?.source?.id;
    expect(more.rows.map(({ isKnown, left }) => [isKnown, left])).toEqual([[true, { fact: { id: factId, fields: ["place", "certainty", "note"] }, source: { id: sourceId, fields: ["source_publisher"] } }], [true, null]]);
    expect([more.problemRows, more.left]).toEqual([0, { known: 2, part: 1 }]);
    expect(Object.keys(more.records), "each is named and led to").toContain(sourceId);
    expect((await getImport(researcher, more.id, 0, "left"))?.rows.map(({ line }) => line)).toEqual([2]);
  });

  it("is of two rows of a table in the same words wrong where they differ in another column", async () => {
    expect(await problemsOf(rowOf(address()), rowOf(address(), { event: "taking" }), rowOf(address()))).toEqual([[3, [["text", "importToldTwice"]]]]);
  });

  it("is applied once by two who press at the same time", async () => {
    const ids = [await table.begun(rowOf(address())), await table.begun(rowOf(address()))];
    for (const importId of ids) await table.checked(importId);
    const outcomes = await Promise.all(ids.map((importId) => applyImport(researcher, { importId, again: false }, WHOLE).then(() => "applied", (error: { messageKey?: string; fieldErrors?: unknown }) => error.fieldErrors ?? error.messageKey)));
    expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
    expect(await database.db.change.count({ where: { importId: { in: ids } } })).toBe(1);
  });

  it("is applied once from two windows of one import", async () => {
    const importId = await table.begun(rowOf(address(), { text: "In two windows." }));
    await table.checked(importId);
    const outcomes = await Promise.all([0, 1].map(() => applyImport(researcher, { importId, again: true }, WHOLE).then(() => "applied", (error: { messageKey?: string }) => error.messageKey)));
    expect(outcomes.toSorted()).toEqual(["applied", "importMovedOn"]);
    expect(await database.db.change.count({ where: { importId } })).toBe(1);
  });
});

describe("undoing", () => {
  const newsOf = (by: Actor, recordId: string, caseId: string, sourceId: string, next = "draft") =>
    logUpdate(by, logUpdateSchema.parse({ recordId, caseId, stage: "arrest", text: "Arrested, a colleague heard.", language: "en", next, citations: [{ sourceId, exact: "arrested" }] }));

  it("keeps a draft that a colleague wrote in, and says how many", async () => {
    const [own, shared] = [unusualName(), unusualName()];
    const { importId, changes } = await table.applied(rowOf(own), rowOf(shared));
    const written = changes.at(-1);
    await database.db.changeAuthor.create({ data: { changeId: written?.id ?? "", accountId: colleague.accountId } });
    expect((await table.shown(importId)).counts).toMatchObject({ open: 1, shared: 1 });
    await undoImport(researcher, { importId });
    expect((await table.shown(importId)).changes.filter(({ state }) => state !== "discarded").map(({ id, state }) => [id, state])).toEqual([[written?.id, "draft"]]);
  });

  it("keeps what its owner has corrected by hand since, and says so beforehand", async () => {
    const { importId, changes } = await table.applied(rowOf(unusualName()), rowOf(unusualName()));
    const corrected = changes.at(-1);
    const { id } = await database.db.assertion.findFirstOrThrow({ where: { addedByChangeId: corrected?.id ?? "", kind: "event_reading" } });
    await inTransaction(async (transaction) => {
      const { base, recordId, changeId } = await claimFact(transaction, researcher, assertionIdSchema.parse(id), (fact) => fact);
      await addFact(transaction, { recordId, changeId, createdBy: researcher.accountId, replaces: base.id, fact: { ...base, certainty: "uncertain" } });
    });
    expect((await table.shown(importId)).counts).toMatchObject({ open: 1, shared: 1 });
    await undoImport(researcher, { importId });
    expect((await table.shown(importId)).changes.filter(({ state }) => state !== "discarded").map(({ id: left }) => left)).toEqual([corrected?.id]);
  });

  it("keeps a new person of whom a colleague has drafted something, with the name", async () => {
    const name = unusualName();
    const { importId, changes } = await table.applied(rowOf(name));
    const recordId = recordIdSchema.parse(changes[0]?.recordId);
    const { id: caseId } = await database.db.detentionCase.findFirstOrThrow({ where: { personId: recordId } });
    await newsOf(colleague, recordId, caseId, person.sourceId);
    expect(await refusalFrom(undoImport(researcher, { importId }))).toMatchObject({ code: "conflict", messageKey: "importNothingLeft" });
    expect((await recordNames(database.db, [recordId])).get(recordId)?.name?.text).toBe(name);
  });

  it("keeps a new person of whom somebody has noted something, or looked for news", async () => {
    const { importId, changes } = await table.applied(rowOf(unusualName()), rowOf(unusualName()), rowOf(unusualName()));
    const [noted, looked] = changes;
    await database.db.recordNote.create({ data: { recordId: noted?.recordId ?? "", accountId: colleague.accountId, text: "Ask the neighbour." } });
    const { id: caseId } = await database.db.detentionCase.findFirstOrThrow({ where: { personId: looked?.recordId ?? "" } });
    await database.db.newsCheck.create({ data: { caseId, checkedById: colleague.accountId, lookedAt: "The market's board" } });
    expect((await table.shown(importId)).counts).toMatchObject({ open: 1, shared: 2 });
    await undoImport(researcher, { importId });
    expect((await table.shown(importId)).changes.filter(({ state }) => state === "draft").map(({ id }) => id).toSorted()).toEqual([noted?.id, looked?.id].toSorted());
  });

  it("leaves a new source to other work that cites it, handed in where that work is, and takes the rest along", async () => {
    const { importId } = await table.applied(rowOf(unusualName()), rowOf(unusualName()), rowOf(unusualName()));
    await submitImport(researcher, { importId });
    const [drafted, handedIn, unused] = await database.db.change.findMany({ where: { withChange: { importId } }, select: { id: true, recordId: true }, orderBy: { createdAt: "asc" } });
    const other = await makePerson(database.db, { by: researcher });
    await newsOf(researcher, person.recordId, person.caseId, drafted?.recordId ?? "");
    await newsOf(researcher, other.recordId, other.caseId, handedIn?.recordId ?? "", "hand_in");
    await undoImport(researcher, { importId });
    const standing = async (id = "") => database.db.change.findUniqueOrThrow({ where: { id }, select: { state: true, withChange: { select: { recordId: true, state: true } } } });
    expect([await standing(drafted?.id), await standing(handedIn?.id), (await standing(unused?.id)).state]).toEqual([
      { state: "draft", withChange: { recordId: person.recordId, state: "draft" } },
      { state: "submitted", withChange: { recordId: other.recordId, state: "submitted" } },
      "discarded",
    ]);
  });

  it("hides the cases that the import opened, and none that somebody opened by hand", async () => {
    const { caseId } = await addCase(researcher, addCaseSchema.parse({ recordId: person.recordId, citations: [{ sourceId: person.sourceId, exact: "another case" }] }));
    const { importId } = await table.applied(rowOf(address(), { case: "2" }), rowOf(address(), { case: "3" }));
    await undoImport(researcher, { importId });
    const cases = (await getCaseFile(researcher, person.recordId))?.cases;
    expect(cases?.map(({ id, number }) => [id === caseId, number])).toEqual([[false, 1], [true, 2]]);
  });
});

describe("a run", () => {
  it("is one at a time, whoever begins it", async () => {
    const rows = (name: string) => Array.from({ length: 600 }, (_, index) => rowOf(name, { text: `Row ${String(index)}.` }));
    const theirs = importing(database.db, colleague);
    const ids: [ImportId, ImportId] = [await table.begun(...rows(address())), await theirs.begun(...rows(unusualName()))];
    await table.checked(ids[0]);
    await theirs.checked(ids[1]);
    await applyImport(researcher, { importId: ids[0], again: false }, 0);
    expect(await refusalFrom(applyImport(colleague, { importId: ids[1], again: false }, 0))).toMatchObject({ code: "conflict", messageKey: "importBusy" });
    await expect.poll(async () => (await database.db.tableImport.findUniqueOrThrow({ where: { id: ids[0] } })).state, { timeout: 20_000 }).toBe("applied");
  });

  it("keeps nothing of an owner who was shut out meanwhile", async () => {
    const leaver = await makeAccount(database.db, { role: "researcher" });
    const own = importing(database.db, leaver);
    const importId = await own.begun(...Array.from({ length: 600 }, (_, index) => rowOf(address(), { text: `Row ${String(index)}.` })));
    await own.checked(importId);
    await applyImport(leaver, { importId, again: false }, 0);
    await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE id = $1", [leaver.accountId]);
    await expect.poll(async () => (await database.db.tableImport.findUniqueOrThrow({ where: { id: importId } })).state, { timeout: 20_000 }).toBe("checked");
    expect(await database.db.change.count({ where: { importId } })).toBe(0);
  });
});
