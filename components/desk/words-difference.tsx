import { TextDifference } from "@/components/ui/text-difference";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type WordsDifferenceProps = { locale: Locale; before: string; after: string; lang?: string };

/** A text before and after a change, in the words that reviewers know. */
export function WordsDifference({ locale, ...texts }: WordsDifferenceProps) {
  const t = translatorFor(locale, "desk");
  return <TextDifference locale={locale} words={{ added: t("difference.added"), removed: t("difference.removed") }} {...texts} />;
}
