/** What accounts are called. Browser-safe. */
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** What of an account is read to say whose work something was. */
export const CALLED = { displayName: true, role: true } as const;

/** By the name that they chose; what filled the record at first is nobody, has no name of its own, and is called in the language of whoever reads. */
export function calledIn(locale: Locale, { displayName, role }: { displayName: string; role: string }): string {
  return role === "system" ? translatorFor(locale, "workers")("seed") : displayName;
}
