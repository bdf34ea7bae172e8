/**
 * Facts as the desk keeps them, many at once: with their details, citations and the keys of their names. Each row is built as the commands build it
 * (factColumns, detailRow, citationColumns); in bulk only, a quotation is a row of its own also where another fact has the same words.
 */
import type pg from "pg";
import type { AccountId, AssertionId, ChangeId } from "@/lib/core/ids";
import { factColumns } from "@/lib/facts/commands/add-fact";
import { citationColumns } from "@/lib/facts/commands/cite-source";
import { detailRow } from "@/lib/facts/commands/detail-rows";
import { saidBy } from "@/lib/facts/stored-fact";
import type { StoredFact } from "@/lib/facts/schema";
import { asColumns, insertRows, type Row } from "@/prisma/factories/bulk-insert";
import { idFor } from "@/prisma/factories/invented-people";

/** In the order in which they are filled. */
const TABLES = {
  "desk.timeline_event": "id uuid",
  "desk.citation": "id uuid, source_id uuid, exact text, prefix text, suffix text, start_position int, end_position int, locator text, internal_note text, reliability text, credibility text",
  "desk.assertion":
    "id uuid, kind text, record_id uuid, question text, standing text, standing_reason text, certainty text, modality text, visibility text, said_by_id uuid, said_by_text text, internal_note text, public_date text, public_place text, preferred boolean, preferred_reason text, replaces_id uuid, created_by uuid, added_by_change_id uuid, edtf text, earliest date, latest date, date_printed text, date_counted_from date",
  "desk.assertion_citation": "assertion_id uuid, citation_id uuid",
  "desk.name": "assertion_id uuid, text text, language text, name_kind text",
  "desk.name_key": "assertion_id uuid, fold_version int, joined text, hanzi text, whole text[], near int[]",
  "desk.attribute": "assertion_id uuid, attribute text, text text, language text",
  "desk.event_reading": "assertion_id uuid, event_id uuid, case_id uuid, stage text, event_kind text, practice_id uuid, practice_kind text, place text, authority text, text text, language text",
  "desk.affiliation": "assertion_id uuid, to_id uuid, affiliation text, role text, language text",
  "desk.passage": "assertion_id uuid, passage text, quoted boolean, position int, text text, language text",
  "desk.about": "assertion_id uuid, to_id uuid, relation text",
  "desk.speaker": "assertion_id uuid, by_id uuid, described text, language text",
  "desk.signature": "assertion_id uuid, country_id uuid, state text, capacity text, language text",
  "desk.source_link": "assertion_id uuid, parent_id uuid",
  "desk.spell": "assertion_id uuid, case_id uuid, spell int, practice_id uuid, place text, authority text, language text, end_edtf text, end_printed text, end_counted_from date, end_earliest date, end_latest date",
  "desk.charge": "assertion_id uuid, case_id uuid, charge_stage text, text text, language text, charge text",
  "desk.representation": "assertion_id uuid, case_id uuid, lawyer_id uuid, began text, ended text, end_edtf text, end_printed text, end_counted_from date, end_earliest date, end_latest date",
} as const;
type Table = keyof typeof TABLES;
const IN_ORDER = Object.keys(TABLES) as Table[];

export type FactRows = Record<Table, Row[]>;

export function noFactRows(): FactRows {
  return Object.fromEntries(IN_ORDER.map((table) => [table, []])) as unknown as FactRows;
}

/** `knownEvent`: whether the event that the fact tells of is there already. `replaces`: the fact that it stands for. */
type Bringing = { changeId: ChangeId; createdBy: AccountId; knownEvent?: boolean; replaces?: AssertionId | null };

/** Adds the rows of one fact that this change brings. */
export function addFactRows(rows: FactRows, fact: StoredFact, { changeId, createdBy, knownEvent = false, replaces = null }: Bringing): void {
  const { id, recordId, value, citations } = fact;
  if (value.kind === "event_reading" && !knownEvent) rows["desk.timeline_event"].push({ id: value.eventId });
  rows["desk.assertion"].push({ id, ...asColumns(factColumns({ recordId, changeId, createdBy, fact: saidBy(fact), ...(replaces === null ? {} : { replaces }) })) });
  for (const [relation, { create }] of Object.entries(detailRow(value)) as [string, { create: Row }][]) {
    const { key, ...detail } = create;
    rows[tableOf(relation)].push({ assertion_id: id, ...asColumns(detail) });
    if (key !== undefined) rows["desk.name_key"].push({ assertion_id: id, ...asColumns((key as { create: Row }).create) });
  }
  for (const [at, citation] of citations.entries()) {
    const citationId = idFor(`citation ${id} ${String(at)}`);
    rows["desk.citation"].push({ id: citationId, ...asColumns(citationColumns(citation)) });
    rows["desk.assertion_citation"].push({ assertion_id: id, citation_id: citationId });
  }
}

function tableOf(relation: string): Table {
  const table = IN_ORDER.find((known) => known === `desk.${relation.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}`);
  if (table === undefined) throw new Error("A detail of a fact has no table here.");
  return table;
}

/**
 * Stores them within the client's transaction; their changes are there and open.
 * @param guarded false leaves out triggers and references of these tables alone, which take longer than everything else: for the owner of a throw-away
 *   database and rows whose like the guards have seen (facts-in-bulk.db.test.ts). Whoever added a fact must then be its change's opener.
 * @throws DatabaseError where a guard refuses one
 */
export async function storeFacts(client: pg.Client, rows: FactRows, { guarded }: { guarded: boolean }): Promise<void> {
  if (!guarded) await client.query("SET LOCAL session_replication_role = replica");
  for (const table of IN_ORDER) await insertRows(client, table, TABLES[table], rows[table]);
  if (!guarded) await client.query("SET LOCAL session_replication_role = origin");
}
