import type { Credibility, Locale, Reliability } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type RatingProps = { reliability: Reliability | null | undefined; credibility: Credibility | null | undefined; locale: Locale };

/** How the office rates a source and, apart from it, what the source says in one place; in words. Nothing where it rated neither. */
export function Rating({ reliability = null, credibility = null, locale }: RatingProps) {
  const t = translatorFor(locale, "profile");
  if (reliability === null && credibility === null) return null;
  return (
    <span className="note-rating">
      {reliability === null ? null : t("rating.source", { rating: t(`rating.reliability.${reliability}`) })}
      {credibility === null ? null : t("rating.information", { rating: t(`rating.credibility.${credibility}`) })}
    </span>
  );
}
