import "server-only";
import { randomInt } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { countTry } from "@/lib/platform/counted-tries";
import { fromDesk, inTransaction, type Desk } from "@/lib/platform/db";
import { keyedHash } from "@/lib/platform/secrets";
import { REQUESTS_OF_ALL, REQUESTS_PER_NETWORK, REQUESTS_WINDOW_MS } from "@/lib/requests/limits";
import type { RequestInput } from "@/lib/requests/schema";

// No vowels, and nothing that looks like something else: easy to copy by hand, and never a word.
const LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ";
const REFERENCE_LENGTH = 8;

function newReference(): string {
  return Array.from({ length: REFERENCE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? "2").join("");
}

/** @throws AppError too_many; `details` are the seconds after which one more is taken */
async function countRequest(db: Desk, network: string | null): Promise<void> {
  const keys: [string, number][] = [["request:everybody", REQUESTS_OF_ALL]];
  if (network !== null) keys.unshift([`request:${keyedHash("attempt-key", `request ${network}`)}`, REQUESTS_PER_NETWORK]);
  for (const [key, most] of keys) {
    const { count, windowEndsAt } = await countTry(db, key, REQUESTS_WINDOW_MS);
    if (count > most) throw new AppError("too_many", { details: Math.max(1, Math.ceil((windowEndsAt.getTime() - now().getTime()) / 1_000)) });
  }
  await db.attempt.deleteMany({ where: { key: { startsWith: "request:" }, windowEndsAt: { lt: now() } } });
}

type Sending = {
  /** SHA-256 of the form's stamp. */
  readonly stampHash: Uint8Array<ArrayBuffer>;
  /** What of the sender's address is counted (lib/requests/network.ts); kept as a keyed hash for an hour, and never with the request. */
  readonly network: string | null;
};

/**
 * Takes what somebody sent through the public form. Nobody is signed in: whoever has the form may.
 * The same form sent twice is one request, with one reference.
 * @throws AppError too_many, with the seconds to wait as `details` · unavailable
 */
export async function receiveRequest(input: RequestInput, { stampHash, network }: Sending): Promise<{ reference: string }> {
  const known = await fromDesk((db) => db.removalRequest.findUnique({ where: { stampHash }, select: { reference: true } }));
  if (known !== null) return known;
  await fromDesk((db) => countRequest(db, network));
  return inTransaction(async (transaction) => {
    const { kind, language, record, message, contact } = input;
    const reference = newReference();
    const rows = await transaction.$queryRaw<{ id: string }[]>`
      INSERT INTO desk.removal_request (reference, stamp_hash, received_at, language, kind, record_address, message, contact)
      VALUES (${reference}, ${stampHash}, ${now()}, ${language}, ${kind}, ${record}, ${message}, ${contact})
      ON CONFLICT (stamp_hash) DO NOTHING RETURNING id`;
    const [made] = rows;
    // Pressed twice: the other one was first.
    if (made === undefined) return transaction.removalRequest.findUniqueOrThrow({ where: { stampHash }, select: { reference: true } });
    await recordAudit(transaction, { event: "request.received", actorId: null, subjectKind: "request", subjectId: made.id, detail: { kind, language } });
    return { reference };
  });
}
