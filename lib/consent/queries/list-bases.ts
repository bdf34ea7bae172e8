import "server-only";
import { cache } from "react";
import { CALLED, calledIn } from "@/lib/accounts/labels";
import { visibleRecords } from "@/lib/cases/policy";
import { mayRecordBasis } from "@/lib/consent/policy";
import { standingPurposes } from "@/lib/consent/queries/standing-purposes";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import { basisIdSchema, recordIdSchema, type BasisId, type RecordId } from "@/lib/core/ids";
import { BASES, PURPOSES, type Basis, type Purpose } from "@/lib/core/kinds";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

/** `agreed`: of a consent. Days are ISO days. */
type PublicationBasis = {
  id: BasisId;
  purpose: Purpose;
  basis: Basis;
  agreed: { by: string; how: string; on: string; askedBy: string } | null;
  source: RecordName | null;
  note: string | null;
  recordedBy: string;
  recordedOn: string;
  withdrawn: { by: string; on: string; how: string } | null;
  /** The record that it was recorded for, where that went into this one: it lets this one say nothing. */
  of: RecordName | null;
};

export type Bases = {
  /** Oldest first, those that were withdrawn too. */
  bases: PublicationBasis[];
  /** For what something may be published now: what was withdrawn of a merged record counts as well. */
  stands: ReadonlySet<Purpose>;
  /** What is public now, by what it needs: whether the record is, or the one that it went into; entries of that standing edition; records that give words of theirs. */
  isPublic: boolean;
  told: Record<Exclude<Purpose, "name">, number>;
};

/** On what basis a person is published, and what of them is. Null where there is no such person or it is not this actor's to see. */
export const listBases = cache((actor: Actor, personId: RecordId): Promise<Bases | null> => {
  if (!mayRecordBasis(actor)) return Promise.resolve(null);
  return fromDesk(async (db) => {
    const person = await db.publicRecord.findFirst({ where: { AND: [{ id: personId, kind: "person" }, visibleRecords(actor)] }, select: { id: true } });
    if (person === null) return null;
    const who = { select: CALLED } as const;
    const merged = await db.$queryRaw<{ id: string }[]>`SELECT id::text AS id FROM desk.with_those_merged(${personId}::uuid) AS id`;
    const rows = await db.publicationBasis.findMany({ where: { personId: { in: merged.map(({ id }) => id) } }, orderBy: [{ recordedAt: "asc" }, { id: "asc" }], include: { recordedBy: who, withdrawnBy: who } });
    const names = await recordNames(db, rows.flatMap(({ sourceId, personId: of }) => [...(sourceId === null ? [] : [sourceId]), of]));
    const bases = rows.map((row): PublicationBasis => {
      const { agreedBy, agreedHow, agreedOn, askedBy, withdrawnBy, withdrawnAt, withdrawnHow } = row;
      return {
        id: basisIdSchema.parse(row.id),
        purpose: oneOf(PURPOSES, row.purpose),
        basis: oneOf(BASES, row.basis),
        agreed: agreedBy === null || agreedHow === null || agreedOn === null || askedBy === null ? null : { by: agreedBy, how: agreedHow, on: dayOf(agreedOn), askedBy },
        source: row.sourceId === null ? null : (names.get(recordIdSchema.parse(row.sourceId)) ?? null),
        note: row.note,
        recordedBy: calledIn(actor.locale, row.recordedBy),
        recordedOn: dayOf(row.recordedAt),
        withdrawn: withdrawnBy === null || withdrawnAt === null ? null : { by: withdrawnBy.displayName, on: dayOf(withdrawnAt), how: withdrawnHow ?? "" },
        of: row.personId === personId ? null : (names.get(recordIdSchema.parse(row.personId)) ?? null),
      };
    });
    return { bases, stands: await standingPurposes(db, personId), ...(await whatIsTold(db, personId)) };
  });
});

function oneOf<Code extends string>(known: readonly Code[], code: string): Code {
  const found = known.find((each) => each === code);
  if (found === undefined) throw new Error("The database holds a basis that this version does not know.");
  return found;
}

async function whatIsTold(db: DeskReader, personId: RecordId): Promise<Pick<Bases, "isPublic" | "told">> {
  const [row] = await db.$queryRaw<{ is_public: boolean; health: number; relatives: number; testimony: number }[]>`
    WITH RECURSIVE went AS (
        SELECT id, merged_into FROM desk.public_record WHERE id = ${personId}::uuid
        UNION SELECT kept.id, kept.merged_into FROM desk.public_record kept JOIN went ON kept.id = went.merged_into
      ),
      own AS (SELECT document FROM public_site.current_edition WHERE record_id IN (SELECT id FROM went))
    SELECT EXISTS (SELECT FROM own) AS is_public,
      (SELECT count(*)::int FROM own, jsonb_path_query(document, '$.cases[*].events[*] ? (@.eventKind == "health")')) AS health,
      (SELECT count(*)::int FROM own, (SELECT jsonb_path_query(document, '$.cases[*].events[*] ? (@.eventKind == "family")') FROM own
        UNION ALL SELECT jsonb_path_query(document, '$.cases[*].representations[*] ? (@.began == "engaged_by_family")') FROM own) told) AS relatives,
      (SELECT count(*)::int FROM public_site.current_edition giving, desk.bases_needed(giving.record_id, giving.kind, giving.document) need
        WHERE giving.mentions && ARRAY(SELECT id FROM went) AND need.person_id IN (SELECT id FROM went) AND need.purpose = 'testimony') AS testimony`;
  return { isPublic: row?.is_public ?? false, told: { health: row?.health ?? 0, relatives: row?.relatives ?? 0, testimony: row?.testimony ?? 0 } };
}
