/** What the forms about a basis for publication send. Browser-safe. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { dayOf } from "@/lib/core/days";
import { isoDaySchema } from "@/lib/core/honest-date";
import { basisIdSchema, recordIdSchema } from "@/lib/core/ids";
import { BASES, PURPOSES, type Basis, type Purpose } from "@/lib/core/kinds";
import { longTextSchema, shortTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";

const blankAsNull = (typed: unknown) => (typeof typed === "string" && typed.trim() === "" ? null : typed);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankAsNull, schema.nullable().default(null));
const choice = { error: "choice" } as const;

/** The day that it is anywhere by now, east of Greenwich perhaps already tomorrow. The database asks the same (CL182). */
const latestDay = () => dayOf(new Date(Date.now() + 86_400_000));

/** Why, and for a consent who agreed, how, on which day, and who asked. */
const basisFields = {
  basis: z.enum(BASES, choice),
  agreedBy: optional(shortTextSchema),
  agreedHow: optional(shortTextSchema),
  agreedOn: optional(isoDaySchema.refine((day) => day <= latestDay(), "dayToCome")),
  askedBy: optional(shortTextSchema),
  note: optional(longTextSchema),
} as const;

type Told = { basis: Basis; agreedBy: string | null; agreedHow: string | null; agreedOn: string | null; askedBy: string | null; note: string | null };
type Refusing = { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void };

/** A consent is told whole, as the database wants it: nobody can ask later what is not written down. */
function wholeConsent({ basis, ...told }: Told, context: Refusing): void {
  if (basis !== "consent") return;
  for (const field of ["agreedBy", "agreedHow", "agreedOn", "askedBy"] as const) if (told[field] === null) context.addIssue({ code: "custom", path: [field], message: "required" });
}

/** Whether this basis will do for this purpose (docs/decisions/044: health and family are told with consent alone). */
function suffices(basis: Basis, purpose: Purpose): boolean {
  return basis === "consent" || (purpose !== "health" && purpose !== "relatives");
}

// A box without any tick sends nothing, and one tick is no list.
const purposes = z.preprocess((ticked) => (ticked === undefined ? [] : Array.isArray(ticked) ? (ticked as unknown[]) : [ticked]), z.array(z.enum(PURPOSES, choice)).min(1, choice));

export const recordBasisSchema = z.strictObject({ personId: recordIdSchema, purposes, ...basisFields, sourceId: optional(recordIdSchema), ...sentFormFields }).superRefine((input, context) => {
  wholeConsent(input, context);
  if (input.sourceId === null && input.note === null) context.addIssue({ code: "custom", path: ["note"], message: "basisRestsOn" });
  if (input.purposes.some((purpose) => !suffices(input.basis, purpose))) context.addIssue({ code: "custom", path: ["basis"], message: "consentNeeded" });
});
export type RecordBasisInput = z.infer<typeof recordBasisSchema>;

/** Of a new person, in the form that adds them: what their name rests on. The source is the form's own. */
export const firstBasisSchema = z.strictObject(basisFields).superRefine(wholeConsent);
export type FirstBasis = z.infer<typeof firstBasisSchema>;

export const withdrawBasisSchema = z.strictObject({ basisId: basisIdSchema, withdrawnHow: longTextSchema, confirmed: confirmedSchema, ...sentFormFields });
export type WithdrawBasisInput = z.infer<typeof withdrawBasisSchema>;

/** Where the list of what is public without a basis goes on, as an address says it: the moment of the withdrawal, the record, the person and the purpose. */
const partsOfPlace = z.tuple([z.iso.datetime({ precision: 3 }), recordIdSchema, recordIdSchema, z.enum(PURPOSES)]);
export const unfoundedPlaceSchema = z.string().transform((text) => text.split("_")).pipe(partsOfPlace).transform(([at, record, person, purpose]) => ({ at: new Date(at), record, person, purpose }));
export type UnfoundedPlace = z.infer<typeof unfoundedPlaceSchema>;

export function unfoundedPlace({ at, record, person, purpose }: UnfoundedPlace): string {
  return [at.toISOString(), record, person, purpose].join("_");
}
