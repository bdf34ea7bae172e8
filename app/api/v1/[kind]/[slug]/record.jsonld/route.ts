import { kindOfPlural } from "@/lib/core/kinds";
import { problem } from "@/lib/editions/api";
import { jsonLdOf } from "@/lib/editions/linked/json-ld";
import { readLinked } from "@/lib/editions/queries/read-linked";
import { absolute } from "@/lib/editions/site";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** The standing edition of a record in the words of schema.org. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string; slug: string }> }): Promise<Response> {
  const { kind: plural, slug } = await params;
  const kind = kindOfPlural(plural);
  if (kind === null) return problem(404);
  const content = await readLinked(kind, slug);
  if (content.state !== "standing") return problem(content.state === "withdrawn" ? 410 : 404);
  return fileAnswer(JSON.stringify(jsonLdOf(content.edition, { lookup: content.lookup, absolute })), "application/ld+json");
}
