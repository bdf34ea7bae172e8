import { daysBetween } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import type { Clock } from "@/lib/editions/clock";
import { clockOfSpell, countByYear, type SpellUnder, type YearCount } from "@/lib/editions/custody";
import { labelOf } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
import { barOf, DayBar, StandingMark } from "./clock";
import { CountingRule } from "./custody";
import { daysInWords } from "./duration";
import { HowPut } from "./evidence";
import { InLanguage, RecordLink } from "./record-link";
import { Section } from "./section";
import type { View } from "./view";

type ChartsProps = { spells: readonly SpellUnder[]; asOf: string; view: Pick<View, "locale" | "lookup"> };

/** Rows that are drawn; a page stays readable, and its table is no shorter than its picture. */
const LONGEST_CHART = 200;

/** Every stretch under a practice against its limit, and how many began in each year: each as a picture and as a table. Absent where none is on record. */
export function SpellCharts({ spells, asOf, view }: ChartsProps) {
  const { locale } = view;
  const t = translatorFor(locale, "custody");
  if (spells.length === 0) return null;
  const day = formatHonestDate(asOf, locale);
  return (
    <>
      <Section id="spells" title={t("practice.strip")} locale={locale} note={t("practice.stripNote", { day })}>
        <StripChart spells={spells.slice(0, LONGEST_CHART)} totalCount={spells.length} asOf={asOf} view={view} />
        <CountingRule locale={locale} />
      </Section>
      <Section id="years" title={t("practice.years")} locale={locale} note={t("practice.yearsNote", { day })}>
        <YearChart counts={countByYear(spells)} locale={locale} />
      </Section>
    </>
  );
}

type Row = SpellUnder & { clock: Clock | null };

function StripChart({ spells, totalCount, asOf, view }: ChartsProps & { totalCount: number }) {
  const { locale, lookup } = view;
  const t = translatorFor(locale, "custody");
  const rows = spells.map((row): Row => ({ ...row, clock: clockOfSpell(row.entry, lookup, asOf) }));
  const scale = Math.max(1, ...rows.flatMap(({ clock }) => [clock?.held.most ?? 0, limitDays(clock)?.most ?? 0]));
  return (
    <>
      {/* Says nothing that the table does not: for eyes only. */}
      <div className="strip-chart" aria-hidden="true">
        {rows.map(({ person, entry, clock }) => (
          <div key={keyOf(person.body.id, entry)} className="strip-row">
            <span className="strip-label">
              <InLanguage {...labelOf(person, locale, lookup)} /> <span className="kind">{entry.begin?.earliest?.slice(0, 4)}</span>
            </span>
            {clock === null || clock.held.most === null ? <span className="kind">–</span> : <DayBar held={barOf(clock)} limit={limitDays(clock)} scale={scale} />}
          </div>
        ))}
      </div>
      <p className="section-note">
        {t("clock.bar")} {t("practice.scale", { count: scale })} {spells.length < totalCount ? t("practice.more", { count: spells.length, totalCount }) : null}
      </p>
      <Table id="spells-caption" caption={t("practice.caption")}>
        <thead>
          <tr>
            {(["person", "begun", "ended", "days", "lastDay", "standing"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`practice.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SpellRow key={keyOf(row.person.body.id, row.entry)} row={row} view={view} />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function SpellRow({ row: { person, entry, clock }, view }: { row: Row; view: ChartsProps["view"] }) {
  const { locale } = view;
  const t = translatorFor(locale, "custody");
  const said = (dates: readonly string[], otherwise: string) => (dates.length === 0 ? otherwise : dates.map((edtf) => formatHonestDate(edtf, locale)).join(t("status.or")));
  const limit = clock?.limit ?? null;
  const { earliest, latest } = limit?.lastDay ?? { earliest: "", latest: "" };
  return (
    <tr>
      <th scope="row">
        <RecordLink edition={person} view={view} /> {entry.mark === null ? null : <HowPut how={entry.mark} locale={locale} />}
      </th>
      <td>{said(entry.begins, t("spell.fromUnknown"))}</td>
      <td>{said(entry.ends, t("spell.open"))}</td>
      <td>{clock === null ? t("practice.undatedDays") : heldInWords(clock, locale)}</td>
      <td>{limit === null ? t("practice.none") : [...new Set([earliest, latest])].map((day) => formatHonestDate(day, locale)).join(" – ")}</td>
      <td>{limit === null ? t("practice.none") : <StandingMark limit={limit} open={clock?.open ?? false} locale={locale} />}</td>
    </tr>
  );
}

function heldInWords({ held, open }: Clock, locale: Locale): string {
  const days = daysInWords(held, locale);
  return open ? translatorFor(locale, "custody")("practice.ifNotEnded", { days }) : days;
}

/** Days from the earliest beginning to the last days of the limit. */
function limitDays(clock: Clock | null): { least: number; most: number } | null {
  if (clock?.limit == null || clock.held.most === null) return null;
  const { lastDay } = clock.limit;
  return { least: clock.held.most + daysBetween(clock.until.latest, lastDay.earliest), most: clock.held.most + daysBetween(clock.until.latest, lastDay.latest) };
}

function YearChart({ counts, locale }: { counts: readonly YearCount[]; locale: Locale }) {
  const t = translatorFor(locale, "custody");
  const most = Math.max(1, ...counts.map(({ recorded, alleged }) => recorded + alleged));
  const named = ({ year }: YearCount) => year ?? t("practice.yearUnknown");
  return (
    <>
      <div className="strip-chart year-chart" aria-hidden="true">
        {counts.map((count) => (
          <div key={named(count)} className="strip-row">
            <span className="strip-label">{named(count)}</span>
            <svg className="day-bar" viewBox={`0 0 ${most} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className="bar-possible" x={count.recorded} y="1" width={count.alleged} height="8" />
              <rect className="bar-certain" x="0" y="1" width={count.recorded} height="8" />
            </svg>
          </div>
        ))}
      </div>
      <Table id="years-caption" caption={t("practice.yearsCaption")}>
        <thead>
          <tr>
            {(["year", "recorded", "alleged"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`practice.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={named(count)}>
              <th scope="row">{named(count)}</th>
              <td>{count.recorded}</td>
              <td>{count.alleged}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Table({ id, caption, children }: { id: string; caption: string; children: React.ReactNode }) {
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className="table-region" role="region" aria-labelledby={id} tabIndex={0}>
      <table className="figures">
        <caption id={id}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

function keyOf(person: string, { caseNumber, spell }: SpellUnder["entry"]): string {
  return `${person}-${String(caseNumber)}-${String(spell)}`;
}
