/** A row as the form would send it: dates and words as people type them, columns guessed by their headings, and every field with its words. */
import { expect, test } from "vitest";
import { accountIdSchema } from "@/lib/core/ids";
import { LOCALES, type Role } from "@/lib/core/kinds";
import { codeIn, toldWords, whatOf } from "@/lib/imports/codes";
import { guessMapping, missingFields, templateHeadings } from "@/lib/imports/fields";
import { fieldsOfTemplate, IN_TEMPLATE } from "@/lib/imports/kinds-of-row";
import { importRefusal, IMPORT_STATES, IMPORT_VERBS } from "@/lib/imports/policy";
import { readRow } from "@/lib/imports/read-row";
import { IMPORT_FIELDS, TEMPLATES } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

const makeActor = (role: Role) => ({ accountId: accountIdSchema.parse(crypto.randomUUID()), role });
const mapping = ["person", "what", "date", "text", "exact", "source_title"];
const dateOf = (date: string) => readRow({ line: 2, cells: ["Aubergine", "arrest", date, "Arrested.", "arrested", "Report"] }, mapping).update?.date?.edtf ?? null;

test("reads a date as EDTF or as it is typed in either language, and none that could be two days", () => {
  const dates = { "2031-05~": "2031-05~", "../2031-02-01": "../2031-02-01", "8 May 2031": "2031-05-08", "May 8, 2031": "2031-05-08", "Sept. 2031": "2031-09", "2031/5/8": "2031-05-08", "2031.5": "2031-05", "2031年5月8日": "2031-05-08", "二〇三一年五月": "2031-05", "about May 2031": "2031-05~", "2031年5月前后": "2031-05~", "8/5/2031": null, "31 June 2031": null, "soon": null };
  expect(Object.fromEntries(Object.keys(dates).map((typed) => [typed, dateOf(typed)]))).toEqual(dates);
});

test("knows what happened, how it is put and how sure by code or word in either language", () => {
  expect([whatOf("Taken away"), whatOf("taken_away"), whatOf("被带走"), whatOf("Access"), whatOf("nothing")]).toEqual([{ kind: "event_reading", stage: "taken_away", eventKind: null }, { kind: "event_reading", stage: "taken_away", eventKind: null }, whatOf("taken_away"), { kind: "event_reading", stage: null, eventKind: "access" }, null]);
  expect([codeIn("modality", "may have"), codeIn("certainty", "LIKELY"), codeIn("visibility", "internal"), codeIn("modality", "perhaps")]).toEqual(["may_have", "likely", "internal", "perhaps"]);
});

test("knows each other kind of fact by its code and by its words in either language, and none of these is a stage", () => {
  for (const template of TEMPLATES) {
    const told = LOCALES.map((locale) => toldWords(IN_TEMPLATE[template], locale));
    expect(told.map((words) => words.length > 0), template).toEqual(LOCALES.map(() => template !== "case-updates"));
    for (const { code, words } of told.flat()) {
      expect(whatOf(words), words).toEqual(whatOf(code));
      expect((IN_TEMPLATE[template] as readonly string[]).includes(whatOf(code)?.kind ?? ""), code).toBe(true);
    }
  }
  expect([whatOf("charge at arrest"), whatOf("arrest")]).toEqual([{ kind: "charge", chargeStage: "arrest" }, { kind: "event_reading", stage: "arrest", eventKind: null }]);
  expect([codeIn("charge", "颠覆国家政权罪"), codeIn("ended", "withdrew"), codeIn("occupation", "律师")]).toEqual(["subversion", "withdrew", "lawyer"]);
});

test("brings no reading that an editor rejected: without its reason it would stand as accepted", () => {
  const read = (standing: string) => readRow({ line: 2, cells: ["Aubergine", "arrest", "2031", "Arrested.", "arrested", "Report", standing] }, [...mapping, "standing"]);
  expect(read("rejected").problems).toEqual([["standing", "importStanding"]]);
  expect(["", "disputed", "有争议"].map((standing) => read(standing).update?.standing)).toEqual(["accepted", "disputed", "disputed"]);
  expect(guessMapping(["standing"])).toEqual(["standing"]);
});

test("guesses each heading of its own templates, remembers a choice, and guesses no meaning twice", () => {
  for (const locale of LOCALES) for (const template of TEMPLATES) expect(guessMapping(templateHeadings(locale, template)), template).toEqual(fieldsOfTemplate(template));
  expect([...new Set(TEMPLATES.flatMap(fieldsOfTemplate))].toSorted(), "each column stands in some template").toEqual(IMPORT_FIELDS.toSorted());
  expect(guessMapping(["Name", "Detainee", "Stage"])).toEqual(["person", "", "what"]);
  expect(guessMapping(["Name", "Odd"], new Map([["name", ""], ["odd", "person"]]))).toEqual(["", "person"]);
  expect(missingFields(["person", "what", "exact"])).toEqual(["source"]);
  expect(missingFields(["person", "what", "text", "exact", "source_address"])).toEqual([]);
});

test("guesses every word that the page has for a column, in both languages, and “to” beside “from” as an end", () => {
  for (const locale of LOCALES) {
    const words = IMPORT_FIELDS.map((field) => translatorFor(locale, "imports")(`field.${field}`));
    expect(guessMapping(words), locale).toEqual(IMPORT_FIELDS);
    expect(guessMapping(words.map((word) => word.replace(/[(（].*$/u, ""))), locale).toEqual(IMPORT_FIELDS);
  }
  expect(guessMapping(["羁押措施", "原用文字姓名", "截至"])).toEqual(["practice", "native_name", "end"]);
  expect([guessMapping(["From", "To"]), guessMapping(["Since", "to"]), guessMapping(["开始日期", "结束日期"])]).toEqual([["date", "end"], ["date", "end"], ["date", "end"]]);
  expect([guessMapping(["Date", "To"]), guessMapping(["From", "To"], new Map([["to", "to"]]))]).toEqual([["date", "to"], ["date", "to"]]);
});

test("refuses by its line what only the whole row shows: an end before the beginning, and words that tell what the public is not to read", () => {
  const columns = ["person", "what", "date", "end", "practice", "place", "public_place", "public_date", "authority", "text", "speaker", "to", "ended", "exact", "source_title"];
  const problemsOf = (row: Record<string, string>) => readRow({ line: 2, cells: columns.map((column) => ({ person: "Aubergine", exact: "it is said", source_title: "Report", ...row })[column] ?? "") }, columns).problems;
  const custody = { what: "custody", date: "2031-05", practice: "rsdl" };
  expect([problemsOf({ ...custody, end: "2031-04" }), problemsOf({ ...custody, end: "2031-05-01" }), problemsOf({ ...custody, date: "2031-05/..", end: "2030" }), problemsOf({ what: "lawyer", to: "people/lovage", date: "2031-05-02", end: "2031-05-01", ended: "withdrew" })]).toEqual([[["end", "dateOrder"]], [], [["end", "dateOrder"]], [["end", "dateOrder"]]]);
  const taken = { what: "taken_away", date: "2031-05-04", text: "Taken from the garden.", place: "Shed 12" };
  const told: [Record<string, string>, boolean][] = [
    [{ public_date: "month" }, false], [{ public_date: "month", text: "Taken on 4 May." }, true], [{ text: "Taken on 4 May." }, false], [{ public_place: "withheld", text: "Taken from Shed 12." }, true],
    [{ public_place: "Marrow province", authority: "guards of Shed 12" }, true], [{ public_place: "near Shed 12" }, true], [{ public_date: "month", speaker: "the paper of 4 May" }, true], [{ public_date: "month", speaker: "people/on-4-may" }, false],
  ];
  expect(told.map(([more]) => [more, problemsOf({ ...taken, ...more })])).toEqual(told.map(([more, isTold]) => [more, isTold ? [["text", "finerInWords"]] : []]));
  expect(problemsOf({ ...custody, date: "2031-03", end: "2031-05-04", public_date: "month", authority: "guards until 4 May 2031" })).toEqual([["text", "finerInWords"]]);
});

test("a table is its owner's alone: each verb in each state, for whoever else asks", () => {
  const [owner, researcher, editor, advocate] = [makeActor("researcher"), makeActor("researcher"), makeActor("editor"), makeActor("advocate")];
  for (const state of IMPORT_STATES) {
    const standing = { state, ownerId: owner.accountId, isStalled: false, problemRows: 0 };
    const mayOf = (actor: Parameters<typeof importRefusal>[0]) => IMPORT_VERBS.filter((verb) => importRefusal(actor, verb, standing) === null);
    const expected: Record<(typeof IMPORT_STATES)[number], string[]> = { read: ["read", "check", "give_up"], checking: ["read", "give_up"], checked: ["read", "check", "decide", "apply", "give_up"], applying: ["read", "give_up"], applied: ["read", "submit", "undo"], undone: ["read"], given_up: ["read"] };
    expect(mayOf(owner), state).toEqual(expected[state]);
    expect([mayOf(researcher), mayOf(advocate), mayOf(null)], state).toEqual([[], [], []]);
    expect(mayOf(editor), state).toEqual(state === "applied" || state === "undone" ? ["read"] : []);
  }
  expect(importRefusal(owner, "apply", { state: "checked", ownerId: owner.accountId, isStalled: false, problemRows: 1 })).toBe("importProblems");
  expect(importRefusal(owner, "apply", { state: "applying", ownerId: owner.accountId, isStalled: true, problemRows: 0 })).toBeNull();
});
