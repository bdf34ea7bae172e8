/** Whom a table adds to the record: on what basis they may be published, and that nobody is entered twice. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema } from "@/lib/core/ids";
import { findCandidates } from "@/lib/duplicates/queries/find-candidates";
import { listPairs } from "@/lib/duplicates/queries/list-pairs";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { applyImportSchema } from "@/lib/imports/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { importing, rowOf, unusualName as unusual, WHOLE, type Importing } from "@/prisma/factories/imports";
import { publishAsSeen } from "@/prisma/factories/publications";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;
let editor: Actor;
let person: MadePerson;
/** How a table names this person without asking: the address here. */
let slug: string;
const begun: Importing["begun"] = (...rows) => importing(database.db, researcher).begun(...rows);
const checked: Importing["checked"] = (importId) => importing(database.db, researcher).checked(importId);
const applied: Importing["applied"] = (...rows) => importing(database.db, researcher).applied(...rows);

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
});
beforeEach(async () => {
  person = await makePerson(database.db, { by: researcher });
  slug = `people/${(await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { slug: true } })).slug}`;
});

describe("those whom a table adds", () => {
  const basisOf = (personIds: string[]) => database.db.publicationBasis.findMany({ where: { personId: { in: personIds } }, select: { personId: true, purpose: true, basis: true, agreedBy: true, note: true, sourceId: true, recordedById: true } });
  const told = { agreedBy: null, agreedHow: null, agreedOn: null, askedBy: null, note: null };

  it("may be published on the basis that was said for all of them, each by the source of their first row", async () => {
    const [one, two] = [unusual(), unusual()];
    const importId = await begun(rowOf(one), rowOf(one, { text: "And again.", url: "https://harvest.invalid/elsewhere", title: "Another invented report" }), rowOf(two), rowOf(slug));
    expect((await checked(importId)).addsPeople).toBe(true);
    const before = await lastAudit(database.db);
    await applyImport(researcher, applyImportSchema.parse({ importId, basis: { basis: "already_public", agreedBy: "Nobody", note: "" } }), WHOLE);
    expect((await auditSince(database.db, before)).find(({ event }) => event === "import.applied")?.detail).toMatchObject({ people: 2, basis: "already_public" });
    const changes = await database.db.change.findMany({ where: { importId, recordId: { not: person.recordId } }, include: { added: { orderBy: { createdAt: "asc" }, include: { name: true, citations: { include: { citation: true } } } } } });
    const bases = await basisOf([...changes.map(({ recordId }) => recordId)]);
    expect(bases).toHaveLength(2);
    for (const { recordId, added } of changes) {
      const sourceId = added.find(({ name }) => name !== null)?.citations[0]?.citation.sourceId;
      expect(sourceId).toBeDefined();
      expect(bases.find(({ personId }) => personId === recordId)).toEqual({ personId: recordId, purpose: "name", basis: "already_public", agreedBy: null, note: null, sourceId, recordedById: researcher.accountId });
    }
    await submitImport(researcher, { importId });
    await publishAsSeen(editor, { changeId: changeIdSchema.parse(changes[0]?.id), publicNote: null });
    expect(await database.db.currentEdition.count({ where: { recordId: changes[0]?.recordId ?? "" } })).toBe(1);
  });

  it("wait for one where none was said, and nobody on record gets one by a table", async () => {
    const importId = await begun(rowOf(slug));
    expect((await checked(importId)).addsPeople).toBe(false);
    const had = await basisOf([person.recordId]);
    await applyImport(researcher, applyImportSchema.parse({ importId, basis: { ...told, basis: "official_record" } }), WHOLE);
    expect(await basisOf([person.recordId])).toEqual(had);
    const other = await begun(rowOf(unusual()));
    await checked(other);
    await applyImport(researcher, { importId: other, again: false }, WHOLE);
    const changes = await database.db.change.findMany({ where: { importId: other } });
    expect(await basisOf(changes.map(({ recordId }) => recordId))).toEqual([]);
    await submitImport(researcher, { importId: other });
    expect(await refusalFrom(publishAsSeen(editor, { changeId: changeIdSchema.parse(changes[0]?.id), publicNote: null }))).toMatchObject({ messageKey: "basisMissing" });
  });

  it("are asked about like anybody else: a consent is told whole", () => {
    const refused = (basis: object) => applyImportSchema.safeParse({ importId: crypto.randomUUID(), basis }).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(refused({ basis: "", note: " " })).toBeUndefined();
    expect(refused({ basis: "consent", agreedBy: "The sorrel" })).toEqual(["basis.agreedHow required", "basis.agreedOn required", "basis.askedBy required"]);
    expect(refused({ note: "In the shed." })).toEqual(["basis.basis choice"]);
  });

  it("are found by the duplicate check, by their spelling in any order and with a letter left out", async () => {
    const name = unusual();
    const [last, first] = [name.split(" ")[1] ?? "", name.split(" ")[0] ?? ""];
    const { changes } = await applied(rowOf(name, { native: "酸模乙丙" }));
    const found = async (typed: string) => (await findCandidates(researcher, [typed])).some(({ record }) => record.id === changes[0]?.recordId);
    for (const typed of [`${last} ${first}`, name.replace("Sorrel", "Sorel"), "酸模乙丙"]) expect(await found(typed), typed).toBe(true);
    expect(await found("Nobody Calledso")).toBe(false);
    const again = await applied(rowOf(`Sorel ${last}`));
    const pairs = (await listPairs(researcher, null)).pairs.map(({ one, other }) => [one.record.id, other.record.id].toSorted());
    expect(pairs).toContainEqual([changes[0]?.recordId, again.changes[0]?.recordId].toSorted());
  });
});
