import "server-only";
import type { DeskReader } from "@/lib/platform/db";
import { lawFromText, type Laws } from "@/lib/vocabulary/law";

/** Every version of the law that stands, by practice and oldest first: as the public reads it (lib/editions/queries/read-laws.ts). */
export async function standingLaw(db: DeskReader): Promise<Laws> {
  const rows = await db.$queryRaw<{ document: string }[]>`SELECT s.document::text FROM public_site.standing_law s ORDER BY s.practice, s.in_force_from NULLS FIRST, s.id`;
  return rows.map(({ document }) => lawFromText(document));
}

/** The same of one practice. @param code its code */
export async function standingLawOf(db: DeskReader, code: string): Promise<Laws> {
  const rows = await db.$queryRaw<{ document: string }[]>`SELECT s.document::text FROM public_site.standing_law s WHERE s.practice = ${code} ORDER BY s.in_force_from NULLS FIRST, s.id`;
  return rows.map(({ document }) => lawFromText(document));
}
