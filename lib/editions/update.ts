/**
 * One line of what changed on the public record. It is named by what it is, not by its place in the sequence of publications: that has no gap, so
 * that a number left out of it would tell that something was withdrawn, and its neighbours when (docs/architecture.md, rule 7).
 */
import * as z from "zod";
import { recordIdSchema } from "@/lib/core/ids";
import { EDITION_REASONS } from "@/lib/core/kinds";
import { editionFrom, type Edition } from "@/lib/editions/edition";

/** What of a publication is public. A withdrawal is not among them. */
const UPDATE_ACTS = ["publish", "correct", "withhold"] as const;

const updateSchema = z.object({
  act: z.enum(UPDATE_ACTS),
  /** Number and reason of the edition of then, which need not be the one that stands now. */
  actNumber: z.int().positive(),
  actReason: z.enum(EDITION_REASONS),
  actAlone: z.boolean(),
  onDay: z.iso.date(),
  note: z.string().nullable(),
});
export type Update = z.infer<typeof updateSchema> & { /** `{record id}.{edition number}.{act}`: the same for ever. */ id: string; record: Edition };

const updateIdSchema = z.object({ record: recordIdSchema, number: z.coerce.number().int().positive().max(999_999_999), act: z.enum(UPDATE_ACTS) });
/** Which update a list continues after. */
export type UpdateId = z.infer<typeof updateIdSchema>;

const WRITTEN_ID = /^(?<record>[0-9a-f-]{36})\.(?<number>[1-9][0-9]{0,8})\.(?<act>[a-z]+)$/u;

/** An update's id as an address carries it, or null where no update can be called so. */
export function updateIdOf(text: unknown): UpdateId | null {
  const parsed = updateIdSchema.safeParse(typeof text === "string" ? WRITTEN_ID.exec(text)?.groups : null);
  return parsed.success ? parsed.data : null;
}

/**
 * A row of a publication together with the record's standing edition.
 * @throws ZodError as editionFrom
 */
export function updateFrom(row: unknown): Update {
  const update = updateSchema.parse(row);
  const record = editionFrom(row);
  return { ...update, id: `${record.body.id}.${update.actNumber}.${update.act}`, record };
}
