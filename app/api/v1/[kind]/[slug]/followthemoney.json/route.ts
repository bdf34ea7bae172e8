import { kindOfPlural } from "@/lib/core/kinds";
import { problem } from "@/lib/editions/api";
import { FOLLOWED_KINDS, followTheMoneyOf } from "@/lib/editions/linked/follow-the-money";
import { readLinked } from "@/lib/editions/queries/read-linked";
import { absolute } from "@/lib/editions/site";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** A person, an organisation or a statement as entities of FollowTheMoney. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string; slug: string }> }): Promise<Response> {
  const { kind: plural, slug } = await params;
  const kind = FOLLOWED_KINDS.find((followed) => followed === kindOfPlural(plural));
  if (kind === undefined) return problem(404);
  const content = await readLinked(kind, slug);
  if (content.state !== "standing") return problem(content.state === "withdrawn" ? 410 : 404);
  return fileAnswer(JSON.stringify(followTheMoneyOf(content.edition, { lookup: content.lookup, absolute })), "application/json");
}
