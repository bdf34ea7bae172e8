import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** A part of the page: where it is, what it is called and how much is in it, where that can be counted. */
export type ContentsEntry = { href: string; text: string; count?: number };

/** The parts of a long page, for whoever looks for one of them. */
export function Contents({ entries, locale }: { entries: readonly ContentsEntry[]; locale: Locale }) {
  return (
    <nav className="choices page-contents" aria-label={translatorFor(locale, "profile")("contents.title")}>
      <ul>
        {entries.map(({ href, text, count }) => (
          <li key={`${href} ${text}`}>
            <a href={href}>
              {text}
              {count === undefined ? null : <span className="choice-count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
