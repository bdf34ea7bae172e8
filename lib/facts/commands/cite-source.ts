import "server-only";
import { citationIdSchema, type CitationId } from "@/lib/core/ids";
import type { CitationInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * The citation of exactly these words, made when it is not there yet: one quotation may carry several facts.
 * Two writers at once may each make it; that costs a row and means nothing.
 */
export async function citeSource(transaction: DeskTransaction, citation: CitationInput): Promise<CitationId> {
  const quotation = quotationRow(citation);
  const known = await transaction.citation.findFirst({ where: quotation, select: { id: true }, orderBy: { id: "asc" } });
  const row = known ?? (await transaction.citation.create({ data: quotation, select: { id: true } }));
  return citationIdSchema.parse(row.id);
}

/** The row of a citation. */
export function quotationRow({ sourceId, exact, prefix, suffix, start, end, locator, internalNote, reliability, credibility }: CitationInput) {
  return { sourceId, exact, prefix, suffix, startPosition: start, endPosition: end, locator, internalNote, reliability, credibility };
}
