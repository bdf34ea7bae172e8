import type { ReactNode } from "react";
import { paths, type FeedFile } from "@/lib/core/paths";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { absolute } from "@/lib/editions/site";
import type { Label } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
import { MainPart } from "./main-part";
import { OtherLanguages } from "./other-languages";
import { MarkedLabel } from "./record-link";

/** A page above this one; without a language it is called in the page's own. */
export type Crumb = Omit<Label, "language"> & { href: string; language?: string | null };
/** The same in another form, for programs: `title` tells people which. */
export type LinkedDocument = { href: string; type: string; title?: string };

type FrameProps = {
  locale: Locale;
  /** The address after the language, `/people/xie-yang`; empty for the home page. The language switch leads to the same page. */
  path: string;
  /** What follows the address after a question mark; the language switch keeps it. */
  query?: string;
  /** What comes straight after the skip link. */
  first?: ReactNode;
  /** From the home page down to the page above this one; the home page itself has none. */
  crumbs?: readonly Crumb[];
  /** The JSON of what this page shows, where there is one. */
  json?: string;
  /** Feeds and other documents of this page beside that; the feed of all updates stands on every page. */
  linked?: readonly LinkedDocument[];
  /** The one address under which this page is to be known; null: none, since it is no page of the record. */
  canonical?: string | null;
  /** What belongs into the head of the page and not into its main part: a title, marks for the edge. */
  head?: ReactNode;
  children: ReactNode;
};

const NAVIGATION = ["search", "people", "lawyers", "practices", "statements", "countries", "organisations", "sources", "updates", "data", "about"] as const;

function hrefOf(locale: Locale, entry: (typeof NAVIGATION)[number]): string {
  if (entry === "search" || entry === "lawyers" || entry === "updates" || entry === "data" || entry === "about") return paths[entry](locale);
  return paths.list(locale, entry);
}

function updatesFeeds(locale: Locale): LinkedDocument[] {
  return feedLinks(translatorFor(locale, "takeaway")("feed.updates"), (file) => paths.updatesFeed(locale, file));
}

/** One feed in its two forms. */
export function feedLinks(title: string, path: (file: FeedFile) => string): LinkedDocument[] {
  return [
    { href: path("feed.atom"), type: "application/atom+xml", title: `${title} (Atom)` },
    { href: path("feed.json"), type: "application/feed+json", title: `${title} (JSON Feed)` },
  ];
}

/** Header, navigation, language switch, main part and footer of every public page. */
export function Frame({ locale, path, query = "", first, crumbs = [], json, linked = [], canonical = `/${locale}${path}`, head, children }: FrameProps) {
  const t = translatorFor(locale, "common");
  const tPublic = translatorFor(locale, "public");
  const search = query === "" ? "" : `?${query}`;
  return (
    <>
      {head}
      {canonical === null ? null : (
        <>
          <link rel="canonical" href={absolute(canonical)} />
          <meta property="og:url" content={absolute(canonical)} />
        </>
      )}
      {LOCALES.map((each) => (
        <link key={each} rel="alternate" hrefLang={languageTag(each)} href={absolute(`/${each}${path}${search}`)} />
      ))}
      {json === undefined ? null : <link rel="alternate" type="application/json" href={json} />}
      {[...linked, ...updatesFeeds(locale)].map((document) => (
        <link key={document.href} rel="alternate" {...document} />
      ))}
      <a className="skip-link" href="#content">
        {t("skipToContent")}
      </a>
      {first}
      <header className="site-header">
        <div className="page flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pt-4 pb-2">
          <a className="site-name" href={paths.home(locale)} lang="en">
            {t("siteName")}
          </a>
          <OtherLanguages locale={locale} address={(other) => `/${other}${path}${search}`} />
        </div>
        <nav className="page" aria-label={t("navigation")}>
          <ul className="site-navigation">
            {NAVIGATION.map((entry) => {
              const href = hrefOf(locale, entry);
              const here = `/${locale}${path}`;
              return (
                <li key={entry}>
                  <a href={href} {...(here === href ? { "aria-current": "page" as const } : {})}>
                    {t(entry)}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
      </header>
      <div className="page grow">
        {crumbs.length === 0 ? null : (
          <nav aria-label={tPublic("frame.breadcrumb")} className="crumbs">
            <ol>
              {[{ href: paths.home(locale), text: t("home") }, ...crumbs].map(({ href, language = null, ...words }) => (
                <li key={href}>
                  <a href={href}>
                    <MarkedLabel label={{ ...words, language }} locale={locale} />
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <MainPart>{children}</MainPart>
      </div>
      <footer className="site-footer">
        <div className="page">
          <p>{t("tagline")}</p>
          <p>
            <a href={paths.about(locale)}>{tPublic("frame.method")}</a>
            <a href={paths.corrections(locale)}>{tPublic("frame.corrections")}</a>
          </p>
          <p>
            <span>{t("dataLicence")}</span>
            <span>{t("codeLicence")}</span>
          </p>
        </div>
      </footer>
    </>
  );
}
