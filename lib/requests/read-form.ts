import "server-only";
/** Reads the public form as it was posted. Whatever arrives, nothing is thrown: what is wrong goes back with what was typed. */
import type { Locale } from "@/lib/core/kinds";
import { REQUEST_FORM, REQUEST_LENGTHS, type RequestDraft, type RequestField, type RequestProblem } from "@/lib/core/requests";
import { now } from "@/lib/platform/clock";
import { readFormStamp, type FormStamp } from "@/lib/platform/form-stamp";
import { OLDEST_FORM_MS, YOUNGEST_FORM_MS } from "@/lib/requests/limits";
import { requestSchema, type RequestInput } from "@/lib/requests/schema";

const FIELDS = ["kind", "record", "message", "contact"] as const satisfies readonly RequestField[];
/** `homepage` is the box that people do not see and programs fill in. */
const NAMES: ReadonlySet<string> = new Set([...FIELDS, "homepage", "stamp"]);

type Typed = RequestDraft["typed"];

/** What was typed so far, for a form that is drawn again. */
export function typedIn(form: URLSearchParams): Typed {
  const value = (name: RequestField) => (form.get(name) ?? "").toWellFormed();
  return { kind: value("kind"), record: value("record"), message: value("message"), contact: value("contact") };
}

function problemOf(field: RequestField, value: string, isTooLong: boolean): RequestProblem {
  if (field === "kind") return "kind";
  if (field === "message" && value.trim() === "") return "message";
  return isTooLong ? "tooLong" : "unreadable";
}

function wholeProblem(form: URLSearchParams, stamp: FormStamp | null): RequestProblem | null {
  const names = [...form.keys()];
  if (names.some((name) => !NAMES.has(name)) || new Set(names).size !== names.length) return "malformed";
  if ((form.get("homepage") ?? "") !== "") return "trap";
  if (stamp === null) return "tooOld";
  const age = now().getTime() - stamp.drawnAt.getTime();
  if (age > OLDEST_FORM_MS || age < 0) return "tooOld";
  return age < YOUNGEST_FORM_MS ? "tooFast" : null;
}

export type ReadForm = { readonly draft: RequestDraft } | { readonly input: RequestInput; readonly stamp: FormStamp; readonly typed: Typed };

/**
 * @param body `application/x-www-form-urlencoded`, of a size that the edge has bounded
 * @returns what to store, or the form as it goes back
 */
export function readRequestForm(body: string, language: Locale): ReadForm {
  const form = new URLSearchParams(body);
  const typed = typedIn(form);
  const stamp = readFormStamp(REQUEST_FORM, form.get("stamp") ?? "");
  const parsed = requestSchema.safeParse({ ...typed, language });
  const fields: Partial<Record<RequestField, RequestProblem>> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = FIELDS.find((name) => name === issue.path[0]);
    if (field !== undefined) fields[field] ??= problemOf(field, typed[field], field !== "kind" && typed[field].length > REQUEST_LENGTHS[field]);
  }
  const whole = wholeProblem(form, stamp);
  if (!parsed.success || stamp === null || whole !== null) return { draft: { typed, status: 400, fields, whole } };
  return { input: parsed.data, stamp, typed };
}
