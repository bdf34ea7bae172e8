import type { ReactNode } from "react";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { shareOf, sumOf, type Basis, type BasisOfKind } from "@/lib/editions/charts/basis";
import type { EditionOf } from "@/lib/editions/edition";
import { translatorFor } from "@/lib/messages/translate";
import { FigureTable } from "./chart-parts";
import { RecordLink } from "./record-link";
import type { View } from "./view";

/** How much of the record rests on one source: in a sentence, as a bar over all facts, and kind by kind. */
export function SourceBasis({ kinds, total, locale }: { kinds: readonly BasisOfKind[]; total: number; locale: Locale }) {
  const t = translatorFor(locale, "charts");
  const all = sumOf(kinds);
  return (
    <>
      <p>{t("basis.sentence", { factsCount: all.facts, totalCount: total, share: shareOf(all.facts, total, locale), aloneCount: all.alone, aloneShare: shareOf(all.alone, total, locale) })}</p>
      <ShareBar basis={all} total={total} />
      <p className="section-note">{t("basis.bar")}</p>
      <KindTable id="basis-caption" caption={t("basis.caption")} kinds={kinds} columns={["records", "facts", "alone"]} locale={locale} />
    </>
  );
}

/** How much of the record is said on the word of an organisation. */
export function WordBasis({ kinds, total, locale }: { kinds: readonly BasisOfKind[]; total: number; locale: Locale }) {
  const t = translatorFor(locale, "charts");
  const all = sumOf(kinds);
  return (
    <>
      <p>{t("basis.wordSentence", { factsCount: all.facts, totalCount: total, share: shareOf(all.facts, total, locale) })}</p>
      <KindTable id="word-caption" caption={t("basis.wordCaption")} kinds={kinds} columns={["records", "facts"]} locale={locale} />
    </>
  );
}

type KindTableProps = { id: string; caption: ReactNode; kinds: readonly BasisOfKind[]; columns: readonly (keyof Basis)[]; locale: Locale };

function KindTable({ id, caption, kinds, columns, locale }: KindTableProps) {
  const t = translatorFor(locale, "charts");
  const words = translatorFor(locale, "words");
  const rows = [...kinds.map((row) => ({ head: words(`recordKinds.${row.kind}`), ...row })), ...(kinds.length > 1 ? [{ head: t("basis.all"), ...sumOf(kinds) }] : [])];
  return (
    <FigureTable id={id} caption={caption}>
      <thead>
        <tr>
          {(["kind", ...columns] as const).map((column) => (
            <th key={column} scope="col">
              {t(`basis.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.head}>
            <th scope="row">{row.head}</th>
            {columns.map((column) => (
              <td key={column}>{row[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

type SourcesTableProps = { sources: readonly EditionOf<"source">[]; basis: ReadonlyMap<RecordId, Basis>; total: number; view: Pick<View, "locale" | "lookup"> };

/** Sources with how much of the record rests on each: the list itself, as a table. */
export function SourcesTable({ sources, basis, total, view }: SourcesTableProps) {
  const { locale } = view;
  const t = translatorFor(locale, "charts");
  return (
    <FigureTable id="basis-caption" caption={<>{t("basis.sourcesCaption", { totalCount: total })} {t("basis.bar")}</>} className="figures sources-table">
      <thead>
        <tr>
          {(["source", "facts", "alone", "records"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`basis.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => {
          const counted = basis.get(source.body.id) ?? { records: 0, facts: 0, alone: 0 };
          return (
            <tr key={source.body.id}>
              <th scope="row">
                <RecordLink edition={source} view={view} />
              </th>
              <td>
                {t("basis.counted", { count: counted.facts, share: shareOf(counted.facts, total, locale) })}
                <ShareBar basis={counted} total={total} />
              </td>
              <td>{t("basis.counted", { count: counted.alone, share: shareOf(counted.alone, total, locale) })}</td>
              <td>{counted.records}</td>
            </tr>
          );
        })}
      </tbody>
    </FigureTable>
  );
}

const WIDTH = 1000;

/** Says nothing that the numbers beside it do not: for eyes only. */
function ShareBar({ basis: { facts, alone }, total }: { basis: Basis; total: number }) {
  const at = (count: number) => Math.round((count / Math.max(1, total)) * WIDTH);
  return (
    <svg className="share-bar" viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="bar-ground" x="0" y="6" width={WIDTH} height="2" />
      {facts === 0 ? null : <rect className="bar-possible" x="0" y="2" width={at(facts)} height="10" />}
      {alone === 0 ? null : <rect className="bar-certain" x="0" y="2" width={at(alone)} height="10" />}
    </svg>
  );
}
