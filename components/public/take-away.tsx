import { KIND_PLURAL, LOCALES, type Locale, type RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { datesAhead } from "@/lib/editions/calendar/dates-ahead";
import type { Edition } from "@/lib/editions/edition";
import { FEED_KINDS } from "@/lib/editions/feeds/feed";
import { FOLLOWED_KINDS } from "@/lib/editions/linked/follow-the-money";
import { absolute, today } from "@/lib/editions/site";
import { citationOf, plainCitation } from "@/lib/editions/takeaway/citation";
import { translatorFor } from "@/lib/messages/translate";
import { feedLinks, type LinkedDocument } from "./frame";
import { FEED_NAME, FEED_TYPE, FEEDS } from "./take-these";
import type { View } from "./view";

const LANGUAGE = { en: "en", zh: "zh-Hans" } as const satisfies Record<Locale, string>;
type Part = { title: string; links: { href: string; type: string; text: string }[] };

/** How to cite the record, and its files: for reference managers, as data, to follow. */
export function TakeAway({ edition, view: { locale, lookup } }: { edition: Edition; view: Pick<View, "locale" | "lookup"> }) {
  const t = translatorFor(locale, "takeaway");
  // The convention of the page's language first.
  const conventions = LOCALES.toSorted((a, b) => Number(b === locale) - Number(a === locale));
  return (
    <section id="cite" aria-labelledby="cite-heading" className="edition-box">
      <h2 id="cite-heading">{t("cite.title")}</h2>
      <dl>
        {conventions.map((convention) => (
          <div key={convention}>
            <dt>{t(convention === locale ? "cite.suggested" : "cite.otherConvention")}</dt>
            <dd lang={LANGUAGE[convention]} className="citation">
              {plainCitation(citationOf(edition, convention, lookup, { absolute, retrievedOn: today() }))}
            </dd>
          </div>
        ))}
        {partsOf(edition, locale).map(({ title, links }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="file-links">
              {links.map(({ href, type, text }) => (
                <a key={href} href={href} type={type}>
                  {text}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t("cite.retrieved")}</p>
      <p>{t("cite.licence")}</p>
    </section>
  );
}

function partsOf({ entry, body }: Edition, locale: Locale): Part[] {
  const t = translatorFor(locale, "takeaway");
  const { kind, slug } = entry;
  const isFollowed = FOLLOWED_KINDS.some((followed) => followed === kind);
  const ahead = body.kind === "person" && datesAhead(body, today()).length > 0;
  return [
    {
      title: t("cite.manager"),
      links: [
        { href: paths.recordFile(locale, kind, slug, "cite.bib"), type: "application/x-bibtex", text: "BibTeX" },
        { href: paths.recordFile(locale, kind, slug, "cite.ris"), type: "application/x-research-info-systems", text: "RIS" },
      ],
    },
    {
      title: t("cite.data"),
      links: [
        { href: paths.api(KIND_PLURAL[kind], slug), type: "application/json", text: "JSON" },
        ...(kind === "person" ? [{ href: paths.apiFile(kind, slug, "timeline.csv"), type: "text/csv", text: t("cite.timeline") }] : []),
        { href: paths.apiFile(kind, slug, "record.jsonld"), type: "application/ld+json", text: "JSON-LD" },
        ...(isFollowed ? [{ href: paths.apiFile(kind, slug, "followthemoney.json"), type: "application/json", text: t("cite.followTheMoney") }] : []),
        { href: paths.data(locale), type: "text/html", text: t("cite.whole") },
      ],
    },
    ...(isFed(kind)
      ? [{ title: t("cite.follow"), links: FEEDS.map((file) => ({ href: paths.recordFile(locale, kind, slug, file), type: FEED_TYPE[file], text: FEED_NAME[file] })) }]
      : []),
    ...(ahead ? [{ title: t("cite.calendar"), links: [{ href: paths.recordFile(locale, kind, slug, "dates.ics"), type: "text/calendar", text: t("cite.calendarNote") }] }] : []),
  ];
}

function isFed(kind: RecordKind): boolean {
  return FEED_KINDS.some((fed) => fed === kind);
}

/** What a program may find beside a record's page: its feeds and its JSON-LD. @param name what the record is called */
export function linkedDocuments({ entry: { kind, slug } }: Edition, locale: Locale, name: string): LinkedDocument[] {
  return [
    ...(isFed(kind) ? feedLinks(name, (file) => paths.recordFile(locale, kind, slug, file)) : []),
    { href: paths.apiFile(kind, slug, "record.jsonld"), type: "application/ld+json" },
  ];
}
