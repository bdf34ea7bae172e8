import "server-only";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { readEdition } from "@/lib/editions/queries/read-edition";
import { readLinked } from "@/lib/editions/queries/read-linked";
import { absolute, today } from "@/lib/editions/site";
import { citationOf, type Citation } from "@/lib/editions/takeaway/citation";

/** What there is instead of a citation; where an old address leads, absentRecordFile says. */
type NoCitation = "missing" | "withdrawn";

/** How the standing edition of a record is cited today. @param kind null: missing, as every address that leads nowhere */
export async function readCitation(locale: Locale, kind: RecordKind | null, slug: string): Promise<Citation | NoCitation> {
  if (kind === null) return "missing";
  const content = await readLinked(kind, slug);
  if (content.state !== "standing") return content.state === "withdrawn" ? "withdrawn" : "missing";
  return citationOf(content.edition, locale, content.lookup, { absolute, retrievedOn: today() });
}

/** How one edition of a record is cited today, also one that is past or withheld. @param number null: no edition can have such an address */
export async function readEditionCitation(locale: Locale, kind: RecordKind | null, slug: string, number: number | null): Promise<Citation | NoCitation> {
  if (kind === null) return "missing";
  const found = await readEdition(kind, slug, number);
  if (!("standing" in found)) return found.state === "withdrawn" ? "withdrawn" : "missing";
  const { body } = found.state === "readable" ? found.content : found.standing;
  return citationOf({ entry: found.entry, body, words: found.standing.words }, locale, found.lookup, { absolute, retrievedOn: today() });
}
