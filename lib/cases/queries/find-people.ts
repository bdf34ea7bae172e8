import "server-only";
import { Converter } from "opencc-js";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, recordIdSchema, type CaseId } from "@/lib/core/ids";
import { visibleRecords } from "@/lib/cases/policy";
import { slugFrom } from "@/lib/cases/slug";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

export type FoundPerson = {
  record: RecordName;
  /** Every written form of the name that is on file, for telling people apart. */
  names: string[];
  cases: { id: CaseId; number: number }[];
};

const MOST_FOUND = 30;
const LONGEST_TEXT = 200;

const simplified = Converter({ from: "t", to: "cn" });
const traditional = Converter({ from: "cn", to: "t" });

/**
 * People by any written form of a name: Hanzi of either kind, pinyin with or without marks and spaces, or a part of a name. Drafts of
 * others are found too, so that nobody is entered twice. Empty for an empty text and below researcher.
 */
export async function findPeople(actor: Actor, text: string): Promise<FoundPerson[]> {
  const asked = text.normalize("NFC").trim().slice(0, LONGEST_TEXT);
  if (asked === "") return [];
  const spellings = [...new Set([asked, simplified(asked), traditional(asked)])];
  return fromDesk(async (db) => {
    const spelledSo = await idsSpelled(db, slugFrom(asked, "person"));
    const rows = await db.publicRecord.findMany({
      where: {
        AND: [
          { kind: "person" },
          visibleRecords(actor),
          {
            OR: [
              ...spellings.map((spelling) => ({ assertions: { some: { name: { text: { contains: literally(spelling), mode: "insensitive" as const } }, addedByChange: { state: { not: "discarded" } } } } })),
              { id: { in: spelledSo } },
            ],
          },
        ],
      },
      select: {
        id: true,
        slug: true,
        cases: { select: { id: true, number: true }, orderBy: { number: "asc" } },
        assertions: { where: { kind: "name", retiredByChangeId: null, addedByChange: { state: { not: "discarded" } } }, select: { name: { select: { text: true } } }, orderBy: { createdAt: "asc" } },
      },
      orderBy: [{ slug: "asc" }],
      take: MOST_FOUND,
    });
    const names = await recordNames(db, rows.map(({ id }) => id));
    return rows.flatMap((row) => {
      const record = names.get(recordIdSchema.parse(row.id));
      if (record === undefined) return [];
      return [
        {
          record,
          names: [...new Set(row.assertions.flatMap(({ name }) => (name === null ? [] : [name.text])))],
          cases: row.cases.map(({ id, number }) => ({ id: caseIdSchema.parse(id), number })),
        },
      ];
    });
  });
}

// Prisma's `contains` is a LIKE pattern: what was typed must not be one.
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}

/** People whose address, a name spelled in ASCII, holds this spelling, with or without its spaces: "xie yang" and "xieyang". */
async function idsSpelled(db: DeskReader, slug: string): Promise<string[]> {
  // A text that cannot be spelled gives the bare word, which is nobody's name.
  if (slug === "person") return [];
  const pattern = `%${slug.replaceAll("-", "")}%`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM desk.public_record WHERE kind = 'person' AND replace(slug, '-', '') LIKE ${pattern} ORDER BY slug LIMIT ${MOST_FOUND}`;
  return rows.map(({ id }) => id);
}
