/** The words for a practice field by field, for whoever looks at what is proposed: all of them, so that nothing stands unseen. */
import type { FiledField } from "@/components/desk/proposals/difference";
import type { Locale } from "@/lib/core/kinds";
import { writtenIn } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import type { PracticeEntry } from "@/lib/vocabulary/practices";

/** Every field, in the order of the form; of one that has nothing `text` is null. */
export function wordingLines(words: PracticeEntry, locale: Locale): FiledField[] {
  const t = translatorFor(locale, "wording");
  const line = (field: Parameters<typeof labelOf>[0], text: string | null, lang?: string): FiledField => ({ field, label: labelOf(field), text, ...(lang === undefined ? {} : { lang }) });
  function labelOf(field: "code" | "kind" | "nameEn" | "nameZh" | "pinyin" | "abbreviation" | "otherNames" | "definitionEn" | "definitionZh" | "safeguardsEn" | "safeguardsZh" | "source" | "quotation" | "retired"): string {
    return t(`fields.${field}`);
  }
  const listed = (those: readonly string[]) => (those.length === 0 ? null : those.join("\n"));
  const { names, definition, safeguards, quotation } = words;
  return [
    line("code", words.code),
    line("kind", t(`kind.${words.kind}`)),
    line("nameEn", names.en, "en"),
    line("nameZh", names.zhHans, "zh-Hans"),
    line("pinyin", names.pinyin, "zh-Latn"),
    line("abbreviation", words.abbreviation),
    line("otherNames", listed(words.otherNames)),
    line("definitionEn", definition.en, "en"),
    line("definitionZh", definition.zh, "zh-Hans"),
    line("safeguardsEn", listed(safeguards.en), "en"),
    line("safeguardsZh", listed(safeguards.zh), "zh-Hans"),
    line("source", words.source, writtenIn(words.source) ?? undefined),
    line("quotation", quotation?.text ?? null, quotation?.language),
    line("retired", t(words.retired ? "use.retired" : "use.used")),
  ];
}
