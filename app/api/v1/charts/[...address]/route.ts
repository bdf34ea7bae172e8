import { slugSchema } from "@/lib/core/ids";
import { csvAnswer, problem } from "@/lib/editions/api";
import { chartAt } from "@/lib/editions/charts/chart";
import { readChartTable } from "@/lib/editions/queries/read-chart";

export const dynamic = "force-dynamic";

const FILE = /^(?<last>[a-z0-9-]+)\.csv$/u;

/** The numbers of a chart as a table: `charts/{chart}.csv`, `charts/{chart}/{slug}.csv`. The list of all sources is paged as on its page, by `after`. */
export async function GET(request: Request, { params }: { params: Promise<{ address: string[] }> }): Promise<Response> {
  const { address } = await params;
  const last = FILE.exec(address.at(-1) ?? "")?.groups?.["last"];
  const chart = last === undefined ? null : chartAt([...address.slice(0, -1), last]);
  if (chart === null) return problem(404);
  const after = slugSchema.nullable().safeParse(new URL(request.url).searchParams.get("after"));
  const isPaged = chart.name === "basis" && chart.slug === null;
  if (!after.success || (after.data !== null && !isPaged)) return problem(400);
  const table = await readChartTable(chart, after.data);
  if (typeof table === "string") return problem(table === "withdrawn" ? 410 : 404);
  return csvAnswer(table.csv, `caselight-${[chart.name, ...(chart.slug === null ? [] : [chart.slug])].join("-")}.csv`);
}
