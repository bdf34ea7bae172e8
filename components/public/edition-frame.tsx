import type { Metadata } from "next";
import type { ReactNode } from "react";
import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { Edition, EditionLookup } from "@/lib/editions/edition";
import { labelOf } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
import { Frame, type Crumb } from "./frame";

type EditionFrameProps = {
  locale: Locale;
  /** The edition that stands: it gives the record's name and address. */
  standing: Edition;
  lookup: EditionLookup;
  /** What follows the record's own address, `/editions/2`. */
  below: string;
  json: string;
  /** Whether the list of editions lies above this page. */
  underList?: boolean;
  children: ReactNode;
};

/** A page below a record's own: the way up leads over the record. */
export function EditionFrame({ locale, standing, lookup, below, json, underList = false, children }: EditionFrameProps) {
  const { kind, slug } = standing.entry;
  const plural = KIND_PLURAL[kind];
  const crumbs: Crumb[] = [
    { href: paths.list(locale, plural), text: translatorFor(locale, "common")(plural) },
    { href: paths.record(locale, kind, slug), ...labelOf(standing, locale, lookup) },
    ...(underList ? [{ href: paths.editions(locale, kind, slug), text: translatorFor(locale, "editions")("list.title") }] : []),
  ];
  return (
    <Frame locale={locale} path={`/${plural}/${slug}${below}`} crumbs={crumbs} json={json}>
      {children}
    </Frame>
  );
}

/**
 * Title, description and canonical address of such a page.
 * @param origin of this site, without a path
 * @param canonical the page that search engines shall show instead; null: this one
 */
export function editionMetadata({ locale, title, origin, canonical }: { locale: Locale; title: string; origin: string; canonical: string | null }): Metadata {
  return {
    title: `${title} · ${translatorFor(locale, "common")("siteName")}`,
    description: translatorFor(locale, "editions")("list.description"),
    ...(canonical === null ? {} : { robots: { index: false }, alternates: { canonical: `${origin}${canonical}` } }),
  };
}
