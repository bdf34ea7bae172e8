/** From a browser's form to what a schema reads, and back to what the form shows again. */
import type * as z from "zod";
import type { FieldErrors } from "@/lib/core/errors";

const MOST_FIELDS = 2_000;
const MOST_ITEMS = 200;
const LONGEST_VALUE = 200_000;
const NAME = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*|\[\d{1,3}\])*$/;
const PART = /[A-Za-z][A-Za-z0-9_]*|\d{1,3}/g;
const FORBIDDEN_PARTS = new Set(["constructor", "prototype", "toString", "valueOf", "hasOwnProperty"]);
// React's own: which action, with which bound state.
const FRAMEWORK = /^\$ACTION/;
// A code on its own is a one-time code; nested ones ("place.code") are words of the record.
const SECRET = /^(?:code|proof|recoveryCode|passkey)$|(?:password|secret|token)$/i;
const MESSAGE_KEY = /^[A-Za-z_]+$/;

type Tree = { [name: string]: unknown };

/** The form's own fields, without React's; null when it holds what no form of ours sends. */
function fieldsOf(form: FormData): Map<string, string[]> | null {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of form) {
    if (FRAMEWORK.test(name)) continue;
    count += 1;
    const parts = name.match(PART) ?? [];
    const usable = count <= MOST_FIELDS && typeof value === "string" && value.length <= LONGEST_VALUE && NAME.test(name);
    if (!usable || parts.some((part) => FORBIDDEN_PARTS.has(part) || Number(part) >= MOST_ITEMS)) return null;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}

function child(parent: Tree | unknown[], key: string | number, nextIsIndex: boolean): Tree | unknown[] | null {
  const holder = parent as Record<string | number, unknown>;
  const present = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (present === undefined) {
    const made: Tree | unknown[] = nextIsIndex ? [] : {};
    holder[key] = made;
    return made;
  }
  return typeof present === "object" && present !== null && Array.isArray(present) === nextIsIndex ? (present as Tree | unknown[]) : null;
}

/**
 * `citations[0].exact` becomes `{ citations: [{ exact }] }`; a name that repeats becomes an array; one that does not stays a string.
 * @returns null when names contradict each other (`a` and `a.b`), repeat wildly, or carry files: no form of ours does that.
 */
export function formToObject(form: FormData): Tree | null {
  const fields = fieldsOf(form);
  if (fields === null) return null;
  const root: Tree = {};
  for (const [name, values] of fields) {
    const parts = (name.match(/[A-Za-z][A-Za-z0-9_]*|\[\d{1,3}\]/g) ?? []).map((part) => (part.startsWith("[") ? Number(part.slice(1, -1)) : part));
    let place: Tree | unknown[] = root;
    for (const [position, part] of parts.entries()) {
      const next = parts[position + 1];
      if (next === undefined) {
        const holder = place as Record<string | number, unknown>;
        if (Object.hasOwn(holder, part)) return null;
        holder[part] = values.length === 1 ? values[0] : values;
        break;
      }
      const inner = child(place, part, typeof next === "number");
      if (inner === null) return null;
      place = inner;
    }
  }
  return root;
}

/** What was typed, by field name, to stand in the form again. Passwords, codes, secrets and tokens are never sent back. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, [first = "", ...rest]] of fieldsOf(form) ?? []) {
    if (!SECRET.test(name)) values[name] = rest.length === 0 ? first : [first, ...rest];
  }
  return values;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.map((part, position) => (typeof part === "number" ? `[${part}]` : `${position === 0 ? "" : "."}${String(part)}`)).join("");
}

type Issue = z.core.$ZodIssue;

// Our schemas give message keys; zod's own sentences are replaced by the key that says the same.
const KEY_OF_CODE: Partial<Record<Issue["code"], string>> = { too_big: "tooLong", too_small: "tooShort", invalid_value: "choice", invalid_union: "choice", unrecognized_keys: "unknownField" };

function messageKeyOf(issue: Issue): string {
  if (MESSAGE_KEY.test(issue.message)) return issue.message;
  if (issue.code === "invalid_type") return "required";
  if (issue.code === "invalid_format") return issue.format === "uuid" ? "id" : issue.format === "url" ? "address" : "invalid";
  return KEY_OF_CODE[issue.code] ?? "invalid";
}

/** The schema's complaints by field name as the form wrote it; what belongs to no field stands under "". */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const name = fieldName(issue.path);
    const key = messageKeyOf(issue);
    const known = errors[name] ?? [];
    if (!known.includes(key)) errors[name] = [...known, key];
  }
  return errors;
}
