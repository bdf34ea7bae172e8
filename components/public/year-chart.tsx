import type { Locale } from "@/lib/core/kinds";
import type { PeopleByYear, PeopleCount } from "@/lib/editions/charts/people-by-year";
import { labelledOf, ticksTo } from "@/lib/editions/charts/ticks";
import { translatorFor } from "@/lib/messages/translate";
import { FigureTable } from "./chart-parts";

// In percent of the picture: what is drawn keeps its place at every width, and letters keep their size.
const LEFT = 9;
const TOP = 14;
const BOTTOM = 82;
const WIDEST_COLUMN = 9;
/** Labels under the columns that a phone has room for, and columns that can carry their number. */
const ROOM_FOR_YEARS = 6;
const ROOM_FOR_NUMBERS = 14;

/** People by the year in which custody under a practice began, as columns and as a table; whoever has no certain year is named beneath. */
export function YearChart({ counts, locale }: { counts: PeopleByYear; locale: Locale }) {
  const t = translatorFor(locale, "charts");
  const { years, uncertain, noStretch, all } = counts;
  const rows: readonly { key: string; head: string; count: PeopleCount }[] = [
    ...years.map((count) => ({ key: count.year, head: count.year, count })),
    { key: "uncertain", head: t("years.uncertain"), count: uncertain },
    { key: "none", head: t("years.noStretch"), count: noStretch },
    { key: "all", head: t("years.all"), count: all },
  ];
  return (
    <>
      {years.length === 0 ? <p className="nothing">{t("years.empty")}</p> : <Columns years={years} locale={locale} />}
      {total(uncertain) + total(noStretch) === 0 ? null : (
        <ul className="bullets chart-beneath">
          {total(uncertain) === 0 ? null : <li>{t("years.uncertainBeneath", { count: total(uncertain) })}</li>}
          {total(noStretch) === 0 ? null : <li>{t("years.noStretchBeneath", { count: total(noStretch) })}</li>}
        </ul>
      )}
      <FigureTable id="years-caption" caption={t("years.caption")}>
        <thead>
          <tr>
            {(["year", "stated", "alleged"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`years.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, count }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              <td>{count.stated}</td>
              <td>{count.alleged}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </>
  );
}

function total({ stated, alleged }: PeopleCount): number {
  return stated + alleged;
}

/** Says nothing that the table does not: for eyes only. */
function Columns({ years, locale }: { years: PeopleByYear["years"]; locale: Locale }) {
  const t = translatorFor(locale, "charts");
  const most = Math.max(1, ...years.map(total));
  const band = (100 - LEFT) / years.length;
  const width = Math.min(band * 0.7, WIDEST_COLUMN);
  const y = (people: number) => BOTTOM - (people / most) * (BOTTOM - TOP);
  const labelled = labelledOf(years.map(({ year }) => year), ROOM_FOR_YEARS);
  return (
    <svg className="column-chart" aria-hidden="true" focusable="false">
      <text className="axis-title" x="0" y="3%" dominantBaseline="middle">
        {t("years.people")}
      </text>
      {ticksTo(most, 4).map((people) => (
        <g key={people}>
          <line className="axis-line" x1={percent(LEFT - 1)} x2="100%" y1={percent(y(people))} y2={percent(y(people))} />
          <text className="axis-label" x={percent(LEFT - 2)} y={percent(y(people))} textAnchor="end" dominantBaseline="middle">
            {people}
          </text>
        </g>
      ))}
      {years.map((count, index) => {
        const middle = LEFT + band * (index + 0.5);
        const left = percent(middle - width / 2);
        return (
          <g key={count.year}>
            {count.alleged === 0 ? null : (
              <rect className="bar-possible" x={left} width={percent(width)} y={percent(y(total(count)))} height={percent(y(count.stated) - y(total(count)))} />
            )}
            {count.stated === 0 ? null : <rect className="bar-certain" x={left} width={percent(width)} y={percent(y(count.stated))} height={percent(BOTTOM - y(count.stated))} />}
            {years.length > ROOM_FOR_NUMBERS || total(count) === 0 ? null : (
              <text className="axis-number" x={percent(middle)} y={percent(y(total(count)) - 4)} textAnchor="middle" dominantBaseline="middle">
                {total(count)}
              </text>
            )}
            {labelled.has(count.year) ? (
              <text className="axis-label" x={percent(middle)} y="87.5%" textAnchor="middle" dominantBaseline="middle">
                {count.year}
              </text>
            ) : null}
          </g>
        );
      })}
      <text className="axis-title" x="100%" y="99%" textAnchor="end">
        {t("years.began")}
      </text>
    </svg>
  );
}

/** A place as the picture writes it, no finer than anybody can see. */
function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}
