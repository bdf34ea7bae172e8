import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, importIdSchema, recordIdSchema, type AssertionId, type ChangeId, type ImportId, type RecordId } from "@/lib/core/ids";
import { CHANGE_STATES, type ChangeState } from "@/lib/core/kinds";
import { changeState } from "@/lib/changes/queries/companions";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { foundSchema } from "@/lib/imports/decisions";
import { APPLIED, importRefusal, IMPORT_VERBS, type ImportState, type ImportVerb } from "@/lib/imports/policy";
import { openChangesOf, type OpenChange } from "@/lib/imports/queries/open-changes";
import { importState, standingOf } from "@/lib/imports/queries/import-standing";
import type { Problem } from "@/lib/imports/read-row";
import { isImportField, type ImportField, type ListedImport } from "@/lib/imports/schema";
import { fromDesk, type Desk } from "@/lib/platform/db";
import type { TableImport } from "@/prisma/generated/client";

export type ShownRow = {
  line: number;
  /** What stands in the columns that mean something. */
  cells: Partial<Record<ImportField, string>>;
  problems: Problem[];
  /** Whom of those on record it sounds like. */
  alike: RecordId[];
  does: { personId: RecordId | null; caseNumber: number | null; caseIsNew: boolean; sourceId: RecordId | null } | null;
  /** It is on record already, or stands further up: it is left out. */
  isKnown: boolean;
  /** What the row says that is left out: by the fact, and by the source, where it is lacking or otherwise. */
  left: { fact: { id: AssertionId; fields: ImportField[] } | null; source: { id: RecordId; fields: ImportField[] } | null } | null;
};

export type ImportView = {
  id: ImportId;
  state: ImportState;
  createdAt: Date;
  encoding: string;
  /** Null of a workbook, of which `sheet` says which tab it is, and of how many. */
  delimiter: string | null;
  sheet: { number: number; count: number } | null;
  headings: string[];
  mapping: string[];
  /** Of each column, what stands in its first rows. */
  samples: string[][];
  rowCount: number;
  rowsDone: number;
  problemRows: number | null;
  isStalled: boolean;
  /** Why the last run ended without having done its work: a key of the `errors` messages. */
  failure: string | null;
  /** When this very file was applied before, and by whom; null where it was not, or was undone. `on`: null while it is just being applied. */
  appliedBefore: { on: Date | null; by: string } | null;
  /** Whether, once applied, it adds somebody who is not on record. */
  addsPeople: boolean;
  /** Rows that are left out since they are on record or stand further up, and rows of which something is. */
  left: { known: number; part: number };
  /** Names of which it must be said whose they are. */
  asks: { key: string; name: string; lines: number; candidates: RecordName[] }[];
  /** The wrong ones first while there are some; `next` is the line to go on after. */
  rows: ShownRow[];
  next: number | null;
  changes: { id: ChangeId; state: ChangeState; record: RecordName }[];
  /** Of its changes: drafts, returned ones, those that an undo takes back, those that it leaves to colleagues who wrote in them, and those that were approved or published. */
  counts: { all: number; drafts: number; returned: number; open: number; shared: number; decided: number };
  records: Record<string, RecordName>;
  may: Record<ImportVerb, boolean>;
};

const ROWS_SHOWN = 50;
const SAMPLES = 3;
/** Names asked for at once; the rest comes when these are answered. */
const MOST_ASKED = 50;
const MOST_CHANGES = 200;

/**
 * One import as it stands; null when there is none or it is not this actor's to see.
 * @param after the line of the file behind which its rows are shown
 * @param only of a table that is right: those rows of which something is left out
 */
export const getImport = cache(
  (actor: Actor, importId: ImportId, after = 0, only: "left" | null = null): Promise<ImportView | null> =>
    fromDesk(async (db) => {
      const found = await db.tableImport.findUnique({ where: { id: importId } });
      if (found === null || importRefusal(actor, "read", standingOf(found)) !== null) return null;
      const standing = standingOf(found);
      const [page, samples, asks, changes, states, before, open, { addsPeople, ...left }] = await Promise.all([
        shownRows(db, found, after, only),
        db.tableImportRow.findMany({ where: { importId }, orderBy: { line: "asc" }, take: SAMPLES, select: { cells: true } }),
        askedNames(db, importId),
        db.change.findMany({ where: { importId }, select: { id: true, state: true, recordId: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: MOST_CHANGES }),
        db.change.groupBy({ by: ["state"], where: { importId }, _count: { _all: true } }),
        db.tableImport.findFirst({ where: { sha256: found.sha256, state: { in: APPLIED }, id: { not: importId } }, orderBy: { appliedAt: "desc" }, select: { appliedAt: true, createdBy: { select: { displayName: true } } } }),
        openChangesOf(db, importId),
        whatItDoes(db, found),
      ]);
      const mentioned = [...page.rows.flatMap(({ alike, does, left: ofRow }) => [...alike, does?.personId, does?.sourceId, ofRow?.source?.id]), ...asks.flatMap(({ candidates }) => candidates), ...changes.map(({ recordId }) => recordId)];
      const names = await recordNames(db, mentioned.filter((id) => id != null));
      return {
        id: importId,
        state: importState(found.state),
        createdAt: found.createdAt,
        encoding: found.encoding,
        delimiter: found.delimiter,
        sheet: found.sheet === null || found.sheetCount === null ? null : { number: found.sheet, count: found.sheetCount },
        headings: found.headings,
        mapping: found.mapping,
        samples: found.headings.map((_, column) => samples.flatMap(({ cells }) => cells[column] ?? []).filter((cell) => cell !== "")),
        rowCount: found.rowCount,
        rowsDone: found.rowsDone,
        problemRows: found.problemRows,
        isStalled: standing.isStalled,
        failure: found.failure,
        appliedBefore: before === null ? null : { on: before.appliedAt, by: before.createdBy.displayName },
        asks: asks.map(({ candidates, ...ask }) => ({ ...ask, candidates: candidates.flatMap((id) => names.get(id) ?? []) })),
        ...page,
        addsPeople,
        left,
        changes: changes.flatMap(({ id, state, recordId }) => {
          const record = names.get(recordIdSchema.parse(recordId));
          return record === undefined ? [] : [{ id: changeIdSchema.parse(id), state: changeState(state), record }];
        }),
        counts: countsOf(new Map(states.map(({ state, _count }) => [state, _count._all])), open),
        records: Object.fromEntries(names),
        may: Object.fromEntries(IMPORT_VERBS.map((verb) => [verb, importRefusal(actor, verb, standing) === null])) as Record<ImportVerb, boolean>,
      };
    }),
);

function countsOf(states: ReadonlyMap<string, number>, open: readonly OpenChange[]): ImportView["counts"] {
  const shared = open.filter(({ isShared }) => isShared).length;
  const sum = (...wanted: ChangeState[]) => wanted.reduce((total, state) => total + (states.get(state) ?? 0), 0);
  return { all: sum(...CHANGE_STATES), drafts: sum("draft"), returned: sum("returned"), open: open.length - shared, shared, decided: sum("approved", "applied") };
}

/** The rows of one page: in the order of the file, of a table with something wrong in it only those. */
async function shownRows(db: Desk, { id, mapping, problemRows, state }: TableImport, after: number, only: "left" | null): Promise<{ rows: ShownRow[]; next: number | null }> {
  if (state !== "checked") return { rows: [], next: null };
  const onlyWrong = (problemRows ?? 0) > 0;
  const lines = onlyWrong || only === null ? null : await linesLeft(db, id, after);
  const rows = await db.tableImportRow.findMany({ where: { importId: id, line: { gt: after, ...(lines === null ? {} : { in: lines }) }, ...(onlyWrong ? { problems: { not: [] } } : {}) }, orderBy: { line: "asc" }, take: ROWS_SHOWN + 1 });
  const shown = rows.slice(0, ROWS_SHOWN).map(({ line, cells, ...kept }): ShownRow => {
    const { problems, outcome } = foundSchema.parse(kept);
    const named = mapping.flatMap((field, column): [ImportField, string][] => (isImportField(field) && cells[column] !== undefined && cells[column] !== "" ? [[field, cells[column]]] : []));
    return { line, cells: Object.fromEntries(named), problems, alike: outcome?.alike ?? [], does: outcome?.does ?? null, isKnown: outcome?.isKnown ?? false, left: outcome?.left ?? null };
  });
  return { rows: shown, next: rows.length > ROWS_SHOWN ? (shown.at(-1)?.line ?? null) : null };
}

async function linesLeft(db: Desk, importId: string, after: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ line: number }[]>`
    SELECT line FROM desk.table_import_row WHERE import_id = ${importId}::uuid AND line > ${after}::int AND jsonb_typeof(outcome->'left') = 'object' ORDER BY line LIMIT ${ROWS_SHOWN + 1}::int`;
  return rows.map(({ line }) => line);
}

/** Of a table that was checked, and whose application may be begun anew: whether it adds somebody, and of how many rows something is left out, or all. */
async function whatItDoes(db: Desk, { id, state }: TableImport): Promise<{ addsPeople: boolean; known: number; part: number }> {
  const nothing = { addsPeople: false, known: 0, part: 0 };
  if (state !== "checked" && state !== "applying") return nothing;
  const [counted = nothing] = await db.$queryRaw<(typeof nothing)[]>`
    SELECT coalesce(bool_or(outcome->'does' <> 'null' AND outcome->'does'->'personId' = 'null'), false) AS "addsPeople",
      count(*) FILTER (WHERE outcome->'isKnown' = 'true')::int AS known, count(*) FILTER (WHERE jsonb_typeof(outcome->'left') = 'object')::int AS part
    FROM desk.table_import_row WHERE import_id = ${id}::uuid`;
  return counted;
}

async function askedNames(db: Desk, importId: ImportId): Promise<{ key: string; name: string; lines: number; candidates: RecordId[] }[]> {
  const rows = await db.$queryRaw<{ key: string; name: string; lines: number; candidates: unknown }[]>`
    SELECT outcome->'ask'->>'key' AS key, min(outcome->'ask'->>'name') AS name, count(*)::int AS lines, (array_agg(outcome->'ask'->'candidates'))[1] AS candidates
    FROM desk.table_import_row WHERE import_id = ${importId}::uuid AND problems <> '[]' AND outcome->'ask' <> 'null'
    GROUP BY 1 ORDER BY min(line) LIMIT ${MOST_ASKED}::int`;
  return rows.map(({ candidates, ...row }) => ({ ...row, candidates: recordIdSchema.array().parse(candidates) }));
}

const MOST_LISTED = 50;

/** The actor's own imports, the latest first. @param most how many at the most */
export function listImports(actor: Actor, most: number = MOST_LISTED): Promise<ListedImport[]> {
  return fromDesk(async (db) => {
    const rows = await db.$queryRaw<{ id: string; state: string; createdAt: Date; rowCount: number; headings: string[] }[]>`
      SELECT id::text, state, created_at AS "createdAt", row_count AS "rowCount", headings FROM desk.table_import WHERE created_by = ${actor.accountId}::uuid ORDER BY created_at DESC, table_import.id LIMIT ${most}`;
    return rows.map(({ id, state, ...row }) => ({ id: importIdSchema.parse(id), state: importState(state), ...row }));
  });
}
