import { paths } from "@/lib/core/paths";
import { absent, csvAnswer, problem } from "@/lib/editions/api";
import { chartAt } from "@/lib/editions/charts/chart";
import { readChartTable, readSourcesTable } from "@/lib/editions/queries/read-chart";
import { rawParametersOf } from "@/lib/editions/search/data-params";
import { readList } from "@/lib/editions/search/list-params";

export const dynamic = "force-dynamic";

const FILE = /^(?<last>[a-z0-9-]+)\.csv$/u;

/**
 * The numbers of a chart as a table: `charts/{chart}.csv`, `charts/{chart}/{slug}.csv`. Of all sources it has the rows of their page, by its parameters; words
 * typed there ask for another table.
 */
export async function GET(request: Request, { params }: { params: Promise<{ address: string[] }> }): Promise<Response> {
  const { address } = await params;
  const last = FILE.exec(address.at(-1) ?? "")?.groups?.["last"];
  const chart = last === undefined ? null : chartAt([...address.slice(0, -1), last]);
  if (chart === null) return problem(404);
  const raw = rawParametersOf(request.url);
  const isOfSources = chart.name === "basis" && chart.slug === null;
  const { search, refused } = readList(raw, "sources");
  if (isOfSources ? refused.length > 0 || search.q !== "" : Object.keys(raw).length > 0) return problem(400);
  const table = isOfSources ? { csv: await readSourcesTable(search) } : await readChartTable(chart);
  if ("state" in table) return absent(table, (slug) => paths.chartTable(chart.name, slug));
  return csvAnswer(table.csv, `caselight-${[chart.name, ...(chart.slug === null ? [] : [chart.slug])].join("-")}.csv`);
}
