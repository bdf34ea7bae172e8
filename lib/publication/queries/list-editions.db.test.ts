import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { listRecordChanges } from "@/lib/changes/queries/list-record-changes";
import { publishAsSeen } from "@/prisma/factories/publications";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { listEditions } from "./list-editions";

const database = testDatabase();
const UNKNOWN = recordIdSchema.parse("00000000-0000-4000-8000-00000000dead");
let advocate: Actor, researcher: Actor, stranger: Actor, editor: Actor, record: RecordId, draft: ChangeId;

beforeAll(async () => {
  advocate = await makeAccount(database.db, { role: "advocate" });
  researcher = await makeAccount(database.db, { role: "researcher" });
  stranger = await makeAccount(database.db, { role: "researcher" });
  editor = await makeAccount(database.db, { role: "editor" });
  const source = await makeSource(database.db, { by: researcher });
  record = await makeRecord(database.db, "person");
  const name = (text: string, nameKind: "main" | "alias") => factOf({ kind: "name", text, language: "en", nameKind }, source);
  for (const [text, nameKind] of [["Test Person Aubergine", "main"], ["Alias Bergamot", "alias"]] as const) {
    const { changeId } = await makeFacts(database.db, { recordId: record, by: researcher, facts: [name(text, nameKind)], state: "submitted" });
    await publishAsSeen(editor, { changeId, publicNote: null });
  }
  ({ changeId: draft } = await makeFacts(database.db, { recordId: record, by: researcher, facts: [name("Alias Cardamom", "alias")], state: "draft" }));
});

describe("the editions of a record", () => {
  it("are listed newest first, with the one that stands", async () => {
    const listed = await listEditions(researcher, record);
    expect(listed?.editions.map(({ number, reason, isStanding, withheldOn }) => ({ number, reason, isStanding, withheldOn }))).toEqual([
      { number: 2, reason: "published", isStanding: true, withheldOn: null },
      { number: 1, reason: "published", isStanding: false, withheldOn: null },
    ]);
  });

  it("are not an advocate's to list, and an unknown record has none", async () => {
    expect(await listEditions(advocate, record)).toBeNull();
    expect(await listEditions(researcher, UNKNOWN)).toBeNull();
  });
});

describe("the history of a record", () => {
  it("shows applied changes to every researcher, and a draft to its author alone", async () => {
    expect((await listRecordChanges(researcher, record)).map(({ id }) => id)).toContain(draft);
    expect((await listRecordChanges(researcher, record)).map(({ version }) => version)).toEqual([null, 2, 1]);
    expect((await listRecordChanges(stranger, record)).map(({ version }) => version)).toEqual([2, 1]);
    expect(await listRecordChanges(advocate, record)).toEqual([]);
  });
});

describe("a withdrawn record", () => {
  it("says since when, and has no edition that stands", async () => {
    await withdrawRecord(editor, { recordId: record, reason: "Safety.", confirmed: "yes" });
    const listed = await listEditions(await makeAccount(database.db, { role: "researcher" }), record);
    expect(listed?.withdrawnOn).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(listed?.editions.some(({ isStanding }) => isStanding)).toBe(false);
  });
});
