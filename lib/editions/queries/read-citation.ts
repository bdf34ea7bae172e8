import "server-only";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { readLinked } from "@/lib/editions/queries/read-linked";
import { absolute, today } from "@/lib/editions/site";
import { citationOf, type Citation } from "@/lib/editions/takeaway/citation";

/** How the standing edition of a record is cited today. @param kind null: missing, as every address that leads nowhere */
export async function readCitation(locale: Locale, kind: RecordKind | null, slug: string): Promise<Citation | "missing" | "withdrawn"> {
  if (kind === null) return "missing";
  const content = await readLinked(kind, slug);
  if (content.state !== "standing") return content.state === "withdrawn" ? "withdrawn" : "missing";
  return citationOf(content.edition, locale, content.lookup, { absolute, retrievedOn: today() });
}
