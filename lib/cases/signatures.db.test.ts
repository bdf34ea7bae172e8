/** A list of countries, pasted into a statement: looked over, saved once, all of it or none. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordTitle } from "@/components/desk/fact-words";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { pasteSignatures, type ListLookedOver } from "@/lib/cases/commands/paste-signatures";
import { getRecord } from "@/lib/cases/queries/get-record";
import { pasteSignaturesSchema } from "@/lib/cases/schema";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const TWELVE = "Australia\nBelgium\nCanada\nthe Czech Republic\nEstonia\nFrance\n德国\n日本\nSweden\nSwiss Confederation\nthe UK\nU.S.A.";
const CODES = ["au", "be", "ca", "cz", "ee", "fr", "de", "jp", "se", "ch", "gb", "us"] as const;
let researcher: Actor;
let colleague: Actor;
let editor: Actor;
let advocate: Actor;
let sourceId: RecordId;
const countries = new Map<string, RecordId>();
let statement: RecordId;

beforeAll(async () => {
  const { db } = database;
  [researcher, colleague, editor, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  sourceId = await makeSource(db, { by: colleague });
  // As on record: a country's address is its code, and the vocabulary knows the rest.
  for (const code of CODES) {
    const id = await makeRecord(db, "country", code);
    await db.publicRecord.update({ where: { id }, data: { version: 1 } });
    countries.set(code, id);
  }
  await makeRecord(db, "country", "no");
});

beforeEach(async () => {
  statement = await makeRecord(database.db, "statement");
  await makeFacts(database.db, { recordId: statement, by: colleague, facts: [factOf({ kind: "attribute", attribute: "form", text: "joint_letter", language: null }, sourceId)] });
});

const cited = () => ({ citations: [{ sourceId, exact: "signed by twelve invented envoys" }] });
function paste(list: string, rest: Record<string, unknown> = {}, actor = researcher) {
  return pasteSignatures(actor, pasteSignaturesSchema.parse({ recordId: statement, state: "signed", language: "en", countries: list, ...rest }));
}
async function lookOver(list: string, rest: Record<string, unknown> = {}, actor = researcher) {
  const refusal = await refusalFrom(paste(list, rest, actor));
  expect(refusal).toMatchObject({ code: "invalid", messageKey: "lookOver", fieldErrors: undefined });
  return (refusal.details as ListLookedOver).lines;
}
/** The lines as the form sends them back: what was shown, and a choice for each that was not known. */
const sent = (lines: ListLookedOver["lines"], choices: Record<string, string> = {}, again: readonly string[] = []) => lines.map(({ text, match, onFile }) => ({ text, countryId: match?.id ?? choices[text] ?? "", seen: onFile.join(" "), ...(again.includes(text) ? { again: "yes" } : {}) }));
const signatures = (recordId = statement) => database.db.signature.findMany({ where: { assertion: { recordId } }, select: { countryId: true, state: true } });

it("is pasted on a page that is headed by what the statement is and how its words begin, where nothing else is known of it, and never by its address", async () => {
  const title = async () => recordTitle((await getRecord({ ...researcher }, statement)) ?? undefined, "en").text;
  expect(await title()).toBe("Joint letter");
  const words = `Let them go home ${"at once, ".repeat(20)}`;
  await makeFacts(database.db, { recordId: statement, by: researcher, facts: [factOf({ kind: "passage", passage: "demand", quoted: true, position: 1, text: words, language: "en" }, sourceId)] });
  expect(await title()).toBe(`Joint letter: “${words.slice(0, 60).trimEnd()}…”`);
  await makeFacts(database.db, { recordId: statement, by: editor, facts: [factOf({ kind: "speaker", byId: null, described: "envoys", language: "en" }, sourceId)] });
  expect(await title()).toBe("Joint letter by envoys");
});

describe("a pasted list", () => {
  it("of twelve countries is shown as it was read, saved under one source, and published", async () => {
    const before = [await lastAudit(database.db), await database.db.change.count()];
    const lines = await lookOver(TWELVE);
    expect(lines.map(({ match }) => match?.id)).toEqual(CODES.map((code) => countries.get(code)));
    expect([await lastAudit(database.db), await database.db.change.count()], "nothing is saved by looking").toEqual(before);
    const { changeId, added } = await paste(TWELVE, { step: "save", lines: sent(lines), ...cited() });
    expect(added).toBe(12);
    expect(await database.db.citation.count({ where: { exact: "signed by twelve invented envoys", assertions: { some: { assertion: { recordId: statement } } } } })).toBe(1);
    await submitChange(researcher, { changeId });
    await publishAsSeen(editor, { changeId, publicNote: null });
    const { document } = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: statement }, select: { document: true } });
    const made = (document as { signatures: { country: string; state: string; citations: { source: string }[] }[] }).signatures;
    expect(made.map(({ country }) => country).toSorted()).toEqual([...countries.values()].toSorted());
    expect(new Set(made.map(({ state, citations }) => `${state} ${String(citations[0]?.source)}`))).toEqual(new Set([`signed ${sourceId}`]));
  });

  it("is saved once where it is sent twice, at once or again", async () => {
    const unsentId = randomUUID();
    const save = { step: "save", lines: sent(await lookOver(TWELVE, { unsentId })), ...cited(), unsentId };
    const outcomes = await Promise.allSettled([paste(TWELVE, save), paste(TWELVE, save)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await refusalFrom(paste(TWELVE, save))).messageKey).toBe("alreadySent");
    expect(await signatures()).toHaveLength(12);
  });

  it("asks what is meant by a name that is no country on the public record, and leaves out what is to be left out", async () => {
    const list = "Canada, Frnace, Freedonia and Norway";
    const lines = await lookOver(list);
    expect(lines.map(({ text, match, near }) => [text, match?.id ?? null, near[0]?.id ?? null])).toEqual([["Canada", countries.get("ca"), null], ["Frnace", null, countries.get("fr")], ["Freedonia", null, null], ["Norway", null, null]]);
    const save = (choices: Record<string, string>) => paste(list, { step: "save", lines: sent(lines, choices), ...cited() });
    expect(await refusalFrom(save({ Frnace: countries.get("fr") ?? "" }))).toMatchObject({ code: "invalid", fieldErrors: { "lines[2].countryId": ["countryUnknown"], "lines[3].countryId": ["countryUnknown"] } });
    expect(await refusalFrom(save({ Frnace: statement, Freedonia: "left_out", Norway: "left_out" }))).toMatchObject({ fieldErrors: { "lines[1].countryId": ["id"] } });
    expect(await signatures()).toEqual([]);
    await save({ Frnace: countries.get("fr") ?? "", Freedonia: "left_out", Norway: "left_out" });
    expect((await signatures()).map(({ countryId }) => countryId).toSorted()).toEqual([countries.get("ca"), countries.get("fr")].toSorted());
  });

  it("says what is on file already, and adds that again only where it is wished; another state of the same country stands beside it", async () => {
    await paste("Canada\nJapan", { step: "save", lines: sent(await lookOver("Canada\nJapan")), ...cited() }, colleague);
    const list = "Canada\nJapan\nSweden\nCanada";
    const lines = await lookOver(list);
    expect(lines.map(({ onFile, isRepeated }) => [onFile, isRepeated])).toEqual([[["signed"], false], [["signed"], false], [[], false], [["signed"], true]]);
    expect(await paste(list, { step: "save", lines: sent(lines, {}, ["Japan"]), ...cited() })).toMatchObject({ added: 2 });
    expect(await signatures()).toHaveLength(4);
    expect(await refusalFrom(paste("Canada", { step: "save", lines: sent(await lookOver("Canada")), ...cited() }))).toMatchObject({ fieldErrors: { countries: ["nothingToAdd"] } });
    const absent = await lookOver("Canada", { state: "noted_absent" });
    expect(await paste("Canada", { state: "noted_absent", step: "save", lines: sent(absent), ...cited() })).toMatchObject({ added: 1 });
    expect((await signatures()).filter(({ countryId }) => countryId === countries.get("ca")).map(({ state }) => state).toSorted()).toEqual(["noted_absent", "signed"]);
  });

  it("is shown once more, and not saved, where it or what is on file has changed since it was looked over", async () => {
    const lines = await lookOver("Canada\nJapan");
    expect((await refusalFrom(paste("Canada\nJapan\nSweden", { step: "save", lines: sent(lines), ...cited() }))).messageKey).toBe("listChanged");
    expect((await refusalFrom(paste("Canada\nJapan", { step: "save", ...cited() }))).messageKey, "saved without a look").toBe("listChanged");
    await paste("Japan", { step: "save", lines: sent(await lookOver("Japan", {}, colleague)), ...cited() }, colleague);
    const refusal = await refusalFrom(paste("Canada\nJapan", { step: "save", lines: sent(lines), ...cited() }));
    expect(refusal.messageKey).toBe("listChanged");
    const seen = (refusal.details as ListLookedOver).lines;
    expect(seen[1]?.onFile).toEqual(["signed"]);
    expect(await paste("Canada\nJapan", { step: "save", lines: sent(seen), ...cited() })).toMatchObject({ added: 1 });
    // Chosen for a name that is none, and on file: that was not shown either.
    const misspelt = await lookOver("Jpaan");
    expect((await refusalFrom(paste("Jpaan", { step: "save", lines: sent(misspelt, { Jpaan: countries.get("jp") ?? "" }), ...cited() }))).messageKey).toBe("listChanged");
  });

  it("needs a source, a statement, a list of names, and somebody who may draft; what is refused leaves nothing behind", async () => {
    const lines = sent(await lookOver("Canada"));
    const before = await lastAudit(database.db);
    expect(await refusalFrom(paste("Canada", { step: "save", lines }))).toMatchObject({ fieldErrors: { citations: ["citationNeeded"] } });
    expect(await refusalFrom(paste("; ,"))).toMatchObject({ fieldErrors: { countries: ["required"] } });
    expect(await refusalFrom(paste(Array.from({ length: 201 }, (_, at) => `Land ${String(at)}`).join("\n")))).toMatchObject({ fieldErrors: { countries: ["tooManyCountries"] } });
    const { recordId } = await makePerson(database.db, { by: colleague });
    expect(await refusalFrom(paste("Canada", { recordId }))).toMatchObject({ code: "invalid" });
    expect(await refusalFrom(paste("Canada", {}, advocate))).toMatchObject({ code: "forbidden" });
    expect(await database.db.change.count({ where: { createdById: researcher.accountId, recordId: statement } })).toBe(0);
    expect(await lastAudit(database.db)).toBe(before);
  });
});
