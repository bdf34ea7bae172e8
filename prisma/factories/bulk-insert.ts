/** Many rows at once: the database reads each portion of a table from one JSON value. */
import type pg from "pg";

/** Columns of a table with their types, as `json_to_recordset` wants them: "id uuid, kind text". What is not named has its default. */
type Columns = string;
export type Row = Record<string, unknown>;

/** @throws DatabaseError where a guard or a check refuses one of them */
export async function insertRows(client: pg.Client, table: string, columns: Columns, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.split(", ").map((column) => column.split(" ")[0]).join(", ");
  await client.query(`INSERT INTO ${table} (${names}) SELECT ${names} FROM json_to_recordset($1::json) AS rows(${columns})`, [JSON.stringify(rows)]);
}

/** The columns of what a command would give to Prisma: the database's own names, days as days. `createdById` is `created_by`. */
export function asColumns(data: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.entries(data).map(([field, value]) => [columnOf(field), value instanceof Date ? value.toISOString().slice(0, 10) : value]));
}

function columnOf(field: string): string {
  return field === "createdById" ? "created_by" : field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
