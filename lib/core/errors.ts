/**
 * The expected failures. A command throws one; lib/accounts/define-action.ts alone turns it into a result. `messageKey` is a key of the
 * `errors` messages, never a sentence, and no error carries a name or a text somebody typed.
 */
import type { Locale, ProofDemand } from "@/lib/core/kinds";

export const ERROR_CODES = ["not_found", "forbidden", "conflict", "invalid", "unavailable", "too_many", "signed_out", "unproven"] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Field name → keys of the `errors` messages. */
export type FieldErrors = Record<string, string[]>;

/** `hasPasskey`: whether whoever asks has one. */
export type ProofAsked = { demand: Exclude<ProofDemand, "none">; hasPasskey: boolean };

/** Words of the vocabulary, by language of the site: which of what everybody may read is meant. Never what somebody typed, nor a name on record. */
export type VocabularyName = Readonly<Record<Locale, string>>;

type AppErrorParts = { messageKey?: string; fieldErrors?: FieldErrors; details?: unknown; named?: readonly VocabularyName[] };

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly fieldErrors: FieldErrors | undefined;
  /** Of a conflict: what the other person saved, for the form to show beside what was typed; of a missing proof: what would do. Never logged. */
  readonly details: unknown;
  /** What of the vocabulary the message is about: listed beneath it. */
  readonly named: readonly VocabularyName[] | undefined;

  constructor(code: ErrorCode, { messageKey = code, fieldErrors, details, named }: AppErrorParts = {}) {
    super(code);
    this.code = code;
    this.messageKey = messageKey;
    this.fieldErrors = fieldErrors;
    this.details = details;
    this.named = named;
  }
}

/** Also for what exists but is not this person's to see: a foreign id must look like a missing one. */
export function notFound(messageKey = "not_found"): AppError {
  return new AppError("not_found", { messageKey });
}

export function forbidden(messageKey = "forbidden"): AppError {
  return new AppError("forbidden", { messageKey });
}

/** @param details both versions, as plain data that may cross to the browser. */
export function conflict(messageKey = "conflict", details?: unknown): AppError {
  return new AppError("conflict", { messageKey, details });
}

export function invalid(fieldErrors: FieldErrors, messageKey = "invalid"): AppError {
  return new AppError("invalid", { messageKey, fieldErrors });
}

export function unavailable(messageKey = "unavailable"): AppError {
  return new AppError("unavailable", { messageKey });
}

export function tooMany(messageKey = "too_many"): AppError {
  return new AppError("too_many", { messageKey });
}

/** What is missing is a fresh proof of who asks, and nothing else: with one the same may be asked again. @param proof what would do */
export function unproven(proof: ProofAsked, fieldErrors?: FieldErrors): AppError {
  return new AppError("unproven", { details: proof, ...(fieldErrors === undefined ? {} : { fieldErrors }) });
}

export function signedOut(messageKey = "signed_out"): AppError {
  return new AppError("signed_out", { messageKey });
}
