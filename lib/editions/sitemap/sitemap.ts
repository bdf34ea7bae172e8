/** Sitemaps (sitemaps.org, 0.9): one list of addresses per language, in pages, and an index of the pages. */
import { slugSchema } from "@/lib/core/ids";
import { KIND_PLURAL, LOCALES, kindOfPlural, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { AddressPlace, RecordAddress } from "@/lib/editions/queries/list-addresses";
import { element, xmlDocument, type Xml } from "@/lib/editions/xml";

/** Records on one page of a sitemap; the protocol allows 50,000 addresses. */
export const SITEMAP_LENGTH = 10_000;

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML = "http://www.w3.org/1999/xhtml";

/** Pages that are no record's. */
const STANDING_PAGES: readonly ((locale: Locale) => string)[] = [
  paths.home,
  paths.search,
  paths.lawyers,
  paths.updates,
  paths.data,
  paths.about,
  paths.corrections,
  ...Object.values(KIND_PLURAL).map((plural) => (locale: Locale) => paths.list(locale, plural)),
];

type Absolute = (path: string) => string;

/** The index: each language's sitemap, and each of its further pages. */
export function sitemapIndex(pageEnds: readonly AddressPlace[], absolute: Absolute): string {
  const pages = LOCALES.flatMap((locale) => [null, ...pageEnds].map((end) => paths.sitemap(locale, end)));
  return xmlDocument(element("sitemapindex", { xmlns: NAMESPACE }, ...pages.map((page) => element("sitemap", {}, element("loc", {}, absolute(page))))));
}

/**
 * One page of a language's sitemap.
 * @param isFirst the first page also holds the pages that are no record's
 */
export function sitemap(locale: Locale, records: readonly RecordAddress[], isFirst: boolean, absolute: Absolute): string {
  const standing = isFirst ? STANDING_PAGES.map((page) => url(page, locale, null, absolute)) : [];
  const drawn = records.map(({ kind, slug, publishedOn }) => url((each) => paths.record(each, kind, slug), locale, publishedOn, absolute));
  return xmlDocument(element("urlset", { xmlns: NAMESPACE, "xmlns:xhtml": XHTML }, ...standing, ...drawn));
}

function url(page: (locale: Locale) => string, locale: Locale, day: string | null, absolute: Absolute): Xml {
  const languages = LOCALES.map((each) => element("xhtml:link", { rel: "alternate", hreflang: languageTag(each), href: absolute(page(each)) }));
  return element("url", {}, element("loc", {}, absolute(page(locale))), ...(day === null ? [] : [element("lastmod", {}, day)]), ...languages);
}

/** Where a page of a sitemap begins, as its address says it: `people.xie-yang`. Undefined: no place can be written so. */
export function placeOf(text: string): AddressPlace | undefined {
  const [plural = "", slug = "", ...rest] = text.split(".");
  const kind = kindOfPlural(plural);
  const parsed = slugSchema.safeParse(slug);
  return kind !== null && parsed.success && rest.length === 0 ? { kind, slug: parsed.data } : undefined;
}
