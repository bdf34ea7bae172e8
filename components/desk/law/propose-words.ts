/** The words of the form by which the law on a practice is proposed. */
import type { LawWords } from "@/components/desk/law/propose-boxes";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { translatorFor } from "@/lib/messages/translate";
import { UNCHECKED, type LawAct } from "@/lib/vocabulary/law";

const WHOLE = ["lawEn", "lawZh", "version", "inForceFrom", "inForceTo", "article", "lengthArticle", "longest", "wording", "wordingLanguage", "translation", "translationLanguage", "noteEn", "noteZh", "source", "quotation", "quotationLanguage", "unchecked"] as const;
const ENDED = ["inForceTo", "source", "quotation", "quotationLanguage"] as const;

/** In one language, for each thing that can be done to the law. */
export const lawWords = onceForEach((locale: Locale): Readonly<Record<LawAct, Packed<LawWords>>> => {
  const t = translatorFor(locale, "law");
  const proposals = translatorFor(locale, "proposals");
  const called = (names: readonly (typeof WHOLE)[number][]) => Object.fromEntries(names.map((name) => [name, t(`fields.${name}`)]));
  const common = { proposeHint: proposals("proposeHint"), propose: proposals("propose"), uncheckable: [] };
  const reason = { reason: proposals("reason") };
  const source = { source: t("hints.source"), language: translatorFor(locale, "desk")("fields.languageHint") };
  const add = {
    ...common,
    fields: called(WHOLE),
    sections: { version: proposals("after"), wording: t("wording"), note: t("note"), source: t("sourceLegend") },
    hints: { ...source, version: t("hints.version"), inForceFrom: t("hints.inForceFrom"), inForceTo: t("hints.inForceTo"), article: t("hints.article"), longest: t("hints.longest"), wording: t("hints.wording"), note: t("hints.note"), quotation: t("hints.quotation") },
    uncheckable: [...UNCHECKED],
  };
  return {
    add: packed<LawWords>(add),
    correct: packed<LawWords>({ ...add, fields: { ...add.fields, ...reason }, hints: { ...add.hints, reason: t("reasonHint") } }),
    end: packed<LawWords>({ ...common, fields: { ...called(ENDED), ...reason }, sections: { source: t("sourceLegend") }, hints: { ...source, inForceTo: t("hints.ended"), quotation: t("hints.endQuotation"), reason: t("reasonHint") } }),
    withdraw: packed<LawWords>({ ...common, fields: { ...reason, confirmed: t("withdrawConfirm") }, sections: {}, hints: { withdraw: t("withdrawHint") } }),
  };
});
