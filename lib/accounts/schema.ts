/** What the forms of this room send, strict: an unknown field is refused; and what its lists show. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { accountIdSchema, sessionIdSchema, type SessionId } from "@/lib/core/ids";
import { CLOSING_MODES, LOCALES, PROOF_DEMANDS, ROLES, type FACTORS, type SESSION_ENDINGS } from "@/lib/core/kinds";
import { nameTextSchema, shortTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";

const EMAIL_CHARACTERS = 254;
const PASSWORD_TYPED_MAX = 1_000;
const CODE_TYPED_MAX = 60;
const ADDRESS_MAX = 500;

const emailSchema = z
  .string({ error: "required" })
  .trim()
  .min(1, { error: "required" })
  .max(EMAIL_CHARACTERS, { error: "tooLong" })
  .pipe(z.email({ error: "email" }));

// Never trimmed: a space may be part of it. The upper bound keeps a hash from being fed megabytes.
const passwordSchema = z.string({ error: "required" }).min(1, { error: "required" }).max(PASSWORD_TYPED_MAX, { error: "tooLong" }).refine((typed) => typed.isWellFormed(), { error: "unreadableCharacters" });
const codeSchema = z.string({ error: "required" }).trim().min(1, { error: "required" }).max(CODE_TYPED_MAX, { error: "tooLong" });
const languageSchema = z.enum(LOCALES, { error: "choice" });
const returnSchema = z.string().max(ADDRESS_MAX).optional();

export const invitationTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: "invitationOver" });

export const startSignInSchema = z.strictObject({ email: emailSchema, password: passwordSchema, to: returnSchema, lang: languageSchema });
/** A check box: absent when not ticked. */
const rememberSchema = z.literal("yes", { error: "choice" }).optional();
export const finishSignInSchema = z.strictObject({ code: codeSchema, remember: rememberSchema, to: returnSchema, lang: languageSchema });

/** What a browser makes of an authenticator's answer (W3C Web Authentication, section 5.1): bytes as base64url. What is not used is dropped. */
const bytes = (most: number) => z.string().regex(/^[A-Za-z0-9_-]+$/).max(most);
const CREDENTIAL_ID_MAX = 1_364;
const ANSWER_PART_MAX = 8_000;
const ANSWER_MAX = 30_000;
const TRANSPORTS = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal", "cable"] as const;
const answered = { id: bytes(CREDENTIAL_ID_MAX), rawId: bytes(CREDENTIAL_ID_MAX), type: z.literal("public-key") };
const passkeyAnswerSchema = z.object({ ...answered, response: z.object({ clientDataJSON: bytes(ANSWER_PART_MAX), authenticatorData: bytes(ANSWER_PART_MAX), signature: bytes(ANSWER_PART_MAX), userHandle: bytes(ANSWER_PART_MAX).optional() }) });
const newPasskeyAnswerSchema = z.object({
  ...answered,
  // Of transports that a later browser knows nothing is kept.
  response: z.object({ clientDataJSON: bytes(ANSWER_PART_MAX), attestationObject: bytes(ANSWER_PART_MAX), transports: z.array(z.string()).catch([]).transform((named) => TRANSPORTS.filter((known) => named.includes(known))) }),
});
export type PasskeyAnswer = z.infer<typeof passkeyAnswerSchema>;
export type NewPasskeyAnswer = z.infer<typeof newPasskeyAnswerSchema>;

/** A form carries it as JSON in one field. */
function asJson<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string({ error: "passkeyFailed" })
    .max(ANSWER_MAX, { error: "passkeyFailed" })
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "passkeyFailed" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

export const finishPasskeySignInSchema = z.strictObject({ passkey: asJson(passkeyAnswerSchema), to: returnSchema, lang: languageSchema });
export const provePasskeySchema = z.strictObject({ passkey: asJson(passkeyAnswerSchema) });
/** What one calls a passkey, to tell it from one's others. */
const PASSKEY_NAME_MAX = 60;
const passkeyNameSchema = nameTextSchema.pipe(z.string().max(PASSKEY_NAME_MAX, { error: "tooLong" }));
export const beginPasskeySchema = z.strictObject({ name: passkeyNameSchema, code: codeSchema });
export const addPasskeySchema = z.strictObject({ name: passkeyNameSchema, passkey: asJson(newPasskeyAnswerSchema) });
export const passkeyIdSchema = z.uuidv4({ error: "choice" }).brand<"PasskeyId">();
export type PasskeyId = z.infer<typeof passkeyIdSchema>;
export const removePasskeySchema = z.strictObject({ passkeyId: passkeyIdSchema, code: codeSchema });

export const beginAuthenticatorSchema = z.strictObject({ code: codeSchema });
export const replaceAuthenticatorSchema = z.strictObject({ code: codeSchema });

export const invitationDetailsSchema = z.strictObject({ token: invitationTokenSchema, displayName: nameTextSchema, email: emailSchema, password: passwordSchema, lang: languageSchema });
export type InvitationDetails = z.infer<typeof invitationDetailsSchema>;
export const confirmAuthenticatorSchema = z.strictObject({ token: invitationTokenSchema, code: codeSchema, lang: languageSchema });

export const createInvitationSchema = z.strictObject({
  role: z.enum(ROLES, { error: "choice" }),
  displayName: z.preprocess((typed) => (typed === "" ? undefined : typed), nameTextSchema.optional()),
  ...sentFormFields,
});
export type CreateInvitationInput = z.infer<typeof createInvitationSchema>;

export const invitationIdSchema = z.uuidv4({ error: "id" }).brand<"InvitationId">();
export type InvitationId = z.infer<typeof invitationIdSchema>;
export const revokeInvitationSchema = z.strictObject({ invitationId: invitationIdSchema });

/** What somebody does to a colleague's account asks again: a tick says that it is meant, and that it is this colleague. */
export const aboutAccountSchema = z.strictObject({ accountId: accountIdSchema, confirmed: confirmedSchema });
export type AboutAccountInput = { accountId: z.infer<typeof accountIdSchema> };
export const changeRoleSchema = aboutAccountSchema.extend({ role: z.enum(ROLES, { error: "choice" }) });
export type ChangeRoleInput = AboutAccountInput & { role: z.infer<typeof changeRoleSchema>["role"] };

/** The reason stands on every page of the desk while it is closed. Locking it shuts everybody else out: that asks for a code. */
export const closeDeskSchema = z
  .strictObject({ mode: z.enum(CLOSING_MODES, { error: "choice" }), reason: shortTextSchema, code: z.preprocess((typed) => (typed === "" ? undefined : typed), codeSchema.optional()), confirmed: confirmedSchema })
  .refine(({ mode, code }) => mode !== "locked" || code !== undefined, { path: ["code"], error: "required" });
export type CloseDeskInput = Omit<z.infer<typeof closeDeskSchema>, "confirmed" | "code"> & { code?: string | undefined };
const demandSchema = z.enum(PROOF_DEMANDS, { error: "choice" });
/** What the office asks for before each kind of grave act: of people and keys no less than of anything else, since whoever may add a key or a colleague could give all the rest. */
export const demandProofSchema = z
  .strictObject({ publish: demandSchema, export: demandSchema, people: demandSchema, sealed: demandSchema, confirmed: confirmedSchema })
  .refine(({ people, publish, export: files, sealed }) => [publish, files, sealed].every((demand) => PROOF_DEMANDS.indexOf(people) >= PROOF_DEMANDS.indexOf(demand)), { path: ["people"], error: "peopleAsStrict" });
export type DemandProofInput = Omit<z.infer<typeof demandProofSchema>, "confirmed">;
export const proveSchema = z.strictObject({ code: codeSchema, to: returnSchema });

/** An act on the office itself that asks again, and nothing else. */
export const confirmSchema = z.strictObject({ confirmed: confirmedSchema });
export const openDeskSchema = z.strictObject({ confirmed: confirmedSchema });

export const endSessionSchema = z.strictObject({ sessionId: sessionIdSchema });
/** Of a colleague: asks again, as whatever is done to their account. */
export const endSessionOfSchema = z.strictObject({ sessionId: sessionIdSchema, confirmed: confirmedSchema });
export const setLanguageSchema = z.strictObject({ language: languageSchema });
export const nothingSchema = z.strictObject({});

export type Factor = (typeof FACTORS)[number];
export type SessionEnding = (typeof SESSION_ENDINGS)[number];

/** A session that still lets somebody in. `label` may be empty: an unknown device. */
export type SessionSummary = { sessionId: SessionId; label: string; startedAt: Date; lastSeenAt: Date; isThisOne: boolean };
/** `factor`: how somebody signed in, beside the password or in place of it; null where the audit log does not tell. */
export type SessionOfColleague = SessionSummary & { factor: Factor | null };
