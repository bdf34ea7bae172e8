/** An import of one row, as far as the state asks: read, checked, applied, undone, given up. */
import { randomUUID } from "node:crypto";
import { importIdSchema } from "../../lib/core/ids";
import { applyImport } from "../../lib/imports/commands/apply-import";
import { checkImport } from "../../lib/imports/commands/check-import";
import { giveUpImport } from "../../lib/imports/commands/give-up-import";
import { startImport } from "../../lib/imports/commands/start-import";
import { undoImport } from "../../lib/imports/commands/undo-import";
import type { Fields, House, Staged } from "./house";
import { cast, member } from "./people-asking";

const COLUMNS = ["person", "what", "text", "exact", "source_title"] as const;
const WHOLE = Number.POSITIVE_INFINITY;

/** Fields of a form that chooses the columns. */
const columnFields: Fields = Object.fromEntries(COLUMNS.map((field, column) => [`columns[${String(column)}]`, field]));

export async function stageImport({ owner, pool }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [importer, other] = [member(people, 0), member(people, 1)];
  const name = `Test Person ${randomUUID().replace(/[^a-f]/gu, "")}`;
  const table = `${COLUMNS.join(",")}\n${name},arrest,Arrested.,${name} was arrested,Report on ${name}`;
  const importId = importIdSchema.parse((await startImport(importer.actor, { bytes: new TextEncoder().encode(table) })).importId);
  const by = importer.actor;
  if (state === "given_up") await giveUpImport(by, { importId });
  else if (state !== "read") await checkImport(by, { importId, columns: [...COLUMNS] }, WHOLE);
  if (state === "applied" || state === "undone") await applyImport(by, { importId, again: true }, WHOLE);
  if (state === "undone") await undoImport(by, { importId });
  return { who: { importer, other }, fields: (action) => ({ importId, ...(action === "checkImportAction" ? columnFields : {}), ...(action === "undoImportAction" || action === "giveUpImportAction" ? { confirmed: "yes" } : {}), ...(action === "decidePeopleAction" ? { "people[0].key": "nobody", "people[0].is": "new" } : {}) }) };
}
