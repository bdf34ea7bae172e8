/**
 * What the forms about a fact send of its value, one row per kind: for the form that says a fact anew, and, with what the fact is about, for the form that
 * adds one. A new kind of fact is a row in each of the two unions; lib/cases/form-value.ts makes the value of it.
 */
import * as z from "zod";
import { caseIdSchema, recordIdSchema } from "@/lib/core/ids";
import { ATTRIBUTES_ON } from "@/lib/core/record-shapes";
import {
  ABOUT_RELATIONS, AFFILIATION_KINDS, ATTRIBUTES, CHARGE_STAGES, CHARGES, isDateAttribute, NAME_KINDS, PASSAGE_KINDS, REPRESENTATION_BEGINNINGS, REPRESENTATION_ENDINGS, SIGNATURE_STATES,
} from "@/lib/core/kinds";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema } from "@/lib/core/text";
import { dateFieldsSchema, eventFields, optionalField, refuseStageAndKind, tickedSchema, WITH_ALL_ELSE } from "@/lib/cases/form-fields";

const language = languageTagSchema;
const choice = { error: "choice" } as const;
const whole = z.coerce.number({ error: "number" }).int({ error: "number" });
const longestList = 999;
const numbered = whole.min(1, { error: "number" }).max(longestList, { error: "number" });

const name = { text: nameTextSchema, language, nameKind: z.enum(NAME_KINDS, choice) };
const belonging = { affiliation: z.enum(AFFILIATION_KINDS, choice), role: optionalField(shortTextSchema), language };
const affiliation = { toId: recordIdSchema, ...belonging };
const passage = { passage: z.enum(PASSAGE_KINDS, choice), quoted: tickedSchema, text: longTextSchema, language };
const about = { toId: recordIdSchema, relation: z.enum(ABOUT_RELATIONS, choice) };
const speaker = { byId: optionalField(recordIdSchema), described: optionalField(shortTextSchema), language };
const signature = { state: z.enum(SIGNATURE_STATES, choice), capacity: optionalField(shortTextSchema), language };
const custody = { place: optionalField(shortTextSchema), authority: optionalField(shortTextSchema), language, end: dateFieldsSchema };
const spell = { practiceId: recordIdSchema, ...custody };
const charge = { chargeStage: z.enum(CHARGE_STAGES, choice), text: longTextSchema, language, charge: optionalField(z.enum(CHARGES, choice)) };
const representation = { began: z.enum(REPRESENTATION_BEGINNINGS, choice), ended: optionalField(z.enum(REPRESENTATION_ENDINGS, choice)), end: dateFieldsSchema };

const someSpeaker = ({ byId, described }: { byId: unknown; described: unknown }) => byId !== null || described !== null;
const SPEAKER_NEEDED = { path: ["described"], error: "required" };
// A day on which it ended says that it did: how, at least that nobody knows it, is said with it.
const saysHowItEnded = ({ ended, end }: { ended: unknown; end: unknown }) => ended !== null || end === null;
const ENDING_NEEDED = { path: ["ended"], error: "required" };

/** What may be said anew of a fact of each kind. What a fact is about (its event, case, attribute, country, lawyer) stays as it was. */
export const editedValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("name"), ...name }),
  // The text of a date is how its source prints it, which is asked with the date (lib/cases/edited-fact.ts).
  z.strictObject({ kind: z.literal("attribute"), text: optionalField(longTextSchema), language: optionalField(language) }),
  z.strictObject({ kind: z.literal("event_reading"), ...eventFields }).superRefine(refuseStageAndKind, WITH_ALL_ELSE),
  z.strictObject({ kind: z.literal("affiliation"), ...affiliation }),
  z.strictObject({ kind: z.literal("passage"), ...passage, position: whole.min(0, { error: "number" }).max(longestList, { error: "number" }) }),
  z.strictObject({ kind: z.literal("about"), ...about }),
  z.strictObject({ kind: z.literal("speaker"), ...speaker }).refine(someSpeaker, SPEAKER_NEEDED),
  z.strictObject({ kind: z.literal("signature"), ...signature }),
  z.strictObject({ kind: z.literal("source_link"), parentId: recordIdSchema }),
  z.strictObject({ kind: z.literal("spell"), ...spell }),
  z.strictObject({ kind: z.literal("charge"), ...charge }),
  z.strictObject({ kind: z.literal("representation"), ...representation }).refine(saysHowItEnded, ENDING_NEEDED),
]);
export type EditedValue = z.infer<typeof editedValueSchema>;

const ofCase = { caseId: caseIdSchema };

/**
 * A new fact of each kind, with what it is about. Two have a place among others, which the command gives where the form leaves it open: the words of a
 * statement (`position`), and a stretch of custody (`spell`, set where a stretch that is on file is told by another source). An event is logged in a form of its own (logUpdateSchema).
 */
export const addedValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("name"), ...name }),
  z.strictObject({ kind: z.literal("attribute"), attribute: z.enum(ATTRIBUTES, choice), text: optionalField(longTextSchema), language: optionalField(language) })
    .refine(({ attribute, text }) => text !== null || isDateAttribute(attribute), { path: ["text"], error: "required" }),
  z.strictObject({ kind: z.literal("affiliation"), ...affiliation }),
  z.strictObject({ kind: z.literal("passage"), ...passage, position: optionalField(numbered) }),
  z.strictObject({ kind: z.literal("about"), ...about }),
  z.strictObject({ kind: z.literal("speaker"), ...speaker }).refine(someSpeaker, SPEAKER_NEEDED),
  z.strictObject({ kind: z.literal("signature"), countryId: recordIdSchema, ...signature }),
  z.strictObject({ kind: z.literal("source_link"), parentId: recordIdSchema }),
  z.strictObject({ kind: z.literal("spell"), ...ofCase, spell: optionalField(numbered), ...spell }),
  z.strictObject({ kind: z.literal("charge"), ...ofCase, ...charge }),
  z.strictObject({ kind: z.literal("representation"), ...ofCase, lawyerId: recordIdSchema, ...representation }).refine(saysHowItEnded, ENDING_NEEDED),
]);
export type AddedValue = z.infer<typeof addedValueSchema>;

const called = shortTextSchema;

/** The same values of a person as a row of a table says them: what they point to by its name or its address, and their case by its number. */
export const toldValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("name"), ...name }),
  z.strictObject({ kind: z.literal("attribute"), attribute: z.enum(ATTRIBUTES_ON.person, choice), text: longTextSchema, language }),
  z.strictObject({ kind: z.literal("affiliation"), to: called, ...belonging }),
  z.strictObject({ kind: z.literal("spell"), practice: called, ...custody }),
  z.strictObject({ kind: z.literal("charge"), ...charge }),
  z.strictObject({ kind: z.literal("representation"), to: called, ...representation }).refine(saysHowItEnded, ENDING_NEEDED),
]);
export type ToldValue = z.infer<typeof toldValueSchema>;
