/** A version of the law in words: the same on the public page of its practice and on the desk. */
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { withBrackets } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import type { LawVersion } from "@/lib/vocabulary/law";
import { durationInWords } from "./duration";

/** "Criminal Procedure Law, version of 2018". */
export function lawTitle({ law, version }: Pick<LawVersion, "law" | "version">, locale: Locale): string {
  return translatorFor(locale, "public")("practice.lawVersion", { law: law[locale], version });
}

/** From when to when it was in force; the record may not know either end. */
export function inForceInWords({ inForceFrom, inForceTo }: Pick<LawVersion, "inForceFrom" | "inForceTo">, locale: Locale): string {
  const t = translatorFor(locale, "public");
  const from = inForceFrom === null ? null : formatHonestDate(inForceFrom, locale);
  const to = inForceTo === null ? null : formatHonestDate(inForceTo, locale);
  if (from === null) return to === null ? t("practice.notRecorded") : t("practice.inForceTo", { to });
  return to === null ? t("practice.inForceFrom", { from }) : t("practice.inForce", { from, to });
}

/** How long it allows, with the article that says so; that it sets none where it does. */
export function longestInWords({ longest, lengthArticle }: Pick<LawVersion, "longest" | "lengthArticle">, locale: Locale): string {
  const t = translatorFor(locale, "public");
  if (longest === null) return translatorFor(locale, "law")("noLength");
  const length = t("practice.longest", { length: durationInWords(longest, locale) });
  return lengthArticle === null ? length : withBrackets(locale, length, t("practice.article", { article: lengthArticle }));
}

/** How it came to stand, and why: a correction says so to everybody. Null of what came with the product. */
export function changedInWords({ changed }: Pick<LawVersion, "changed">, locale: Locale): string | null {
  if (changed === null) return null;
  const t = translatorFor(locale, "law");
  const said = t(`changed.${changed.how}`, { day: formatHonestDate(changed.on, locale), reason: changed.reason ?? "" });
  return changed.alone ? `${said} ${translatorFor(locale, "proposals")("changed.alone")}` : said;
}
