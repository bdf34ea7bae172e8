/** What the forms of this room send. Strict: an unknown field is refused. */
import * as z from "zod";
import { accountIdSchema, sessionIdSchema } from "@/lib/core/ids";
import { CLOSING_MODES, LOCALES, ROLES } from "@/lib/core/kinds";
import { nameTextSchema, shortTextSchema } from "@/lib/core/text";

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

export const invitationDetailsSchema = z.strictObject({ token: invitationTokenSchema, displayName: nameTextSchema, email: emailSchema, password: passwordSchema, lang: languageSchema });
export type InvitationDetails = z.infer<typeof invitationDetailsSchema>;
export const confirmAuthenticatorSchema = z.strictObject({ token: invitationTokenSchema, code: codeSchema, lang: languageSchema });

export const createInvitationSchema = z.strictObject({
  role: z.enum(ROLES, { error: "choice" }),
  displayName: z.preprocess((typed) => (typed === "" ? undefined : typed), nameTextSchema.optional()),
});
export type CreateInvitationInput = z.infer<typeof createInvitationSchema>;

export const invitationIdSchema = z.uuidv4({ error: "id" }).brand<"InvitationId">();
export type InvitationId = z.infer<typeof invitationIdSchema>;
export const revokeInvitationSchema = z.strictObject({ invitationId: invitationIdSchema });

/** What somebody does to a colleague's account asks again: a tick says that it is meant, and that it is this colleague. */
const confirmedSchema = z.literal("yes", { error: "required" });
export const aboutAccountSchema = z.strictObject({ accountId: accountIdSchema, confirmed: confirmedSchema });
export type AboutAccountInput = { accountId: z.infer<typeof accountIdSchema> };
export const changeRoleSchema = aboutAccountSchema.extend({ role: z.enum(ROLES, { error: "choice" }) });
export type ChangeRoleInput = AboutAccountInput & { role: z.infer<typeof changeRoleSchema>["role"] };

/** The reason stands on every page of the desk while it is closed. */
export const closeDeskSchema = z.strictObject({ mode: z.enum(CLOSING_MODES, { error: "choice" }), reason: shortTextSchema, confirmed: confirmedSchema });
export type CloseDeskInput = Omit<z.infer<typeof closeDeskSchema>, "confirmed">;
export const openDeskSchema = z.strictObject({ confirmed: confirmedSchema });

export const endSessionSchema = z.strictObject({ sessionId: sessionIdSchema });
export const setLanguageSchema = z.strictObject({ language: languageSchema });
export const nothingSchema = z.strictObject({});
