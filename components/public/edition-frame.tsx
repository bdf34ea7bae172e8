import type { Metadata } from "next";
import type { ReactNode } from "react";
import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { Edition, EditionLookup } from "@/lib/editions/edition";
import { labelOf } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
import { Frame, type Crumb } from "./frame";
import { pageMetadata } from "./page-metadata";

type EditionFrameProps = {
  locale: Locale;
  /** The edition that stands: it gives the record's name and address. */
  standing: Edition;
  lookup: EditionLookup;
  /** What follows the record's own address, `/editions/2`. */
  below: string;
  json: string;
  /** Whether the list of editions lies above this page; such a page is known under the record's own address. */
  underList?: boolean;
  /** As of a Frame. */
  head?: ReactNode;
  children: ReactNode;
};

/** A page below a record's own: the way up leads over the record. */
export function EditionFrame({ locale, standing, lookup, below, json, underList = false, head, children }: EditionFrameProps) {
  const { kind, slug } = standing.entry;
  const plural = KIND_PLURAL[kind];
  const record = paths.record(locale, kind, slug);
  const crumbs: Crumb[] = [
    { href: paths.list(locale, plural), text: translatorFor(locale, "common")(plural) },
    { href: record, ...labelOf(standing, locale, lookup) },
    ...(underList ? [{ href: paths.editions(locale, kind, slug), text: translatorFor(locale, "editions")("list.title") }] : []),
  ];
  const canonical = underList ? record : paths.editions(locale, kind, slug);
  return (
    <Frame locale={locale} path={`/${plural}/${slug}${below}`} canonical={canonical} crumbs={crumbs} json={json} head={head}>
      {children}
    </Frame>
  );
}

/**
 * Title and description of such a page.
 * @param isIndexed false: search engines shall show its canonical page instead
 */
export function editionMetadata(locale: Locale, title: string, isIndexed: boolean): Metadata {
  const whole = `${title} · ${translatorFor(locale, "common")("siteName")}`;
  const metadata = pageMetadata(locale, whole, translatorFor(locale, "editions")("list.description"));
  return isIndexed ? metadata : { ...metadata, robots: { index: false } };
}
