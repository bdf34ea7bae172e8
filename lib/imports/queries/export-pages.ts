import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import { recordIdSchema } from "@/lib/core/ids";
import { PUBLISHED, visibleRecords } from "@/lib/cases/policy";
import { visibleChanges } from "@/lib/changes/policy";
import { recordNames } from "@/lib/facts/queries/record-names";
import type { ExportInput } from "@/lib/imports/schema";
import type { DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** Records or facts that are held at once, whatever the length of the file. */
const PAGE = 500;
const MANY = "; ";

export const PEOPLE_COLUMNS = ["person", "name", "name_language", "all_names", "cases", "is_published"] as const;
/** Named as the fields of an import where they mean the same, so that what was taken along can be brought. */
export const EVENT_COLUMNS = [
  "person", "name", "case", "event", "what", "date", "date_printed", "date_counted_from", "practice", "place", "text", "text_language", "modality", "certainty", "standing", "speaker",
  "source", "source_title", "exact", "locator", "state",
] as const;
export type ExportRow = Record<string, string | number | null>;

type Scope = ExportInput["scope"];

function peopleIn(actor: Actor, scope: Scope): Prisma.PublicRecordWhereInput {
  // Less than the desk's lists show, where a draft of others must be found before it is entered twice: what leaves the house is what one may read.
  const read = { OR: [{ version: { gt: 0 } }, { changes: { some: { AND: [visibleChanges(actor), { state: { not: "discarded" } }] } } }] };
  return { AND: [{ kind: "person", withdrawnAt: null }, visibleRecords(actor), scope === "published" ? PUBLISHED : read] };
}

/** What stands, and where drafts are asked for what the actor may read of them. Never what is internal, and no word of an internal note. */
function factsIn(actor: Actor, scope: Scope): Prisma.AssertionWhereInput {
  const added: Prisma.ChangeWhereInput = scope === "published" ? { state: "applied" } : { AND: [visibleChanges(actor), { state: { not: "discarded" } }] };
  return { visibility: "public", addedByChange: added, OR: [{ retiredByChangeId: null }, { retiredByChange: { state: { not: "applied" } }, addedByChange: { state: "applied" } }] };
}

// A citation of a withdrawn source says what was taken back: it goes nowhere.
const CITED = { citation: { source: { withdrawnAt: null } } } satisfies Prisma.AssertionCitationWhereInput;

/** How many rows a file will have. */
export function countExported(db: DeskReader, actor: Actor, { what, scope }: ExportInput): Promise<number> {
  if (what === "people") return db.publicRecord.count({ where: peopleIn(actor, scope) });
  return db.assertionCitation.count({ where: { ...CITED, assertion: { AND: [factsIn(actor, scope), { kind: "event_reading", record: peopleIn(actor, scope) }] } } });
}

/** The rows of a file, page by page, in an order that no writer moves. */
export function exportPages(db: DeskReader, actor: Actor, { what, scope }: ExportInput): AsyncGenerator<ExportRow[]> {
  return what === "people" ? peoplePages(db, actor, scope) : eventPages(db, actor, scope);
}

async function* peoplePages(db: DeskReader, actor: Actor, scope: Scope): AsyncGenerator<ExportRow[]> {
  for (let after: string | null = null; ; ) {
    const rows: PersonRow[] = await db.publicRecord.findMany({
      where: { AND: [peopleIn(actor, scope), ...(after === null ? [] : [{ id: { gt: after } }])] },
      select: personColumns(factsIn(actor, scope)), orderBy: { id: "asc" }, take: PAGE,
    });
    const names = await recordNames(db, rows.map(({ id }) => id));
    yield rows.map(({ id, slug, version, _count, assertions }) => {
      const all = [...new Set(assertions.flatMap(({ name }) => name?.text ?? []))];
      const called = names.get(recordIdSchema.parse(id))?.name ?? null;
      // The desk's name of a record may come from what this person may not take along.
      const shown = called !== null && all.includes(called.text) ? called : null;
      return { person: slug, name: shown?.text ?? all[0] ?? null, name_language: shown?.language ?? null, all_names: all.join(MANY), cases: _count.cases, is_published: version > 0 ? "yes" : "no" };
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

const personColumns = (facts: Prisma.AssertionWhereInput) => ({ id: true, slug: true, version: true, _count: { select: { cases: true } }, assertions: { where: { AND: [facts, { kind: "name" }] }, select: { name: { select: { text: true } } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] } }) satisfies Prisma.PublicRecordSelect;
type PersonRow = Prisma.PublicRecordGetPayload<{ select: ReturnType<typeof personColumns> }>;

const EVENT = {
  id: true, recordId: true, edtf: true, datePrinted: true, dateCountedFrom: true, modality: true, certainty: true, standing: true, saidById: true, saidByText: true,
  record: { select: { slug: true } },
  addedByChange: { select: { state: true } },
  saidBy: { select: { slug: true } },
  eventReading: { select: { eventId: true, stage: true, eventKind: true, place: true, text: true, language: true, case: { select: { number: true } }, practice: { select: { slug: true } } } },
  citations: { where: CITED, select: { citation: { select: { id: true, sourceId: true, exact: true, locator: true, source: { select: { slug: true } } } } }, orderBy: { citationId: "asc" } },
} as const satisfies Prisma.AssertionSelect;
type EventRow = Prisma.AssertionGetPayload<{ select: typeof EVENT }>;

async function* eventPages(db: DeskReader, actor: Actor, scope: Scope): AsyncGenerator<ExportRow[]> {
  for (let after: string | null = null; ; ) {
    const rows: EventRow[] = await db.assertion.findMany({
      where: { AND: [factsIn(actor, scope), { kind: "event_reading", record: peopleIn(actor, scope) }, ...(after === null ? [] : [{ id: { gt: after } }])] },
      select: EVENT, orderBy: { id: "asc" }, take: PAGE,
    });
    const names = await recordNames(db, rows.flatMap(({ recordId, citations }) => [recordId, ...citations.map(({ citation }) => citation.sourceId)]));
    const called = (id: string) => names.get(recordIdSchema.parse(id))?.name?.text ?? null;
    yield rows.flatMap((row) => row.citations.map(({ citation }) => ({
      person: row.record.slug, name: called(row.recordId), case: row.eventReading?.case.number ?? null, event: row.eventReading?.eventId ?? null, what: row.eventReading?.stage ?? row.eventReading?.eventKind ?? null,
      date: row.edtf, date_printed: row.datePrinted, date_counted_from: row.dateCountedFrom && dayOf(row.dateCountedFrom), practice: row.eventReading?.practice?.slug ?? null, place: row.eventReading?.place ?? null,
      text: row.eventReading?.text ?? null, text_language: row.eventReading?.language ?? null, modality: row.modality, certainty: row.certainty, standing: row.standing,
      speaker: row.saidBy?.slug ?? row.saidByText, source: citation.source.slug, source_title: called(citation.sourceId), exact: citation.exact, locator: citation.locator, state: row.addedByChange.state,
    })));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}
