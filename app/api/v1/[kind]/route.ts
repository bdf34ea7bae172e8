import { kindOfPlural, KIND_PLURAL } from "@/lib/core/kinds";
import { slugSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { answer, editionAsJson, problem } from "@/lib/editions/api";
import { listRecords } from "@/lib/editions/queries/list-records";

export const dynamic = "force-dynamic";

/** The standing records of a kind, by slug, a page at a time: `next` is the address of the next page, null on the last. */
export async function GET(request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  const kind = kindOfPlural((await params).kind);
  if (kind === null) return problem(404);
  const asked = new URL(request.url).searchParams.get("after");
  const after = slugSchema.nullable().safeParse(asked);
  if (!after.success) return problem(400);
  const { editions, total, next } = await listRecords(kind, after.data);
  const address = paths.api(KIND_PLURAL[kind]);
  return answer({ kind, total, items: editions.map(editionAsJson), next: next === null ? null : `${address}?after=${next}` });
}
