/** Who is on record in the same events, on the seed: five people of one round-up. */
import { beforeAll, expect, it } from "vitest";
import { recordIdSchema } from "@/lib/core/ids";
import { IN_EVENTS, listInEvents } from "@/lib/editions/queries/list-in-events";
import { readRecord } from "@/lib/editions/queries/read-record";
import { eventIdsOf, togetherIn } from "@/lib/editions/same-events";
import { timelineOf } from "@/lib/editions/timeline";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { testDatabase } from "@/prisma/factories/test-database";
import { seedFromArticle } from "@/prisma/seed/seed";

const database = testDatabase();

async function withXieYang(): Promise<string[][]> {
  const content = await readRecord("person", "xie-yang");
  if (content.state !== "standing") throw new Error("The record does not stand.");
  const { body } = content.edition;
  const people = await listInEvents(eventIdsOf(body), body.id);
  return togetherIn(timelineOf(body, []), people).map((together) => together.people.map(({ person }) => person.body.slug));
}

beforeAll(async () => {
  await seedFromArticle(database.urls.ownerUrl);
});

it("lists the others of a round-up, and nobody where there is no event", async () => {
  expect(await withXieYang()).toEqual([["li-chunfu", "li-heping", "wang-quanzhang", "wu-gan"]]);
  expect(await listInEvents([], recordIdSchema.parse("00000000-0000-4000-8000-000000000000"))).toEqual([]);
});

it("finds them by the index of events: the query's words are the index's own", async () => {
  const asked = `SELECT FROM public_site.current_edition c WHERE ${IN_EVENTS.replaceAll("$1", "ARRAY['e']")}`;
  // A planner that may read neither the table nor the addresses is left with the index, if it fits. Nothing of this is kept.
  const plan = await database.sqlAs("owner", `BEGIN; DROP INDEX public_site.current_edition_kind_slug_key, public_site.current_edition_kind_slug_in_bytes_idx; SET LOCAL enable_seqscan = off; EXPLAIN ${asked}`);
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("Bitmap Index Scan on current_edition_events_idx");
});

it("forgets somebody the moment they are withdrawn, and keeps no empty event of theirs", async () => {
  const editor = await makeAccount(database.db, { role: "editor" });
  const withdraw = async (slug: string) => {
    const [row] = await database.sqlAs("owner", "SELECT record_id FROM public_site.current_edition WHERE slug = $1 AND kind = 'person'", [slug]);
    await withdrawRecord(editor, { recordId: recordIdSchema.parse(row?.["record_id"]), reason: "Asked for.", confirmed: "yes" });
  };
  await withdraw("wu-gan");
  expect(await withXieYang()).toEqual([["li-chunfu", "li-heping", "wang-quanzhang"]]);
  for (const slug of ["li-chunfu", "li-heping", "wang-quanzhang"]) await withdraw(slug);
  expect(await withXieYang()).toEqual([]);
});
