import "server-only";
import * as z from "zod";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";

/** What the desk calls a record. `name` is null where no source has named it yet; the page then shows kind and address. */
export type RecordName = {
  id: RecordId;
  kind: RecordKind;
  slug: string;
  name: { text: string; language: string | null } | null;
  /** No change to it was ever applied. */
  isNew: boolean;
  isWithdrawn: boolean;
};

// The first of these that a record has is its name.
const PREFERENCE = ["main", "as_printed", "native", "transliteration", "alias", "screen", "former"];

/** Names of records for the desk, pending ones included where nothing is applied yet. Unknown ids are left out. */
export async function recordNames(db: DeskReader, ids: Iterable<string>): Promise<Map<RecordId, RecordName>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const records = await db.publicRecord.findMany({
    where: { id: { in: wanted } },
    select: {
      id: true,
      kind: true,
      slug: true,
      version: true,
      withdrawnAt: true,
      assertions: {
        where: {
          addedByChange: { state: { not: "discarded" } },
          AND: [
            // By its kind, which the fact itself says: else the details of every other fact of the record are looked up as well.
            { OR: [{ kind: "name" }, { kind: "attribute", attribute: { attribute: "title" } }] },
            { OR: [{ retiredByChangeId: null }, { retiredByChange: { state: { notIn: ["applied"] } }, addedByChange: { state: "applied" } }] },
          ],
        },
        select: {
          name: { select: { text: true, language: true, nameKind: true } },
          attribute: { select: { text: true, language: true } },
          addedByChange: { select: { state: true } },
        },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
  return new Map(
    records.map((record) => {
      const id = recordIdSchema.parse(record.id);
      const best = record.assertions.toSorted((one, other) => rankOf(one) - rankOf(other))[0];
      const words = best?.name ?? best?.attribute ?? null;
      return [
        id,
        {
          id,
          kind: z.enum(RECORD_KINDS).parse(record.kind),
          slug: record.slug,
          name: words && { text: words.text, language: words.language },
          isNew: record.version === 0,
          isWithdrawn: record.withdrawnAt !== null,
        },
      ];
    }),
  );
}

type Candidate = { name: { nameKind: string } | null; addedByChange: { state: string } };

// An applied name comes before any pending one; a title is what a source or statement is called.
function rankOf({ name, addedByChange }: Candidate): number {
  const kind = name === null ? 0 : PREFERENCE.indexOf(name.nameKind);
  return (addedByChange.state === "applied" ? 0 : PREFERENCE.length) + kind;
}
