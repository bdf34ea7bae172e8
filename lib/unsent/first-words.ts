/** By which words somebody knows a form again that they began: of two that are about one record, nothing else tells which is which. Pure. */
import { languageTagSchema } from "@/lib/core/text";
import type { UnsentFields } from "@/lib/unsent/schema";

/**
 * Boxes that say what a form is about, in the order in which they are asked for. No others: a list on screen is read over a shoulder, so that no note and no
 * reason stands in it, nor anything of what tells who a source is.
 */
const SAYING = ["name.text", "title.text", "event.text", "text", "value.text", "value.described", "nativeName.text", "countries", "citations[0].exact", "citations[0].source.title"] as const;

const MOST_SIGNS = 60;

/** Where a note on a record is written or corrected: its box is called as that of an update (components/desk/notes/note-forms.tsx). */
const OF_A_NOTE = /^\/desk\/records\/[^/?]+\/notes(?:[/?]|$)/u;

/** Null where none of these boxes was filled, and of a note. `language`: BCP 47, as it was chosen beside the words; null where it is not. */
export function firstWords(fields: UnsentFields, address: string): { text: string; language: string | null } | null {
  if (OF_A_NOTE.test(address)) return null;
  for (const name of SAYING) {
    const typed = fields[name];
    const words = typeof typed === "string" ? typed.replace(/\s+/gu, " ").trim() : "";
    if (words === "") continue;
    const signs = [...words];
    const language = languageTagSchema.safeParse(fields[name.replace(/[^.]*$/u, "language")]);
    return { text: signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS).join("").trimEnd()}…` : words, language: language.success ? language.data : null };
  }
  return null;
}
