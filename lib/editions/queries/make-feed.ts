import "server-only";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { FEED_KINDS, FEED_LENGTH, feedOf, type Feed } from "@/lib/editions/feeds/feed";
import { plainLabelOf } from "@/lib/editions/labels";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { readFeed } from "@/lib/editions/queries/read-feed";
import { absolute } from "@/lib/editions/site";
import { translatorFor } from "@/lib/messages/translate";

/** The feed of all updates. */
export async function updatesFeed(locale: Locale): Promise<Feed> {
  const updates = await listUpdates(FEED_LENGTH);
  const lookup = await loadEditions([], updates.map(({ record }) => record));
  return feedOf({
    locale,
    title: translatorFor(locale, "takeaway")("feed.updates"),
    subtitle: translatorFor(locale, "public")("updates.lead"),
    page: paths.updates(locale),
    self: (file) => paths.updatesFeed(locale, file),
    updates,
    lookup,
    absolute,
  });
}

/**
 * The feed of one record.
 * @param kind null, or a kind that has no feed: missing, as every address that leads nowhere
 */
export async function recordFeed(locale: Locale, kind: RecordKind | null, slug: string): Promise<Feed | "missing" | "withdrawn"> {
  const fed = FEED_KINDS.find((known) => known === kind);
  if (fed === undefined) return "missing";
  const content = await readFeed(fed, slug);
  if (content.state !== "standing") return content.state;
  const { edition, updates, lookup, alleged } = content;
  return feedOf({
    locale,
    title: plainLabelOf(edition, locale, lookup).text,
    subtitle: translatorFor(locale, "takeaway")(`feed.of.${fed}`),
    page: paths.record(locale, fed, edition.body.slug),
    self: (file) => paths.recordFile(locale, fed, edition.body.slug, file),
    updates,
    lookup,
    absolute,
    alleged,
  });
}
