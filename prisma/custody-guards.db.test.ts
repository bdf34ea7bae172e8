/** What the database refuses of custody facts, whoever asks: raw SQL past every command. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { sayingRefusals } from "@/lib/platform/database-refusals";
import { addFact } from "@/lib/facts/commands/add-fact";
import type { FactValue } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { factOf, makeChange, makeFacts, makePerson, makeRecord, moveChange, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const OPEN = { endEdtf: null, endPrinted: null, endCountedFrom: null };

let author: Actor;
let editor: Actor;
let person: MadePerson;
let other: MadePerson;
let practice: RecordId;
let changeId: ChangeId;

beforeAll(async () => {
  const { db } = database;
  [author, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  practice = await makeRecord(db, "practice");
});

beforeEach(async () => {
  const { db } = database;
  [person, other] = [await makePerson(db, { by: author }), await makePerson(db, { by: author, name: "Test Person Bergamot" })];
  changeId = await makeChange(db, { recordId: person.recordId, by: author });
});

/** A fact of this kind without its value. */
async function bare(kind: string, edtf: string | null = null): Promise<string> {
  const days = edtf === null ? "NULL, NULL, NULL" : `'${edtf}', '${edtf}', '${edtf}'`;
  const [row] = await database.sqlAs(
    "desk",
    `INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id, edtf, earliest, latest) VALUES ($1, $2, 'q', $3, $4, ${days}) RETURNING id`,
    [kind, person.recordId, author.accountId, changeId],
  );
  return String(row?.["id"]);
}

const spell = (fact: string, caseId: string, end: string | null = null) =>
  codeOf("desk", "INSERT INTO desk.spell (assertion_id, case_id, spell, practice_id, language, end_edtf, end_earliest, end_latest) VALUES ($1, $2, 1, $3, 'en', $4::text, $4::date, $4::date)", [fact, caseId, practice, end]);
const charge = (fact: string, caseId: string) => codeOf("desk", "INSERT INTO desk.charge (assertion_id, case_id, charge_stage, text, language) VALUES ($1, $2, 'arrest', 'x', 'en')", [fact, caseId]);
const representation = (fact: string, caseId: string, lawyer: string, end: string | null = null) =>
  codeOf("desk", "INSERT INTO desk.representation (assertion_id, case_id, lawyer_id, began, ended, end_edtf, end_earliest, end_latest) VALUES ($1, $2, $3, 'engaged', 'unknown', $4::text, $4::date, $4::date)", [fact, caseId, lawyer, end]);

describe("a fact of a case", () => {
  it("stands on the record of its person only", async () => {
    expect(await spell(await bare("spell"), other.caseId)).toBe("CL020");
    expect(await charge(await bare("charge"), other.caseId)).toBe("CL020");
    expect(await representation(await bare("representation"), other.caseId, other.recordId)).toBe("CL020");
    expect(await spell(await bare("spell"), person.caseId)).toBe("kept");
    expect(await charge(await bare("charge"), person.caseId)).toBe("kept");
    expect(await representation(await bare("representation"), person.caseId, other.recordId)).toBe("kept");
  });

  it("does not end before it begins; an end on the day of beginning, and one without a beginning, are kept", async () => {
    expect(await spell(await bare("spell", "2017-05-02"), person.caseId, "2017-05-01")).toBe("CL021");
    expect(await representation(await bare("representation", "2017-05-02"), person.caseId, other.recordId, "2017-05-01")).toBe("CL021");
    expect(await spell(await bare("spell", "2017-05-02"), person.caseId, "2017-05-02")).toBe("kept");
    expect(await spell(await bare("spell"), person.caseId, "2017-05-01")).toBe("kept");
  });

  it("names another person as the lawyer, and only a person; a practice as the practice", async () => {
    expect(await representation(await bare("representation"), person.caseId, person.recordId)).toBe("CL022");
    expect(await representation(await bare("representation"), person.caseId, practice)).toBe("23503");
    const fact = await bare("spell");
    expect(await codeOf("desk", "INSERT INTO desk.spell (assertion_id, case_id, spell, practice_id, language) VALUES ($1, $2, 1, $3, 'en')", [fact, person.caseId, other.recordId])).toBe("23503");
  });

  it("keeps its value, and gets none once it was handed in", async () => {
    const [early, late] = [await bare("spell"), await bare("spell")];
    expect(await spell(early, person.caseId)).toBe("kept");
    await moveChange(database.db, changeId, "submitted");
    expect(await spell(late, person.caseId)).toBe("CL012");
    for (const table of ["spell", "charge", "representation"]) {
      expect(await codeOf("desk", `UPDATE desk.${table} SET kind = kind`), table).toBe("42501");
      expect(await codeOf("desk", `DELETE FROM desk.${table}`), table).toBe("42501");
    }
  });

  it("is approved with its value, and not without", async () => {
    const { db } = database;
    const approve = (id: ChangeId) => codeOf("desk", "UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE id = $1", [id, editor.accountId]);
    const values: FactValue[] = [
      { kind: "spell", caseId: person.caseId, spell: 1, practiceId: practice, place: null, authority: null, language: "en", ...OPEN },
      { kind: "charge", caseId: person.caseId, chargeStage: "arrest", text: "x", language: "en", charge: null },
      { kind: "representation", caseId: person.caseId, lawyerId: other.recordId, began: "engaged", ended: null, ...OPEN },
    ];
    for (const value of values) {
      const { changeId: whole } = await makeFacts(db, { recordId: person.recordId, by: author, facts: [factOf(value, person.sourceId)], state: "submitted" });
      expect(await approve(whole), value.kind).toBe("kept");
      const empty = await makeChange(db, { recordId: person.recordId, by: author });
      await database.sqlAs(
        "desk",
        `WITH fact AS (INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id) VALUES ($1, $2, 'q', $3, $4) RETURNING id),
         words AS (INSERT INTO desk.citation (source_id, exact) VALUES ($5, 'words') RETURNING id) INSERT INTO desk.assertion_citation SELECT fact.id, words.id FROM fact, words`,
        [value.kind, person.recordId, author.accountId, empty, person.sourceId],
      );
      await moveChange(db, empty, "submitted");
      expect(await approve(empty), value.kind).toBe("CL013");
    }
  });
});

describe("what these refusals mean to who asked", () => {
  const over = { endEdtf: "2016", endPrinted: null, endCountedFrom: null };
  const add = (value: FactValue) =>
    sayingRefusals(() => addFact(database.db, { recordId: person.recordId, changeId, createdBy: author.accountId, fact: factOf(value, person.sourceId, { date: { edtf: "2017-05", printed: null, countedFrom: null } }) }));
  const held = (more: Partial<Extract<FactValue, { kind: "spell" }>> = {}): FactValue => ({ kind: "spell", caseId: person.caseId, spell: 1, practiceId: practice, place: null, authority: null, language: "en", ...OPEN, ...more });

  it.each([
    ["another person's case", "CL020", () => held({ caseId: other.caseId }), {}],
    ["an end before the beginning", "CL021", () => held(over), { "value.end.year": ["dateOrder"] }],
    ["one's own lawyer", "CL022", (): FactValue => ({ kind: "representation", caseId: person.caseId, lawyerId: person.recordId, began: "engaged", ended: null, ...OPEN }), { "value.lawyerId": ["choice"] }],
  ] as const)("%s is invalid (%s)", async (_what, code, value, fieldErrors) => {
    const error: unknown = await add(value()).catch((reason: unknown) => reason);
    expect(await refusalFrom(Promise.reject(error as Error))).toMatchObject({ code: "invalid", fieldErrors });
    expect(databaseFailureOf(error)?.code).toBe(code);
  });
});
