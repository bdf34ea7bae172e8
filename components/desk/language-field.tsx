import { LANGUAGES, LanguageBox } from "@/components/desk/language-box";
import { DrawnFrom } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";
import { languageName, languageTag } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

type LanguageFieldProps = { locale: Locale; name: string; label?: string; optional?: boolean; defaultValue?: string };

/** A language tag, with the office's own language as the first guess. */
export function LanguageField({ locale, name, label, optional = false, defaultValue = languageTag(locale) }: LanguageFieldProps) {
  const t = translatorFor(locale, "desk");
  return <LanguageBox name={name} label={label ?? t("fields.language")} hint={t("fields.languageHint")} optional={optional} defaultValue={defaultValue} />;
}

/** The completions of every language field of a page; stands once in each form's page. */
export function LanguageList({ locale }: { locale: Locale }) {
  return <DrawnFrom as="datalist" id={LANGUAGES} from={locale} draw={languagesOffered} />;
}

function languagesOffered(locale: Locale) {
  return ["en", "zh-Hans", "zh-Hant", "zh-Latn-pinyin", "ug", "bo"].map((tag) => <option key={tag} value={tag} label={languageName(tag, locale)} />);
}
