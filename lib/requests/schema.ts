/** What the public form sends, and what the desk's forms about a request send. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { requestIdSchema } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { REQUEST_KINDS, REQUEST_LENGTHS, REQUEST_OUTCOMES } from "@/lib/core/requests";
import { longTextSchema, shortTextSchema } from "@/lib/core/text";
import { sentFormFields, type SentForm } from "@/lib/unsent/schema";

// An empty box arrives as "".
const optionalText = z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? null : typed), shortTextSchema.nullable());

/** One form as somebody sent it. The address of a record and a way to answer are optional: whoever must stay unknown can. */
export const requestSchema = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  record: optionalText,
  message: longTextSchema.pipe(z.string().max(REQUEST_LENGTHS.message)),
  contact: optionalText,
  language: z.enum(LOCALES),
});
export type RequestInput = z.infer<typeof requestSchema>;

const aboutRequest = { requestId: requestIdSchema };

export const claimRequestSchema = z.strictObject(aboutRequest);
export const noteRequestSchema = z.strictObject({ ...aboutRequest, text: longTextSchema, ...sentFormFields });
export const answerRequestSchema = z.strictObject(aboutRequest);
export const closeRequestSchema = z.strictObject({ ...aboutRequest, outcome: z.enum(REQUEST_OUTCOMES, { error: "choice" }) });
export const reopenRequestSchema = z.strictObject(aboutRequest);
/** Erasing cannot be taken back: a tick says that it is meant. */
export const expungeRequestSchema = z.strictObject({ ...aboutRequest, confirmed: confirmedSchema });

export type AboutRequestInput = z.infer<typeof claimRequestSchema>;
export type NoteRequestInput = Omit<z.infer<typeof noteRequestSchema>, keyof SentForm> & Partial<SentForm>;
export type CloseRequestInput = z.infer<typeof closeRequestSchema>;
