import type { EditionReason, Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** Why an edition was made, and that nobody but its author reviewed it where that is so: the one must not stand without the other. */
export function editionReason({ reason, alone }: { reason: EditionReason; alone: boolean }, locale: Locale): string {
  const said = translatorFor(locale, "words")(`editionReason.${reason}`);
  return alone ? translatorFor(locale, "consent")("alone.reason", { reason: said }) : said;
}
