import "server-only";
import { cache } from "react";
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import type { RecordId } from "@/lib/core/ids";
import { EDITION_REASONS, RECORD_KINDS, type EditionReason, type RecordKind } from "@/lib/core/kinds";
import { fromDesk } from "@/lib/platform/db";

/** One public state of a record, as its permanent entry says it. Days are `YYYY-MM-DD`; the hash is hexadecimal. */
export type EditionEntry = {
  number: number;
  publishedOn: string;
  reason: EditionReason;
  publicNote: string | null;
  /** Published by its own author, in an office of one. */
  alone: boolean;
  sha256: string;
  withheldOn: string | null;
  /** The one that the public reads now. */
  isStanding: boolean;
};

export type RecordEditions = {
  kind: RecordKind;
  slug: string;
  withdrawnOn: string | null;
  /** Newest first. */
  editions: EditionEntry[];
};

/**
 * Every edition of one record, for the desk.
 * @returns null for an unknown record, and below researcher: what was withdrawn or withheld is not everybody's to list
 */
export const listEditions = cache(async (actor: Actor, recordId: RecordId): Promise<RecordEditions | null> => {
  if (!roleAtLeast(actor.role, "researcher")) return null;
  return fromDesk(async (db) => {
    const [record, editions] = await Promise.all([
      db.publicRecord.findUnique({ where: { id: recordId }, select: { kind: true, slug: true, withdrawnAt: true } }),
      db.edition.findMany({
        where: { recordId },
        select: {
          number: true,
          publishedOn: true,
          reason: true,
          publicNote: true,
          alone: true,
          sha256: true,
          body: { select: { withheldOn: true } },
          current: { select: { number: true } },
        },
        orderBy: { number: "desc" },
      }),
    ]);
    const kind = RECORD_KINDS.find((known) => known === record?.kind);
    if (record === null || kind === undefined) return null;
    return {
      kind,
      slug: record.slug,
      withdrawnOn: record.withdrawnAt && dayOf(record.withdrawnAt),
      editions: editions.map(({ body, current, reason, sha256, publishedOn, ...entry }) => ({
        ...entry,
        publishedOn: dayOf(publishedOn),
        reason: knownReason(reason),
        sha256: Buffer.from(sha256).toString("hex"),
        withheldOn: body?.withheldOn == null ? null : dayOf(body.withheldOn),
        isStanding: current !== null,
      })),
    };
  });
});

function knownReason(stored: string): EditionReason {
  const reason = EDITION_REASONS.find((known) => known === stored);
  if (reason === undefined) throw new Error("The database holds a reason of an edition that this version does not know.");
  return reason;
}
