import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";
import { practiceFromText, type PracticeEntry, type Practices } from "@/lib/vocabulary/practices";

/** The words that stand for every practice, retired ones too: as the public reads them (lib/editions/queries/read-practices.ts). */
export async function standingPractices(db: DeskReader): Promise<Practices> {
  const rows = await db.$queryRaw<{ document: string }[]>`SELECT document::text FROM public_site.standing_practice ORDER BY place`;
  return rows.map(({ document }) => practiceFromText(document));
}

/** Of one practice. @param code its code @returns null where it has none */
export async function standingPractice(db: DeskReader, code: string): Promise<PracticeEntry | null> {
  const [row] = await db.$queryRaw<{ document: string }[]>`SELECT document::text FROM public_site.standing_practice WHERE practice = ${code}`;
  return row === undefined ? null : practiceFromText(row.document);
}

/** The addresses of practices that no new fact may name. */
export async function retiredPractices(db: DeskReader): Promise<string[]> {
  const rows = await db.standingPractice.findMany({ where: { document: { path: ["retired"], equals: true } }, select: { practice: true } });
  return rows.map(({ practice }) => practice.replaceAll("_", "-"));
}

/** Whether this record is of a practice that no new fact may name. False for whatever is no practice. */
export async function isRetiredPractice(db: DeskReader, recordId: RecordId): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM desk.public_record r JOIN public_site.standing_practice w ON w.practice = replace(r.slug, '-', '_') WHERE r.id = ${recordId}::uuid AND r.kind = 'practice' AND w.document -> 'retired' = 'true'::jsonb`;
  return rows.length > 0;
}
