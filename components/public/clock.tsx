import { daysBetween } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import type { Clock, DayRange, DaySpan, Limit } from "@/lib/editions/clock";
import { translatorFor } from "@/lib/messages/translate";
import { daysInWords, durationInWords } from "./duration";
import { Mark } from "./how-put";

/** Shape, word and colour together, as everywhere. "Past" is a caution about the limit and no finding about the person. */
const STANDING = {
  within: { shape: "▪", tone: "plain" },
  past: { shape: "▲", tone: "caution" },
  pastUnlessEnded: { shape: "△", tone: "caution" },
  unclear: { shape: "△", tone: "caution" },
  unsaid: { shape: "?", tone: "plain" },
} as const;

/**
 * The clock in words, a number and a bar. The bar says nothing that the words do not.
 * @param silence how long nothing is known; null where that says nothing, as of a stretch that ended
 */
export function ClockView({ clock, silence, hedged, locale }: { clock: Clock; silence: DaySpan | null; hedged: boolean; locale: Locale }) {
  const t = translatorFor(locale, "custody");
  const asOf = formatHonestDate(clock.asOf, locale);
  return (
    <div className="clock">
      <p>
        <strong className="clock-days">{daysInWords(clock.held, locale)}</strong>{" "}
        <span className="clock-what">{clock.open ? t("clock.soFar", { day: asOf }) : t("clock.held")}</span>
      </p>
      <ClockBar clock={clock} />
      {clock.limit === null ? <p>{t("clock.noLimit")}</p> : <LimitWords limit={clock.limit} open={clock.open} locale={locale} />}
      {hedged ? <p>{t("clock.hedged")}</p> : null}
      {silence === null ? null : <p>{t("clock.news", { day: asOf, days: daysInWords(silence, locale) })}</p>}
    </div>
  );
}

function LimitWords({ limit, open, locale }: { limit: Limit; open: boolean; locale: Locale }) {
  const t = translatorFor(locale, "custody");
  return (
    <>
      <p>
        {limit.versions.map((version) => {
          const said = { length: durationInWords(version.longest, locale), law: version.law[locale], version: version.version };
          const words =
            limit.versions.length > 1
              ? t("clock.limitEither", said)
              : version.lengthArticle === null
                ? t("clock.limitNoArticle", said)
                : t("clock.limit", { ...said, article: version.lengthArticle });
          return (
            <span key={version.id}>
              {words}
              {version.unchecked.length === 0 ? null : (
                <>
                  {siteLanguage(locale).space}
                  {t("clock.notChecked")}
                </>
              )}
              {siteLanguage(locale).space}
            </span>
          );
        })}
        {lastDayInWords(limit.lastDay, locale)}
      </p>
      <p>
        <StandingMark limit={limit} open={open} locale={locale} /> {standingDetail(limit, open, locale)}
      </p>
    </>
  );
}

/** Where it stands against the limit, as a mark. Of what may have ended unrecorded nobody says that it went past. */
export function StandingMark({ limit, open, locale }: { limit: Limit; open: boolean; locale: Locale }) {
  const said = open && limit.standing === "past" ? "pastUnlessEnded" : limit.standing;
  return <Mark {...STANDING[said]}>{translatorFor(locale, "custody")(`clock.${said}`)}</Mark>;
}

function lastDayInWords({ earliest, latest }: DayRange, locale: Locale): string {
  const t = translatorFor(locale, "custody");
  const [from, to] = [formatHonestDate(earliest, locale), formatHonestDate(latest, locale)];
  return earliest === latest ? t("clock.lastDay", { day: to }) : t("clock.lastDayRange", { from, to });
}

function standingDetail({ standing, past }: Limit, open: boolean, locale: Locale): string {
  const t = translatorFor(locale, "custody");
  switch (standing) {
    case "past":
      return t(open ? "clock.pastUnlessEndedDetail" : "clock.pastDetail", { days: daysInWords(past, locale) });
    case "unclear":
      return t("clock.unclearDetail");
    case "unsaid":
      return t("clock.unsaidDetail");
    case "within":
      return past.least === 0 && past.most === 0 ? t("clock.withinLast") : t("clock.withinDetail", { days: daysInWords({ least: -past.most, most: -past.least }, locale) });
  }
}

const WIDTH = 1000;
const HEIGHT = 20;

/**
 * Custody as a bar over the days from its beginning: filled what it lasted in any case, outlined what it may have lasted, a line (a band,
 * where the dates are imprecise) for the last day of the limit. Without an upper bound there is nothing to draw.
 */
function ClockBar({ clock }: { clock: Clock }) {
  const { held, limit, until } = clock;
  if (held.most === null) return null;
  // Both last days, counted from the earliest beginning, which is the left edge.
  const begin = held.most;
  const toLast = limit && { least: begin + daysBetween(until.latest, limit.lastDay.earliest), most: begin + daysBetween(until.latest, limit.lastDay.latest) };
  return <DayBar held={barOf(clock)} limit={toLast} scale={Math.max(held.most, toLast?.most ?? 0, 1)} />;
}

/** The days of a bar: none is sure of a stretch that may have ended unrecorded. */
export function barOf({ held, open }: Clock): { least: number; most: number } {
  return { least: open ? 0 : held.least, most: held.most ?? held.least };
}

/**
 * One bar of days, drawn to a scale.
 * @param limit days from the beginning to the last day of the limit; null where there is none
 * @param scale days that the whole width stands for
 */
export function DayBar({ held, limit, scale }: { held: { least: number; most: number }; limit: { least: number; most: number } | null; scale: number }) {
  const at = (days: number) => Math.round((Math.max(0, days) / scale) * WIDTH);
  return (
    <svg className="day-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="bar-ground" x="0" y="9" width={WIDTH} height="2" />
      <rect className="bar-possible" x="0" y="4" width={Math.max(at(held.most), 2)} height="12" />
      <rect className="bar-certain" x="0" y="4" width={at(held.least)} height="12" />
      {limit === null ? null : (
        <>
          <rect className="bar-limit-band" x={at(limit.least)} y="0" width={at(limit.most) - at(limit.least)} height={HEIGHT} />
          <line className="bar-limit" x1={Math.min(at(limit.most), WIDTH - 1)} x2={Math.min(at(limit.most), WIDTH - 1)} y1="0" y2={HEIGHT} />
        </>
      )}
    </svg>
  );
}
