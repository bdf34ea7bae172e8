import { changedInWords, inForceInWords, lawTitle, longestInWords } from "@/components/public/law-words";
import { lawLines } from "@/components/desk/law/law-lines";
import { Fields } from "@/components/desk/proposals/difference";
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import type { LawVersion } from "@/lib/vocabulary/law";

/** One version in short: which law, from when to when, how long, and whether it is seen in a written source. */
export function VersionLines({ version, locale }: { version: LawVersion; locale: Locale }) {
  const t = translatorFor(locale, "law");
  const words = translatorFor(locale, "public");
  return (
    <>
      <p className="font-semibold">
        {lawTitle(version, locale)}
        {version.article === null ? null : <>{siteLanguage(locale).comma}{words("practice.article", { article: version.article })}</>}
      </p>
      <p>
        {inForceInWords(version, locale)}
        {version.unchecked.length === 0 ? null : <> · {words("practice.unchecked")}</>}
      </p>
      <p>{longestInWords(version, locale)}</p>
      {version.inForceFrom === null ? <p>{t("undated")}</p> : null}
    </>
  );
}

/** The same with everything else that it says. @param stands whether it stands: then it says how it came to */
export function VersionWhole({ version, stands = false, locale }: { version: LawVersion; stands?: boolean; locale: Locale }) {
  const others = lawLines(version, locale).filter(({ field }) => ["noteEn", "noteZh", "wording", "translation", "source", "quotation", "end", "unchecked"].includes(field));
  return (
    <>
      <VersionLines version={version} locale={locale} />
      <Fields lines={others} />
      {stands && <p className="mt-2 text-small text-muted">{changedInWords(version, locale) ?? translatorFor(locale, "proposals")("changed.shipped")}</p>}
    </>
  );
}
