import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { PUBLISHED, visibleRecords } from "@/lib/cases/policy";
import { idsCalled } from "@/lib/cases/queries/ids-called";
import { askedKeysOf } from "@/lib/facts/name-key";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import { retiredPractices } from "@/lib/wording/queries/standing-practices";

const LONGEST_TEXT = 200;

type Wanted = { kinds: readonly RecordKind[]; /** By which they are looked for; the newest where it is empty. */ text: string; /** Those alone that a new public fact may point to: of practices, those that are still used. */ publishedOnly?: boolean; most: number };

/**
 * Records of some kinds by any written form of a name, or by a part of their title or description, since a statement may have no title. Drafts of others are
 * found too, so that nothing is entered twice. Empty below researcher.
 */
export function findRecords(actor: Actor, { kinds, text, publishedOnly = false, most }: Wanted): Promise<RecordName[]> {
  return fromDesk(async (db) => {
    const asked = text.trim().slice(0, LONGEST_TEXT);
    const ids = asked === "" ? null : await idsFor(db, kinds, asked, most);
    const left = publishedOnly && kinds.includes("practice") ? await retiredPractices(db) : [];
    const rows = await db.publicRecord.findMany({
      where: { AND: [{ kind: { in: [...kinds] } }, visibleRecords(actor), publishedOnly ? PUBLISHED : {}, left.length === 0 ? {} : { NOT: { kind: "practice", slug: { in: left } } }, ids === null ? {} : { id: { in: ids } }] },
      select: { id: true },
      orderBy: [{ createdAt: "desc" }, { slug: "asc" }],
      take: most,
    });
    const inOrder = ids === null ? rows : rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    const names = await recordNames(db, inOrder.map(({ id }) => id));
    return inOrder.flatMap(({ id }) => names.get(recordIdSchema.parse(id)) ?? []);
  });
}

/** Ids of records of these kinds whose names, titles or descriptions hold the text, those called so first. */
export async function idsFor(db: DeskReader, kinds: readonly RecordKind[], text: string, most: number): Promise<string[]> {
  const asked = askedKeysOf(text);
  const called = asked === null ? [] : await idsCalled(db, { kinds, asked, most });
  return [...new Set([...called, ...(await idsDescribed(db, kinds, text, most))])];
}

/** By attribute_described_idx, whose attributes these are. */
async function idsDescribed(db: DeskReader, kinds: readonly RecordKind[], text: string, most: number): Promise<string[]> {
  const literally = text.replaceAll(/[\\%_]/gu, String.raw`\$&`);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.record_id::text AS id
    FROM desk.attribute t JOIN desk.assertion a ON a.id = t.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
    WHERE r.kind = ANY (${[...kinds]}::text[]) AND t.attribute IN ('title', 'description', 'publisher') AND c.state <> 'discarded'
      AND a.visibility = 'public' AND lower(t.text) LIKE '%' || lower(${literally}::text) || '%'
    ORDER BY 1 LIMIT ${most}::int`;
  return rows.map(({ id }) => id);
}
