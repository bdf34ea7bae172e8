/** What a server action answers: data, or why not in message keys (namespace `errors`), so that the page says it in its own language. */
import type { ErrorCode, FieldErrors, ProofAsked, VocabularyName } from "@/lib/core/errors";

/** `unexpected` is every failure that is no AppError: the person sees a plain sentence and the reference under which it is logged. */
export type FailureCode = ErrorCode | "unexpected";

export type ActionFailure = {
  ok: false;
  code: FailureCode;
  messageKey: string;
  fieldErrors?: FieldErrors;
  /** What of the vocabulary the message is about. */
  named?: readonly VocabularyName[];
  /** What was typed, to keep it on screen. Never a password, a one-time code or a token. */
  values?: Record<string, string | string[]>;
  /** Of a stale save: what is stored now. */
  conflict?: unknown;
  /** Set where a fresh proof of who asks is all that is missing. */
  proof?: ProofAsked;
  /** Names the log line, so that somebody can report it. */
  reference?: string;
};

export type ActionResult<T> = { ok: true; data: T } | ActionFailure;

/** What a form posts to: given what it answered before, if anything. */
export type FormAction<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;
