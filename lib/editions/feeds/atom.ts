/** A feed as Atom (RFC 4287). */
import { languageTag } from "@/lib/core/languages";
import { DATA_LICENCE } from "@/lib/editions/published";
import type { Feed } from "@/lib/editions/feeds/feed";
import { element, xmlDocument } from "@/lib/editions/xml";

const NAMESPACE = "http://www.w3.org/2005/Atom";

/** A day as Atom wants it (RFC 3339): its first second. The public record knows no finer time. */
export function momentOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** What a feed without entries says of its age: there was no publication yet. */
const NEVER = "1970-01-01";

/** The document. Everything in it is plain text: nothing that somebody typed is read as markup. */
export function atomOf(feed: Feed): string {
  const entries = feed.entries.map(({ id, title, url, day, summary, kind }) =>
    element(
      "entry",
      {},
      element("id", {}, id),
      element("title", {}, title),
      element("updated", {}, momentOf(day)),
      element("published", {}, momentOf(day)),
      element("link", { rel: "alternate", type: "text/html", href: url }),
      element("category", { term: kind }),
      element("summary", {}, summary),
    ),
  );
  return xmlDocument(
    element(
      "feed",
      { xmlns: NAMESPACE, "xml:lang": languageTag(feed.locale) },
      element("id", {}, feed.id),
      element("title", {}, feed.title),
      element("subtitle", {}, feed.subtitle),
      element("updated", {}, momentOf(feed.entries[0]?.day ?? NEVER)),
      element("author", {}, element("name", {}, "Caselight")),
      element("link", { rel: "self", type: "application/atom+xml", href: feed.self("feed.atom") }),
      element("link", { rel: "alternate", type: "text/html", href: feed.page }),
      element("link", { rel: "license", href: DATA_LICENCE }),
      ...entries,
    ),
  );
}
