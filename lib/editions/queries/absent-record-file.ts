import "server-only";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { findRecord } from "@/lib/editions/queries/find-record";
import { absentFile } from "@/lib/editions/takeaway/file-answer";

/**
 * The answer where a record has no such file. An old address leads on, as its page does (decision 018): whoever follows a feed never sees the page.
 * @param kind null: no record can have such an address
 * @param moved where it leads, for the slug that stands
 */
export async function absentRecordFile(state: "missing" | "withdrawn", { locale, kind, slug }: { locale: Locale; kind: RecordKind | null; slug: string }, moved: (kind: RecordKind, slug: string) => string): Promise<Response> {
  if (state === "missing" && kind !== null) {
    const found = await findRecord(kind, slug);
    if (found.state === "moved") return new Response(null, { status: 301, headers: { Location: moved(kind, found.slug) } });
  }
  return absentFile(state, locale);
}
