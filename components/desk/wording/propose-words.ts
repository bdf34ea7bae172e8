/** The words of the form by which the words for a practice are proposed. */
import type { PracticeWords } from "@/components/desk/wording/propose-boxes";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { translatorFor } from "@/lib/messages/translate";
import { PRACTICE_KINDS, type WordingAct } from "@/lib/vocabulary/practices";

const WHOLE = ["nameEn", "nameZh", "pinyin", "abbreviation", "otherNames", "kind", "definitionEn", "definitionZh", "safeguardsEn", "safeguardsZh", "source", "quotation", "quotationLanguage"] as const;

/** In one language, for each thing that can be done to the words for a practice. */
export const practiceWords = onceForEach((locale: Locale): Readonly<Record<WordingAct, Packed<PracticeWords>>> => {
  const t = translatorFor(locale, "wording");
  const proposals = translatorFor(locale, "proposals");
  const common = { proposeHint: proposals("proposeHint"), propose: proposals("propose"), choose: translatorFor(locale, "glossary")("choose"), kinds: [] };
  const reason = { practice: t("fields.code"), reason: proposals("reason") };
  const add = {
    ...common,
    fields: { practice: t("fields.code"), ...Object.fromEntries(WHOLE.map((name) => [name, t(`fields.${name}`)])) },
    sections: { names: t("names"), meaning: t("meaning"), safeguards: translatorFor(locale, "public")("practice.safeguards"), source: t("fields.source") },
    hints: { code: t("hints.code"), pinyin: t("hints.pinyin"), otherNames: t("hints.otherNames"), definition: t("hints.definition"), safeguards: t("hints.safeguards"), source: t("hints.source"), quotation: t("hints.quotation"), language: translatorFor(locale, "desk")("fields.languageHint") },
    kinds: PRACTICE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
  };
  const ofUse = (act: "retire" | "restore", use: string) => packed<PracticeWords>({ ...common, fields: { ...reason, confirmed: t(`confirm.${act}`) }, sections: {}, hints: { use, reason: t("hints.reason") } });
  const correct = { ...add, fields: { ...add.fields, ...reason }, hints: { ...add.hints, reason: t("hints.reason") } };
  return { add: packed<PracticeWords>(add), correct: packed<PracticeWords>(correct), retire: ofUse("retire", t("retireHint")), restore: ofUse("restore", t("restoreHint")) };
});
