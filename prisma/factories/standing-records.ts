/** Invented editions made to stand: for tests and drills of what reads the public site. */
import pg from "pg";
import type { Edition } from "@/lib/editions/edition";
import { makeBulkPublishers, publishInBulk, rowsOfBodies } from "@/prisma/factories/publish-in-bulk";

const AT_ONCE = 2_000;

/** @param ownerUrl the owner's connection to a throw-away database */
export async function insertStanding(ownerUrl: string, editions: readonly Edition[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const publishers = await makeBulkPublishers(client, editions[0]?.entry.publishedOn ?? "2020-01-01");
    for (let at = 0; at < editions.length; at += AT_ONCE) {
      await publishInBulk(client, rowsOfBodies(editions.slice(at, at + AT_ONCE).map(({ published }) => published), publishers));
    }
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}
