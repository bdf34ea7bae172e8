import "server-only";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { addSource } from "@/lib/cases/commands/add-source";
import type { CitationFields } from "@/lib/cases/form-fields";
import { citableSources } from "@/lib/cases/policy";
import { citationSchema, type CitationInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** Characters of the source's text that a citation keeps on either side (W3C TextQuoteSelector). */
const CONTEXT_CHARACTERS = 32;

/**
 * The citations of a form as a fact takes them: new sources are made, to travel with this change; quotations are looked up in the
 * source's text where we hold it.
 * @param known citations of the fact as it was: a source cited there may be cited on
 * @throws AppError invalid, at its row, for a source that is not there for this person
 */
export async function citeSources(transaction: DeskTransaction, actor: Actor, changeId: ChangeId, rows: readonly CitationFields[], known: readonly CitationInput[] = []): Promise<CitationInput[]> {
  const citations: CitationInput[] = [];
  for (const [index, row] of rows.entries()) {
    const sourceId = row.source === null ? await citable(transaction, actor, row.sourceId, index, known) : await addSource(transaction, actor, changeId, { source: row.source, quoted: row.exact });
    const { exact, locator, internalNote } = row;
    const before = known.find((citation) => citation.sourceId === sourceId && citation.exact === exact);
    const place = before === undefined ? await placeOf(transaction, sourceId, exact) : { prefix: before.prefix, suffix: before.suffix, start: before.start, end: before.end };
    citations.push(citationSchema.parse({ sourceId, exact, locator, internalNote, ...place }));
  }
  return citations;
}

async function citable(transaction: DeskTransaction, actor: Actor, sourceId: RecordId | null, index: number, known: readonly CitationInput[]): Promise<RecordId> {
  if (sourceId !== null) {
    if (known.some((citation) => citation.sourceId === sourceId)) return sourceId;
    const found = await transaction.publicRecord.findFirst({ where: { AND: [{ id: sourceId }, citableSources(actor)] }, select: { id: true } });
    if (found !== null) return sourceId;
  }
  throw invalid({ [`citations[${String(index)}].sourceId`]: ["id"] });
}

/** Where the words stand, when they stand there once; a position that could mean two places says nothing. */
async function placeOf(transaction: DeskTransaction, sourceId: RecordId, exact: string): Promise<Partial<CitationInput>> {
  const held = await transaction.sourceText.findUnique({ where: { sourceId }, select: { text: true } });
  const start = held?.text.indexOf(exact) ?? -1;
  // The database counts characters, JavaScript UTF-16 units: positions are kept for texts where the two agree.
  if (held === null || start < 0 || held.text.includes(exact, start + 1) || [...exact].length !== exact.length) return {};
  const end = start + exact.length;
  return { start, end, prefix: held.text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start), suffix: held.text.slice(end, end + CONTEXT_CHARACTERS) };
}
