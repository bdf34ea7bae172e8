import type { ReactNode } from "react";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { ChartName } from "@/lib/editions/charts/chart";
import type { DatasetEdition } from "@/lib/editions/dataset/files";
import type { Edition } from "@/lib/editions/edition";
import { absolute, today } from "@/lib/editions/site";
import { chartCitationOf, plainChartCitation } from "@/lib/editions/takeaway/chart-citation";
import { translatorFor } from "@/lib/messages/translate";

/**
 * The numbers of a picture, or numbers that have none, as a table that scrolls by itself where it is wider than the page. What explains it stands above
 * the region: a caption within is as wide as the table, and on a phone its end is out of sight.
 */
export function FigureTable({ id, caption, className = "figures", children }: { id: string; caption: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className="table-figure">
      <p id={id} className="table-words">
        {caption}
      </p>
      {/* A region that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div className="table-region" role="region" aria-labelledby={id} tabIndex={0}>
        <table className={className} aria-labelledby={id}>
          {children}
        </table>
      </div>
    </div>
  );
}

type ChartFilesProps = {
  name: ChartName;
  /** The record that the chart is of; null: the whole record. */
  record: Pick<Edition, "entry" | "body" | "words"> | null;
  /** Null while nothing stands: then there is nothing to cite. */
  dataset: DatasetEdition | null;
  /** The parameters of the page, of a chart whose rows are those of a list. */
  query?: string;
  locale: Locale;
};

/** The same numbers as a file, and how to cite the chart: by the edition of the dataset that they are of. */
export function ChartFiles({ name, record, dataset, query = "", locale }: ChartFilesProps) {
  const t = translatorFor(locale, "charts");
  const slug = record?.entry.slug ?? null;
  const what = t(`title.${name}`);
  // The convention of the page's language first.
  const conventions = LOCALES.toSorted((a, b) => Number(b === locale) - Number(a === locale));
  return (
    <div className="chart-files">
      <p>
        <a href={paths.chartTable(name, slug, query)} type="text/csv" aria-label={t("files.csvOf", { what })}>
          {t("files.csv")}
        </a>
        {dataset === null ? null : (
          <>
            <a href={paths.chartFile(locale, name, slug, "cite.bib")} type="application/x-bibtex" aria-label={t("files.citationOf", { what, format: "BibTeX" })}>
              BibTeX
            </a>
            <a href={paths.chartFile(locale, name, slug, "cite.ris")} type="application/x-research-info-systems" aria-label={t("files.citationOf", { what, format: "RIS" })}>
              RIS
            </a>
          </>
        )}
      </p>
      {dataset === null ? null : (
        <details>
          <summary>{t("files.cite")}</summary>
          {conventions.map((convention) => (
            <p key={convention} lang={languageTag(convention)} className="citation">
              {plainChartCitation(chartCitationOf({ name, record, dataset }, convention, { absolute, retrievedOn: today() }))}
            </p>
          ))}
          <p>{t("files.retrieved")}</p>
        </details>
      )}
    </div>
  );
}
