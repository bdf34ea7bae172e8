import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import { RECORD_KINDS, type Purpose } from "@/lib/core/kinds";
import { visibleRecords } from "@/lib/cases/policy";
import { visibleChanges } from "@/lib/changes/policy";
import { hushOf } from "@/lib/facts/silent-words";
import { addressOf } from "@/lib/imports/named-record";
import { NO_PUBLIC_PLACE, type ExportInput } from "@/lib/imports/schema";
import type { DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** Records or facts that are held at once, whatever the length of the file. */
const PAGE = 500;
const MANY = "; ";

export type ExportRow = Record<string, string | number | null>;

type Scope = ExportInput["scope"];

/**
 * Records of which a file may tell that they are there. Less than the desk's lists show, where a draft of others must be found before it is entered twice: what
 * leaves the house is what one may read. Never a withdrawn one, not even by its address beside what somebody else's record says.
 */
function toldIn(actor: Actor, scope: Scope): Prisma.PublicRecordWhereInput {
  const readable = { OR: [{ version: { gt: 0 } }, { changes: { some: { AND: [visibleChanges(actor), { state: { not: "discarded" } }] } } }] };
  return { AND: [{ withdrawnAt: null }, visibleRecords(actor), scope === "published" ? { version: { gt: 0 } } : readable] };
}

function peopleIn(actor: Actor, scope: Scope): Prisma.PublicRecordWhereInput {
  return { AND: [{ kind: "person" }, toldIn(actor, scope)] };
}

/** What stands, and where drafts are asked for what the actor may read of them. Never what is internal, and no word of an internal note. */
function factsIn(actor: Actor, scope: Scope): Prisma.AssertionWhereInput {
  const added: Prisma.ChangeWhereInput = scope === "published" ? { state: "applied" } : { AND: [visibleChanges(actor), { state: { not: "discarded" } }] };
  const standing: Prisma.AssertionWhereInput = { visibility: "public", addedByChange: added, OR: [{ retiredByChangeId: null }, { retiredByChange: { state: { not: "applied" } }, addedByChange: { state: "applied" } }] };
  return scope === "all" ? standing : { AND: [standing, TOLD_IN_PUBLIC] };
}

const agreedTo = (eventKind: string, purpose: Purpose) => ({ eventReading: { eventKind }, record: { bases: { some: { purpose, withdrawnAt: null } } } }) satisfies Prisma.AssertionWhereInput;

/**
 * As an edition would have it: nothing rejected (lib/publication/body.ts), nothing that rests on withdrawn sources alone (standing-sources.ts), and nothing of health or
 * family without a basis for that (what-is-cleared.ts, purpose-of.ts).
 */
const TOLD_IN_PUBLIC: Prisma.AssertionWhereInput = {
  standing: { not: "rejected" },
  AND: [{ OR: [{ citations: { none: {} } }, { citations: { some: { citation: { source: { withdrawnAt: null } } } } }] }],
  OR: [{ kind: { not: "event_reading" } }, { eventReading: { eventKind: null } }, { eventReading: { eventKind: { notIn: ["health", "family"] } } }, agreedTo("health", "health"), agreedTo("family", "relatives")],
};

/** What happened. What is less exact in public is left out of what is published: the public reads no quotation of it, and without one it is no row. */
function readingsIn(actor: Actor, scope: Scope): Prisma.AssertionWhereInput {
  return { AND: [factsIn(actor, scope), { kind: "event_reading", record: peopleIn(actor, scope) }, scope === "published" ? { publicDate: null, publicPlace: null } : {}] };
}

// A citation of a withdrawn source says what was taken back: it goes nowhere.
const citedIn = (actor: Actor, scope: Scope) => ({ citation: { source: toldIn(actor, scope) } }) satisfies Prisma.AssertionCitationWhereInput;

/** How many rows a file will have. */
export function countExported(db: DeskReader, actor: Actor, { what, scope }: ExportInput): Promise<number> {
  if (what === "people") return db.publicRecord.count({ where: peopleIn(actor, scope) });
  return db.assertionCitation.count({ where: { AND: [citedIn(actor, scope), { assertion: readingsIn(actor, scope) }] } });
}

/** The rows of a file, page by page, in an order that no writer moves. */
export function exportPages(db: DeskReader, actor: Actor, { what, scope }: ExportInput): AsyncGenerator<ExportRow[]> {
  return what === "people" ? peoplePages(db, actor, scope) : eventPages(db, actor, scope);
}

const NAME_COLUMNS = {
  select: { name: { select: { text: true, language: true, nameKind: true } }, attribute: { select: { attribute: true, text: true, language: true } }, addedByChange: { select: { state: true } } },
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
} as const satisfies Prisma.PublicRecord$assertionsArgs;
type NameRow = Prisma.AssertionGetPayload<Pick<typeof NAME_COLUMNS, "select">>;
type Called = { text: string; language: string | null };

/** What a record is called by what a file may tell of it: no other word of the desk, not even where there is none. */
function calledBy(rows: readonly NameRow[]): { name: Called | null; all: string[] } {
  const names = rows.flatMap(({ name, attribute, addedByChange }) => {
    const words = name ?? attribute;
    return words === null ? [] : [{ text: words.text, language: words.language, rank: (addedByChange.state === "applied" ? 0 : 2) + (name === null || name.nameKind === "main" ? 0 : 1) }];
  });
  const [best] = names.toSorted((one, other) => one.rank - other.rank);
  return { name: best === undefined ? null : { text: best.text, language: best.language }, all: [...new Set(names.map(({ text }) => text))] };
}

const namesIn = (actor: Actor, scope: Scope) => ({ AND: [factsIn(actor, scope), { OR: [{ kind: "name" }, { attribute: { attribute: "title" } }] }] }) satisfies Prisma.AssertionWhereInput;

async function* peoplePages(db: DeskReader, actor: Actor, scope: Scope): AsyncGenerator<ExportRow[]> {
  const select = {
    id: true, slug: true, version: true,
    _count: { select: { cases: { where: { OR: [{ readings: { some: { assertion: factsIn(actor, scope) } } }, { spells: { some: { assertion: factsIn(actor, scope) } } }] } } } },
    assertions: { where: { AND: [factsIn(actor, scope), { kind: "name" }] }, ...NAME_COLUMNS },
  } satisfies Prisma.PublicRecordSelect;
  for (let after: string | null = null; ; ) {
    const rows: Prisma.PublicRecordGetPayload<{ select: typeof select }>[] = await db.publicRecord.findMany({ where: { AND: [peopleIn(actor, scope), ...(after === null ? [] : [{ id: { gt: after } }])] }, select, orderBy: { id: "asc" }, take: PAGE });
    yield rows.map(({ slug, version, _count, assertions }) => {
      const { name, all } = calledBy(assertions);
      return { person: addressOf("person", slug), name: name?.text ?? null, name_language: name?.language ?? null, all_names: all.join(MANY), cases: _count.cases, is_published: version > 0 ? "yes" : "no" };
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Address and name of each of these records of which a file may tell; the others are not in it. */
async function told(db: DeskReader, actor: Actor, scope: Scope, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, { address: string; slug: string; name: string | null }>> {
  const rows = await db.publicRecord.findMany({ where: { AND: [{ id: { in: [...new Set(ids.filter((id) => id !== null))] } }, toldIn(actor, scope)] }, select: { id: true, kind: true, slug: true, assertions: { where: namesIn(actor, scope), ...NAME_COLUMNS } } });
  return new Map(rows.flatMap(({ id, kind, slug, assertions }) => RECORD_KINDS.filter((known) => known === kind).map((known) => [id, { address: addressOf(known, slug), slug, name: calledBy(assertions).name?.text ?? null }] as const)));
}

const QUOTED = { sourceId: true, exact: true, prefix: true, suffix: true, startPosition: true, endPosition: true } as const satisfies Prisma.CitationSelect;
type QuotedRow = Prisma.CitationGetPayload<{ select: typeof QUOTED }>;
const asQuoted = ({ startPosition: start, endPosition: end, ...words }: QuotedRow) => ({ ...words, start, end });

/** Of these records the quotations that no edition has, for the sake of what is coarser in public there (lib/facts/silent-words.ts). A draft's file is as exact as the desk. */
async function silentIn(db: DeskReader, actor: Actor, scope: Scope, recordIds: readonly string[]): Promise<(recordId: string, citation: QuotedRow) => boolean> {
  if (scope !== "published") return () => false;
  const coarse = await db.assertion.findMany({ where: { AND: [factsIn(actor, scope), { recordId: { in: [...new Set(recordIds)] }, OR: [{ publicDate: { not: null } }, { publicPlace: { not: null } }] }] }, select: { recordId: true, citations: { select: { citation: { select: QUOTED } } } } });
  const hushes = new Map([...new Set(coarse.map(({ recordId }) => recordId))].map((id) => [id, hushOf(coarse.flatMap(({ recordId, citations }) => (recordId === id ? citations.map(({ citation }) => asQuoted(citation)) : [])))]));
  return (recordId, citation) => hushes.get(recordId)?.(asQuoted(citation)).exact !== undefined;
}

const eventColumns = (cited: Prisma.AssertionCitationWhereInput) => ({
  id: true, recordId: true, edtf: true, datePrinted: true, dateCountedFrom: true, publicDate: true, publicPlace: true, modality: true, certainty: true, standing: true, saidById: true, saidByText: true,
  addedByChange: { select: { state: true } },
  eventReading: { select: { eventId: true, stage: true, eventKind: true, practiceId: true, place: true, authority: true, text: true, language: true, case: { select: { number: true } } } },
  citations: { where: cited, select: { citation: { select: { ...QUOTED, locator: true } } }, orderBy: { citationId: "asc" } },
}) as const satisfies Prisma.AssertionSelect;
type EventRow = Prisma.AssertionGetPayload<{ select: ReturnType<typeof eventColumns> }>;

async function* eventPages(db: DeskReader, actor: Actor, scope: Scope): AsyncGenerator<ExportRow[]> {
  for (let after: string | null = null; ; ) {
    const rows: EventRow[] = await db.assertion.findMany({
      where: { AND: [readingsIn(actor, scope), ...(after === null ? [] : [{ id: { gt: after } }])] },
      select: eventColumns(citedIn(actor, scope)), orderBy: { id: "asc" }, take: PAGE,
    });
    const known = await told(db, actor, scope, rows.flatMap(({ recordId, saidById, eventReading, citations }) => [recordId, saidById, eventReading?.practiceId ?? null, ...citations.map(({ citation }) => citation.sourceId)]));
    const isSilent = await silentIn(db, actor, scope, rows.map(({ recordId }) => recordId));
    const of = (id: string | null | undefined) => (id == null ? undefined : known.get(id));
    yield rows.flatMap(({ recordId, eventReading: reading, ...row }) => row.citations.map(({ citation }) => ({
      person: of(recordId)?.address ?? null, name: of(recordId)?.name ?? null, // The desk's number would tell of cases of which nothing is public.
      case: scope === "published" ? null : (reading?.case.number ?? null), event: reading?.eventId ?? null, what: reading?.stage ?? reading?.eventKind ?? null,
      date: row.edtf, date_printed: row.datePrinted, date_counted_from: row.dateCountedFrom && dayOf(row.dateCountedFrom), public_date: row.publicDate, practice: of(reading?.practiceId)?.slug ?? null, place: reading?.place ?? null, public_place: row.publicPlace === "" ? NO_PUBLIC_PLACE : row.publicPlace,
      authority: reading?.authority ?? null, text: reading?.text ?? null, text_language: reading?.language ?? null, modality: row.modality, certainty: row.certainty, standing: row.standing,
      // Words for a speaker who is on record would still name them once their record is withdrawn.
      speaker: row.saidById === null ? row.saidByText : (of(row.saidById)?.address ?? null), source: of(citation.sourceId)?.address ?? null, source_title: of(citation.sourceId)?.name ?? null, ...(isSilent(recordId, citation) ? { exact: null, locator: null } : { exact: citation.exact, locator: citation.locator }), state: row.addedByChange.state,
    })));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}
