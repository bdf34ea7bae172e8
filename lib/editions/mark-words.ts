/** A mark as a word: beside its shape, and within a sentence where no shape can stand. */
import type { Locale, Modality } from "@/lib/core/kinds";
import type { Mark } from "@/lib/editions/mark";
import { translatorFor } from "@/lib/messages/translate";

export function markWord(mark: NonNullable<Mark> | Extract<Modality, "admitted">, locale: Locale): string {
  const words = translatorFor(locale, "words");
  switch (mark) {
    case "disputed":
      return words("standing.disputed");
    case "likely":
    case "uncertain":
      return words(`certainty.${mark}`);
    default:
      return words(`modality.${mark}`);
  }
}
