import "server-only";
import type { ChangeStanding } from "@/lib/changes/policy";
import { changeState } from "@/lib/changes/queries/companions";
import type { Prisma } from "@/prisma/generated/client";

/** What a row must hold for the policy to judge it. */
export const STANDING_COLUMNS = {
  state: true,
  createdById: true,
  createdBy: { select: { disabledAt: true } },
  authors: { select: { accountId: true } },
} as const satisfies Prisma.ChangeSelect;

type StandingRow = { state: string; createdById: string; createdBy: { disabledAt: Date | null }; authors: readonly { accountId: string }[] };

/** A change as lib/changes/policy.ts judges it: its state, who opened it, whether they still work here, who took part. */
export function standingOf({ state, createdById, createdBy, authors }: StandingRow): ChangeStanding {
  return { state: changeState(state), openedBy: createdById, isOpenerGone: createdBy.disabledAt !== null, authors: authors.map(({ accountId }) => accountId) };
}
