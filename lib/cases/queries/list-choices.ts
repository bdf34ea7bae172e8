import "server-only";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import type { Actor } from "@/lib/core/actor";
import { citableSources, PUBLISHED, SPEAKER_KINDS, visibleRecords } from "@/lib/cases/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";
import { retiredPractices } from "@/lib/wording/queries/standing-practices";
import type { Prisma } from "@/prisma/generated/client";

/** More than a list in a form can usefully hold; the newest come first, since work on one source comes in a row. */
const MOST_CHOICES = 300;

/** Sources that a new fact may cite: those on record, and the actor's own that are on their way. Empty below researcher. */
export function listSources(actor: Actor): Promise<RecordName[]> {
  return named(citableSources(actor));
}

/** One of them by its id, also when it is too old for the list; null where there is none that this person may cite. */
export async function getCitableSource(actor: Actor, id: RecordId): Promise<RecordName | null> {
  return (await named({ AND: [{ id }, citableSources(actor)] }))[0] ?? null;
}

/** Practices that an event may name: those that the public can look up and that are still used. Empty below researcher. */
export async function listPractices(actor: Actor): Promise<RecordName[]> {
  const retired = await fromDesk(retiredPractices);
  return named({ AND: [{ kind: "practice", slug: { notIn: retired }, ...PUBLISHED }, visibleRecords(actor)] });
}

/** Whoever may be quoted as saying something: people, organisations and countries on record. Empty below researcher. */
export function listSpeakers(actor: Actor): Promise<RecordName[]> {
  return named({ AND: [{ kind: { in: SPEAKER_KINDS }, ...PUBLISHED }, visibleRecords(actor)] });
}

function named(where: Prisma.PublicRecordWhereInput): Promise<RecordName[]> {
  return fromDesk(async (db) => {
    const rows = await db.publicRecord.findMany({ where, select: { id: true }, orderBy: [{ createdAt: "desc" }, { slug: "asc" }], take: MOST_CHOICES });
    const names = await recordNames(db, rows.map(({ id }) => id));
    return rows.flatMap(({ id }) => names.get(recordIdSchema.parse(id)) ?? []);
  });
}
