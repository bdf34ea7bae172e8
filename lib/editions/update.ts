/** One line of what changed on the public record. */
import * as z from "zod";
import { EDITION_REASONS } from "@/lib/core/kinds";
import { editionFrom, type Edition } from "@/lib/editions/edition";

const updateSchema = z.object({
  /** Order of publication; a decimal number too large for a double. */
  seq: z.string(),
  act: z.enum(["publish", "correct", "withhold"]),
  /** Number and reason of the edition of then, which need not be the one that stands now. */
  actNumber: z.int().positive(),
  actReason: z.enum(EDITION_REASONS),
  onDay: z.iso.date(),
  note: z.string().nullable(),
});
export type Update = z.infer<typeof updateSchema> & { record: Edition };

/**
 * A row of a publication together with the record's standing edition.
 * @throws ZodError as editionFrom
 */
export function updateFrom(row: unknown): Update {
  return { ...updateSchema.parse(row), record: editionFrom(row) };
}
