import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import type { RecordId } from "@/lib/core/ids";
import { countRecords } from "@/lib/editions/queries/count-records";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { updateAsJson } from "@/lib/editions/api";
import { updateIdOf } from "@/lib/editions/update";
import { now } from "@/lib/platform/clock";
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

/** Every update, one to a page, as a reader who follows `next` sees them. */
async function onePerPage(): Promise<RecordId[]> {
  const seen: RecordId[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listUpdates>> = await listUpdates(after === null ? null : updateIdOf(after), 1);
    seen.push(...page.updates.map(({ record }) => record.body.id));
    after = page.next;
  } while (after !== null);
  return seen;
}

describe("what changed on the public record", () => {
  it("can be read page by page, newest first, also on from an update whose record was withdrawn meanwhile", async () => {
    expect(await onePerPage()).toEqual(made.toReversed());
    const { next } = await listUpdates(null, 2);
    const [one, , three] = made;
    if (one === undefined || three === undefined) throw new Error("four records");
    await withdrawRecord(editor, { recordId: three, reason: "Safety.", confirmed: "yes" });
    expect(await onePerPage()).toEqual(made.filter((id) => id !== three).toReversed());
    const rest = await listUpdates(updateIdOf(next), 10);
    expect(rest.updates.map(({ record }) => record.body.id)).toEqual([made[1], one]);
    expect((await listUpdates(updateIdOf(`${one}.9.publish`))).updates).toEqual([]);
  });

  it("says nothing by which the acts left out could be counted: an update is named by its own record, edition and act", async () => {
    const { updates } = await listUpdates();
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
    const today = dayOf(now());
    expect((await countRecords()).asOf).toBe(today);
    // A withdrawal of another day; publications stand in one order, so that the last one is it.
    const [gone] = await database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE record_id = $1 RETURNING record_id", [made[0]]);
    await database.sqlAs("owner", "INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) VALUES (0, $1, 'source', 'withdraw', NULL, '2035-01-01')", [gone?.record_id]);
    expect((await countRecords()).asOf).toBe(today);
    await database.sqlAs("owner", "DELETE FROM public_site.current_edition");
    expect((await countRecords()).asOf).toBeNull();
  });
});
