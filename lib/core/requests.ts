/**
 * A request for a correction or a removal, as the public form, the desk and the table know it (docs/decisions/020). The database
 * repeats each list as a CHECK.
 */
import type { RequestId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";

/** The public form's name: its stamps (lib/platform/form-stamp.ts) are good for nothing else. */
export const REQUEST_FORM = "request";

/** What somebody asks for. */
export const REQUEST_KINDS = ["correct_fact", "remove_person", "about_me", "other"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_STATES = ["new", "in_work", "answered", "closed"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** How a request ended. */
export const REQUEST_OUTCOMES = ["corrected", "withdrawn", "nothing_changed", "declined", "duplicate", "spam"] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** What every list and page of the desk says of a request: nothing of what was written. */
export type RequestHead = {
  id: RequestId;
  /** As the sender was shown it. */
  reference: string;
  kind: RequestKind;
  language: Locale;
  state: RequestState;
  outcome: RequestOutcome | null;
  receivedAt: Date;
  /** Who works on it. */
  claimedBy: string | null;
  closedAt: Date | null;
};
export type RequestSummary = RequestHead & { isMine: boolean; isExpunged: boolean };

/** Days after a request was closed on which its words are erased (docs/decisions/027). A trigger holds the same number (CL093). */
export const ERASED_AFTER_DAYS = 90;

/** Characters (UTF-16 units, as a browser's `maxlength` counts). */
export const REQUEST_LENGTHS = { record: 300, message: 5_000, contact: 300 } as const;

/** The boxes of the form, by the names they post. */
export type RequestField = "kind" | "record" | "message" | "contact";

/** What can be wrong: keys of `problem` in the messages `requests`. */
export const REQUEST_PROBLEMS = ["kind", "message", "tooLong", "unreadable", "tooFast", "tooOld", "trap", "malformed", "tooMany", "unavailable"] as const;
export type RequestProblem = (typeof REQUEST_PROBLEMS)[number];

/** A form that was not taken: what was typed, and why not. */
export type RequestDraft = {
  readonly typed: Readonly<Record<RequestField, string>>;
  /** 400: something in it; 429: too many; 503: nothing could be saved. */
  readonly status: 400 | 429 | 503;
  /** Of single boxes. */
  readonly fields: Readonly<Partial<Record<RequestField, RequestProblem>>>;
  /** Of the form as a whole. */
  readonly whole: RequestProblem | null;
};

const REFERENCE = /^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$/;

/** A reference in two groups, easier to read out: `K7QF-2M9X`; null for what is none. */
export function referenceText(reference: string): string | null {
  return REFERENCE.test(reference) ? `${reference.slice(0, 4)}-${reference.slice(4)}` : null;
}
