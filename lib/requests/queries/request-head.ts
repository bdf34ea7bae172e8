import "server-only";
import * as z from "zod";
import { requestIdSchema } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { REQUEST_KINDS, REQUEST_OUTCOMES, REQUEST_STATES, referenceText, type RequestHead } from "@/lib/core/requests";

/** The columns that headOf reads; none of what was written. */
export const HEAD_COLUMNS = {
  id: true, reference: true, kind: true, language: true, state: true, outcome: true, receivedAt: true, closedAt: true, expungedAt: true, claimedById: true, claimedBy: { select: { displayName: true } },
} as const;

// Made once: the worklist reads hundreds of rows.
const wordsSchema = z.object({ kind: z.enum(REQUEST_KINDS), language: z.enum(LOCALES), state: z.enum(REQUEST_STATES), outcome: z.enum(REQUEST_OUTCOMES).nullable() });

type HeadRow = { id: string; reference: string; kind: string; language: string; state: string; outcome: string | null; receivedAt: Date; closedAt: Date | null; claimedBy: { displayName: string } | null };

/** A row as the desk shows it. @throws ZodError where it holds a word that this version does not know */
export function headOf(row: HeadRow): RequestHead {
  return {
    id: requestIdSchema.parse(row.id),
    reference: referenceText(row.reference) ?? row.reference,
    ...wordsSchema.parse(row),
    receivedAt: row.receivedAt,
    claimedBy: row.claimedBy?.displayName ?? null,
    closedAt: row.closedAt,
  };
}
