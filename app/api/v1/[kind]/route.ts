import { kindOfPlural, KIND_PLURAL, type RecordKind } from "@/lib/core/kinds";
import { slugSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { answer, editionAsJson, problem } from "@/lib/editions/api";
import { countListed } from "@/lib/editions/queries/count-list";
import { findListed } from "@/lib/editions/queries/find-listed";
import { listRecords } from "@/lib/editions/queries/list-records";
import { rawParametersOf, readDataList } from "@/lib/editions/search/data-params";
import { withParameters } from "@/lib/editions/search/links";
import { listApiPath } from "@/lib/editions/search/list-links";

export const dynamic = "force-dynamic";

/** Kinds whose pages have filters; the others stay few. People have a list of their own. */
const FILTERED = { statement: "statements", source: "sources" } as const satisfies Partial<Record<RecordKind, string>>;

/**
 * The standing records of a kind, by slug, a page at a time: `next` is the address of the next page, null on the last. Statements and sources by
 * the parameters of their pages; one that cannot be read, or that the list does not know, is 400.
 */
export async function GET(request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  const kind = kindOfPlural((await params).kind);
  if (kind === null) return problem(404);
  const { after: asked, ...raw } = rawParametersOf(request.url);
  const after = slugSchema.nullable().safeParse(asked ?? null);
  if (!after.success) return problem(400);
  if (kind === "statement" || kind === "source") return answerFiltered(kind, raw, after.data);
  return Object.keys(raw).length > 0 ? problem(400) : answerWhole(kind, after.data);
}

async function answerWhole(kind: RecordKind, after: string | null): Promise<Response> {
  const { editions, total, next } = await listRecords(kind, after);
  return answer({ kind, total, items: editions.map(editionAsJson), next: next === null ? null : withParameters(paths.api(KIND_PLURAL[kind]), `after=${next}`) });
}

async function answerFiltered(kind: keyof typeof FILTERED, raw: Parameters<typeof readDataList>[0], after: string | null): Promise<Response> {
  const search = readDataList(raw, FILTERED[kind]);
  if (search === null) return problem(400);
  const [{ editions, next }, total] = await Promise.all([findListed(search, after), countListed(search)]);
  const here = listApiPath(search);
  return answer({ kind, total, items: editions.map(editionAsJson), next: next === null ? null : `${here}${here.includes("?") ? "&" : "?"}after=${next}` });
}
