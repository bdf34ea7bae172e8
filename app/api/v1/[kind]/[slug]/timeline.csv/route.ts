import { kindOfPlural } from "@/lib/core/kinds";
import { problem } from "@/lib/editions/api";
import { readRecord } from "@/lib/editions/queries/read-record";
import { timelineTable } from "@/lib/editions/tables/timeline-table";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** A person's timeline as a table. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string; slug: string }> }): Promise<Response> {
  const { kind: plural, slug } = await params;
  if (kindOfPlural(plural) !== "person") return problem(404);
  const content = await readRecord("person", slug);
  if (content.state !== "standing") return problem(content.state === "withdrawn" ? 410 : 404);
  const { edition, statements, lookup } = content;
  return fileAnswer(timelineTable(edition.body, statements, lookup), "text/csv", `caselight-people-${edition.entry.slug}-timeline.csv`);
}
