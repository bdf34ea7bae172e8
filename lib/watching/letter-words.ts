/**
 * What a letter says: how many messages wait, and where they are read. Never a name, a case, a practice or a country, neither in the subject nor in the text: letters lie
 * unencrypted with providers, on telephones, and in front of whoever looks over a shoulder (docs/decisions/041). Pure.
 */
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

export type LetterWords = { subject: string; text: string };
export type LetterCounts = { /** Of what is watched. */ watched: number; /** Of one's own work. */ own: number };

/** @param origin where the desk answers, without a path */
export function letterWords(locale: Locale, { watched, own }: LetterCounts, origin: string): LetterWords {
  const t = translatorFor(locale, "watch");
  const counts = [...(watched > 0 ? [t("letter.watched", { count: watched })] : []), ...(own > 0 ? [t("letter.own", { count: own })] : [])];
  const at = (path: string) => `${origin.replace(/\/$/u, "")}${path}`;
  return {
    subject: t("letter.subject"),
    text: [...counts, "", t("letter.read"), at(paths.desk.inbox()), "", t("letter.stop"), at(paths.desk.watching()), ""].join("\n"),
  };
}
