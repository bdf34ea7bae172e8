/** What the forms about cases and facts send. Names nest as `citations[0].source.title`; lib/cases/form-fields.ts has the shared parts. */
import * as z from "zod";
import { assertionIdSchema, caseIdSchema, type CaseId, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { OCCUPATIONS, SIGNATURE_STATES, STANDINGS, WEIGHINGS } from "@/lib/core/kinds";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema, typedAddressSchema } from "@/lib/core/text";
import {
  citationsSchema, dateFieldsSchema, eventFields, onlyWith, optionalField, readingFields, refuseStageAndKind, someCitationsSchema, tickedSchema, WITH_ALL_ELSE, withoutBlanks,
} from "@/lib/cases/form-fields";
import { addedValueSchema, editedValueSchema, type AddedValue, type EditedValue } from "@/lib/cases/value-fields";
import { firstBasisSchema } from "@/lib/consent/schema";
import { sentFormFields, unsentAddressSchema, unsentIdSchema, type SentForm, type UnsentFields } from "@/lib/unsent/schema";

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
    .superRefine(refuseStageAndKind, WITH_ALL_ELSE),
);
export type LogUpdateInput = z.infer<typeof logUpdateSchema>;

const language = languageTagSchema;
const choice = { error: "choice" } as const;

export type { AddedValue, EditedValue };

/** Kinds of fact that a record's file offers to add, beside events, which are logged (logUpdateSchema). */
export const addedKindSchema = z.enum(addedValueSchema.options.map(({ shape }) => shape.kind.value));
export type AddedKind = z.infer<typeof addedKindSchema>;

/** One new fact of a record, under its citations. `next` as of an update. */
export const addFactSchema = z.preprocess(
  withoutBlanks,
  z.strictObject({
    recordId: recordIdSchema,
    value: addedValueSchema,
    date: dateFieldsSchema,
    ...readingFields,
    // What is rejected was on file before, and says why (lib/cases/commands/weigh-fact.ts).
    standing: z.enum(STANDINGS, choice).exclude(["rejected"]).default("accepted"),
    citations: someCitationsSchema,
    next: z.enum(AFTER_UPDATE, { error: "choice" }).default("draft"),
    ...sentFormFields,
  }),
);
export type AddFactInput = z.infer<typeof addFactSchema>;

/** More than there are states; and no more than a form may have rows. */
export const MOST_COUNTRIES = 200;
/** In place of a country: the line is not saved. */
export const LEFT_OUT = "left_out";
const longestLine = 5_000;
const longestStates = 100;

/** A line of a pasted list as it was shown: what it is taken for, and how that country stood then. */
const countryLineSchema = z.strictObject({
  text: z.string().max(longestLine),
  countryId: z.preprocess((typed) => (typed === "" ? undefined : typed), optionalField(z.union([recordIdSchema, z.literal(LEFT_OUT)]))),
  again: tickedSchema,
  seen: z.string().max(longestStates).default("").transform((states) => states.split(" ")),
  /** What was drawn, so that it is drawn again beside an error; the server reads the list anew. */
  shown: z.string().max(longestLine).optional(),
});

// Rows of another list than citations: none of them is an empty one.
function withoutBlanksButLines(typed: unknown): unknown {
  if (typeof typed !== "object" || typed === null) return typed;
  const { lines, ...rest } = typed as Record<string, unknown>;
  return { ...(withoutBlanks(rest) as Record<string, unknown>), ...(lines === undefined ? {} : { lines }) };
}

/** A list of countries that signed a statement, or are noted as absent, under one source. Citations are asked for when it is saved, not when it is looked over. */
export const pasteSignaturesSchema = z.preprocess(
  withoutBlanksButLines,
  z.strictObject({
    recordId: recordIdSchema,
    state: z.enum(SIGNATURE_STATES, choice),
    language,
    countries: longTextSchema,
    lines: z.array(countryLineSchema).max(MOST_COUNTRIES).default([]),
    date: dateFieldsSchema,
    ...readingFields,
    standing: z.enum(STANDINGS, choice).exclude(["rejected"]).default("accepted"),
    citations: citationsSchema.default([]),
    step: z.enum(["check", "save"], choice).default("check"),
    ...sentFormFields,
  }),
);
export type PasteSignaturesInput = z.infer<typeof pasteSignaturesSchema>;

/** What the address of the form says of the fact: which attribute it is, or in which case. */
export function addedOf(value: AddedValue): { attribute?: string; case?: CaseId } {
  if (value.kind === "attribute") return { attribute: value.attribute };
  return "caseId" in value ? { case: value.caseId } : {};
}

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

export const retireFactSchema = z.preprocess(withoutBlanks, z.strictObject({ assertionId: assertionIdSchema, changeReason: optionalField(longTextSchema), ...sentFormFields }));
export type RetireFactInput = { assertionId: z.infer<typeof assertionIdSchema>; changeReason?: string | null } & Partial<SentForm>;

/** The reason for a preference is published with it; that for a rejection is not. */
export const weighFactSchema = z.strictObject({ assertionId: assertionIdSchema, weighing: z.enum(WEIGHINGS, choice), reason: longTextSchema, ...sentFormFields });
export type WeighFactInput = Omit<z.infer<typeof weighFactSchema>, keyof SentForm> & Partial<SentForm>;

const newNameSchema = z.strictObject({ text: nameTextSchema, language });
const firstEventSchema = z.strictObject({ ...eventFields, date: dateFieldsSchema, ...readingFields }).superRefine(refuseStageAndKind, WITH_ALL_ELSE);

// Boxes with a choice already made (a language, "stated") do not begin a part of the form.
function withoutEmptyParts(typed: unknown): unknown {
  const form = withoutBlanks(typed);
  if (typeof form !== "object" || form === null) return form;
  const { name, nativeName, event, basis, ...rest } = form as Record<string, unknown>;
  return { ...rest, basis: onlyWith(basis, ["basis", "agreedBy", "agreedHow", "agreedOn", "askedBy", "note"]), name: onlyWith(name, ["text"]), nativeName: onlyWith(nativeName, ["text"]), event: onlyWith(event, ["text", "stage", "eventKind", "place", "authority"]) };
}

/** People on record who are somebody else: one hidden box for each. */
const peopleSchema = z.preprocess((typed) => (typed === undefined ? [] : [typed].flat()), z.array(recordIdSchema).max(50));

/**
 * A case of a person on record (`recordId`), or of a new one (`name`). The citations hold for everything in the form. `notThese`: whom the duplicate
 * check found, and who were looked at and are not the person.
 */
export const addCaseSchema = z.preprocess(
  withoutEmptyParts,
  z
    .strictObject({
      recordId: optionalField(recordIdSchema),
      name: optionalField(newNameSchema),
      nativeName: optionalField(newNameSchema),
      occupation: optionalField(z.enum(OCCUPATIONS, choice)),
      /** On what basis they may be named in public, where that is known yet. It rests on the first source of the form. */
      basis: optionalField(firstBasisSchema),
      event: optionalField(firstEventSchema),
      internalNote: optionalField(longTextSchema),
      citations: citationsSchema.default([]),
      notThese: peopleSchema,
      ...sentFormFields,
    })
    .superRefine(({ recordId, name, nativeName, occupation, basis, event, citations }, context) => {
      const issue = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
      if (recordId === null && name === null) issue(["name", "text"], "required");
      // About a person on record, such facts are added on their own page, beside those already there.
      if (recordId !== null && (name !== null || nativeName !== null || occupation !== null || basis !== null)) issue(["recordId"], "personOneOf");
      if ((recordId === null || event !== null) && citations.length === 0) issue(["citations"], "citationNeeded");
    }),
);
export type AddCaseInput = z.infer<typeof addCaseSchema>;

/** The parts of the form that are saved one by one; each is also where its part of the page stands (`#event`). */
export const CASE_PARTS = ["person", "event", "source", "note"] as const;
export type CasePart = (typeof CASE_PARTS)[number];

/**
 * The form of a new case while it is being filled: kept as it is (`go` names the part to come back to), or kept and looked over (`check`). `at`: the page where
 * it stands. What is typed is judged when it is looked over, and not before: half an answer is worth keeping.
 */
export const keepCaseSchema = z
  .looseObject({ at: unsentAddressSchema.refine((address) => address.startsWith("/desk/cases/new?")), go: z.enum([...CASE_PARTS, "check"], choice).default("check"), ...sentFormFields })
  .transform(({ at, go, unsentId, unsentFrom, unsentBy, ...typed }) => ({ at, go, unsentId, unsentFrom, unsentBy, fields: fieldsFrom(typed) }));
export type KeepCaseInput = z.infer<typeof keepCaseSchema>;

/** Field name → what was typed, as a browser sent it: the other way round than formToObject (lib/accounts/form-data.ts). */
function fieldsFrom(typed: unknown, name = ""): UnsentFields {
  if (typeof typed === "string") return { [name]: typed };
  if (Array.isArray(typed)) {
    if (typed.every((value) => typeof value === "string")) return { [name]: typed };
    return Object.assign({}, ...typed.map((row: unknown, index) => fieldsFrom(row, `${name}[${String(index)}]`))) as UnsentFields;
  }
  if (typeof typed !== "object" || typed === null) return {};
  return Object.assign({}, ...Object.entries(typed).map(([part, value]) => fieldsFrom(value, name === "" ? part : `${name}.${part}`))) as UnsentFields;
}

/** A kept form that was looked over: saved to the draft, or handed in with it. `turn`: as it was when it was looked over. */
export const submitCaseSchema = z.strictObject({
  form: unsentIdSchema,
  turn: z.coerce.number().int().min(0),
  next: z.enum(["draft", "hand_in"], choice).default("draft"),
  notThese: peopleSchema,
  nobody: tickedSchema,
});
export type SubmitCaseInput = z.infer<typeof submitCaseSchema>;

const longestAsked = 200;

/** What scripts ask while somebody types: a name, and the address of a source. */
export const suggestPeopleSchema = z.strictObject({ q: z.string().max(longestAsked).default("") });
export type SuggestPeopleInput = z.infer<typeof suggestPeopleSchema>;
export const suggestSourceSchema = z.strictObject({ address: typedAddressSchema.default("") });
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
