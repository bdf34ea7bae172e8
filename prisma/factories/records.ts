/** Invented records, applied as if published, for tests and load. No name here is a person's. */
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, changeIdSchema, recordIdSchema, type AssertionId, type CaseId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { PURPOSES, type ChangeState, type Purpose, type RecordKind } from "@/lib/core/kinds";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type FactInput, type FactValue } from "@/lib/facts/schema";
import type { DeskReader, DeskTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";

/** Vegetables and spices: nobody is called so. */
export const INVENTED_NAMES = ["Test Person Aubergine", "Test Person Bergamot", "Test Person Cardamom", "Test Person Daikon", "Test Person Endive", "Test Person Fennel"] as const;

const STEPS: readonly ChangeState[] = ["draft", "submitted", "approved", "applied"];

/** A fact resting on one quotation of one source. */
export function factOf(value: FactValue, sourceId: RecordId, rest: Partial<FactInput> = {}): FactInput {
  return factSchema.parse({ value, citations: [{ sourceId, exact: "Invented words of an invented source." }], ...rest });
}

/** A record of any kind, without facts; a country under a code that no country has. People have agreed to all that a test may publish of them (`agree`). */
export async function makeRecord(db: DeskReader, kind: RecordKind, slug?: string): Promise<RecordId> {
  if (slug === undefined && kind === "country") return makeCountry(db);
  const row = await db.publicRecord.create({ data: { kind, slug: slug ?? `test-${kind}-${randomUUID()}` }, select: { id: true } });
  const id = recordIdSchema.parse(row.id);
  if (kind === "person") await agree(db, id);
  return id;
}

/** An invented consent to each of these purposes, recorded by whoever works here. */
export async function agree(db: DeskReader, personId: RecordId, purposes: readonly Purpose[] = PURPOSES): Promise<void> {
  const recorder = await db.account.findFirst({ where: { role: { in: ["researcher", "editor", "admin"] }, disabledAt: null }, select: { id: true }, orderBy: { createdAt: "asc" } });
  const recordedById = recorder?.id ?? (await makeAccount(db, { role: "researcher" })).accountId;
  const consent = { basis: "consent", agreedBy: "The vegetable itself", agreedHow: "In an invented letter", agreedOn: new Date("2021-05-01"), askedBy: "An invented gardener", note: "Invented." };
  await db.publicationBasis.createMany({ data: purposes.map((purpose) => ({ personId, purpose, ...consent, recordedById })) });
}

/** Codes that ISO 3166-1 leaves to its users, without Kosovo's: what they stand for has no name but the one on its record, and no outline. */
const INVENTED_CODES = [...[..."mnopqrstuvwxyz"].map((letter) => `q${letter}`), ...[..."abcdefghijlmnopqrstuvwxyz"].map((letter) => `x${letter}`), "zz"];

// Two at once take different codes, since taking one is the insert itself.
async function makeCountry(db: DeskReader): Promise<RecordId> {
  const id = recordIdSchema.parse(randomUUID());
  for (const slug of INVENTED_CODES) {
    const { count } = await db.publicRecord.createMany({ data: [{ id, kind: "country", slug }], skipDuplicates: true });
    if (count === 1) return id;
  }
  throw new Error(`No more than ${String(INVENTED_CODES.length)} invented countries fit into one database.`);
}

/** An empty draft. */
export async function makeChange(db: DeskReader, { recordId, by, withChangeId = null }: { recordId: RecordId; by: Actor; withChangeId?: ChangeId | null }): Promise<ChangeId> {
  const { version } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { version: true } });
  const row = await db.change.create({ data: { recordId, createdById: by.accountId, baseVersion: version, withChangeId }, select: { id: true } });
  return changeIdSchema.parse(row.id);
}

/** Moves a change along its states, decided by an editor who took no part in it. Makes no edition: lib/publication does. */
export async function moveChange(db: DeskReader, changeId: ChangeId, to: "submitted" | "approved" | "applied"): Promise<void> {
  const { state, recordId } = await db.change.findUniqueOrThrow({ where: { id: changeId }, select: { state: true, recordId: true } });
  const editor = await makeAccount(db, { role: "editor" });
  for (const step of STEPS.slice(STEPS.indexOf(state as ChangeState) + 1, STEPS.indexOf(to) + 1)) {
    const decision = step === "approved" ? { decidedById: editor.accountId, decidedAt: new Date() } : {};
    await db.change.update({ where: { id: changeId }, data: { state: step, ...decision } });
  }
  if (to === "applied") await db.publicRecord.update({ where: { id: recordId }, data: { version: { increment: 1 } } });
}

/** Adds facts to a record with one change of its own, in the state asked for. */
export async function makeFacts(
  db: DeskTransaction,
  { recordId, by, facts, state = "applied" }: { recordId: RecordId; by: Actor; facts: readonly FactInput[]; state?: "draft" | "submitted" | "applied" },
): Promise<{ changeId: ChangeId; assertionIds: AssertionId[] }> {
  const changeId = await makeChange(db, { recordId, by });
  const assertionIds: AssertionId[] = [];
  for (const fact of facts) assertionIds.push(await addFact(db, { recordId, changeId, createdBy: by.accountId, fact }));
  if (state !== "draft") await moveChange(db, changeId, state);
  return { changeId, assertionIds };
}

/** A source with its title, applied. */
export async function makeSource(db: DeskTransaction, { by, title = "An invented report on invented vegetables" }: { by: Actor; title?: string }): Promise<RecordId> {
  const recordId = await makeRecord(db, "source");
  const value: FactValue = { kind: "attribute", attribute: "title", text: title, language: "en" };
  await makeFacts(db, { recordId, by, facts: [factOf(value, recordId, factSchema.pick({ citations: true }).parse({ citations: [{ sourceId: recordId, exact: title }] }))] });
  return recordId;
}

export type MadePerson = { recordId: RecordId; caseId: CaseId; sourceId: RecordId; name: AssertionId };

/** A person with a main name, one case and the source of it all, applied. */
export async function makePerson(db: DeskTransaction, { by, name = INVENTED_NAMES[0] }: { by: Actor; name?: string }): Promise<MadePerson> {
  const sourceId = await makeSource(db, { by });
  const recordId = await makeRecord(db, "person");
  const made = await db.detentionCase.create({ data: { personId: recordId, number: 1 }, select: { id: true } });
  const value: FactValue = { kind: "name", text: name, language: "en", nameKind: "main" };
  const { assertionIds } = await makeFacts(db, { recordId, by, facts: [factOf(value, sourceId)] });
  const [first] = assertionIds;
  if (first === undefined) throw new Error("A person needs a name.");
  return { recordId, caseId: caseIdSchema.parse(made.id), sourceId, name: first };
}
