import type { Locale } from "@/lib/core/kinds";
import { publicHref } from "@/lib/editions/site";
import { MOST_ENTRIES, UNDATED, type TimelineKind, type TimelinePart } from "@/lib/editions/timeline-view";
import { translatorFor } from "@/lib/messages/translate";
import type { TimelineLinks } from "./timeline-links";

/** A shorter timeline is seen at a glance: choosing among its entries would take longer than reading them. */
const FEWEST_TO_CHOOSE_FROM = 8;

type ChoicesProps = { part: TimelinePart; /** How many entries the whole timeline has. */ whole: number; links: TimelineLinks; locale: Locale };

/**
 * The ways to a part of the timeline, by kind and by year, each with how many entries it leads to, as links: they work without script and can be
 * passed on. Within a page that shows every year, a year leads down the page; else to a page of its own.
 */
export function TimelineChoices({ part, whole, links, locale }: ChoicesProps) {
  const t = translatorFor(locale, "profile");
  const { kind, year, kinds, years, total, entries } = part;
  const isPart = entries.length < whole;
  if (whole < FEWEST_TO_CHOOSE_FROM && !isPart) return null;
  const isWithin = year === null;
  return (
    <nav className="choices" aria-label={t("timeline.choices")}>
      {kinds.length < 2 ? null : (
        <ul>
          <Choice href={links.choose({ kind: null, year: null })} text={t("timeline.everything")} count={whole} isChosen={kind === null} />
          {kinds.map((each) => (
            <Choice key={each.kind} href={links.choose({ kind: each.kind, year: null })} text={kindWords(each.kind, locale)} count={each.count} isChosen={kind === each.kind} />
          ))}
        </ul>
      )}
      {years.length < 2 ? null : (
        <ul>
          {isWithin || total > MOST_ENTRIES ? null : <Choice href={links.choose({ kind, year: null })} text={t("timeline.everyYear")} count={total} isChosen={false} />}
          {years.map((each) => (
            <Choice
              key={each.year}
              href={isWithin ? `#${yearId(each.year)}` : links.choose({ kind, year: each.year })}
              text={each.year === UNDATED ? t("timeline.undated") : each.year}
              count={each.count}
              isChosen={year === each.year}
            />
          ))}
        </ul>
      )}
      {isPart ? <p className="section-note">{t(year !== null && total > MOST_ENTRIES ? "timeline.shownOfMany" : "timeline.shown", { count: entries.length, wholeCount: whole })}</p> : null}
    </nav>
  );
}

function Choice({ href, text, count, isChosen }: { href: string; text: string; count: number; isChosen: boolean }) {
  return (
    <li>
      <a href={publicHref(href)} {...(href.startsWith("#") ? {} : { rel: "nofollow" })} {...(isChosen ? { "aria-current": "true" as const } : {})}>
        {text} <span className="choice-count">{count}</span>
      </a>
    </li>
  );
}

/** What a kind of entry is called above the timeline. */
export function kindWords(kind: TimelineKind, locale: Locale): string {
  if (kind === "process" || kind === "statement") return translatorFor(locale, "profile")(`timeline.${kind}`);
  const words = translatorFor(locale, "words")(`eventKind.${kind}`);
  return words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
}

/** The place of the first entry of a year on a page. */
export function yearId(year: string): string {
  return `year-${year}`;
}
