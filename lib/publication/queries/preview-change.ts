import "server-only";
import { cache } from "react";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import type { ChangeId, RecordId, Slug } from "@/lib/core/ids";
import { recordIdSchema } from "@/lib/core/ids";
import { EDITION_REASONS, RECORD_KINDS, type EditionReason } from "@/lib/core/kinds";
import { HELD_BACK_PURPOSES, purposeOf } from "@/lib/consent/purpose-of";
import { visibleChanges } from "@/lib/changes/policy";
import { companionsOf, type Companion } from "@/lib/changes/queries/companions";
import { joiningBy, mergeOf } from "@/lib/duplicates/queries/merging";
import { factsInChange, factsOnceApplied } from "@/lib/facts/queries/read-facts";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { StoredFact } from "@/lib/facts/schema";
import type { EditionBody } from "@/lib/editions/contract";
import { now } from "@/lib/platform/clock";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import { canBeRecognised, editionBody, mentionsOf, numberedCases, type RecordForEdition } from "@/lib/publication/body";
import { canonicalBody, NOTHING_BEFORE } from "@/lib/publication/canonical";
import { bringsUnreviewed } from "@/lib/publication/queries/brings-unreviewed";
import { freeSlug, wantedSlug } from "@/lib/publication/queries/free-slug";
import { recordForEdition } from "@/lib/publication/queries/record-for-edition";
import { goesPublicWith, isCorrection, publicAmong, sourcesHeldUntil } from "@/lib/publication/queries/what-becomes-public";
import { editionComingBack } from "@/lib/publication/queries/what-comes-back";
import { basisRefusal, splitByClearance, withClearance, type BasisRefusal } from "@/lib/publication/queries/what-is-cleared";
import { sourcesOf, standingFact, withoutWithdrawn } from "@/lib/publication/withdrawn-sources";
import { retiredNamedIn } from "@/lib/wording/queries/retired-in-changes";

/** An edition as publication would make it now. Hashes are hexadecimal, the day is today's. */
export type ProposedEdition = { body: EditionBody; number: number; publishedOn: string; sha256: string; previousSha256: string; reason: EditionReason; /** Whether nobody else would have reviewed it. */ alone: boolean };

type HeldBackPurpose = (typeof HELD_BACK_PURPOSES)[number];

function countedByPurpose(facts: readonly StoredFact[]): Record<HeldBackPurpose, number> {
  const [health, relatives] = HELD_BACK_PURPOSES.map((purpose) => facts.filter(({ value }) => purposeOf(value) === purpose).length);
  return { health: health ?? 0, relatives: relatives ?? 0 };
}

/** What the record itself lacks, in the order in which publication finds it. */
type RecordRefusal = "countryCodeNeeded" | "countryOnRecord" | "nameNeeded";

export type ChangePreview = {
  changeId: ChangeId;
  record: RecordName;
  /** Why publication would be refused now, whoever asked for it: a key of the `errors` messages. */
  refusal: "recordWithdrawn" | "sourceWithdrawn" | "sourceEmbargoed" | "practiceRetiredNamed" | BasisRefusal | RecordRefusal | null;
  /** Whose record that refusal is about: this one, or another one that would be published with it. */
  refused: RecordName | null;
  /** How many facts of it, once it is applied, stay inside because they tell of health or family and nobody agreed to that. */
  heldBack: Record<HeldBackPurpose, number>;
  /** What would be published; null where it would be refused, and where it undoes a merge into a record that was withdrawn: that one stays away. `isNew`: the public would read something that it does not read now. */
  proposed: { edition: ProposedEdition; isNew: boolean; /** New sources that would become public with it. */ companions: ProposedEdition[] } | null;
  /** Of the undoing of a merge: the record that comes back, and the edition of it that would stand again; null where it comes back on the desk alone. */
  comesBack: { record: RecordName; edition: ProposedEdition | null } | null;
  /** Every record that these mention, as the desk calls it. */
  mentioned: Record<string, RecordName>;
};

const PREVIEWED = ["draft", "submitted", "returned", "approved"];

/**
 * What would become public if this change were published now: the very bodies that publication would make (publish-applied.ts), and nothing is
 * written. What stands on the public site is not read here: see lib/editions/queries/read-preview.ts.
 * @returns null where there is no such change, it is not this actor's to read, or it was decided already
 */
export const previewChange = cache(
  (actor: Actor, changeId: ChangeId): Promise<ChangePreview | null> =>
    fromDesk(async (db) => {
      const change = await db.change.findFirst({
        where: { AND: [{ id: changeId, state: { in: PREVIEWED } }, visibleChanges(actor)] },
        select: { recordId: true, record: { select: { kind: true, withdrawnAt: true } } },
      });
      const kind = RECORD_KINDS.find((known) => known === change?.record.kind);
      if (change === null || kind === undefined) return null;
      const recordId = recordIdSchema.parse(change.recordId);
      const facts = await factsOnceApplied(db, recordId, changeId);
      const merge = await mergeOf(db, changeId);
      const joining = joiningBy(merge);
      const heldBack = countedByPurpose((await splitByClearance(db, recordId, facts, joining)).heldBack);
      const isWithdrawn = change.record.withdrawnAt !== null;
      const staysAway = isWithdrawn && merge?.act === "undo";
      const refusal = staysAway ? null : isWithdrawn ? "recordWithdrawn" : ((await basisRefusal(db, { id: recordId, kind }, facts, joining)) ?? (await refusalOfSources(db, changeId)));
      const refusedWith = async (key: NonNullable<ChangePreview["refusal"]>, about: RecordId): Promise<ChangePreview | null> => {
        const names = await recordNames(db, [recordId, about]);
        const record = names.get(recordId);
        return record === undefined ? null : { changeId, record, refusal: key, refused: names.get(about) ?? null, heldBack, proposed: null, comesBack: null, mentioned: {} };
      };
      if (refusal !== null) return refusedWith(refusal, recordId);
      const main = staysAway ? null : await proposedEdition(db, actor, recordId, changeId);
      if (main !== null && "refusal" in main) return refusedWith(main.refusal, recordId);
      const companions: ProposedEdition[] = [];
      for (const companion of await companionsOf(db, changeId)) {
        if (!(await goesPublicWith(db, changeId, companion))) continue;
        const unfounded = await refusalOfCompanion(db, companion);
        if (unfounded !== null) return refusedWith(unfounded, companion.recordId);
        const made = await proposedEdition(db, actor, companion.recordId, companion.id);
        if ("refusal" in made) return refusedWith(made.refusal, companion.recordId);
        companions.push(made.edition);
      }
      const merged = merge?.act === "undo" ? recordIdSchema.parse(merge.mergedId) : null;
      const back = merged === null ? null : await comingBack(db, { kept: recordId, merged });
      const editions = [...(main === null ? [] : [main.edition]), ...companions, ...(back === null ? [] : [back])];
      const names = await recordNames(db, [recordId, ...(merged === null ? [] : [merged]), ...editions.flatMap(({ body }) => mentionsOf(body))]);
      const record = names.get(recordId);
      if (record === undefined) return null;
      const gone = merged === null ? undefined : names.get(merged);
      return { changeId, record, refusal: null, refused: null, heldBack, proposed: main === null ? null : { ...main, companions }, comesBack: gone === undefined ? null : { record: gone, edition: back }, mentioned: Object.fromEntries(names) };
    }),
);

/** As publication asks it of each change that goes along (refuseUnpublishable): the record that it is of needs a basis of its own. */
async function refusalOfCompanion(db: DeskReader, { id, recordId }: Companion): Promise<BasisRefusal | null> {
  const { kind } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { kind: true } });
  const known = RECORD_KINDS.find((each) => each === kind);
  return known === undefined ? null : basisRefusal(db, { id: recordId, kind: known }, await factsOnceApplied(db, recordId, id));
}

async function comingBack(db: DeskReader, merge: { kept: RecordId; merged: RecordId }): Promise<ProposedEdition | null> {
  const found = await editionComingBack(db, merge);
  if (found === null) return null;
  const hex = (hash: Uint8Array): string => Buffer.from(hash).toString("hex");
  const { body, number, publishedOn, reason, alone } = found;
  return { body, number, publishedOn: dayOf(publishedOn), sha256: hex(found.sha256), previousSha256: hex(found.previousSha256), reason: EDITION_REASONS.find((known) => known === reason) ?? "published", alone };
}

async function refusalOfSources(db: DeskReader, changeId: ChangeId): Promise<"sourceWithdrawn" | "practiceRetiredNamed" | "sourceEmbargoed" | null> {
  const { added } = await factsInChange(db, changeId);
  // As refuseUnpublishable: a merge says what was on record before.
  if ((await mergeOf(db, changeId)) === null && (await restsOnWithdrawnSource(db, await publicAmong(db, added)))) return "sourceWithdrawn";
  if ((await retiredNamedIn(db, [changeId])).length > 0) return "practiceRetiredNamed";
  return (await sourcesHeldUntil(db, changeId, added)).length > 0 ? "sourceEmbargoed" : null;
}

async function restsOnWithdrawnSource(db: DeskReader, added: readonly StoredFact[]): Promise<boolean> {
  const withdrawn = await withdrawnAmong(db, sourcesOf(added));
  return added.some((fact) => standingFact(fact, withdrawn).length === 0);
}

async function withdrawnAmong(db: DeskReader, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.tombstone.findMany({ where: { kind: "source", recordId: { in: [...recordIds] } }, select: { recordId: true } });
  return new Set(rows.map(({ recordId }) => recordId));
}

/** The address that it has, or would get with its first edition. */
async function addressOf(db: DeskReader, record: RecordForEdition, isPublic: boolean): Promise<{ slug: Slug } | { refusal: RecordRefusal }> {
  if (isPublic) return { slug: record.slug };
  const wanted = await wantedSlug(db, record);
  if (wanted === null) return { refusal: "countryCodeNeeded" };
  return (await freeSlug(db, record, wanted)) ?? { refusal: "countryOnRecord" };
}

async function proposedEdition(db: DeskReader, actor: Actor, recordId: RecordId, changeId: ChangeId): Promise<{ edition: ProposedEdition; isNew: boolean } | { refusal: RecordRefusal }> {
  const before = await db.edition.findFirst({ where: { recordId }, orderBy: { number: "desc" }, select: { number: true, sha256: true } });
  const going = (await companionsOf(db, changeId)).map((companion) => companion.recordId);
  const whole = await withClearance(db, await recordForEdition(db, recordId, changeId), { going, joining: joiningBy(await mergeOf(db, changeId)) });
  const record = withoutWithdrawn(whole, await withdrawnAmong(db, sourcesOf(whole.facts)));
  const address = await addressOf(db, record, before !== null);
  if ("refusal" in address) return address;
  const body = editionBody(numberedCases({ ...record, slug: address.slug }));
  if (!canBeRecognised(body)) return { refusal: "nameNeeded" };
  const { text, sha256 } = canonicalBody(body);
  const byAuthor = (await db.changeAuthor.count({ where: { changeId, accountId: actor.accountId } })) > 0 && (await isOfficeOfOne(db, actor.accountId));
  return {
    isNew: before === null || !sha256.equals(before.sha256) || (await db.currentEdition.count({ where: { recordId } })) === 0,
    edition: {
      body,
      number: (before?.number ?? 0) + 1,
      publishedOn: dayOf(now()),
      sha256: sha256.toString("hex"),
      previousSha256: Buffer.from(before?.sha256 ?? NOTHING_BEFORE).toString("hex"),
      reason: (await isCorrection(db, { id: changeId, recordId }, await factsInChange(db, changeId))) ? "corrected" : "published",
      // By whoever looks at it: in an office of one nobody else can publish it.
      alone: byAuthor || (await bringsUnreviewed(db, recordId, before?.number ?? 0, text)),
    },
  };
}
