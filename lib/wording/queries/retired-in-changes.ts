import "server-only";
import { AppError, type VocabularyName } from "@/lib/core/errors";
import { recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";
import { practiceFrom, type PracticeEntry } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";

/** `recordId`: of the practice. */
export type RetiredNamed = { recordId: RecordId; names: PracticeEntry["names"] };

/**
 * Practices that these changes name anew and that this site does not use any more (docs/decisions/053, 059): they were retired while the changes were written or waited.
 * Named anew is not what says again what was on record: a fact that takes the place of a published one that names the practice (its correction, its weighing), one that says the same
 * as a published one that was taken back (the restoring of an old version), and whatever a merge, or its undoing, says anew of somebody.
 * @returns each practice once, by name; none where nothing of the changes is in the way
 */
export async function retiredNamedIn(db: DeskReader, changeIds: readonly ChangeId[]): Promise<RetiredNamed[]> {
  // A fact that was written over in its own change stands for what the first of them stood for.
  const rows = await db.$queryRaw<{ id: string; document: unknown }[]>`
    WITH RECURSIVE retired AS MATERIALIZED (
      SELECT r.id, w.document FROM public_site.standing_practice w JOIN desk.public_record r ON r.kind = 'practice' AND r.slug = replace(w.practice, '_', '-') WHERE w.document -> 'retired' = 'true'::jsonb
    ), naming AS MATERIALIZED (
      SELECT a.id, a.record_id, a.question, a.replaces_id, a.added_by_change_id, coalesce(e.practice_id, s.practice_id, b.to_id) AS practice_id,
        ROW (a.edtf, a.modality, a.said_by_id, e.text, coalesce(e.place, s.place), coalesce(e.authority, s.authority), s.end_edtf) AS says
      FROM desk.change c JOIN desk.assertion a ON a.added_by_change_id = c.id AND a.retired_by_change_id IS DISTINCT FROM c.id
        LEFT JOIN desk.event_reading e ON e.assertion_id = a.id LEFT JOIN desk.spell s ON s.assertion_id = a.id LEFT JOIN desk.about b ON b.assertion_id = a.id
      WHERE c.id = ANY (${[...changeIds]}::uuid[]) AND a.kind IN ('event_reading', 'spell', 'about') AND EXISTS (SELECT FROM retired)
        AND NOT EXISTS (SELECT FROM desk.merge m WHERE c.id IN (m.change_id, m.undo_change_id) OR c.with_change_id IN (m.change_id, m.undo_change_id))
    ), stands_for AS (
      SELECT n.id, n.replaces_id, n.added_by_change_id FROM naming n WHERE n.replaces_id IS NOT NULL
      UNION ALL
      SELECT f.id, a.replaces_id, f.added_by_change_id FROM stands_for f JOIN desk.assertion a ON a.id = f.replaces_id AND a.added_by_change_id = f.added_by_change_id WHERE a.replaces_id IS NOT NULL
    )
    SELECT DISTINCT p.id::text AS id, p.document FROM naming n JOIN retired p ON p.id = n.practice_id
    WHERE NOT EXISTS (
      SELECT FROM desk.assertion was JOIN desk.change adding ON adding.id = was.added_by_change_id AND adding.state = 'applied' LEFT JOIN desk.change taking ON taking.id = was.retired_by_change_id
        LEFT JOIN desk.event_reading e ON e.assertion_id = was.id LEFT JOIN desk.spell s ON s.assertion_id = was.id LEFT JOIN desk.about b ON b.assertion_id = was.id
      WHERE was.record_id = n.record_id AND was.question = n.question AND coalesce(e.practice_id, s.practice_id, b.to_id) = n.practice_id
        AND (was.id IN (SELECT f.replaces_id FROM stands_for f WHERE f.id = n.id)
          OR (taking.state = 'applied' AND ROW (was.edtf, was.modality, was.said_by_id, e.text, coalesce(e.place, s.place), coalesce(e.authority, s.authority), s.end_edtf) IS NOT DISTINCT FROM n.says))
    )`;
  const named = rows.map(({ id, document }) => ({ recordId: recordIdSchema.parse(id), names: practiceFrom(document).names }));
  return named.toSorted((one, other) => one.names.en.localeCompare(other.names.en, "en"));
}

/**
 * @throws AppError conflict (practiceRetiredNamed), which says which practices: to whoever hands such a change in, and to whoever would publish it
 */
export async function refuseRetiredPractices(db: DeskReader, changeIds: readonly ChangeId[]): Promise<void> {
  const named = await retiredNamedIn(db, changeIds);
  if (named.length > 0) throw new AppError("conflict", { messageKey: "practiceRetiredNamed", named: named.map(({ names }) => nameIn(names)) });
}

function nameIn(names: PracticeEntry["names"]): VocabularyName {
  return Object.fromEntries(LOCALES.map((locale) => [locale, inLocale(names, locale)])) as VocabularyName;
}
