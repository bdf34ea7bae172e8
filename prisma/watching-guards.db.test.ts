/** What the database itself holds of watching and telling, past every command: CL150 to CL153. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
let advocate: Actor, shutOut: Actor, source: RecordId;

beforeAll(async () => {
  const { db } = database;
  advocate = await makeAccount(db, { role: "advocate" });
  shutOut = await makeAccount(db, { role: "advocate", disabled: true });
  const [by, editor] = [await makeAccount(db, { role: "researcher" }), await makeAccount(db, { role: "editor" })];
  source = await makeRecord(db, "source");
  await publishFacts(db, { recordId: source, by, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented register", language: "en" }, source)] });
});

describe("a watch", () => {
  const search = "INSERT INTO desk.watch (account_id, search_list, search_query) VALUES ($1, 'people', $2)";

  it("is somebody's who works here, of what can be watched, and is never changed", async () => {
    expect(await codeOf("desk", search, [advocate.accountId, "q=daikon"])).toBe("kept");
    expect(await codeOf("desk", search, [advocate.accountId, "q=daikon"])).toBe("23505");
    expect(await codeOf("desk", search, [shutOut.accountId, "q=daikon"])).toBe("CL150");
    expect(await codeOf("desk", "INSERT INTO desk.watch (account_id, record_id) VALUES ($1, $2)", [advocate.accountId, source])).toBe("CL150");
    expect(await codeOf("desk", "INSERT INTO desk.watch (account_id, record_id) VALUES ($1, $2)", [advocate.accountId, randomUUID()])).toBe("CL150");
    expect(await codeOf("desk", "UPDATE desk.watch SET search_query = ''")).toBe("42501");
    expect(await codeOf("owner", "UPDATE desk.watch SET search_query = ''")).toBe("CL150");
    expect(await codeOf("desk", "INSERT INTO desk.watch (account_id, search_list) VALUES ($1, 'people')", [advocate.accountId])).toBe("23514");
  });
});

describe("a message", () => {
  it("goes to nobody who is shut out, and stays as it came", async () => {
    const insert = "INSERT INTO desk.message (account_id, what, record_id, number, act, at) VALUES ($1, 'publication', $2, 1, 'publish', now())";
    expect(await codeOf("desk", insert, [shutOut.accountId, source])).toBe("CL151");
    expect(await codeOf("desk", insert, [advocate.accountId, source])).toBe("kept");
    expect(await codeOf("desk", insert, [advocate.accountId, source]), "nobody is told twice of one publication").toBe("23505");
    expect(await codeOf("desk", "UPDATE desk.message SET record_id = record_id")).toBe("42501");
    expect(await codeOf("desk", "INSERT INTO desk.message (account_id, what, at) VALUES ($1, 'publication', now())", [advocate.accountId])).toBe("23514");
  });
});

describe("a letter", () => {
  const begin = async (): Promise<string> => String((await database.sqlAs("desk", "INSERT INTO desk.letter (account_id, due_at) VALUES ($1, now()) RETURNING id", [advocate.accountId]))[0]?.["id"]);
  const move = (id: string, to: string) => codeOf("desk", `UPDATE desk.letter SET state = '${to}', ended_at = ${["sent", "dropped", "given_up", "unsure"].includes(to) ? "now()" : "NULL"} WHERE id = $1`, [id]);

  it("goes only to who wants letters and is not shut out", async () => {
    const id = await begin();
    expect(await move(id, "sending")).toBe("CL153");
    await database.sqlAs("desk", "INSERT INTO desk.mail_choice (account_id, choice) VALUES ($1, 'daily')", [advocate.accountId]);
    await database.db.account.update({ where: { id: advocate.accountId }, data: { disabledAt: new Date() } });
    expect(await move(id, "sending")).toBe("CL153");
    await database.db.account.update({ where: { id: advocate.accountId }, data: { disabledAt: null } });
    expect(await move(id, "sending")).toBe("kept");
  });

  it.each([["sent"], ["unsure"]])("that is %s does not go again", async (end) => {
    const id = await begin();
    expect(await move(id, "sent"), "not without having been taken").toBe("CL152");
    expect(await move(id, "sending")).toBe("kept");
    expect(await codeOf("desk", "DELETE FROM desk.letter WHERE id = $1", [id])).toBe("CL152");
    expect(await move(id, end)).toBe("kept");
    for (const state of ["waiting", "sending", "given_up"]) expect(await move(id, state), state).toBe("CL152");
    expect(await codeOf("owner", "UPDATE desk.letter SET state = 'waiting', ended_at = NULL WHERE id = $1", [id])).toBe("CL152");
    expect(await codeOf("desk", "DELETE FROM desk.letter WHERE id = $1", [id])).toBe("kept");
  });

  it("that was given up may be tried again, begins by waiting, and keeps codes and no words", async () => {
    const id = await begin();
    for (const state of ["sending", "given_up", "waiting", "dropped"]) expect(await move(id, state), state).toBe("kept");
    expect(await codeOf("desk", "INSERT INTO desk.letter (account_id, due_at, state) VALUES ($1, now(), 'sending')", [advocate.accountId])).toBe("CL152");
    expect(await codeOf("desk", "UPDATE desk.letter SET failure = 'advocate@caselight.invalid unknown' WHERE id = $1", [id])).toBe("23514");
  });
});
