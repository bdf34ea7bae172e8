import "server-only";
import { basisTable, sourcesTable, testimonyIn } from "@/lib/editions/charts/basis";
import { CHART_KIND, type Chart } from "@/lib/editions/charts/chart";
import { peopleByYearTable } from "@/lib/editions/charts/people-by-year";
import { signatureTable } from "@/lib/editions/charts/signature-table";
import { spellsTable } from "@/lib/editions/charts/spell-rows";
import { onlyOf, type EditionOf } from "@/lib/editions/edition";
import { plainLabelOf } from "@/lib/editions/labels";
import { countBasis, countBasisOf, countFacts } from "@/lib/editions/queries/count-basis";
import { findRecord } from "@/lib/editions/queries/find-record";
import { readListPage } from "@/lib/editions/queries/read-list";
import { readMatrix } from "@/lib/editions/queries/read-matrix";
import { readPracticeNumbers } from "@/lib/editions/queries/read-practice";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { absolute, today } from "@/lib/editions/site";
import { chartCitationOf, type ChartCitation } from "@/lib/editions/takeaway/chart-citation";
import type { Locale } from "@/lib/core/kinds";

/** Its record is not at this address: an old one leads on, as its page does (decision 018). */
type ChartElsewhere = { state: "missing" } | { state: "withdrawn" } | { state: "moved"; slug: string };

/** The numbers of a chart as a file, the very ones that its page draws. Of all sources: readSourcesTable. */
export async function readChartTable({ name, slug }: Chart): Promise<{ csv: string } | ChartElsewhere> {
  switch (name) {
    case "signatures": {
      const { matrix, lookup } = await readMatrix("en");
      return { csv: signatureTable(matrix, lookup) };
    }
    case "basis": {
      const found = await findRecord("source", slug ?? "");
      if (found.state !== "standing") return found;
      return { csv: basisTable(testimonyIn(await countBasisOf(found.edition.body.id)), await countFacts()) };
    }
    case "years":
    case "spells": {
      const content = await readPracticeNumbers(slug ?? "");
      if (content.state !== "standing") return content;
      return { csv: name === "years" ? peopleByYearTable(content.counts) : spellsTable(content.rows) };
    }
  }
}

/** How much rests on each of the sources that a page of their list draws, in its order, as a file. */
export async function readSourcesTable(search: ListSearch): Promise<string> {
  const sources = onlyOf((await readListPage(search)).found.map(({ edition }) => edition), "source");
  const [basis, total] = await Promise.all([countBasis(sources.map(({ body }) => body.id)), countFacts()]);
  const row = (source: EditionOf<"source">) => ({
    source: source.body.slug,
    title: plainLabelOf(source, "en", new Map()).text,
    ...(basis.get(source.body.id) ?? { records: 0, facts: 0, alone: 0 }),
  });
  return sourcesTable(sources.map(row), total);
}

/** How a chart is cited today: by the edition of the dataset that its numbers are of. Before anything was published there is nothing to cite. */
export async function readChartCitation(locale: Locale, { name, slug }: Chart): Promise<ChartCitation | ChartElsewhere> {
  const dataset = await findDatasetEdition();
  if (dataset === null) return { state: "missing" };
  if (slug === null) return chartCitationOf({ name, record: null, dataset }, locale, { absolute, retrievedOn: today() });
  const found = await findRecord(CHART_KIND[name], slug);
  if (found.state !== "standing") return found;
  return chartCitationOf({ name, record: found.edition, dataset }, locale, { absolute, retrievedOn: today() });
}
