import "server-only";
import { redirect } from "next/navigation";
import { signInAddress } from "@/lib/accounts/return-address";
import { currentActor } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { drawingOfRequest } from "@/lib/core/drawing-manner";
import { requestHeader } from "@/lib/platform/request";

/** Set by proxy.ts on requests for the desk; a page cannot ask Next for its own address. */
export const ADDRESS_HEADER = "x-desk-address";

/** Set by the edge (server/edge/desk.ts) where what is asked for is a document, and not an answer to the program of one that stands. */
export const DOCUMENT_HEADER = "x-desk-document";

/**
 * The signed-in person; every page of the desk begins with it. Signed out → to the sign-in page, and back afterwards.
 * @throws AppError unavailable when the database is away: nobody is shown as signed out then.
 */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor === null) redirect(signInAddress((await requestHeader(ADDRESS_HEADER)) ?? undefined));
  drawingOfRequest().manner = (await requestHeader(DOCUMENT_HEADER)) === null ? "told" : "apart";
  return actor;
}
