/** The parts that the desk's forms about facts share: what a browser sends, read into the shapes of lib/facts/schema.ts. */
import * as z from "zod";
import { honestDateSchema, isoDaySchema } from "@/lib/core/honest-date";
import { DATE_EXTENTS, edtfFromParts } from "@/lib/core/honest-date-parts";
import { recordIdSchema } from "@/lib/core/ids";
import { CERTAINTIES, CREDIBILITIES, EVENT_KINDS, MODALITIES, PUBLIC_DATES, RELIABILITIES, STAGES, STANDINGS, VISIBILITIES } from "@/lib/core/kinds";
import { languageTagSchema, longTextSchema, shortTextSchema, typedAddressSchema, webAddressSchema } from "@/lib/core/text";

const MOST_CITATIONS = 20;

type Tree = Record<string, unknown>;

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A form without its empty boxes, at any depth: an empty box is an absent answer. Rows at the end of a list that say nothing are
 * dropped; others stay, so that an error names the row that the person sees.
 */
export function withoutBlanks(typed: unknown): unknown {
  if (Array.isArray(typed)) {
    const rows = typed.map(withoutBlanks);
    while (rows.length > 0 && saysNothing(rows.at(-1))) rows.pop();
    return rows;
  }
  if (!isTree(typed)) return typeof typed === "string" && typed.trim() === "" ? undefined : typed;
  const kept = Object.entries(typed).map(([name, value]) => [name, withoutBlanks(value)] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined && !(isTree(value) && Object.keys(value).length === 0)));
}

function saysNothing(row: unknown): boolean {
  return row === undefined || (isTree(row) && row["exact"] === undefined && row["sourceId"] === undefined && !describesSource(row["source"]));
}

// Language and extent come with a choice already made: they alone describe nothing.
function describesSource(source: unknown): boolean {
  return isTree(source) && ["title", "publisher", "address", "archive"].some((field) => source[field] !== undefined);
}

/** A part of a form that only counts when one of these boxes was filled. */
export function onlyWith(part: unknown, boxes: readonly string[]): unknown {
  return isTree(part) && boxes.some((box) => part[box] !== undefined) ? part : undefined;
}

/** A checkbox: absent when not ticked. */
const tickedSchema = z.union([z.boolean(), z.enum(["yes", "on", "true"]).transform(() => true), z.enum(["no", "false"]).transform(() => false)]).default(false);
const box = z.string().optional();
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

/** The boxes of components/forms/date-parts.tsx, or an EDTF text for what they cannot say. Null where they are all empty. */
export const dateFieldsSchema = z
  .strictObject({
    year: box, month: box, day: box, untilYear: box, untilMonth: box, untilDay: box,
    extent: z.enum(DATE_EXTENTS, { error: "choice" }).optional(),
    approximate: tickedSchema,
    uncertain: tickedSchema,
    edtf: z.string().nullable().default(null),
    printed: optional(shortTextSchema),
    countedFrom: optional(isoDaySchema),
  })
  .transform(({ edtf, printed, countedFrom, ...parts }, context) => {
    // Two dates in one form: which was meant, nobody can tell.
    if (edtf !== null && [parts.year, parts.month, parts.day, parts.untilYear, parts.untilMonth, parts.untilDay].some((typed) => typed !== undefined)) {
      context.addIssue({ code: "custom", path: ["edtf"], message: "dateOneOf" });
      return z.NEVER;
    }
    const outcome = edtf === null ? edtfFromParts(parts) : { ok: true as const, edtf };
    if (!outcome.ok) {
      for (const [path, keys] of Object.entries(outcome.fieldErrors)) for (const message of keys) context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    }
    if (outcome.edtf === null) {
      if (printed === null && countedFrom === null) return null;
      // A wording without a date that it stands for cannot be sorted or compared: "../2017" says "not later than 2017".
      context.addIssue({ code: "custom", path: ["year"], message: "dateYearMissing" });
      return z.NEVER;
    }
    const date = honestDateSchema.safeParse({ edtf: outcome.edtf, printed, countedFrom });
    if (date.success) return date.data;
    for (const { message } of date.error.issues) context.addIssue({ code: "custom", path: ["edtf"], message });
    return z.NEVER;
  })
  .nullable()
  .default(null);

/** A source that is not on record yet. Its facts cite itself. */
export const newSourceSchema = z
  .strictObject({
    title: shortTextSchema,
    publisher: optional(shortTextSchema),
    address: optional(webAddressSchema),
    archive: optional(webAddressSchema),
    language: optional(languageTagSchema),
    date: dateFieldsSchema,
  })
  .superRefine(({ date }, context) => {
    // The date's citation quotes the source: how it prints its date, not how we write dates.
    if (date !== null && date.printed === null) context.addIssue({ code: "custom", path: ["date", "printed"], message: "datePrintedNeeded" });
  });
export type NewSource = z.infer<typeof newSourceSchema>;

/** Words quoted from a source on record, or from a new one: exactly one of the two. Positions are found by the server. */
const citationRowSchema = z
  .strictObject({
    sourceId: optional(recordIdSchema),
    source: optional(newSourceSchema),
    /** Said where a source on record stands at the address of the new one: that one, or that this is another document all the same. */
    known: optional(z.literal("another", { error: "choice" })),
    /** The address for which that was said: for another one nobody has been asked. */
    knownFor: optional(typedAddressSchema),
    /** Of a source on record that was chosen for standing at the address of the new one: that address. */
    standsAt: optional(typedAddressSchema),
    exact: longTextSchema,
    locator: optional(shortTextSchema),
    internalNote: optional(longTextSchema),
    reliability: optional(z.enum(RELIABILITIES, { error: "choice" })),
    credibility: optional(z.enum(CREDIBILITIES, { error: "choice" })),
  })
  .superRefine(({ sourceId, source }, context) => {
    if ((sourceId === null) === (source === null)) context.addIssue({ code: "custom", path: ["sourceId"], message: sourceId === null ? "sourceNeeded" : "sourceOneOf" });
  });
export const citationFieldsSchema = z.preprocess((row) => {
  if (!isTree(row)) return row;
  const { known, source, sourceId, standsAt: _own, ...rest } = row;
  // The one on record it is: what was typed to describe it anew is moot, but for the address at which it must stand.
  if (isTree(source) && describesSource(source) && typeof known === "string" && known !== "another") {
    return sourceId === undefined ? { ...rest, knownFor: undefined, sourceId: known, standsAt: source["address"] ?? "" } : { ...rest, knownFor: undefined, sourceId };
  }
  return describesSource(source) ? { ...rest, known, source, sourceId } : { ...rest, knownFor: undefined, sourceId };
}, citationRowSchema);
export type CitationFields = z.infer<typeof citationFieldsSchema>;

export const citationsSchema = z.array(citationFieldsSchema, { error: "citationNeeded" }).max(MOST_CITATIONS, { error: "tooLong" });
/** No fact without a citation (docs/architecture.md, rule 4). */
export const someCitationsSchema = citationsSchema.min(1, { error: "citationNeeded" });

/** What every fact carries beside its value, date and citations. */
export const readingFields = {
  modality: z.enum(MODALITIES, { error: "choice" }).default("stated"),
  certainty: z.enum(CERTAINTIES, { error: "choice" }).default("certain"),
  standing: z.enum(STANDINGS, { error: "choice" }).default("accepted"),
  visibility: z.enum(VISIBILITIES, { error: "choice" }).default("public"),
  saidById: optional(recordIdSchema),
  saidByText: optional(shortTextSchema),
  internalNote: optional(longTextSchema),
  /** Less exact in public: see `precisionIn`. */
  publicDate: optional(z.enum(PUBLIC_DATES, { error: "choice" })),
  publicPlace: optional(shortTextSchema),
  hidesPlace: tickedSchema,
} as const;

/** How a fact keeps what the boxes say of its place in public: "" for none (lib/facts/schema.ts). */
export function precisionIn<Typed extends { publicPlace: string | null; hidesPlace: boolean }>({ hidesPlace, ...typed }: Typed): Omit<Typed, "hidesPlace"> {
  return { ...typed, publicPlace: hidesPlace ? "" : typed.publicPlace };
}

/** What an event's reading says, but for which event and case. */
export const eventFields = {
  stage: optional(z.enum(STAGES, { error: "choice" })),
  eventKind: optional(z.enum(EVENT_KINDS, { error: "choice" })),
  practiceId: optional(recordIdSchema),
  place: optional(shortTextSchema),
  authority: optional(shortTextSchema),
  text: longTextSchema,
  language: languageTagSchema,
} as const;

/** Said together with what else is wrong with the form: named only once all else is right, it would send whoever fills it round twice. */
export const WITH_ALL_ELSE = { when: ({ value }: { value: unknown }): boolean => isTree(value) } as const;

/** Exactly one of stage and kind, said at the stage's box. */
export function refuseStageAndKind({ stage, eventKind }: { stage: unknown; eventKind: unknown }, context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void }): void {
  if ((stage === null) === (eventKind === null)) context.addIssue({ code: "custom", path: ["stage"], message: "stageOrKind" });
}

export { optional as optionalField, tickedSchema };
