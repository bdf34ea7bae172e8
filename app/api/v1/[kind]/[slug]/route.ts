import { kindOfPlural, KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { absent, answerText, problem } from "@/lib/editions/api";
import { publishedAsText } from "@/lib/editions/published";
import { findPublished } from "@/lib/editions/queries/find-published";

export const dynamic = "force-dynamic";

/** The standing edition of one record: its entry and the body that the hash is taken of. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string; slug: string }> }): Promise<Response> {
  const { kind: plural, slug } = await params;
  const kind = kindOfPlural(plural);
  if (kind === null) return problem(404);
  const found = await findPublished(kind, slug);
  if (found.state !== "standing") return absent(found, (standing) => paths.api(KIND_PLURAL[kind], standing));
  const { entry } = found.published;
  return answerText(publishedAsText(found.published), { ETag: `"${entry.sha256}-${entry.number}"` });
}
