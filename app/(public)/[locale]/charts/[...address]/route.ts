import { localeOf } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { chartAt } from "@/lib/editions/charts/chart";
import { readChartCitation } from "@/lib/editions/queries/read-chart";
import { bibtexOf, risOf } from "@/lib/editions/takeaway/citation";
import { absentFile, fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** The citation of a chart: `charts/{chart}/cite.bib`, `charts/{chart}/{slug}/cite.ris`. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; address: string[] }> }): Promise<Response> {
  const { locale } = await localeOf(params);
  const { address } = await params;
  const chart = chartAt(address.slice(0, -1));
  const file = address.at(-1);
  if (chart === null || (file !== "cite.bib" && file !== "cite.ris")) return absentFile("missing", locale);
  const citation = await readChartCitation(locale, chart);
  if ("state" in citation) {
    if (citation.state !== "moved") return absentFile(citation.state, locale);
    return new Response(null, { status: 301, headers: { Location: paths.chartFile(locale, chart.name, citation.slug, file) } });
  }
  return file === "cite.bib"
    ? fileAnswer(bibtexOf(citation), "application/x-bibtex", `${citation.key}.bib`)
    : fileAnswer(risOf(citation), "application/x-research-info-systems", `${citation.key}.ris`);
}
