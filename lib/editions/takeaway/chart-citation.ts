/** How a chart is cited: what it shows, of which record, and of which edition of the dataset its numbers are. */
import { formatHonestDate } from "@/lib/core/honest-date";
import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { CHART_ANCHOR, CHART_KIND, type ChartName } from "@/lib/editions/charts/chart";
import type { DatasetEdition } from "@/lib/editions/dataset/files";
import type { Edition } from "@/lib/editions/edition";
import { plainLabelOf } from "@/lib/editions/labels";
import type { Cited } from "@/lib/editions/takeaway/citation";
import { translatorFor } from "@/lib/messages/translate";

export type ChartCitation = Cited & { dataset: DatasetEdition };

type Drawn = { name: ChartName; /** Null: of the whole record. */ record: Pick<Edition, "entry" | "body" | "words"> | null; dataset: DatasetEdition };

/** The citation of a chart as it is drawn today. @param retrievedOn the day of drawing, `YYYY-MM-DD` in UTC */
export function chartCitationOf({ name, record, dataset }: Drawn, locale: Locale, { absolute, retrievedOn }: { absolute: (path: string) => string; retrievedOn: string }): ChartCitation {
  const t = translatorFor(locale, "charts");
  const page = record === null ? paths.list(locale, KIND_PLURAL[CHART_KIND[name]]) : paths.record(locale, record.entry.kind, record.entry.slug);
  return {
    locale,
    key: ["caselight", name, ...(record === null ? [] : [record.entry.slug]), dataset.publication].join("-"),
    title: record === null ? t(`title.${name}`) : t("cite.ofRecord", { chart: t(`title.${name}`), record: plainLabelOf(record, locale, new Map()).text }),
    edition: t("cite.edition", { token: dataset.publication }),
    publishedOn: dataset.day,
    url: absolute(`${page}#${CHART_ANCHOR[name]}`),
    retrievedOn,
    note: t("cite.note"),
    dataset,
  };
}

/** One line of plain text, by the convention of the citation's language. */
export function plainChartCitation({ locale, title, edition, publishedOn, url, retrievedOn }: ChartCitation): string {
  const day = (iso: string): string => (siteLanguage(locale).citesDaysInNumbers ? iso : formatHonestDate(iso, locale));
  return translatorFor(locale, "charts")("cite.plain", { title, edition, published: day(publishedOn), url, retrieved: day(retrievedOn) });
}
