import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { countRecords } from "@/lib/editions/queries/count-records";
import { continueUpdates, type UpdatePage } from "@/lib/editions/queries/find-updates";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { updateAsJson } from "@/lib/editions/api";
import { readList } from "@/lib/editions/search/list-params";
import { updateIdOf } from "@/lib/editions/update";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor, editor: Actor;
const made: RecordId[] = [];

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
  editor = await makeAccount(database.db, { role: "editor" });
  for (const title of ["Invented report one", "Invented report two", "Invented report three", "Invented report four"]) {
    const recordId = await makeRecord(database.db, "source");
    const facts = [factOf({ kind: "attribute", attribute: "title", text: title, language: "en" }, recordId)];
    const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts, state: "submitted" });
    await publishAsSeen(editor, { changeId, publicNote: null });
    made.push(recordId);
  }
});

const { search: everything } = readList({}, "updates");
const idsOf = (page: UpdatePage | null) => page?.updates.map(({ record }) => record.body.id);

/** Every update, one to a page, as a reader who follows `next` sees them. */
async function onePerPage(): Promise<RecordId[]> {
  const seen: RecordId[] = [];
  let after: string | null = null;
  do {
    const page: UpdatePage | null = await continueUpdates(everything, after === null ? null : updateIdOf(after), 1);
    seen.push(...(idsOf(page) ?? []));
    after = page?.next ?? null;
  } while (after !== null);
  return seen;
}

describe("what changed on the public record", () => {
  it("can be read page by page, newest first, and to its end behind any update that is on it", async () => {
    expect(await onePerPage()).toEqual(made.toReversed());
    expect(idsOf(await continueUpdates(everything, updateIdOf(`${made[0]}.1.publish`), 10))).toEqual([]);
  });

  it("answers alike where it is to go on behind an update that is withdrawn and behind one that never was", async () => {
    const next = (await continueUpdates(everything, null, 2))?.next;
    const [one, , three] = made;
    if (one === undefined || three === undefined) throw new Error("four records");
    await withdrawRecord(editor, { recordId: three, reason: "Safety.", confirmed: "yes" });
    expect(await onePerPage()).toEqual(made.filter((id) => id !== three).toReversed());
    expect(next).toBe(`${three}.1.publish`);
    for (const behind of [next, `${three}.2.publish`, `${randomUUID()}.1.publish`, `${one}.9.publish`]) expect(await continueUpdates(everything, updateIdOf(behind), 10), String(behind)).toBeNull();
  });

  it("says nothing by which the acts left out could be counted: an update is named by its own record, edition and act", async () => {
    const updates = await listUpdates();
    for (const update of updates) {
      const { id, ...rest } = updateAsJson(update);
      expect(id).toBe(`${update.record.body.id}.1.publish`);
      expect(Object.keys(rest).toSorted()).toEqual(["act", "note", "number", "onDay", "reason", "record"]);
      expect(JSON.stringify(update.record.entry)).not.toContain("seq");
      expect("seq" in update).toBe(false);
    }
  });
});

describe("the day of the counts", () => {
  it("is that of the last publication that stands, not that of a withdrawal", async () => {
    // Not today's: midnight may lie between this and what was published before.
    const [last] = await database.sqlAs("owner", "SELECT on_day::text AS day FROM public_site.publication WHERE act = 'publish' ORDER BY seq DESC LIMIT 1");
    expect(last?.["day"]).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await countRecords()).asOf).toBe(last?.["day"]);
    // A withdrawal of another day; publications stand in one order, so that the last one is it.
    const [gone] = await database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE record_id = $1 RETURNING record_id", [made[0]]);
    await database.sqlAs("owner", "INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) VALUES (0, $1, 'source', 'withdraw', NULL, '2035-01-01')", [gone?.record_id]);
    expect((await countRecords()).asOf).toBe(last?.["day"]);
    await database.sqlAs("owner", "DELETE FROM public_site.current_edition");
    expect((await countRecords()).asOf).toBeNull();
  });
});
