/** The promise of the search at its full size. */
import { expect, it } from "vitest";
import { measureRecall, recallInWords } from "@/prisma/factories/search-recall";
import { testDatabase } from "@/prisma/factories/test-database";

const SEED = 709;
const PROMISED = 0.95;

const database = testDatabase();

it("finds the person meant among the first five for 0.95 of 1,000 names with one slip, at 100,000 people", async () => {
  const recall = await measureRecall(database.urls.ownerUrl, { people: 100_000, queries: 1_000, seed: SEED });
  process.stdout.write(recallInWords(recall, SEED));
  expect(recall.recall).toBeGreaterThanOrEqual(PROMISED);
});
