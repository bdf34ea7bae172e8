import type { Locale } from "@/lib/core/kinds";
import type { FeedFile } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

export const FEEDS: readonly FeedFile[] = ["feed.atom", "feed.json"];
/** Names of formats are the same in every language. */
export const FEED_NAME = { "feed.atom": "Atom", "feed.json": "JSON Feed" } as const satisfies Record<FeedFile, string>;
export const FEED_TYPE = { "feed.atom": "application/atom+xml", "feed.json": "application/feed+json" } as const satisfies Record<FeedFile, string>;

type File = { href: string; text: string };

/** What a list shows, as data at addresses that stay, and the feed of what is published of it. */
export function TakeThese({ locale, json, tables, feed }: { locale: Locale; json: File; tables: readonly File[]; feed: (file: FeedFile) => File }) {
  const t = translatorFor(locale, "find");
  const files = [{ ...json, type: "application/json" }, ...tables.map((table) => ({ ...table, type: "text/csv" })), ...FEEDS.map((file) => ({ ...feed(file), type: FEED_TYPE[file] }))];
  return (
    <section aria-labelledby="take-heading" className="section">
      <h2 id="take-heading">{t("take.title")}</h2>
      <ul className="links">
        {files.map(({ href, type, text }) => (
          <li key={href}>
            <a href={href} type={type}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <p className="section-note">{t("take.note")}</p>
    </section>
  );
}
