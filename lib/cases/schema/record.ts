/** What the form of a new record sends, one row per kind of record but people, who come with a case (addCaseSchema) or are named by one. */
import * as z from "zod";
import { recordIdSchema } from "@/lib/core/ids";
import { MEDIA, STATEMENT_FORMS } from "@/lib/core/kinds";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema } from "@/lib/core/text";
import { citationsSchema, dateFieldsSchema, newSourceSchema, onlyWith, optionalField, someCitationsSchema, tickedSchema, withoutBlanks } from "@/lib/cases/form-fields";
import { sentFormFields } from "@/lib/unsent/schema";
import { isCountryCode } from "@/lib/vocabulary/country-codes";

const choice = { error: "choice" } as const;
const name = z.strictObject({ text: nameTextSchema, language: languageTagSchema });
const title = z.strictObject({ text: longTextSchema, language: languageTagSchema });
const speaker = z.strictObject({ byId: optionalField(recordIdSchema), described: optionalField(shortTextSchema), language: languageTagSchema });

/** `confirmed`: that it is none of those that are called alike, which the form was shown. */
const shared = { confirmed: tickedSchema, internalNote: optionalField(longTextSchema), ...sentFormFields };
const names = { name, nativeName: optionalField(name), description: optionalField(title) };

const recordSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("statement"), title: optionalField(title), form: z.enum(STATEMENT_FORMS, choice), medium: optionalField(z.enum(MEDIA, choice)), date: dateFieldsSchema, speaker: optionalField(speaker),
    citations: someCitationsSchema, ...shared,
  }).refine(({ date }) => date === null || date.printed !== null, { path: ["date", "printed"], error: "datePrintedNeeded" }),
  z.strictObject({ kind: z.literal("organisation"), ...names, citations: someCitationsSchema, ...shared }),
  z.strictObject({ kind: z.literal("practice"), ...names, citations: someCitationsSchema, ...shared }),
  // Under its code: by that the vocabulary names it, and a second record of it is seen at once.
  z.strictObject({ kind: z.literal("country"), code: z.string(choice).refine(isCountryCode, choice), ...names, citations: someCitationsSchema, ...shared }),
  // Its facts cite itself.
  z.strictObject({ kind: z.literal("source"), source: newSourceSchema, citations: citationsSchema.max(0).default([]), ...shared }),
]);

// Boxes with a choice already made (a language) do not begin a part of the form.
function withoutEmptyParts(typed: unknown): unknown {
  const form = withoutBlanks(typed);
  if (typeof form !== "object" || form === null) return form;
  const { title: called, nativeName, description, speaker: said, ...rest } = form as Record<string, unknown>;
  const parts = { title: onlyWith(called, ["text"]), nativeName: onlyWith(nativeName, ["text"]), description: onlyWith(description, ["text"]), speaker: onlyWith(said, ["byId", "described"]) };
  return { ...rest, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) };
}

export const addRecordSchema = z.preprocess(withoutEmptyParts, recordSchema);
export type AddRecordInput = z.infer<typeof addRecordSchema>;

/** Kinds of record that have such a form. */
export const newRecordKindSchema = z.enum(["statement", "organisation", "country", "practice", "source"], choice);
export type NewRecordKind = z.infer<typeof newRecordKindSchema>;
