import { unstable_rethrow } from "next/navigation";
import { SECRET } from "@/components/forms/typed-since";
import type { ActionResult, FormAction } from "@/lib/core/result";

/** Bytes that a form may hold, as server/edge/desk.ts takes them. */
const LARGEST_FORM = 1_000_000;

/**
 * The action as the browser calls it. When no answer comes (the site is being started, the connection broke), the form says that
 * nothing was saved and keeps what was typed; without this, the page would give way to an error page and the words be lost. What
 * was typed while the answer was on its way is kept as well: the fields are drawn anew from the answer, which has never seen it.
 * @param now what the form holds; null once it is gone
 */
export function keepingTyped<T>(action: FormAction<T>, now: () => FormData | null): FormAction<T> {
  return async (previous, form) => {
    const sent = now();
    const result = await answerOf(action, previous, form);
    const held = now();
    return result.ok || sent === null || held === null ? result : { ...result, values: withLater(result.values ?? {}, typedIn(sent), typedIn(held)) };
  };
}

async function answerOf<T>(action: FormAction<T>, previous: ActionResult<T> | null, form: FormData): Promise<ActionResult<T>> {
  try {
    return await action(previous, form);
  } catch (error) {
    // A redirect after success travels as an error of Next's own.
    unstable_rethrow(error);
    const values = typedIn(form);
    // The edge ends such a post without an answer that a script could read: to try again in a minute would be no help.
    const tooLarge = [...form].find(([, value]) => typeof value !== "string" && value.size > LARGEST_FORM)?.[0];
    if (tooLarge !== undefined) return { ok: false, code: "invalid", messageKey: "invalid", fieldErrors: { [tooLarge]: ["tableTooLarge"] }, values };
    return { ok: false, code: "unavailable", messageKey: "unavailable", values };
  }
}

type Typed = Record<string, string | string[]>;

/** The values of an answer, but for the boxes that hold something else by now than when the form was sent. */
function withLater(answered: Typed, sent: Typed, held: Typed): Typed {
  const later = { ...answered };
  for (const name of new Set([...Object.keys(sent), ...Object.keys(held)])) {
    if (JSON.stringify(sent[name]) === JSON.stringify(held[name])) continue;
    if (held[name] === undefined) Reflect.deleteProperty(later, name);
    else later[name] = held[name];
  }
  return later;
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
