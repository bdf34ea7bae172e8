/** What the forms about cases and facts send. Names nest as `citations[0].source.title`; lib/cases/form-fields.ts has the shared parts. */
import * as z from "zod";
import { assertionIdSchema, caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { ABOUT_RELATIONS, AFFILIATION_KINDS, NAME_KINDS, OCCUPATIONS, PASSAGE_KINDS, SIGNATURE_STATES } from "@/lib/core/kinds";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema } from "@/lib/core/text";
import {
  citationsSchema, dateFieldsSchema, eventFields, onlyWith, optionalField, readingFields, refuseStageAndKind, someCitationsSchema, tickedSchema, withoutBlanks,
} from "@/lib/cases/form-fields";
import { WEIGHINGS } from "@/lib/cases/weighing";
import { sentFormFields } from "@/lib/unsent/schema";

/** Where to go on after an update: to the draft that it went into, to another fact of the same source, or to hand the draft in. */
export const AFTER_UPDATE = ["draft", "another", "hand_in"] as const;

/** A new event of a case; with `eventId`, another source's reading of an event that the case already has. */
export const logUpdateSchema = z.preprocess(
  withoutBlanks,
  z
    .strictObject({
      recordId: recordIdSchema,
      caseId: caseIdSchema,
      eventId: optionalField(eventIdSchema),
      ...eventFields,
      date: dateFieldsSchema,
      ...readingFields,
      citations: someCitationsSchema,
      next: z.enum(AFTER_UPDATE, { error: "choice" }).default("draft"),
      ...sentFormFields,
    })
    .superRefine(refuseStageAndKind),
);
export type LogUpdateInput = z.infer<typeof logUpdateSchema>;

const language = languageTagSchema;
const choice = { error: "choice" } as const;
const longestPosition = 999;

/** What may be said anew of a fact of each kind. What a fact is about (its event, case, attribute, country) stays as it was. */
const editedValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("name"), text: nameTextSchema, language, nameKind: z.enum(NAME_KINDS, choice) }),
  z.strictObject({ kind: z.literal("attribute"), text: longTextSchema, language: optionalField(language) }),
  z.strictObject({ kind: z.literal("event_reading"), ...eventFields }).superRefine(refuseStageAndKind),
  z.strictObject({ kind: z.literal("affiliation"), toId: recordIdSchema, affiliation: z.enum(AFFILIATION_KINDS, choice), role: optionalField(shortTextSchema), language }),
  z.strictObject({
    kind: z.literal("passage"), passage: z.enum(PASSAGE_KINDS, choice), quoted: tickedSchema, text: longTextSchema, language,
    position: z.coerce.number({ error: "number" }).int({ error: "number" }).min(0, { error: "number" }).max(longestPosition, { error: "number" }),
  }),
  z.strictObject({ kind: z.literal("about"), toId: recordIdSchema, relation: z.enum(ABOUT_RELATIONS, choice) }),
  z
    .strictObject({ kind: z.literal("speaker"), byId: optionalField(recordIdSchema), described: optionalField(shortTextSchema), language })
    .refine(({ byId, described }) => byId !== null || described !== null, { path: ["described"], error: "required" }),
  z.strictObject({ kind: z.literal("signature"), state: z.enum(SIGNATURE_STATES, choice), capacity: optionalField(shortTextSchema), language }),
  z.strictObject({ kind: z.literal("source_link"), parentId: recordIdSchema }),
]);
export type EditedValue = z.infer<typeof editedValueSchema>;

const KINDS_WITH_A_FORM: ReadonlySet<string> = new Set(editedValueSchema.options.map(({ shape }) => shape.kind.value));

/** Whether a fact of this kind can be said anew in a form. One that cannot can still be retired. */
export function hasForm<V extends { kind: string }>(value: V): value is Extract<V, { kind: EditedValue["kind"] }> {
  return KINDS_WITH_A_FORM.has(value.kind);
}

/**
 * `assertionId` is the fact as the person saw it: the one that the new reading replaces. `notesWithheld`: the form was drawn without its
 * notes, and an empty box does not mean that they should go.
 */
export const editFactSchema = z.preprocess(
  withoutBlanks,
  z.strictObject({
    assertionId: assertionIdSchema,
    value: editedValueSchema,
    date: dateFieldsSchema,
    ...readingFields,
    citations: someCitationsSchema,
    changeReason: optionalField(longTextSchema),
    notesWithheld: tickedSchema,
    ...sentFormFields,
  }),
);
export type EditFactInput = z.infer<typeof editFactSchema>;

export const retireFactSchema = z.preprocess(withoutBlanks, z.strictObject({ assertionId: assertionIdSchema, changeReason: optionalField(longTextSchema) }));
export type RetireFactInput = { assertionId: z.infer<typeof assertionIdSchema>; changeReason?: string | null };

/** The reason for a preference is published with it; that for a rejection is not. */
export const weighFactSchema = z.strictObject({ assertionId: assertionIdSchema, weighing: z.enum(WEIGHINGS, choice), reason: longTextSchema });
export type WeighFactInput = z.infer<typeof weighFactSchema>;

const newNameSchema = z.strictObject({ text: nameTextSchema, language });
const firstEventSchema = z.strictObject({ ...eventFields, date: dateFieldsSchema, ...readingFields }).superRefine(refuseStageAndKind);

// Boxes with a choice already made (a language, "stated") do not begin a part of the form.
function withoutEmptyParts(typed: unknown): unknown {
  const form = withoutBlanks(typed);
  if (typeof form !== "object" || form === null) return form;
  const { name, nativeName, event, ...rest } = form as Record<string, unknown>;
  return { ...rest, name: onlyWith(name, ["text"]), nativeName: onlyWith(nativeName, ["text"]), event: onlyWith(event, ["text", "stage", "eventKind", "place"]) };
}

/** A case of a person on record (`recordId`), or of a new one (`name`). The citations hold for everything in the form. */
export const addCaseSchema = z.preprocess(
  withoutEmptyParts,
  z
    .strictObject({
      recordId: optionalField(recordIdSchema),
      name: optionalField(newNameSchema),
      nativeName: optionalField(newNameSchema),
      occupation: optionalField(z.enum(OCCUPATIONS, choice)),
      event: optionalField(firstEventSchema),
      internalNote: optionalField(longTextSchema),
      citations: citationsSchema.default([]),
      ...sentFormFields,
    })
    .superRefine(({ recordId, name, nativeName, occupation, event, citations }, context) => {
      const issue = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
      if (recordId === null && name === null) issue(["name", "text"], "required");
      // About a person on record, such facts are added on their own page, beside those already there.
      if (recordId !== null && (name !== null || nativeName !== null || occupation !== null)) issue(["recordId"], "personOneOf");
      if ((recordId === null || event !== null) && citations.length === 0) issue(["citations"], "citationNeeded");
    }),
);
export type AddCaseInput = z.infer<typeof addCaseSchema>;

const longestAsked = 200;
const longestAddress = 2_000;

/** What scripts ask while somebody types: a name, and the address of a source. */
export const suggestPeopleSchema = z.strictObject({ q: z.string().max(longestAsked).default("") });
export type SuggestPeopleInput = z.infer<typeof suggestPeopleSchema>;
export const suggestSourceSchema = z.strictObject({ address: z.string().max(longestAddress).default("") });
export type SuggestSourceInput = z.infer<typeof suggestSourceSchema>;

/** Looked for news of a case, and found none: where, as a source on record or in words, such as a web address. */
export const checkCaseSchema = z.preprocess(
  withoutBlanks,
  z
    .strictObject({ recordId: recordIdSchema, caseId: caseIdSchema, sourceId: optionalField(recordIdSchema), lookedAt: optionalField(shortTextSchema), ...sentFormFields })
    .refine(({ sourceId, lookedAt }) => sourceId !== null || lookedAt !== null, { path: ["lookedAt"], error: "lookedNowhere" }),
);
export type CheckCaseInput = z.infer<typeof checkCaseSchema>;

/** Days after which a case of which nothing is heard is looked at again. */
export const QUIET_DAYS = [30, 90, 180, 365] as const;
export const USUAL_QUIET_DAYS = 90;
