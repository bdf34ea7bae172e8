import "server-only";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, type CaseId, type EventId, type RecordId } from "@/lib/core/ids";
import { visibleRecords } from "@/lib/cases/policy";
import { recordsOf } from "@/lib/cases/queries/get-case-file";
import { withoutNotes } from "@/lib/facts/notes";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { StoredFact } from "@/lib/facts/schema";
import { STORED_FACT_COLUMNS, toStoredFact } from "@/lib/facts/stored-fact";
import { fromDesk } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** An event as one case of somebody tells it, by its first reading. */
export type EventElsewhere = { eventId: EventId; caseId: CaseId; number: number; personId: RecordId; reading: StoredFact };

const MOST_READINGS = 200;

/** What stands or is on its way, of a person who was not withdrawn: an event of somebody who is gone is not told on. */
export function readableReadings(actor: Actor, notInCase: CaseId): Prisma.EventReadingWhereInput {
  return { caseId: { not: notInCase }, case: { person: { AND: [visibleRecords(actor), { withdrawnAt: null }] } }, assertion: { retiredByChangeId: null, standing: { not: "rejected" }, addedByChange: { state: { not: "discarded" } } } };
}

/**
 * Events in the cases of these people, each once for each case, in the order they came: what another case may share, such as a round-up. Their notes are not shown.
 * @param notInCase the case that would share them, whose own events are not among them
 */
export function listEventsOf(actor: Actor, people: readonly RecordId[], notInCase: CaseId): Promise<EventElsewhere[]> {
  return fromDesk(async (db) => {
    const rows = await db.eventReading.findMany({
      where: { AND: [readableReadings(actor, notInCase), { case: { personId: { in: [...people] } } }] },
      select: { eventId: true, caseId: true, case: { select: { number: true } }, assertion: { select: STORED_FACT_COLUMNS } },
      orderBy: [{ assertion: { createdAt: "asc" } }, { assertionId: "asc" }],
      take: MOST_READINGS,
    });
    const first = new Map(rows.toReversed().map((row) => [`${row.caseId} ${row.eventId}`, row]));
    return [...first.values()].toReversed().map(({ eventId, caseId, case: { number }, assertion }) => {
      const reading = withoutNotes(toStoredFact(assertion));
      return { eventId: eventIdSchema.parse(eventId), caseId: caseIdSchema.parse(caseId), number, personId: reading.recordId, reading };
    });
  });
}

/** The readings of one event in cases of others, with the names that they mention; null where there is none that this person may see. */
export function getEventElsewhere(actor: Actor, eventId: EventId, notInCase: CaseId): Promise<{ readings: StoredFact[]; records: Record<string, RecordName> } | null> {
  return fromDesk(async (db) => {
    const rows = await db.eventReading.findMany({ where: { AND: [readableReadings(actor, notInCase), { eventId }] }, select: { assertion: { select: STORED_FACT_COLUMNS } }, orderBy: { assertionId: "asc" }, take: MOST_READINGS });
    const readings = rows.map(({ assertion }) => withoutNotes(toStoredFact(assertion)));
    if (readings.length === 0) return null;
    return { readings, records: Object.fromEntries(await recordNames(db, [...readings.map(({ recordId }) => recordId), ...readings.flatMap(recordsOf)])) };
  });
}
