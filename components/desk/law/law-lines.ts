/** A version of the law field by field, for whoever looks at what is proposed: all of it, so that nothing takes effect unseen. */
import type { FiledField } from "@/components/desk/proposals/difference";
import { durationInWords } from "@/components/public/duration";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { withBrackets, writtenIn } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import type { LawVersion } from "@/lib/vocabulary/law";

/** Every field, in the order of the form; of one that has nothing `text` is null. */
export function lawLines(version: LawVersion, locale: Locale): FiledField[] {
  const t = translatorFor(locale, "law");
  const day = (iso: string | null) => (iso === null ? null : formatHonestDate(iso, locale));
  const line = (field: Parameters<typeof labelOf>[0], text: string | null, lang?: string): FiledField => ({ field, label: labelOf(field), text, ...(lang === undefined ? {} : { lang }) });
  function labelOf(field: "lawEn" | "lawZh" | "version" | "inForceFrom" | "inForceTo" | "article" | "lengthArticle" | "longest" | "noteEn" | "noteZh" | "wording" | "translation" | "source" | "quotation" | "end" | "unchecked"): string {
    return t(`fields.${field}`);
  }
  const { law, note, wording, translation, quotation, end, longest } = version;
  return [
    line("lawEn", law.en, "en"),
    line("lawZh", law.zh, "zh-Hans"),
    line("version", version.version),
    line("inForceFrom", day(version.inForceFrom)),
    line("inForceTo", day(version.inForceTo)),
    line("article", version.article),
    line("lengthArticle", version.lengthArticle),
    line("longest", longest === null ? null : withBrackets(locale, durationInWords(longest, locale), longest)),
    line("noteEn", note?.en ?? null, "en"),
    line("noteZh", note?.zh ?? null, "zh-Hans"),
    line("wording", wording?.text ?? null, wording?.language),
    line("translation", translation?.text ?? null, translation?.language),
    line("source", version.source, writtenIn(version.source) ?? undefined),
    line("quotation", quotation?.text ?? null, quotation?.language),
    line("end", end === null ? null : `${end.text} · ${end.source}`, end?.language),
    line("unchecked", version.unchecked.length === 0 ? null : version.unchecked.map((field) => t(`fields.${field}`)).join(" · ")),
  ];
}
