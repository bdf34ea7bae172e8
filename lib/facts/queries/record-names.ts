import "server-only";
import * as z from "zod";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import { untitled, untitledSources, type Untitled, type UntitledSource } from "@/lib/facts/queries/untitled";
import type { DeskReader } from "@/lib/platform/db";
import { practiceFrom, type PracticeEntry } from "@/lib/vocabulary/practices";

/** What the desk calls a record. `name` is null where no source has named it yet; the page then shows kind and address. */
export type RecordName = {
  id: RecordId;
  kind: RecordKind;
  slug: string;
  name: { text: string; language: string | null } | null;
  /** Of a practice that the vocabulary has words for: it is called by them, as in public. */
  words?: Pick<PracticeEntry, "names" | "abbreviation" | "retired">;
  /** Of a statement without a title: what tells it from others. */
  untitled?: Untitled;
  /** Of a source without a title: what else is known of it. */
  untitledSource?: UntitledSource;
  /** No change to it was ever applied. */
  isNew: boolean;
  isWithdrawn: boolean;
  /** It was expunged: it has neither name nor address any more. */
  isExpunged?: true;
};

// Made once: a list asks for each of its rows.
const kindSchema = z.enum(RECORD_KINDS);

// The first of these that a record has is its name.
const PREFERENCE = ["main", "as_printed", "native", "transliteration", "alias", "screen", "former"];

type Row = { id: string; kind: string; slug: string; version: number; withdrawn_at: Date | null; words: unknown; expunged: boolean; text: string | null; language: string | null };

/**
 * Names of records for the desk, pending ones included where nothing is applied yet; a title is what a source or statement is called. Unknown ids are left out.
 * One query, record by record: every list of the desk asks it, and joined to all that there is it would grow with the record.
 */
export async function recordNames(db: DeskReader, ids: Iterable<string>): Promise<Map<RecordId, RecordName>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id::text, r.kind, r.slug, r.version, r.withdrawn_at, CASE WHEN r.kind = 'practice' THEN (SELECT w.document FROM public_site.standing_practice w WHERE w.practice = replace(r.slug, '-', '_')) END AS words, r.expunging_id IS NOT NULL AS expunged, best.text, best.language
    FROM unnest(${wanted}::uuid[]) AS wanted (id) JOIN desk.public_record r ON r.id = wanted.id
      LEFT JOIN LATERAL (
        SELECT coalesce(n.text, t.text) AS text, coalesce(n.language, t.language) AS language
        FROM desk.assertion a JOIN desk.change adding ON adding.id = a.added_by_change_id AND adding.state <> 'discarded'
          LEFT JOIN desk.change retiring ON retiring.id = a.retired_by_change_id
          LEFT JOIN desk.name n ON n.assertion_id = a.id LEFT JOIN desk.attribute t ON t.assertion_id = a.id AND t.attribute = 'title'
        WHERE a.record_id = r.id AND a.kind IN ('name', 'attribute') AND coalesce(n.text, t.text) IS NOT NULL
          AND (a.retired_by_change_id IS NULL OR (adding.state = 'applied' AND retiring.state <> 'applied'))
        -- An applied name comes before any pending one.
        ORDER BY adding.state <> 'applied', coalesce(array_position(${PREFERENCE}::text[], n.name_kind), 1), a.created_at, a.id LIMIT 1
      ) best ON true`;
  const unnamed = (wanted: RecordKind) => rows.flatMap(({ id, kind, text, expunged }) => (kind === wanted && text === null && !expunged ? [recordIdSchema.parse(id)] : []));
  const described = await untitled(db, unnamed("statement"), recordNames);
  const sources = await untitledSources(db, unnamed("source"));
  return new Map(
    rows.map(({ id: stored, kind, slug, version, withdrawn_at: withdrawnAt, words, expunged: isExpunged, text, language }) => {
      const id = recordIdSchema.parse(stored);
      const [others, source] = [described.get(id), sources.get(id)];
      return [id, { id, kind: kindSchema.parse(kind), slug, name: text === null ? null : { text, language }, ...(words === null ? {} : { words: calledBy(words) }), ...(others === undefined ? {} : { untitled: others }), ...(source === undefined ? {} : { untitledSource: source }), isNew: version === 0, isWithdrawn: withdrawnAt !== null, ...(isExpunged ? { isExpunged } : {}) }];
    }),
  );
}

function calledBy(document: unknown): NonNullable<RecordName["words"]> {
  const { names, abbreviation, retired } = practiceFrom(document);
  return { names, abbreviation, retired };
}
