/** What the database itself refuses to do with a request, whoever asks: raw SQL as the desk's role and as the owner. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { ERASED_AFTER_DAYS } from "@/lib/core/requests";
import { closeRequest } from "@/lib/requests/commands/close-request";
import { expungeRequest } from "@/lib/requests/commands/expunge-request";
import { noteRequest } from "@/lib/requests/commands/note-request";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeRequest } from "@/prisma/factories/requests";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const NOT_ALLOWED = "42501";
let [editor, researcher, admin]: Actor[] = [];
let requestId: RequestId;

const who = (actor: Actor | undefined) => actor?.accountId ?? "";
const change = (set: string, ...values: unknown[]) => codeOf("owner", `UPDATE desk.removal_request SET ${set} WHERE id = $1`, [requestId, ...values]);

beforeAll(async () => {
  [editor, researcher, admin] = await Promise.all([makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "admin" })]);
});

beforeEach(async () => {
  ({ requestId } = await makeRequest(database.db));
});

describe("a request", () => {
  it.each(["message = 'other words'", "contact = NULL", "record_address = '/en/people/somebody-else'", "kind = 'other'", "reference = 'BCDFGHJK'", "received_at = now()", "language = 'zh'"])("stays as it was sent: %s", async (set) => {
    expect(await change(set)).toBe("CL040");
  });

  it("has columns that the desk's role cannot touch at all, and is never deleted", async () => {
    for (const set of ["reference = reference", "kind = kind", "received_at = received_at", "stamp_hash = stamp_hash"]) expect(await codeOf("desk", `UPDATE desk.removal_request SET ${set}`), set).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "DELETE FROM desk.removal_request")).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "DELETE FROM desk.removal_request_note")).toBe(NOT_ALLOWED);
  });

  it("begins as new, and moves along its states", async () => {
    const insert = "INSERT INTO desk.removal_request (reference, stamp_hash, language, kind, message, state, claimed_by, claimed_at) VALUES ('BCDFGHJK', sha256('x'), 'en', 'other', 'x', 'in_work', $1, now())";
    expect(await codeOf("desk", insert, [who(editor)])).toBe("CL041");
    expect(await change("state = 'answered', claimed_by = $2, claimed_at = now()", who(editor))).toBe("CL041");
  });

  it("is worked on by editors, and erased by admins", async () => {
    expect(await change("state = 'in_work', claimed_by = $2, claimed_at = now()", who(researcher))).toBe("CL042");
    expect(await change("state = 'closed', outcome = 'spam', closed_by = $2, closed_at = now()", who(researcher))).toBe("CL042");
    await closeRequest(editor as Actor, { requestId, outcome: "spam" });
    expect(await change("message = NULL, contact = NULL, record_address = NULL, expunged_by = $2, expunged_at = now()", who(editor))).toBe("CL042");
    expect(await change("message = NULL, contact = NULL, record_address = NULL, expunged_by = $2, expunged_at = now()", who(admin))).toBe("kept");
  });

  it("is erased by nobody's hand only 90 days after it was closed", async () => {
    const byNobody = () => change("message = NULL, contact = NULL, record_address = NULL, expunged_at = now()");
    expect(await byNobody()).toBe("CL093");
    await closeRequest(editor as Actor, { requestId, outcome: "spam" });
    expect(await byNobody()).toBe("CL093");
    for (const [closed, code] of [[`${String(ERASED_AFTER_DAYS)} days' + interval '-1 minute`, "CL093"], [`${String(ERASED_AFTER_DAYS)} days`, "kept"]]) {
      // The guard itself keeps a closed request from being touched: only its owner, with triggers off, can make it older.
      await database.sqlAs("owner", `BEGIN; SET LOCAL session_replication_role = replica; UPDATE desk.removal_request SET closed_at = now() - (interval '${closed}') WHERE id = '${requestId}'; COMMIT`);
      expect(await byNobody(), closed).toBe(code);
    }
    expect(await codeOf("owner", "UPDATE desk.removal_request SET expunged_by = $2 WHERE id = $1", [requestId, who(admin)])).toBe("CL040");
  });

  it("is erased whole, once, and only when it is closed", async () => {
    expect(await change("message = NULL, contact = NULL, record_address = NULL, expunged_by = $2, expunged_at = now()", who(admin))).toBe("23514");
    await closeRequest(editor as Actor, { requestId, outcome: "spam" });
    expect(await change("message = NULL, expunged_by = $2, expunged_at = now()", who(admin))).toBe("23514");
    await expungeRequest(admin as Actor, { requestId });
    expect(await change("message = 'back again'")).toBe("CL040");
    expect(await change("state = 'in_work', outcome = NULL, closed_by = NULL, closed_at = NULL, claimed_by = $2, claimed_at = now()", who(editor))).toBe("CL040");
  });
});

describe("a note", () => {
  const note = (actor: Actor | undefined) => codeOf("desk", "INSERT INTO desk.removal_request_note (request_id, account_id, text) VALUES ($1, $2, 'x')", [requestId, who(actor)]);

  it("is written by editors, and stays", async () => {
    expect(await note(researcher)).toBe("CL043");
    expect(await note(editor)).toBe("kept");
    expect(await codeOf("desk", "UPDATE desk.removal_request_note SET text = 'other' WHERE request_id = $1", [requestId])).toBe("CL043");
    expect(await codeOf("desk", "UPDATE desk.removal_request_note SET text = NULL WHERE request_id = $1", [requestId])).toBe("CL043");
  });

  it("is erased with its request, and none is added afterwards", async () => {
    await noteRequest(editor as Actor, { requestId, text: "x" });
    await closeRequest(editor as Actor, { requestId, outcome: "spam" });
    await expungeRequest(admin as Actor, { requestId });
    expect(await database.sqlAs("owner", "SELECT text FROM desk.removal_request_note WHERE request_id = $1", [requestId])).toEqual([{ text: null }]);
    expect(await note(editor)).toBe("CL043");
  });
});
