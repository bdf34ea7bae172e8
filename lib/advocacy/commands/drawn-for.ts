import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { AccountId } from "@/lib/core/ids";

/** @throws AppError conflict (anotherWriter) where somebody else has signed in since the page was drawn, under whose name these words would stand */
export function assertDrawnFor(actor: Actor, drawnFor: AccountId): void {
  if (drawnFor !== actor.accountId) throw conflict("anotherWriter");
}
