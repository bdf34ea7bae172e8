/** What is expunged of a record that went into another one, or would have: all that was said of it there goes, and the other one stands. */
import { beforeAll, describe, expect, it } from "vitest";
import { submitChange } from "@/lib/changes/commands/submit-change";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { findRecord } from "@/lib/editions/queries/find-record";
import { getExpunged } from "@/lib/expunging/queries/get-expunging";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { allWords, approvedExpunging, proposedExpunging, scopeOf } from "@/prisma/factories/expungings";
import { makePublicPerson, proposedMerge, proposedUndoing } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const NOTE = "Two records of one invented person.";

let researcher: Actor, editor: Actor, other: Actor;
let source: RecordId;

beforeAll(async () => {
  [researcher, editor, other] = [await makeAccount(database.db, { role: "researcher" }), await makeAccount(database.db, { role: "editor" }), await makeAccount(database.db, { role: "admin" })];
  source = await makeSource(database.db, { by: researcher });
});

const propose = (recordId: RecordId) => proposedExpunging(database.db, editor, recordId);
const approve = (recordId: RecordId, proposalId: string) => approvedExpunging(database.db, other, recordId, proposalId);
const textOf = () => allWords(database);
const refused = async (work: Promise<unknown>) => (await refusalFrom(work)).messageKey;

describe("a record that is expunged", () => {
  it("takes along what went into it, and is not expunged by way of that", async () => {
    const [kept, merged] = [await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Skirret" }), await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Skirrett" })];
    await publishAsSeen(editor, { changeId: await proposedMerge(database.db, researcher, kept.recordId, merged.recordId), publicNote: NOTE });
    expect(await refused(propose(merged.recordId))).toBe("expungeMerged");
    await withdrawRecord(editor, { recordId: kept.recordId, reason: "Asked for.", confirmed: "yes" });
    const proposalId = await propose(kept.recordId);
    expect((await scopeOf(database.db, kept.recordId)).records).toBe(2);
    await approve(kept.recordId, proposalId);
    expect(await textOf()).not.toContain("Skirret");
    expect(await getExpunged(researcher, merged.recordId)).toMatchObject({ reason: "safety" });
    expect(await findRecord("person", merged.slug)).toEqual({ state: "missing" });
  });

  it("that went into another one and came back leaves nothing of it there, and the other one stands", async () => {
    const [kept, merged] = [await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Scorzonera" }), await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Chervil" })];
    // Somebody who is quoted: for as long as the two are one, the other one is named, by the words that this one was called by.
    const statement = await makeRecord(database.db, "statement");
    const said = [factOf({ kind: "attribute", attribute: "title", text: "An invented letter", language: "en" }, source), factOf({ kind: "speaker", byId: merged.recordId, described: "Chervil the gardener", language: "en" }, source, { visibility: "internal" }), factOf({ kind: "passage", passage: "claim", quoted: false, position: 1, text: "Nothing grew.", language: "en" }, source, { visibility: "internal", saidById: merged.recordId, saidByText: "old Chervil" })];
    await publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: said });
    const changeId = await proposedMerge(database.db, researcher, kept.recordId, merged.recordId);
    await publishAsSeen(editor, { changeId, publicNote: NOTE });
    await publishAsSeen(editor, { changeId: await proposedUndoing(database.db, researcher, changeId), publicNote: "They were two." });
    await withdrawRecord(editor, { recordId: merged.recordId, reason: "Asked for.", confirmed: "yes" });
    expect(await textOf()).toContain("Chervil");
    await approve(merged.recordId, await propose(merged.recordId));
    expect(await textOf()).not.toContain("Chervil");
    expect((await findRecord("person", kept.slug)).state).toBe("standing");
    expect((await database.db.editionBody.findMany({ where: { recordId: kept.recordId }, select: { number: true, body: true }, orderBy: { number: "asc" } })).map(({ body }) => body !== null)).toEqual([true, false, true]);
    expect(await database.db.publication.count({ where: { recordId: kept.recordId, act: "withhold", number: 2 } })).toBe(1);
  });

  it("leaves nothing of it either where that one went on into a third, and they were parted again", async () => {
    const person = (name: string) => makePublicPerson(database.db, { researcher, editor, source, name });
    const [third, between, gone] = [await person("Test Person Mangold"), await person("Test Person Mangolde"), await person("Test Person Lovage")];
    const into = async (kept: RecordId, merged: RecordId) => {
      const changeId = await proposedMerge(database.db, researcher, kept, merged);
      await publishAsSeen(editor, { changeId, publicNote: NOTE });
      return async () => publishAsSeen(editor, { changeId: await proposedUndoing(database.db, researcher, changeId), publicNote: "They were two." });
    };
    const undoFirst = await into(between.recordId, gone.recordId);
    await (await into(third.recordId, between.recordId))();
    await undoFirst();
    await withdrawRecord(editor, { recordId: gone.recordId, reason: "Asked for.", confirmed: "yes" });
    expect(await textOf()).toContain("Lovage");
    await approve(gone.recordId, await propose(gone.recordId));
    expect(await textOf()).not.toContain("Lovage");
    expect((await findRecord("person", third.slug)).state).toBe("standing");
  });

  it("is expunged, and leaves nothing, also where it came back to the desk alone since the other one was withdrawn", async () => {
    const person = (name: string) => makePublicPerson(database.db, { researcher, editor, source, name });
    const [kept, gone] = [await person("Test Person Sorrel"), await person("Test Person Tansy")];
    const changeId = await proposedMerge(database.db, researcher, kept.recordId, gone.recordId);
    await publishAsSeen(editor, { changeId, publicNote: NOTE });
    await withdrawRecord(editor, { recordId: kept.recordId, reason: "Asked for.", confirmed: "yes" });
    await publishAsSeen(editor, { changeId: await proposedUndoing(database.db, researcher, changeId), publicNote: "They were two." });
    expect(await textOf()).toContain("Tansy");
    await approve(gone.recordId, await propose(gone.recordId));
    expect(await textOf()).not.toContain("Tansy");
    expect(await getExpunged(researcher, gone.recordId)).not.toBeNull();
  });

  it("that is proposed to go into another one takes the proposal's words along, and frees what it would have retired", async () => {
    const [kept, merged] = [await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Burdock" }), await makePublicPerson(database.db, { researcher, editor, source, name: "Test Person Purslane" })];
    const changeId = await proposedMerge(database.db, researcher, kept.recordId, merged.recordId);
    await submitChange(researcher, { changeId }).catch(() => undefined);
    await withdrawRecord(editor, { recordId: merged.recordId, reason: "Asked for.", confirmed: "yes" });
    await approve(merged.recordId, await propose(merged.recordId));
    expect(await textOf()).not.toContain("Purslane");
    expect(await database.db.change.findUniqueOrThrow({ where: { id: changeId }, select: { state: true, note: true } })).toEqual({ state: "discarded", note: null });
    expect(await database.db.assertion.count({ where: { recordId: kept.recordId, retiredByChangeId: changeId } })).toBe(0);
  });
});
