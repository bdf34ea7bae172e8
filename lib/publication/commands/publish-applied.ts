import "server-only";
import { dayOf } from "@/lib/core/days";
import { invalid } from "@/lib/core/errors";
import type { AccountId, ChangeId, RecordId } from "@/lib/core/ids";
import type { EditionReason } from "@/lib/core/kinds";
import { recordAudit } from "@/lib/audit/record-audit";
import type { DeskTransaction } from "@/lib/platform/db";
import { indexEdition } from "@/lib/publication/commands/index-edition";
import { numberCases } from "@/lib/publication/commands/number-cases";
import { settleSlug } from "@/lib/publication/commands/settle-slug";
import { withStandingSources } from "@/lib/publication/commands/standing-sources";
import { canBeRecognised, editionBody, mentionsOf, type RecordForEdition } from "@/lib/publication/body";
import { canonicalBody, NOTHING_BEFORE } from "@/lib/publication/canonical";
import { bringsUnreviewed } from "@/lib/publication/queries/brings-unreviewed";
import { recordForEdition } from "@/lib/publication/queries/record-for-edition";
import { withClearance } from "@/lib/publication/queries/what-is-cleared";

export type Publication = { recordId: RecordId; number: number; sha256: string };

type PublishApplied = { changeId: ChangeId; publishedBy: AccountId; reason: EditionReason; publicNote: string | null; /** Whether its publisher took part in it: an office of one (docs/decisions/045). */ alone?: boolean; /** A withdrawn record gets a revision and no edition. */ withdrawn?: boolean; now: Date };

/**
 * The record's row, locked: applications to one record happen one after the other. Whoever only names the record in a draft, an import for
 * minutes, holds none of them off.
 */
export async function lockRecord(transaction: DeskTransaction, recordId: RecordId): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM desk.public_record WHERE id = ${recordId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Keeps the record as it now stands as its next revision.
 * @returns the new version
 */
export async function keepRevision(
  transaction: DeskTransaction,
  act: { recordId: RecordId; changeId: ChangeId | null; by: AccountId; reason: string | null; now: Date },
): Promise<{ version: number; record: RecordForEdition }> {
  const record = await recordForEdition(transaction, act.recordId);
  const version = record.version + 1;
  await transaction.publicRecord.update({ where: { id: act.recordId }, data: { version } });
  await transaction.revision.create({
    data: {
      recordId: act.recordId,
      version,
      changeId: act.changeId,
      appliedById: act.by,
      appliedAt: act.now,
      reason: act.reason,
      document: revisionDocument(record),
    },
  });
  return { version, record };
}

/** What a revision keeps of a record: its address, its cases and every fact, internal ones included. */
export function revisionDocument({ slug, cases, facts }: RecordForEdition) {
  return { slug, cases: cases.map(({ id, number }) => ({ id, number })), facts: [...facts] };
}

async function keepEdition(transaction: DeskTransaction, record: RecordForEdition, act: PublishApplied): Promise<Publication | null> {
  const before = await transaction.edition.findFirst({ where: { recordId: record.id }, orderBy: { number: "desc" }, select: { number: true, sha256: true } });
  const body = editionBody(await numberCases(transaction, await whatMayLeave(transaction, record)));
  if (!canBeRecognised(body)) throw invalid({ form: ["nameNeeded"] });
  const { text, sha256 } = canonicalBody(body);
  // A change of internal facts alone is no news for the public: a new edition would tell that something was noted. It is one that the record stands again, which came back to the desk alone.
  if (before !== null && sha256.equals(before.sha256) && (await transaction.currentEdition.count({ where: { recordId: record.id } })) > 0) return null;

  const number = (before?.number ?? 0) + 1;
  const publishedOn = new Date(dayOf(act.now));
  await transaction.publicationAct.create({ data: { recordId: record.id, number, changeId: act.changeId, publishedById: act.publishedBy, publishedAt: act.now } });
  await transaction.edition.create({
    data: {
      recordId: record.id,
      number,
      kind: record.kind,
      publishedOn,
      sha256: Uint8Array.from(sha256),
      previousSha256: Uint8Array.from(before?.sha256 ?? NOTHING_BEFORE),
      reason: act.reason,
      publicNote: act.publicNote,
      alone: act.alone === true || (await bringsUnreviewed(transaction, record.id, before?.number ?? 0, text)),
    },
  });
  await transaction.editionBody.create({ data: { recordId: record.id, number, body: text } });
  const current = { kind: record.kind, slug: record.slug, number, document: body, mentions: mentionsOf(body) };
  await transaction.currentEdition.upsert({ where: { recordId: record.id }, create: { recordId: record.id, ...current }, update: current });
  await indexEdition(transaction, { body, number, publishedOn });
  await transaction.publication.create({
    data: { seq: 0n, recordId: record.id, kind: record.kind, act: act.reason === "corrected" ? "correct" : "publish", number, onDay: publishedOn },
  });
  return { recordId: record.id, number, sha256: sha256.toString("hex") };
}

async function settleFirstAddress(transaction: DeskTransaction, recordId: RecordId): Promise<void> {
  if ((await transaction.edition.count({ where: { recordId } })) === 0) await settleSlug(transaction, await whatMayLeave(transaction, await recordForEdition(transaction, recordId)));
}

/** Without what rests on withdrawn sources, and what nobody agreed to. */
async function whatMayLeave(transaction: DeskTransaction, record: RecordForEdition): Promise<RecordForEdition> {
  return withStandingSources(transaction, await withClearance(transaction, record));
}

/**
 * Makes the record's next revision and edition from what is applied in this transaction, and tells the public side.
 * The change must be `applied` and its record locked (lockRecord). Database guards hold four eyes, hashes and citations at commit.
 * @param act who publishes which change, why, and when (a day is all that becomes public)
 * @returns the edition made, or null when nothing public differs from the one before
 * @throws AppError invalid when the record has no public name yet
 */
export async function publishApplied(transaction: DeskTransaction, recordId: RecordId, act: PublishApplied): Promise<Publication | null> {
  // Before the revision: it keeps the record as it stands from now on, its address included.
  if (act.reason !== "seeded" && act.withdrawn !== true) await settleFirstAddress(transaction, recordId);
  const { version, record } = await keepRevision(transaction, { recordId, changeId: act.changeId, by: act.publishedBy, reason: act.publicNote, now: act.now });
  const publication = act.withdrawn === true ? null : await keepEdition(transaction, record, act);
  await recordAudit(transaction, {
    event: "change.applied",
    actorId: act.publishedBy,
    subjectKind: "record",
    subjectId: recordId,
    detail: { changeId: act.changeId, version },
  });
  if (publication !== null) {
    await recordAudit(transaction, {
      event: act.reason === "corrected" ? "edition.corrected" : "edition.published",
      actorId: act.publishedBy,
      subjectKind: "record",
      subjectId: recordId,
      // One chain: whoever verifies the audit log verifies that this edition had this hash.
      detail: { changeId: act.changeId, number: publication.number, sha256: publication.sha256 },
    });
  }
  return publication;
}
