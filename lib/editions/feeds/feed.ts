/** A feed before it is written as Atom or JSON Feed: publications in words of one language, newest first. */
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { paths, type FeedFile } from "@/lib/core/paths";
import type { EditionLookup } from "@/lib/editions/edition";
import { nameBasedId, URL_NAMESPACE } from "@/lib/editions/feeds/entry-id";
import { plainLabelOf } from "@/lib/editions/labels";
import type { Update } from "@/lib/editions/update";
import { editionReason } from "@/lib/editions/edition-reason";
import { translatorFor } from "@/lib/messages/translate";

/** Entries of a feed. Older publications are on the page of all updates. */
export const FEED_LENGTH = 50;

/** Kinds of record that can be followed. */
export const FEED_KINDS = ["person", "practice", "country"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export type FeedEntry = {
  /** A URN of the record and its edition: the same in every feed that holds it. */
  id: string;
  title: string;
  url: string;
  /** The day of the publication, `YYYY-MM-DD`: the public record knows no finer time. */
  day: string;
  /** How the edition came about, with its public note. */
  summary: string;
  /** The kind of the record, as a word. */
  kind: string;
};

export type Feed = {
  id: string;
  title: string;
  subtitle: string;
  locale: Locale;
  /** The page that the feed is of. */
  page: string;
  self: (file: FeedFile) => string;
  entries: FeedEntry[];
};

type FeedParts = {
  locale: Locale;
  title: string;
  subtitle: string;
  /** Paths of the page and of the feed's files. */
  page: string;
  self: (file: FeedFile) => string;
  updates: readonly Update[];
  lookup: EditionLookup;
  absolute: (path: string) => string;
  /** Records whose place in this feed rests on allegations or is contradicted: their entries say so (docs/architecture.md, rule 4). */
  alleged?: ReadonlySet<RecordId>;
};

/** Makes a feed of publications. Its id is made of the page's address. */
export function feedOf({ locale, title, subtitle, page, self, updates, lookup, absolute, alleged = new Set() }: FeedParts): Feed {
  return {
    id: nameBasedId(URL_NAMESPACE, `${absolute(page)}#feed`),
    title: `${title} · ${translatorFor(locale, "common")("siteName")}`,
    subtitle,
    locale,
    page: absolute(page),
    self: (file) => absolute(self(file)),
    entries: updates.map((update) => entryOf(update, locale, lookup, absolute, alleged)),
  };
}

const ENDED = /[.!?。！？…]$/u;

function entryOf({ act, actNumber, actReason, actAlone, onDay, note, record }: Update, locale: Locale, lookup: EditionLookup, absolute: (path: string) => string, alleged: ReadonlySet<RecordId>): FeedEntry {
  const t = translatorFor(locale, "takeaway");
  const words = translatorFor(locale, "words");
  const { id, kind, slug } = record.body;
  const isWithheld = act === "withhold";
  const said = [
    isWithheld ? translatorFor(locale, "public")("updates.withheld") : editionReason({ reason: actReason, alone: actAlone }, locale),
    ...(note === null ? [] : [note]),
    ...(alleged.has(id) ? [t("feed.alleged")] : []),
  ];
  return {
    id: nameBasedId(id, `edition/${actNumber}/${isWithheld ? "withheld/" : ""}${locale}`),
    title: t("feed.entry", { name: plainLabelOf(record, locale, lookup).text, number: actNumber }),
    url: absolute(paths.record(locale, kind, slug)),
    day: onDay,
    summary: said.map((sentence) => (ENDED.test(sentence) ? sentence : `${sentence}${t("feed.stop")}`)).join(siteLanguage(locale).space),
    kind: words(`recordKind.${kind}`),
  };
}
