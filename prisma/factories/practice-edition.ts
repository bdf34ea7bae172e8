/** An edition of a practice with the words that came with the product for it, for tests without a database. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionOf } from "@/lib/editions/edition";
import { edition } from "@/lib/editions/edition-fixtures";
import { practiceByCode } from "@/lib/vocabulary/practices";
import { PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";

/** @param slug the code of a practice, with hyphens; of one that the vocabulary does not have, the edition has no words */
export function practiceEdition(slug: string, parts: Record<string, unknown> = {}, id?: RecordId): EditionOf<"practice"> {
  return edition("practice", slug, { ...parts, words: practiceByCode(PRACTICES_AS_SHIPPED, slug) }, id);
}
