import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AppError } from "@/lib/core/errors";
import * as clock from "@/lib/platform/clock";
import { receiveRequest } from "@/lib/requests/commands/receive-request";
import { REQUESTS_OF_ALL, REQUESTS_PER_NETWORK } from "@/lib/requests/limits";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { REQUEST, makeRequest, stampHash } from "@/prisma/factories/requests";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const NETWORK = "203.0.113.7";

const send = (network: string | null = NETWORK) => receiveRequest(REQUEST, { stampHash: stampHash(), network });

beforeEach(async () => {
  await database.db.attempt.deleteMany();
});

describe("a request", () => {
  it("is stored as it was sent, under a random reference, with an audit row that holds no word of it", async () => {
    const after = await lastAudit(database.db);
    const { reference } = await send();
    expect(reference).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$/);
    const row = await database.db.removalRequest.findUniqueOrThrow({ where: { reference } });
    expect(row).toMatchObject({ kind: "correct_fact", language: "en", recordAddress: REQUEST.record, message: REQUEST.message, contact: REQUEST.contact, state: "new", outcome: null, claimedById: null });
    const audit = await auditSince(database.db, after);
    expect(audit).toEqual([{ event: "request.received", subjectId: row.id, actorId: null, detail: { kind: "correct_fact", language: "en" } }]);
  });

  it("keeps nothing of where it came from", async () => {
    await send();
    const all = JSON.stringify([await database.db.removalRequest.findMany(), await database.db.attempt.findMany(), (await auditSince(database.db, 0n)).map(({ detail }) => detail)]);
    expect(all).not.toContain(NETWORK);
  });

  it("may name no page and no way to answer", async () => {
    const { reference } = await receiveRequest({ ...REQUEST, record: null, contact: null }, { stampHash: stampHash(), network: null });
    expect(await database.db.removalRequest.findUniqueOrThrow({ where: { reference } })).toMatchObject({ recordAddress: null, contact: null });
  });

  it("sent twice by the same form is one request, also at the same moment", async () => {
    const hash = stampHash();
    const before = await database.db.removalRequest.count();
    const references = await Promise.all(Array.from({ length: 6 }, () => receiveRequest(REQUEST, { stampHash: hash, network: NETWORK })));
    expect(new Set(references.map(({ reference }) => reference)).size).toBe(1);
    expect(await receiveRequest(REQUEST, { stampHash: hash, network: NETWORK })).toEqual(references[0]);
    expect(await database.db.removalRequest.count()).toBe(before + 1);
  });
});

describe("too many requests", () => {
  const waitOf = async () => {
    const refusal = await refusalFrom(send());
    expect(refusal.code).toBe("too_many");
    return Number(refusal.details);
  };

  it("from one network are refused, with the time to wait, and others still come through", async () => {
    for (let sent = 0; sent < REQUESTS_PER_NETWORK; sent += 1) await send();
    const before = await database.db.removalRequest.count();
    const wait = await waitOf();
    expect(wait).toBeGreaterThan(3_500);
    expect(wait).toBeLessThanOrEqual(3_600);
    expect(await database.db.removalRequest.count()).toBe(before);
    await expect(send("198.51.100.1")).resolves.toHaveProperty("reference");
    await expect(send(null)).resolves.toHaveProperty("reference");
  });

  it("are taken again when the hour is over, and the counts are dropped", async () => {
    for (let sent = 0; sent < REQUESTS_PER_NETWORK; sent += 1) await send();
    await waitOf();
    vi.spyOn(clock, "now").mockReturnValue(new Date(Date.now() + 3_600_001));
    await expect(send("198.51.100.1")).resolves.toHaveProperty("reference");
    expect(await database.db.attempt.count()).toBe(2);
    await expect(send()).resolves.toHaveProperty("reference");
  });

  it("of everybody together are refused, also where the network tells nothing", async () => {
    const at = new Date();
    vi.spyOn(clock, "now").mockReturnValue(at);
    await database.db.attempt.create({ data: { key: "request:everybody", count: REQUESTS_OF_ALL, windowEndsAt: new Date(at.getTime() + 60_000) } });
    const failed = await send(null).catch((error: unknown) => error as AppError);
    expect(failed).toMatchObject({ code: "too_many", details: 60 });
  });

  it("at the same moment do not slip by", async () => {
    // In two waves: more at once would wait for a connection longer than one may, and be refused for that.
    const wave = () => Promise.allSettled(Array.from({ length: REQUESTS_PER_NETWORK / 2 + 4 }, () => send()));
    const answers = [...(await wave()), ...(await wave())];
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as AppError] : []));
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => "too_many"));
    expect(answers).toHaveLength(REQUESTS_PER_NETWORK + 8);
  });
});

it("the public site's role cannot read one, nor write one", async () => {
  await makeRequest(database.db);
  for (const statement of ["SELECT 1 FROM desk.removal_request", "SELECT 1 FROM desk.removal_request_note", "INSERT INTO desk.removal_request (reference) VALUES ('BCDFGHJK')"]) {
    await expect(database.sqlAs("reader", statement), statement).rejects.toMatchObject({ code: "42501" });
  }
});
