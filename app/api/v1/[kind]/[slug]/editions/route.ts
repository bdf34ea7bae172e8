import { editionNumberOf } from "@/components/public/params";
import { kindOfPlural, KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { absent, answer, editionsAsJson, problem } from "@/lib/editions/api";
import { rawParametersOf } from "@/lib/editions/search/data-params";
import { listEditions } from "@/lib/editions/queries/list-editions";

export const dynamic = "force-dynamic";

/** Entries in one answer. */
const LENGTH = 100;

/** The entries of every edition of a record that stands, the first one first; `after` continues behind an edition's number. */
export async function GET(request: Request, { params }: { params: Promise<{ kind: string; slug: string }> }): Promise<Response> {
  const { kind: plural, slug } = await params;
  const kind = kindOfPlural(plural);
  if (kind === null) return problem(404);
  const { after: asked = "0", ...raw } = rawParametersOf(request.url);
  const after = asked === "0" ? 0 : typeof asked === "string" ? editionNumberOf(asked) : null;
  const found = await listEditions(kind, slug);
  if (found.state !== "standing") return absent(found, (standing) => paths.apiEditions(KIND_PLURAL[kind], standing));
  if (after === null || Object.keys(raw).length > 0) return problem(400);
  const list = editionsAsJson(found.entries, after, LENGTH);
  return list === null ? problem(404) : answer(list);
}
