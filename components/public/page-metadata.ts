import type { Metadata } from "next";
import type { Locale } from "@/lib/core/kinds";
import { otherLocales, siteLanguage } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

/**
 * Title and description of a page, for readers, search engines and whoever shows a link to it (Open Graph: words only, no picture).
 * The page's address is said by the frame, with its canonical link.
 */
export function pageMetadata(locale: Locale, title: string, description: string): Metadata {
  return {
    title,
    description,
    openGraph: {
      type: "website",
      siteName: translatorFor(locale, "common")("siteName"),
      title,
      description,
      locale: siteLanguage(locale).openGraph,
      alternateLocale: otherLocales(locale).map((other) => siteLanguage(other).openGraph),
    },
  };
}
