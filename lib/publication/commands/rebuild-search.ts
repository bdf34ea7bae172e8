import "server-only";
import { editionBodySchema } from "@/lib/editions/contract";
import { SEARCHED_KINDS } from "@/lib/editions/search/entry";
import { FOLD_VERSION } from "@/lib/editions/search/fold";
import { openDesk, tryingAgain, type DeskTransaction } from "@/lib/platform/db";
import { indexLockedEditions } from "@/lib/publication/commands/index-edition";

const AT_ONCE = 100;
const TRANSACTION = { maxWait: 10_000, timeout: 120_000 } as const;

type Row = { number: number; published_on: Date; document: unknown };

/**
 * Makes the search of every standing person, statement and source whose rows are missing or were made by another version of the folding: after an
 * upgrade, at start-up. Safe to repeat and to break off: each portion is one transaction, and what is done is not done again.
 * Standing editions are read as they are; nothing is published and no edition changes.
 * @param ownerUrl the owner's connection: start-up runs outside of Next
 * @returns how many editions were read anew
 */
export async function rebuildSearch(ownerUrl: string): Promise<number> {
  const database = openDesk(ownerUrl);
  try {
    let done = 0;
    for (;;) {
      const portion = await tryingAgain(() => database.$transaction(rebuildPortion, TRANSACTION));
      if (portion === 0) return done;
      done += portion;
    }
  } finally {
    await database.$disconnect();
  }
}

async function rebuildPortion(transaction: DeskTransaction): Promise<number> {
  // Locked: a publication of the same record waits, and then finds its own rows older than itself.
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT c.number, e.published_on, c.document
    FROM public_site.current_edition c JOIN public_site.edition e USING (record_id, number)
    WHERE c.kind = ANY(${[...SEARCHED_KINDS]})
      AND NOT EXISTS (SELECT FROM public_site.indexed_edition i WHERE i.record_id = c.record_id AND i.number = c.number AND i.fold_version = ${FOLD_VERSION})
    ORDER BY c.record_id LIMIT ${AT_ONCE} FOR UPDATE OF c`;
  await indexLockedEditions(transaction, rows.map(({ number, published_on: publishedOn, document }) => ({ body: editionBodySchema.parse(document), number, publishedOn })));
  return rows.length;
}
