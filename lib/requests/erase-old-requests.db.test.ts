/** What happens to requests when their time has come, by nobody's hand. */
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { verifyAudit } from "@/lib/audit/verify";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { ERASED_AFTER_DAYS } from "@/lib/core/requests";
import * as clock from "@/lib/platform/clock";
import { claimRequest } from "@/lib/requests/commands/claim-request";
import { closeRequest } from "@/lib/requests/commands/close-request";
import { eraseOldRequests } from "@/lib/requests/commands/erase-old-requests";
import { noteRequest } from "@/lib/requests/commands/note-request";
import { reopenRequest } from "@/lib/requests/commands/reopen-request";
import { getRequest } from "@/lib/requests/queries/get-request";
import { listRequests } from "@/lib/requests/queries/list-requests";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit } from "@/prisma/factories/expect-refusal";
import { REQUEST, makeRequest } from "@/prisma/factories/requests";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const DAY_MS = 86_400_000;
let editor: Actor;
let requestId: RequestId;

const stored = (id = requestId) => database.db.removalRequest.findUniqueOrThrow({ where: { id } });
const erase = () => eraseOldRequests(database.urls.deskUrl);

/** Does the work as so many days ago. */
async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const then = new Date(Date.now() - days * DAY_MS);
  const moved = vi.spyOn(clock, "now").mockReturnValue(then);
  try {
    return await work();
  } finally {
    moved.mockRestore();
  }
}

const closedDaysAgo = (days: number, id = requestId) => daysAgo(days, () => closeRequest(editor, { requestId: id, outcome: "corrected" }));

beforeAll(async () => {
  editor = await makeAccount(database.db, { role: "editor" });
});

beforeEach(async () => {
  ({ requestId } = await makeRequest(database.db));
});

it("erases the words, the contact, the page and the notes of what was closed 90 days ago, and leaves what came of it", async () => {
  await noteRequest(editor, { requestId, text: "The aubergine called." });
  await closedDaysAgo(ERASED_AFTER_DAYS + 1);
  const after = await lastAudit(database.db);
  expect(await erase()).toBe(1);
  expect(await stored()).toMatchObject({ kind: "correct_fact", state: "closed", outcome: "corrected", closedById: editor.accountId, message: null, contact: null, recordAddress: null, expungedById: null });
  const everything = JSON.stringify(await database.sqlAs("owner", "SELECT to_jsonb(r) AS request, (SELECT jsonb_agg(to_jsonb(n)) FROM desk.removal_request_note n WHERE n.request_id = r.id) AS notes FROM desk.removal_request r WHERE r.id = $1", [requestId]));
  expect(everything).not.toMatch(/aubergine/iu);
  expect(await auditSince(database.db, after)).toEqual([{ event: "request.expired", subjectId: requestId, actorId: null, detail: { notes: 1 } }]);
  expect((await verifyAudit(database.urls.ownerUrl)).broken).toBeNull();
});

it("leaves alone what was closed later, and what is open however old", async () => {
  const [open, taken] = [await daysAgo(900, () => makeRequest(database.db)), await daysAgo(900, () => makeRequest(database.db))];
  await daysAgo(800, () => claimRequest(editor, { requestId: taken.requestId }));
  await closedDaysAgo(ERASED_AFTER_DAYS - 1);
  const after = await lastAudit(database.db);
  expect(await erase()).toBe(0);
  for (const id of [requestId, open.requestId, taken.requestId]) expect(await stored(id)).toMatchObject({ message: REQUEST.message, expungedAt: null });
  expect(await auditSince(database.db, after)).toEqual([]);
});

it("counts anew from the day on which a request that was opened again is closed", async () => {
  await closedDaysAgo(ERASED_AFTER_DAYS + 20);
  await reopenRequest(editor, { requestId });
  await closedDaysAgo(1);
  expect(await erase()).toBe(0);
  expect(await stored()).toMatchObject({ message: REQUEST.message });
});

it("erases each once, however many there are and however often it runs, also at the same moment", async () => {
  // More than one portion.
  for (let made = 0; made < 60; made += 1) await closedDaysAgo(ERASED_AFTER_DAYS + 1, (await makeRequest(database.db)).requestId);
  const after = await lastAudit(database.db);
  const counts = await Promise.all([erase(), erase()]);
  expect((counts[0] ?? 0) + (counts[1] ?? 0) + (await erase())).toBe(60);
  expect(await auditSince(database.db, after)).toHaveLength(60);
  expect(await erase()).toBe(0);
});

it("is told on the desk before and after: from which day on, and that nobody's hand did it", async () => {
  await closedDaysAgo(ERASED_AFTER_DAYS);
  const closedOn = (await stored()).closedAt;
  const before = await getRequest(editor, requestId);
  expect(before?.erasedFrom?.toISOString().slice(0, 10)).toBe(new Date((closedOn?.getTime() ?? 0) + ERASED_AFTER_DAYS * DAY_MS).toISOString().slice(0, 10));
  await erase();
  const now = await getRequest(editor, requestId);
  expect(now).toMatchObject({ message: null, expungedBy: null, erasedFrom: null, may: { note: false, reopen: false, expunge: false } });
  expect(now?.expungedAt).not.toBeNull();
  expect((await listRequests(editor, "closed", { most: 100 })).find(({ id }) => id === requestId)).toMatchObject({ isExpunged: true, outcome: "corrected" });
});
