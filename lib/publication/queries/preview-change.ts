import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import type { ChangeId, RecordId, Slug } from "@/lib/core/ids";
import { recordIdSchema } from "@/lib/core/ids";
import type { EditionReason } from "@/lib/core/kinds";
import { visibleChanges } from "@/lib/changes/policy";
import { companionsOf } from "@/lib/changes/queries/companions";
import { factsInChange } from "@/lib/facts/queries/read-facts";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { EditionBody } from "@/lib/editions/contract";
import { now } from "@/lib/platform/clock";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import { canBeRecognised, editionBody, isPublicFact, mentionsOf, numberedCases, type RecordForEdition } from "@/lib/publication/body";
import { canonicalBody, NOTHING_BEFORE } from "@/lib/publication/canonical";
import { freeSlug, wantedSlug } from "@/lib/publication/queries/free-slug";
import { recordForEdition } from "@/lib/publication/queries/record-for-edition";
import { isCitedInPublic, isCorrection, sourcesHeldUntil } from "@/lib/publication/queries/what-becomes-public";
import { sourcesOf, standingFact, withoutWithdrawn } from "@/lib/publication/withdrawn-sources";

/** An edition as publication would make it now. Hashes are hexadecimal, the day is today's. */
export type ProposedEdition = { body: EditionBody; number: number; publishedOn: string; sha256: string; previousSha256: string; reason: EditionReason };

/** What the record itself lacks, in the order in which publication finds it. */
type RecordRefusal = "countryCodeNeeded" | "countryOnRecord" | "nameNeeded";

export type ChangePreview = {
  changeId: ChangeId;
  record: RecordName;
  /** Why publication would be refused now, whoever asked for it: a key of the `errors` messages. */
  refusal: "recordWithdrawn" | "sourceWithdrawn" | "sourceEmbargoed" | RecordRefusal | null;
  /** What would be published; null where it would be refused. `isNew`: the public would read something that it does not read now. */
  proposed: { edition: ProposedEdition; isNew: boolean; /** New sources that would become public with it. */ companions: ProposedEdition[] } | null;
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
        select: { recordId: true, record: { select: { withdrawnAt: true } } },
      });
      if (change === null) return null;
      const recordId = recordIdSchema.parse(change.recordId);
      const refusal = change.record.withdrawnAt !== null ? "recordWithdrawn" : await refusalOfSources(db, changeId);
      const main = refusal === null ? await proposedEdition(db, recordId, changeId) : null;
      if (main === null || "refusal" in main) {
        const record = (await recordNames(db, [recordId])).get(recordId);
        return record === undefined ? null : { changeId, record, refusal: main?.refusal ?? refusal, proposed: null, mentioned: {} };
      }
      const companions: ProposedEdition[] = [];
      for (const companion of await companionsOf(db, changeId)) {
        const made = (await isCitedInPublic(db, changeId, companion.recordId)) ? await proposedEdition(db, companion.recordId, companion.id) : null;
        if (made !== null && "edition" in made) companions.push(made.edition);
      }
      const names = await recordNames(db, [recordId, ...[main.edition, ...companions].flatMap(({ body }) => mentionsOf(body))]);
      const record = names.get(recordId);
      return record === undefined ? null : { changeId, record, refusal: null, proposed: { ...main, companions }, mentioned: Object.fromEntries(names) };
    }),
);

async function refusalOfSources(db: DeskReader, changeId: ChangeId): Promise<"sourceWithdrawn" | "sourceEmbargoed" | null> {
  if (await restsOnWithdrawnSource(db, changeId)) return "sourceWithdrawn";
  return (await sourcesHeldUntil(db, changeId)).length > 0 ? "sourceEmbargoed" : null;
}

async function restsOnWithdrawnSource(db: DeskReader, changeId: ChangeId): Promise<boolean> {
  const added = (await factsInChange(db, changeId)).added.filter(isPublicFact);
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
  const wanted = wantedSlug(record);
  if (wanted === null) return { refusal: "countryCodeNeeded" };
  return (await freeSlug(db, record, wanted)) ?? { refusal: "countryOnRecord" };
}

async function proposedEdition(db: DeskReader, recordId: RecordId, changeId: ChangeId): Promise<{ edition: ProposedEdition; isNew: boolean } | { refusal: RecordRefusal }> {
  const before = await db.edition.findFirst({ where: { recordId }, orderBy: { number: "desc" }, select: { number: true, sha256: true } });
  const whole = await recordForEdition(db, recordId, changeId);
  const record = withoutWithdrawn(whole, await withdrawnAmong(db, sourcesOf(whole.facts)));
  const address = await addressOf(db, record, before !== null);
  if ("refusal" in address) return address;
  const body = editionBody(numberedCases({ ...record, slug: address.slug }));
  if (!canBeRecognised(body)) return { refusal: "nameNeeded" };
  const { sha256 } = canonicalBody(body);
  return {
    isNew: before === null || !sha256.equals(before.sha256),
    edition: {
      body,
      number: (before?.number ?? 0) + 1,
      publishedOn: dayOf(now()),
      sha256: sha256.toString("hex"),
      previousSha256: Buffer.from(before?.sha256 ?? NOTHING_BEFORE).toString("hex"),
      reason: (await isCorrection(db, { id: changeId, recordId })) ? "corrected" : "published",
    },
  };
}
