/** What was kept with an import as JSON, read back. Pure. */
import * as z from "zod";
import { assertionIdSchema, recordIdSchema } from "@/lib/core/ids";
import { IMPORT_FIELDS } from "@/lib/imports/schema";

const decisionsSchema = z.record(z.string(), z.string());
/** Key of a name → id of the person it is, or "new". */
export function decisionsOf(stored: unknown): Record<string, string> {
  return decisionsSchema.parse(stored);
}

export const foundSchema = z.object({
  problems: z.array(z.tuple([z.enum(IMPORT_FIELDS), z.string()])),
  outcome: z
    .object({
      ask: z.object({ key: z.string(), name: z.string(), candidates: z.array(recordIdSchema) }).nullable(),
      alike: z.array(recordIdSchema),
      isKnown: z.boolean(),
      // Nothing of it in what an earlier version found.
      left: z.object({ fact: z.object({ id: assertionIdSchema, fields: z.array(z.enum(IMPORT_FIELDS)) }).nullable(), source: z.object({ id: recordIdSchema, fields: z.array(z.enum(IMPORT_FIELDS)) }).nullable() }).nullable().default(null),
      does: z.object({ personId: recordIdSchema.nullable(), caseNumber: z.number().nullable(), caseIsNew: z.boolean(), sourceId: recordIdSchema.nullable() }).nullable(),
    })
    .nullable(),
});
