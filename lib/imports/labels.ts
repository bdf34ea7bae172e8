/** What a row of each template may say that it tells, in the words of one language. Pure. */
import type { Locale } from "@/lib/core/kinds";
import { toldWords } from "@/lib/imports/codes";
import { IN_TEMPLATE } from "@/lib/imports/kinds-of-row";
import { TEMPLATES, type Template } from "@/lib/imports/schema";

/** Templates for what is no case update, each with the words, and their codes, by which a row of it says what it tells. */
export function otherTemplates(locale: Locale): { template: Exclude<Template, "case-updates">; told: { code: string; words: string }[] }[] {
  return TEMPLATES.flatMap((template) => (template === "case-updates" ? [] : [{ template, told: toldWords(IN_TEMPLATE[template], locale) }]));
}
