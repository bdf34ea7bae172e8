/** Invented requests, as the public form makes them. */
import { randomBytes } from "node:crypto";
import { requestIdSchema, type RequestId } from "@/lib/core/ids";
import type { Desk } from "@/lib/platform/db";
import { receiveRequest } from "@/lib/requests/commands/receive-request";
import type { RequestInput } from "@/lib/requests/schema";

export const REQUEST: RequestInput = { kind: "correct_fact", record: "/en/people/test-person-aubergine", message: "The month is wrong, says the aubergine.", contact: "aubergine@caselight.invalid", language: "en" };

/** The hash of a stamp that no form has. */
export function stampHash(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(32));
}

/** A new request, from no network that is counted. */
export async function makeRequest(db: Desk, wish: Partial<RequestInput> = {}): Promise<{ requestId: RequestId; reference: string }> {
  const { reference } = await receiveRequest({ ...REQUEST, ...wish }, { stampHash: stampHash(), network: null });
  const { id } = await db.removalRequest.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  return { requestId: requestIdSchema.parse(id), reference };
}
