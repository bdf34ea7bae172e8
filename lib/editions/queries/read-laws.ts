import "server-only";
import { onlyOf, type Edition } from "@/lib/editions/edition";
import { read } from "@/lib/platform/reader-db";
import { lawFromText, practiceCodeOf, type Laws } from "@/lib/vocabulary/law";

/**
 * The law that stands on practices: what every clock counts by. One read along an index, and none where no practice is met. It is kept nowhere between two pages:
 * an act on the law moves the edge's generation like a publication (docs/decisions/050), and the page that is then drawn asks anew.
 * @param editions the practices among these
 */
export async function readLaws(editions: Iterable<Edition>): Promise<Laws> {
  const codes = [...new Set(onlyOf(editions, "practice").map(({ body }) => practiceCodeOf(body.slug)))];
  if (codes.length === 0) return [];
  const rows = await read<{ document: string }>(
    "SELECT s.document::text FROM public_site.standing_law s WHERE s.practice = ANY ($1::text[]) ORDER BY s.practice, s.in_force_from NULLS FIRST, s.id",
    [codes],
  );
  return rows.map(({ document }) => lawFromText(document));
}
