/** What the forms about imports and exports send. */
import * as z from "zod";
import { onlyWith, optionalField, tickedSchema, withoutBlanks } from "@/lib/cases/form-fields";
import { firstBasisSchema, type FirstBasis } from "@/lib/consent/schema";
import { confirmedSchema } from "@/lib/core/confirmed";
import { importIdSchema, recordIdSchema, type ImportId } from "@/lib/core/ids";
import { shortTextSchema } from "@/lib/core/text";
import { SAID_ENCODINGS } from "@/lib/imports/encodings";
import type { ImportState } from "@/lib/imports/policy";
import { sentFormFields } from "@/lib/unsent/schema";

/** What a column of an imported table may mean: the fields of a fact, one row each (lib/imports/kinds-of-row.ts says which kind has which). In the order of the template. `note` and `visibility` stay inside. */
export const IMPORT_FIELDS = [
  "person", "name_language", "native_name", "native_language", "case", "event", "what", "date", "date_printed", "date_counted_from", "public_date", "end", "end_printed", "end_counted_from",
  "practice", "place", "public_place", "authority", "to", "ended", "charge", "text", "text_language",
  "modality", "certainty", "standing", "speaker", "source", "source_title", "source_publisher", "source_address", "source_archive", "source_date", "source_date_printed", "source_language",
  "exact", "locator", "visibility", "note",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** In the column `public_place`: the public reads no place. */
export const NO_PUBLIC_PLACE = "withheld";

export function isImportField(text: string): text is ImportField {
  return (IMPORT_FIELDS as readonly string[]).includes(text);
}

export { SAID_ENCODINGS };

/** A file of a form, as lib/accounts/define-action.ts hands it on. */
const fileSchema = z.strictObject({ bytes: z.instanceof(Uint8Array) });

/** A box that nobody filled in. */
const blankAsNull = (typed: unknown) => (typeof typed === "string" && typed.trim() === "" ? null : typed);

/** A table as a file, or pasted from a spreadsheet: exactly one of the two. */
export const startImportSchema = z
  .strictObject({ table: fileSchema.nullable(), pasted: z.string().default(""), encoding: z.preprocess(blankAsNull, z.enum(SAID_ENCODINGS, { error: "choice" }).nullable()).default(null), sheet: z.preprocess(blankAsNull, shortTextSchema.nullable()).default(null), isBare: tickedSchema, unsentBy: sentFormFields.unsentBy })
  .transform(({ table, pasted, encoding, sheet, isBare, unsentBy }, context) => {
    const isPasted = pasted.trim() !== "";
    if (isPasted === (table !== null)) {
      context.addIssue({ code: "custom", path: ["table"], message: isPasted ? "tableOneOf" : "tableMissing" });
      return z.NEVER;
    }
    // What is pasted comes as text, and from one sheet: only a file can be in another encoding, or a workbook.
    return { bytes: table?.bytes ?? new TextEncoder().encode(pasted), encoding: isPasted ? null : encoding, sheet: isPasted ? null : sheet, isBare, unsentBy };
  });
export type StartImportInput = Pick<z.infer<typeof startImportSchema>, "bytes"> & Partial<z.infer<typeof startImportSchema>>;

/** One choice per column, in the columns' order: a field, or "" for none. */
export const checkImportSchema = z.strictObject({ importId: importIdSchema, columns: z.array(z.enum(["", ...IMPORT_FIELDS], { error: "choice" })).max(100) });
export type CheckImportInput = z.infer<typeof checkImportSchema>;

/** Who the named people are: a person on record, or somebody new. What was not chosen stays open. */
export const decidePeopleSchema = z.strictObject({
  importId: importIdSchema,
  people: z.array(z.strictObject({ key: z.string().min(1).max(2_000).refine((key) => key.isWellFormed() && !/\p{Cc}/u.test(key), { error: "unreadableCharacters" }), is: z.union([recordIdSchema, z.literal("new"), z.literal("")]) })).max(100),
});
export type DecidePeopleInput = z.infer<typeof decidePeopleSchema>;

const BASIS_BOXES = ["basis", "agreedBy", "agreedHow", "agreedOn", "askedBy", "note"] as const;

/**
 * `again`: said where the same file was applied before. `basis`: on what basis those may be named in public whom it adds, as in the form that adds a case; it rests
 * on the source of the row by which each is added. Null: it waits for each of them.
 */
export const applyImportSchema = z.preprocess(
  (typed) => {
    const form = withoutBlanks(typed);
    return isForm(form) ? { ...form, basis: onlyWith(form["basis"], BASIS_BOXES) } : form;
  },
  z.strictObject({ importId: importIdSchema, again: tickedSchema, basis: optionalField(firstBasisSchema) }),
);
export type ApplyImportInput = Omit<z.infer<typeof applyImportSchema>, "basis"> & { basis?: FirstBasis | null };

function isForm(typed: unknown): typed is Record<string, unknown> {
  return typeof typed === "object" && typed !== null && !Array.isArray(typed);
}

export const importIdOnlySchema = z.strictObject({ importId: importIdSchema });
export type ImportIdInput = z.infer<typeof importIdOnlySchema>;
/** To undo or give up: what goes with that does not come back. */
export const endImportSchema = z.strictObject({ importId: importIdSchema, confirmed: confirmedSchema });

export const EXPORTED = ["people", "events"] as const;
export const EXPORT_FORMATS = ["csv", "xlsx", "jsonl"] as const;
export const EXPORT_SCOPES = ["published", "all"] as const;
/** What to take along, of which records, as which kind of file. */
export const exportSchema = z.strictObject({ what: z.enum(EXPORTED), scope: z.enum(EXPORT_SCOPES), format: z.enum(EXPORT_FORMATS) });
export type ExportInput = z.infer<typeof exportSchema>;
/** What was chosen before, on the way back to the form: a choice that there is not is left out. */
export const chosenExportSchema = z.object({ what: z.enum(EXPORTED).optional().catch(undefined), scope: z.enum(EXPORT_SCOPES).optional().catch(undefined), format: z.enum(EXPORT_FORMATS).optional().catch(undefined) });
export type ChosenExport = z.infer<typeof chosenExportSchema>;

export const TEMPLATE_FORMATS = ["csv", "xlsx"] as const;
/** Of which kind of row (lib/imports/kinds-of-row.ts). */
export const TEMPLATES = ["case-updates", "custody", "names", "affiliations", "lawyers", "charges"] as const;
export type Template = (typeof TEMPLATES)[number];
export const templateSchema = z.strictObject({ format: z.enum(TEMPLATE_FORMATS).default("csv"), rows: z.enum(TEMPLATES).default("case-updates") });
export type TemplateInput = z.infer<typeof templateSchema>;

/** One of one's own imports, as a list names it. */
export type ListedImport = { readonly id: ImportId; readonly state: ImportState; readonly createdAt: Date; readonly rowCount: number; readonly headings: readonly string[] };

/** Something that one took along, as it was put on file. `seq`: its number in the audit log. */
export type ListedExport = Pick<ExportInput, "what" | "scope" | "format"> & { readonly seq: number; readonly at: Date; readonly rows: number };
