/** How the words for a practice came to stand, in words: the same on its public page and on the desk. */
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";

/** A correction, a retirement, a taking up again: when and why, to everybody. Null of what came with the product. */
export function wordingChangedInWords({ changed }: Pick<PracticeEntry, "changed">, locale: Locale): string | null {
  if (changed === null) return null;
  const t = translatorFor(locale, "wording");
  const said = t(`changed.${changed.how}`, { day: formatHonestDate(changed.on, locale), reason: changed.reason ?? "" });
  return changed.alone ? `${said} ${translatorFor(locale, "proposals")("changed.alone")}` : said;
}

/** What the desk calls a practice on record: as the public reads it (lib/editions/labels.ts). */
export function practiceTitle({ names, abbreviation, retired }: Pick<PracticeEntry, "names" | "abbreviation" | "retired">, locale: Locale): string {
  const t = translatorFor(locale, "public");
  const name = abbreviation === null ? inLocale(names, locale) : t("label.abbreviated", { name: inLocale(names, locale), abbreviation });
  return retired ? t("label.retired", { name }) : name;
}
