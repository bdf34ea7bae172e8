import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { PeopleByYear } from "@/lib/editions/charts/people-by-year";
import { daysAcross, limitDays, type SpellRow } from "@/lib/editions/charts/spell-rows";
import { ticksTo } from "@/lib/editions/charts/ticks";
import type { Clock } from "@/lib/editions/clock";
import type { DatasetEdition } from "@/lib/editions/dataset/files";
import type { EditionOf } from "@/lib/editions/edition";
import { translatorFor } from "@/lib/messages/translate";
import { ChartFiles, FigureTable } from "./chart-parts";
import { barOf, DayBar, StandingMark } from "./clock";
import { CountingRule } from "./custody";
import { daysInWords } from "./duration";
import { DatesSaid } from "./event-said";
import { HowPut } from "./how-put";
import { RecordLabel, RecordLink } from "./record-link";
import { Section } from "./section";
import type { View } from "./view";
import { YearChart } from "./year-chart";

type ChartsProps = {
  practice: EditionOf<"practice">;
  counts: PeopleByYear;
  rows: readonly SpellRow[];
  asOf: string;
  dataset: DatasetEdition | null;
  view: Pick<View, "locale" | "lookup">;
};

/** Rows that are drawn; a page stays readable, and its table is no shorter than its picture. The file has all, and the table says how many it leaves out. */
export const LONGEST_CHART = 200;

/**
 * How many people are on record under a practice by year, and every stretch under it against its limit: each as a picture, as a table and as a file.
 * Both are absent where nobody is on record under it, as the list above says; the strips also where no stretch is: the vocabulary puts nobody into
 * custody (decision 016).
 */
export function SpellCharts({ practice, counts, rows, asOf, dataset, view }: ChartsProps) {
  const { locale } = view;
  const t = translatorFor(locale, "custody");
  const charts = translatorFor(locale, "charts");
  const day = formatHonestDate(asOf, locale);
  if (counts.all.stated + counts.all.alleged === 0) return null;
  return (
    <>
      <Section id="years" title={charts("title.years")} locale={locale} note={charts("years.note", { day })}>
        <YearChart counts={counts} locale={locale} />
        <ChartFiles name="years" record={practice} dataset={dataset} locale={locale} />
      </Section>
      {rows.length === 0 ? null : (
        <Section id="spells" title={t("practice.strip")} locale={locale} note={t("practice.stripNote", { day })}>
          <StripChart practice={practice} rows={rows.slice(0, LONGEST_CHART)} totalCount={rows.length} view={view} />
          <ChartFiles name="spells" record={practice} dataset={dataset} locale={locale} />
          <CountingRule locale={locale} />
        </Section>
      )}
    </>
  );
}

type StripProps = { practice: ChartsProps["practice"]; rows: readonly SpellRow[]; totalCount: number; view: ChartsProps["view"] };

function StripChart({ practice, rows, totalCount, view }: StripProps) {
  const { locale, lookup } = view;
  const t = translatorFor(locale, "custody");
  const scale = daysAcross(rows);
  return (
    <>
      {/* Says nothing that the table does not: for eyes only. */}
      <div className="strip-chart" aria-hidden="true">
        <DayAxis scale={scale} locale={locale} />
        {rows.map(({ person, entry, clock }) => (
          <div key={keyOf({ entry })} className="strip-row">
            <span className="strip-label">
              <RecordLabel edition={person} view={{ locale, lookup }} /> <span className="kind">{entry.begin?.earliest?.slice(0, 4)}</span>
            </span>
            {clock === null || clock.held.most === null ? <span className="kind">–</span> : <DayBar held={barOf(clock)} limit={limitDays(clock)} scale={scale} />}
          </div>
        ))}
        {rows.length > 12 ? <DayAxis scale={scale} locale={locale} /> : null}
      </div>
      <p className="section-note">
        {t("clock.bar")} {t("practice.scale", { count: scale })} {rows.length < totalCount ? t("practice.more", { count: rows.length, totalCount }) : null}
      </p>
      <FigureTable id="spells-caption" caption={t("practice.caption")}>
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
            <SpellLine key={keyOf(row)} row={row} view={view} />
          ))}
        </tbody>
      </FigureTable>
      {rows.length === totalCount ? null : (
        <p className="section-note">
          {t("practice.left", { count: totalCount - rows.length })}{" "}
          <a href={paths.chartTable("spells", practice.entry.slug)} type="text/csv">
            {t("practice.all", { count: totalCount })}
          </a>
        </p>
      )}
    </>
  );
}

/** Days since the beginning, over the bars. */
function DayAxis({ scale, locale }: { scale: number; locale: Locale }) {
  const t = translatorFor(locale, "charts");
  const ticks = ticksTo(scale, 4);
  return (
    <div className="strip-row">
      <span className="strip-label axis-title">{t("spells.days")}</span>
      <svg className="day-axis" focusable="false">
        {ticks.map((days, at) => {
          const x = `${Number(((days / scale) * 100).toFixed(2))}%`;
          return (
            <g key={days}>
              <line className="axis-line" x1={x} x2={x} y1="70%" y2="100%" />
              <text className={at % 2 === 0 ? "axis-label" : "axis-label axis-between"} x={x} y="55%" textAnchor={days === 0 ? "start" : days / scale > 0.95 ? "end" : "middle"}>
                {days}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function SpellLine({ row: { person, entry, clock }, view }: { row: SpellRow; view: ChartsProps["view"] }) {
  const { locale } = view;
  const t = translatorFor(locale, "custody");
  const said = (datings: SpellRow["entry"]["begins"], otherwise: string) => (datings.length === 0 ? otherwise : <DatesSaid datings={datings} under={entry.mark} locale={locale} />);
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

function keyOf({ entry: { caseId, spell } }: Pick<SpellRow, "entry">): string {
  return `${caseId}-${String(spell)}`;
}
