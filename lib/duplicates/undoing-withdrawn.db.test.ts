/** A wrong merge can be undone also where a take-down came between: of the record that stayed, or of the edition that would stand again. Nothing becomes public by it that was taken down. */
import { beforeAll, describe, expect, it } from "vitest";
import { withdrawBasis } from "@/lib/consent/commands/withdraw-basis";
import { recordBasis } from "@/lib/consent/commands/record-basis";
import { recordBasisSchema, withdrawBasisSchema } from "@/lib/consent/schema";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { getMerge, listMergesAlong } from "@/lib/duplicates/queries/list-merges";
import { mergingOf } from "@/lib/duplicates/queries/merging";
import { mergeIdSchema } from "@/lib/duplicates/schema";
import { findRecord } from "@/lib/editions/queries/find-record";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { saidBy } from "@/lib/facts/stored-fact";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { withdrawRecord, withholdEdition } from "@/lib/publication/commands/take-down";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { embargoChangeSchema } from "@/lib/publication/schema";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson, proposedMerge, proposedUndoing, type PublicPerson } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const REASON = "It was asked for.";

let researcher: Actor, editor: Actor;
let source: RecordId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  source = await makeSource(database.db, { by: researcher });
});

const person = (name: string) => makePublicPerson(database.db, { researcher, editor, source, name: `Test Person ${name}` });
const publish = (changeId: ChangeId) => publishAsSeen(editor, { changeId, publicNote: "They were two." });
const undo = (changeId: ChangeId) => proposedUndoing(database.db, researcher, changeId);
const said = async ({ recordId }: PublicPerson) => (await appliedFacts(database.db, recordId)).map((fact) => JSON.stringify([fact.question, saidBy(fact), fact.preferredReason])).toSorted();
const stateOf = async ({ slug }: PublicPerson) => (await findRecord("person", slug)).state;
const onDesk = ({ recordId }: PublicPerson) => database.db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { withdrawnAt: true, mergedInto: true } });
const editionsOf = ({ recordId }: PublicPerson) => database.db.edition.count({ where: { recordId } });
const addressOf = async ({ slug }: PublicPerson) => { const found = await findRecord("person", slug); return found.state === "moved" ? found.slug : found.state; };

async function merged(kept: PublicPerson, gone: PublicPerson): Promise<ChangeId> {
  const changeId = await proposedMerge(database.db, researcher, kept.recordId, gone.recordId);
  await publish(changeId);
  return changeId;
}

/** An editor writes down that whoever has this record does not want to be named any more: it is withdrawn with that. */
async function nameWithdrawn({ recordId }: PublicPerson): Promise<void> {
  const { id } = await database.db.publicationBasis.findFirstOrThrow({ where: { personId: recordId, purpose: "name", withdrawnAt: null } });
  await withdrawBasis(editor, withdrawBasisSchema.parse({ basisId: id, withdrawnHow: "By an invented letter.", confirmed: "yes" }));
}

const internal = (text: string) => factOf({ kind: "name", text, language: "en", nameKind: "alias" }, source, { visibility: "internal" });
/** Publishes what nobody outside reads. */
const published = ({ recordId }: PublicPerson) => publishFacts(database.db, { recordId, by: researcher, editor, facts: [internal("Known inside alone")] });

describe("the record that stayed was withdrawn", () => {
  it("with the name of whoever it was: the other one comes back to the desk alone, and to the public once they agree and somebody publishes it, word for word", async () => {
    const [kept, gone] = [await person("Medlar"), await person("Medlars")];
    const before = [await said(kept), await said(gone)];
    const bodyOf = async () => JSON.stringify((await database.db.currentEdition.findUnique({ where: { recordId: gone.recordId }, select: { document: true } }))?.document);
    const body = await bodyOf();
    const changeId = await merged(kept, gone);
    await nameWithdrawn(kept);
    const undoing = await undo(changeId);
    expect(await previewChange(editor, undoing)).toMatchObject({ refusal: null, proposed: null, comesBack: { record: { id: gone.recordId }, edition: null } });
    const editions = [await editionsOf(kept), await editionsOf(gone)];
    await publish(undoing);
    expect([await said(kept), await said(gone)]).toEqual(before);
    expect([await stateOf(kept), await stateOf(gone), await editionsOf(kept), await editionsOf(gone)]).toEqual(["withdrawn", "missing", ...editions]);
    expect(await onDesk(gone)).toEqual({ withdrawnAt: null, mergedInto: null });
    expect((await onDesk(kept)).withdrawnAt).not.toBeNull();

    expect(await refusalFrom(published(gone))).toMatchObject({ messageKey: "basisMissing" });
    await recordBasis(researcher, recordBasisSchema.parse({ personId: gone.recordId, purposes: "name", basis: "consent", agreedBy: "The medlar itself", agreedHow: "In an invented letter", agreedOn: "2021-05-02", askedBy: "An invented gardener", note: "In the shed." }));
    await published(gone);
    expect([await stateOf(gone), await bodyOf()]).toEqual(["standing", body]);
  });

  it("for itself: a basis of the other one that stands brings it back no sooner; who names it names it again; also where the undoing was proposed before, or is for later", async () => {
    const [kept, gone] = [await person("Loquat"), await person("Loquats")];
    const statement = await makeRecord(database.db, "statement");
    await publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "Invented words", language: "en" }, source), factOf({ kind: "about", toId: gone.recordId, relation: "names" }, source)] });
    const undoing = await undo(await merged(kept, gone));
    await withdrawRecord(editor, { recordId: kept.recordId, reason: REASON, confirmed: "yes" });
    const { id: mergeId } = await database.db.merge.findFirstOrThrow({ where: { undoChangeId: undoing }, select: { id: true } });
    await embargoChange(editor, embargoChangeSchema.parse({ changeId: undoing, seen: await fingerprintOf(database.db, undoing), laterNote: "They were two.", publishOn: "2099-01-01", publishTime: "08:00" }));
    await database.sqlAs("owner", "ALTER TABLE desk.embargo DISABLE TRIGGER USER");
    await database.sqlAs("owner", "UPDATE desk.embargo SET publish_at = now() - interval '1 minute' WHERE change_id = $1", [undoing]);
    await database.sqlAs("owner", "ALTER TABLE desk.embargo ENABLE TRIGGER USER");
    expect(await publishDue(database.db)).toEqual({ published: 1, refused: 0 });
    expect(await getMerge(editor, mergeIdSchema.parse(mergeId))).toMatchObject({ state: "undone" });
    expect([await stateOf(kept), await stateOf(gone)]).toEqual(["withdrawn", "missing"]);
    const about = (await appliedFacts(database.db, statement)).find(({ value }) => value.kind === "about");
    expect(about?.value).toMatchObject({ toId: gone.recordId });
    await published(gone);
    expect(await stateOf(gone)).toBe("standing");
  });

  it("is a warning before it happens: what went into it, and into that in turn, would go along, from whichever of them somebody looks", async () => {
    const [kept, gone, first, apart] = [await person("Mulberry"), await person("Mulberries"), await person("Mulbery"), await person("Mulbary")];
    await merged(gone, first);
    await merged(kept, gone);
    await publish(await undo(await merged(kept, apart)));
    const along = async ({ recordId }: PublicPerson) => (await listMergesAlong(editor, recordId)).map((merge) => merge.merged.id).toSorted();
    const both = [gone.recordId, first.recordId].toSorted();
    expect([await along(kept), await along(gone), await along(first), await along(apart)]).toEqual([both, both, both, []]);
    expect(await listMergesAlong(await makeAccount(database.db, { role: "advocate" }), kept.recordId)).toEqual([]);
  });
});

describe("a record that comes back to the desk alone", () => {
  it("leaves the address of one that went into it before silent until it stands: it never leads to whom the two were parted from", async () => {
    const [kept, gone, first] = [await person("Quinces"), await person("Quincy"), await person("Quincey")];
    const before = await merged(gone, first);
    const changeId = await merged(kept, gone);
    expect([await addressOf(gone), await addressOf(first)]).toEqual([kept.slug, kept.slug]);
    await withholdEdition(editor, { recordId: gone.recordId, number: 2, reason: "It names a garden." });
    await publish(await undo(changeId));
    expect([await addressOf(kept), await addressOf(gone), await addressOf(first)]).toEqual(["standing", "missing", "missing"]);
    // As little is it anybody else's: the address stays its own, whoever writes.
    const lead = "INSERT INTO public_site.redirect (kind, slug, record_id, since) VALUES ('person', $1, $2, '2031-05-02')";
    expect(await codesFrom(database)("owner", lead, ["test-person-of-nobody", gone.recordId])).toBe("CL051");
    await published(gone);
    expect([await addressOf(gone), await addressOf(first)]).toEqual(["standing", gone.slug]);
    await publish(await undo(before));
    expect(await addressOf(first)).toBe("standing");
  });

  it("goes into no other before it stands, nor does another go into it: there is nothing that its address could lead to", async () => {
    const [kept, gone, third] = [await person("Rowan"), await person("Rowans"), await person("Rowen")];
    const changeId = await merged(kept, gone);
    await withholdEdition(editor, { recordId: gone.recordId, number: 1, reason: "It names a garden." });
    await publish(await undo(changeId));
    expect([(await mergingOf(database.db, third.recordId, gone.recordId)).refusal, (await mergingOf(database.db, gone.recordId, third.recordId)).refusal]).toEqual(["mergeUnpublished", "mergeUnpublished"]);
    await published(gone);
    expect((await mergingOf(database.db, third.recordId, gone.recordId)).refusal).toBeNull();
  });
});
