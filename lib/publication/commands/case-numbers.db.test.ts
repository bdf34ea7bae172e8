import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { addCase } from "@/lib/cases/commands/add-case";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { addCaseSchema, logUpdateSchema } from "@/lib/cases/schema";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import type { CaseId, ChangeId } from "@/lib/core/ids";
import { editionBodySchema } from "@/lib/editions/contract";
import { readEdition } from "@/lib/editions/queries/read-edition";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor, colleague: Actor, editor: Actor, person: MadePerson;

beforeAll(async () => {
  [researcher, colleague, editor] = (await Promise.all((["researcher", "researcher", "editor"] as const).map((role) => makeAccount(database.db, { role })))) as [Actor, Actor, Actor];
});
beforeEach(async () => {
  // Case 1 of the desk: nothing of it is public.
  person = await makePerson(database.db, { by: researcher });
});

const newCase = (by: Actor) => addCase(by, addCaseSchema.parse({ recordId: person.recordId }));
const log = (by: Actor, caseId: CaseId, rest: Record<string, unknown> = {}) =>
  logUpdate(by, logUpdateSchema.parse({ recordId: person.recordId, caseId, stage: "arrest", text: "Arrested in an invented town.", language: "en", citations: [{ sourceId: person.sourceId, exact: "arrested" }], ...rest }));
async function publish(by: Actor, changeId: ChangeId): Promise<void> {
  await submitChange(by, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: "Corrected." });
}
/** What the public reads: case → its number, in the order of the page. */
async function publicNumbers(): Promise<[string, number][]> {
  const { document } = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: person.recordId } });
  const body = editionBodySchema.parse(document);
  return body.kind === "person" ? body.cases.map(({ id, number }) => [id, number]) : [];
}

describe("the number of a case in public", () => {
  it("is given when its first event is published, and tells of no case that is a draft, discarded or internal", async () => {
    const discarded = await newCase(colleague);
    await discardChange(colleague, { changeId: discarded.changeId });
    const { caseId, changeId } = await newCase(researcher);
    await log(researcher, caseId);
    await log(researcher, person.caseId, { visibility: "internal" });
    await publish(researcher, changeId);
    expect(await publicNumbers()).toEqual([[caseId, 1]]);
    const desk = await database.db.detentionCase.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
    expect(desk.number, "the desk goes on counting its own").toBe(3);
  });

  it("is the place in the edition: no gap tells of a case whose events were retired, and each keeps its order when they come back", async () => {
    const { caseId, changeId } = await newCase(researcher);
    const { assertionId } = await log(researcher, caseId);
    await publish(researcher, changeId);
    await publish(researcher, (await log(researcher, person.caseId)).changeId);
    expect(await publicNumbers()).toEqual([[caseId, 1], [person.caseId, 2]]);
    await publish(researcher, (await retireFactOf(researcher, { assertionId })).changeId);
    expect(await publicNumbers()).toEqual([[person.caseId, 1]]);
    const third = await newCase(researcher);
    await log(researcher, third.caseId);
    await publish(researcher, third.changeId);
    await publish(researcher, (await log(researcher, caseId)).changeId);
    expect(await publicNumbers()).toEqual([[caseId, 1], [person.caseId, 2], [third.caseId, 3]]);
  });

  it("tells of no case that rested on a withdrawn source alone: neither on the page and in its files, nor in the next edition, which are those of a person without it", async () => {
    const other = (await makePerson(database.db, { by: researcher, name: "Test Person Bergamot" })).sourceId;
    for (const sourceId of [person.sourceId, other]) await publishFacts(database.db, { recordId: sourceId, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented report", language: "en" }, sourceId)] });
    const [second, third] = [await newCase(researcher), await newCase(researcher)];
    await log(researcher, person.caseId);
    await log(researcher, second.caseId, { citations: [{ sourceId: other, exact: "arrested" }] });
    await publish(researcher, (await log(researcher, third.caseId)).changeId);
    expect(await publicNumbers()).toEqual([[person.caseId, 1], [second.caseId, 2], [third.caseId, 3]]);
    const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { slug: true } });
    const drawn = async () => {
      const found = await readEdition("person", slug, 1);
      if (found.state !== "readable" || found.content.body.kind !== "person") throw new Error("The first edition can be read.");
      return [found.standing.body.cases, found.content.body.cases].map((cases) => cases.map(({ id, number }) => [id, number]));
    };
    expect(await drawn()).toEqual([await publicNumbers(), await publicNumbers()]);
    await withdrawRecord(editor, { recordId: other, reason: "Invented reason.", confirmed: "yes" });
    const left = [[person.caseId, 1], [third.caseId, 2]];
    expect(await drawn(), "of the standing and of a past edition").toEqual([left, left]);
    await publish(researcher, (await log(researcher, third.caseId, { text: "Heard of in another invented town." })).changeId);
    expect(await publicNumbers(), "as published from now on").toEqual(left);
  });

  it("is kept by what was published before there were such numbers, also where it is public no more; and no other case gets one", async () => {
    const { caseId, changeId } = await newCase(researcher);
    const { assertionId } = await log(researcher, caseId);
    await publish(researcher, changeId);
    await publish(researcher, (await retireFactOf(researcher, { assertionId })).changeId);
    await log(researcher, person.caseId);
    const [update] = /^UPDATE desk\.detention_case[^;]+;/mu.exec(readFileSync("prisma/migrations/0011_public_case_numbers/migration.sql", "utf8")) ?? [""];
    await database.sqlAs("owner", "alter table desk.detention_case disable trigger case_public_number_stays");
    await database.sqlAs("owner", "update desk.detention_case set public_number = null");
    await database.sqlAs("owner", "alter table desk.detention_case enable trigger case_public_number_stays");
    await database.sqlAs("owner", update);
    const numbers = await database.db.detentionCase.findMany({ where: { personId: person.recordId }, orderBy: { number: "asc" }, select: { id: true, publicNumber: true } });
    expect(numbers).toEqual([{ id: person.caseId, publicNumber: null }, { id: caseId, publicNumber: 2 }]);
  });

  it("is written once, whoever writes", async () => {
    const { caseId, changeId } = await newCase(researcher);
    await log(researcher, caseId);
    await publish(researcher, changeId);
    for (const role of ["desk", "owner"] as const) {
      for (const number of ["7", "null"]) {
        await expect(database.sqlAs(role, `update desk.detention_case set public_number = ${number} where id = $1`, [caseId])).rejects.toMatchObject({ code: "CL080" });
      }
    }
    await expect(database.sqlAs("desk", "update desk.detention_case set number = 9 where id = $1", [caseId])).rejects.toMatchObject({ code: "42501" });
    // Nobody else's, and none of a person's twice.
    await expect(database.sqlAs("desk", "update desk.detention_case set public_number = 1 where id = $1", [person.caseId])).rejects.toMatchObject({ code: "23505" });
  });
});
