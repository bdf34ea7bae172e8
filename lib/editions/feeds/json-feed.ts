/** A feed as JSON Feed, version 1.1 (jsonfeed.org). */
import { languageTag } from "@/lib/core/languages";
import { momentOf } from "@/lib/editions/feeds/atom";
import type { Feed } from "@/lib/editions/feeds/feed";


/** The document. */
export function jsonFeedOf(feed: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.page,
    feed_url: feed.self("feed.json"),
    language: languageTag(feed.locale),
    authors: [{ name: "Caselight" }],
    items: feed.entries.map(({ id, title, url, day, summary, kind }) => ({
      id,
      url,
      title,
      content_text: summary,
      date_published: momentOf(day),
      date_modified: momentOf(day),
      tags: [kind],
      language: languageTag(feed.locale),
    })),
  });
}
