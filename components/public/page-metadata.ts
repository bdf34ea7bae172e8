import type { Metadata } from "next";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

const OPEN_GRAPH_LOCALE = { en: "en_GB", zh: "zh_CN" } as const satisfies Record<Locale, string>;

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
      locale: OPEN_GRAPH_LOCALE[locale],
      alternateLocale: LOCALES.filter((other) => other !== locale).map((other) => OPEN_GRAPH_LOCALE[other]),
    },
  };
}
