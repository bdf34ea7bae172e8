/** A new case, entered part by part, read back, and saved: with the check for duplicates before and after. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { keepCase } from "@/lib/cases/commands/keep-case";
import { submitCase } from "@/lib/cases/commands/submit-case";
import { getEnteredCase } from "@/lib/cases/queries/get-entered-case";
import { keepCaseSchema, submitCaseSchema } from "@/lib/cases/schema";
import { keepUnsent } from "@/lib/unsent/commands/keep-unsent";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { keepUnsentSchema, unsentIdSchema, type UnsentId } from "@/lib/unsent/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const AT = "/desk/cases/new?q=Fennel";
let researcher: Actor, colleague: Actor, advocate: Actor;
let known: RecordId, sourceId: RecordId;

beforeAll(async () => {
  [researcher, colleague, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "advocate" })]);
  ({ recordId: known, sourceId } = await makePerson(database.db, { by: colleague, name: "Test Person Fennel" }));
});

const typed = (rest: Record<string, unknown> = {}) => keepCaseSchema.parse({ at: AT, unsentId: randomUUID(), name: { text: "Test Person Fenel", language: "en" }, nativeName: { text: "", language: "zh-Hans" }, citations: [{ sourceId, exact: "a person called Fenel" }], ...rest });
const keep = async (rest: Record<string, unknown> = {}): Promise<UnsentId> => (await keepCase(researcher, typed({ notThese: known, nobody: "yes", go: "check", ...rest }))).formId;
const submit = async (form: UnsentId, rest: Record<string, unknown> = {}) => submitCase(researcher, submitCaseSchema.parse({ form, turn: String((await getEnteredCase(researcher, form))?.turn ?? 0), ...rest }));

it("keeps a part as it is, half an answer too, for its writer alone; what is looked over must be whole", async () => {
  const before = await lastAudit(database.db);
  const half = typed({ go: "event", event: { text: "Taken", "date": { month: "5" } }, citations: [{ exact: "" }] });
  const { formId } = await keepCase(researcher, half);
  expect((await getUnsent(researcher, AT))?.fields).toMatchObject({ "name.text": "Test Person Fenel", "event.text": "Taken", "event.date.month": "5", "citations[0].exact": "" });
  expect(await getEnteredCase(colleague, formId)).toBeNull();
  expect(await auditSince(database.db, before)).toEqual([]);
  expect(await refusalFrom(keepCase(researcher, { ...half, go: "check" }))).toMatchObject({ code: "invalid", fieldErrors: { "event.date.year": ["dateYearMissing"], "event.language": ["required"] } });
  expect(await refusalFrom(keepCase(researcher, typed({ notThese: [known], go: "check" })))).toMatchObject({ fieldErrors: { nobody: ["lookFirst"] } });
  expect(await refusalFrom(keepCase(advocate, typed()))).toMatchObject({ code: "forbidden" });
  // Another page's form with the same id is somebody else's, or was sent.
  expect(await refusalFrom(keepCase(colleague, { ...half, unsentId: formId }))).toMatchObject({ messageKey: "alreadySent" });
});

it("keeps what is typed after going back, and not what was kept before", async () => {
  const first = typed({ go: "check", notThese: known, nobody: "yes" });
  const { formId } = await keepCase(researcher, first);
  await keepCase(researcher, { ...first, fields: { ...first.fields, occupation: "lawyer" } });
  const answers = await getEnteredCase(researcher, formId);
  expect(answers).toMatchObject({ turn: 2, entered: { ok: true, input: { occupation: "lawyer" } } });
  expect(await refusalFrom(submitCase(researcher, submitCaseSchema.parse({ form: formId, turn: "1" })))).toMatchObject({ messageKey: "formMovedOn" });
});

it("asks of people whom the name as it was typed finds, and remembers who said that they are others", async () => {
  const form = await keep({ notThese: undefined, nobody: undefined });
  expect((await getEnteredCase(researcher, form))?.candidates.map(({ record, alike }) => [record.id, alike[0]?.likeness])).toContainEqual([known, "one_letter"]);
  expect(await refusalFrom(submit(form))).toMatchObject({ fieldErrors: { nobody: ["lookFirst"] } });
  const others = (await getEnteredCase(researcher, form))?.candidates.map(({ record }) => record.id) ?? [];
  const { recordId } = await submit(form, { notThese: others, nobody: "yes", next: "hand_in" });
  expect(await database.db.notSame.findMany({ where: { OR: [{ lowId: recordId, highId: known }, { lowId: known, highId: recordId }] }, select: { decidedById: true } })).toEqual([{ decidedById: researcher.accountId }]);
  expect(await database.db.change.findMany({ where: { recordId }, select: { state: true } })).toEqual([{ state: "submitted" }]);
});

it("saves once, however often it is sent, and lets the form go", async () => {
  const form = await keep({ name: { text: "Test Person Cardoon", language: "en" } });
  const before = await database.db.detentionCase.count();
  const turn = (await getEnteredCase(researcher, form))?.turn ?? 0;
  const outcomes = await Promise.all([1, 2, 3].map(() => refusalFrom(submitCase(researcher, submitCaseSchema.parse({ form, turn: String(turn) }))).then((refusal) => refusal.messageKey, () => "saved")));
  expect(outcomes.toSorted()).toEqual(["alreadySent", "alreadySent", "saved"]);
  expect(await database.db.detentionCase.count()).toBe(before + 1);
  expect(await getEnteredCase(researcher, form)).toBeNull();
  expect(await refusalFrom(submitCase(researcher, submitCaseSchema.parse({ form: unsentIdSchema.parse(randomUUID()), turn: "1" })))).toMatchObject({ code: "not_found" });
});

it("takes nobody for looked at whom only the page has named: a form that a script kept says that none is meant, or the check asks", async () => {
  const unsentId = unsentIdSchema.parse(randomUUID());
  const { fields } = typed({ notThese: known });
  await keepUnsent(researcher, keepUnsentSchema.parse({ id: unsentId, turn: "1", address: AT, content: JSON.stringify(fields) }));
  expect((await getEnteredCase(researcher, unsentId))?.candidates.map(({ record }) => record.id)).toContain(known);
  expect(await refusalFrom(submit(unsentId))).toMatchObject({ fieldErrors: { nobody: ["lookFirst"] } });
});

it("keeps nothing of somebody who has signed in since the page was drawn, and no more than of any other form", async () => {
  expect(await refusalFrom(keepCase(researcher, typed({ go: "note", unsentBy: colleague.accountId })))).toMatchObject({ messageKey: "anotherWriter" });
  expect(await refusalFrom(keepCase(researcher, typed({ go: "note", internalNote: "x".repeat(400_000) })))).toMatchObject({ code: "invalid" });
});
