import { unstable_rethrow } from "next/navigation";
import type { ActionResult } from "@/lib/core/result";

type Action<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;

/** Never put back into a page: the same names as the server leaves out of its answers. */
const SECRET = /^(?:code|recoveryCode|passkey)$|(?:password|secret|token)$/i;

/**
 * The action as the browser calls it. When no answer comes (the site is being started, the connection broke), the form says that
 * nothing was saved and keeps what was typed; without this, the page would give way to an error page and the words be lost.
 */
export function keepingTyped<T>(action: Action<T>): Action<T> {
  return async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      // A redirect after success travels as an error of Next's own.
      unstable_rethrow(error);
      return { ok: false, code: "unavailable", messageKey: "unavailable", values: typedIn(form) };
    }
  };
}

/** What a form holds by field name, without React's own fields and without secrets. */
export function typedIn(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const typed = form.getAll(name).filter((value) => typeof value === "string");
    if (SECRET.test(name) || name.startsWith("$ACTION")) continue;
    values[name] = typed.length === 1 ? (typed[0] ?? "") : typed;
  }
  return values;
}
