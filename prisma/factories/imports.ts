/** Invented tables, brought as a researcher would: read, checked, applied. */
import type { Actor } from "@/lib/core/actor";
import { importIdSchema, type ImportId } from "@/lib/core/ids";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { startImport } from "@/lib/imports/commands/start-import";
import { getImport, type ImportView } from "@/lib/imports/queries/get-import";
import { isImportField } from "@/lib/imports/schema";
import type { Desk } from "@/lib/platform/db";

/** Waits until a run is over, however long it takes. */
export const WHOLE = Number.POSITIVE_INFINITY;

const HEAD = "Person,Native name,Case,Event,Stage,Date,Place,Text,Quote,Source title,Publisher,URL,Certainty,Modality,Said by";
const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const ALREADY_PUBLIC = { basis: "already_public", agreedBy: null, agreedHow: null, agreedOn: null, askedBy: null, note: null } as const;
let made = 0;

/** A name that nobody else in this process has. */
export function unusualName(): string {
  const number = made;
  made += 1;
  return `Sorrel Number${WORDS[number % 10] ?? ""}${"x".repeat(Math.floor(number / 10) + 1)}`;
}

type Cell = "native" | "case" | "event" | "stage" | "date" | "text" | "quote" | "title" | "publisher" | "url";

/** One row under HEAD. Its quotation names whom it is about, as that of a first row must. */
export function rowOf(person: string, rest: Partial<Record<Cell, string>> = {}): string {
  const named = rest.native === undefined ? person : `${person} (${rest.native})`;
  const cells = [
    person, rest.native ?? "", rest.case ?? "", rest.event ?? "", rest.stage ?? "Taken away", rest.date ?? "8 May 2031", "Invented market", rest.text ?? "Taken from an invented market.",
    rest.quote ?? `${named} was taken from the market`, rest.title ?? "Invented harvest report", rest.publisher ?? "Invented Gazette", rest.url ?? `https://harvest.invalid/${encodeURIComponent(person)}`, "likely", "alleged", "a neighbour",
  ];
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
}

export type Importing = {
  begun: (...rows: string[]) => Promise<ImportId>;
  /** Checks every row, with the columns as they were guessed. */
  checked: (importId: ImportId) => Promise<ImportView>;
  shown: (importId: ImportId, actor?: Actor) => Promise<ImportView>;
  applied: (...rows: string[]) => Promise<{ importId: ImportId; view: ImportView; changes: { id: string; recordId: string; state: string; createdById: string }[] }>;
};

/** Imports of one researcher's. */
export function importing(db: Desk, researcher: Actor): Importing {
  const begun: Importing["begun"] = async (...rows) => importIdSchema.parse((await startImport(researcher, { bytes: new TextEncoder().encode([HEAD, ...rows].join("\r\n")) })).importId);
  const shown: Importing["shown"] = async (importId, actor = researcher) => {
    const found = await getImport(actor, importId);
    if (found === null) throw new Error("It is this person's.");
    return found;
  };
  const checked: Importing["checked"] = async (importId) => {
    const { mapping } = await db.tableImport.findUniqueOrThrow({ where: { id: importId } });
    await checkImport(researcher, { importId, columns: mapping.map((field) => (isImportField(field) ? field : "")) }, WHOLE);
    return shown(importId);
  };
  const applied: Importing["applied"] = async (...rows) => {
    const importId = await begun(...rows);
    await checked(importId);
    await applyImport(researcher, { importId, again: true, basis: ALREADY_PUBLIC }, WHOLE);
    const view = await shown(importId);
    if (view.state !== "applied" || view.failure !== null) throw new Error(`The import was not applied: ${view.failure ?? view.state}.`);
    return { importId, view, changes: await db.change.findMany({ where: { importId }, orderBy: { createdAt: "asc" }, select: { id: true, recordId: true, state: true, createdById: true } }) };
  };
  return { begun, checked, shown, applied };
}
