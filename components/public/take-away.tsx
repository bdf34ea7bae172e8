import { formatHonestDate } from "@/lib/core/honest-date";
import { KIND_PLURAL, type Locale, type RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { datesAhead } from "@/lib/editions/calendar/dates-ahead";
import type { Edition } from "@/lib/editions/edition";
import { FEED_KINDS } from "@/lib/editions/feeds/feed";
import { FOLLOWED_KINDS } from "@/lib/editions/linked/follow-the-money";
import { absolute, today } from "@/lib/editions/site";
import { translatorFor } from "@/lib/messages/translate";
import { Citations } from "./citations";
import { feedLinks, type LinkedDocument } from "./frame";
import { FEED_NAME, FEED_TYPE, FEEDS } from "./take-these";
import type { View } from "./view";

type Part = { title: string; links: { href: string; type: string; text: string }[] };

/** How to cite the record as it stands, and its files: for reference managers, as data, to follow. */
export function TakeAway({ edition, view: { locale, lookup } }: { edition: Edition; view: Pick<View, "locale" | "lookup"> }) {
  const t = translatorFor(locale, "takeaway");
  const { kind, slug } = edition.entry;
  return (
    <section id="cite" aria-labelledby="cite-heading" className="edition-box">
      <h2 id="cite-heading">{t("cite.title")}</h2>
      <dl>
        <Citations edition={edition} view={{ locale, lookup }} file={(file) => paths.recordFile(locale, kind, slug, file)} />
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
      <p>{translatorFor(locale, "editions")("cite.note")}</p>
      <p>{t("cite.retrieved")}</p>
      <p>{t("cite.licence")}</p>
    </section>
  );
}

/** What a sheet of paper must say at its top, and no screen does: which edition it is, where it stands, and of what day. */
export function OnPaper({ edition: { entry }, locale }: { edition: Pick<Edition, "entry">; locale: Locale }) {
  const { kind, slug, number, publishedOn } = entry;
  const day = (iso: string) => formatHonestDate(iso, locale);
  const values = { number, published: day(publishedOn), url: absolute(paths.edition(locale, kind, slug, number)), retrieved: day(today()) };
  return <p className="on-paper">{translatorFor(locale, "takeaway")("cite.onPaper", values)}</p>;
}

function partsOf({ entry, body }: Edition, locale: Locale): Part[] {
  const t = translatorFor(locale, "takeaway");
  const { kind, slug } = entry;
  const isFollowed = FOLLOWED_KINDS.some((followed) => followed === kind);
  const ahead = body.kind === "person" && datesAhead(body, today()).length > 0;
  return [
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
