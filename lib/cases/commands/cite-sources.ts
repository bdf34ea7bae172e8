import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { addSource } from "@/lib/cases/commands/add-source";
import type { CitationFields } from "@/lib/cases/form-fields";
import { citableSources } from "@/lib/cases/policy";
import { sourcesAt, type SourceThere } from "@/lib/cases/queries/sources-at";
import { citationSchema, type CitationInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** Characters of the source's text that a citation keeps on either side (W3C TextQuoteSelector). */
const CONTEXT_CHARACTERS = 32;

/**
 * The citations of a form as a fact takes them: new sources are made, to travel with this change; quotations are looked up in the
 * source's text where we hold it.
 * @param known citations of the fact as it was: a source cited there may be cited on
 * @throws AppError invalid, at its row, for a source that is not there for this person, and for words that a text we hold does not have
 */
export async function citeSources(transaction: DeskTransaction, actor: Actor, changeId: ChangeId, rows: readonly CitationFields[], known: readonly CitationInput[] = []): Promise<CitationInput[]> {
  const citations: CitationInput[] = [];
  await refuseKnown(transaction, actor, rows);
  for (const [index, row] of rows.entries()) {
    const sourceId = row.source === null ? await citable(transaction, actor, row.sourceId, index, known) : await addSource(transaction, actor, changeId, row.source);
    if (row.standsAt !== null) await refuseElsewhere(transaction, actor, sourceId, row.standsAt, index);
    const { exact, locator, internalNote, reliability, credibility } = row;
    const before = known.find((citation) => citation.sourceId === sourceId && citation.exact === exact);
    const words = before === undefined ? await wordsIn(transaction, sourceId, exact, index) : { exact, prefix: before.prefix, suffix: before.suffix, start: before.start, end: before.end };
    citations.push(citationSchema.parse({ sourceId, locator, internalNote, reliability, credibility, ...words }));
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

/** By the row of the form: sources that stand already where a new one would. For the form, to offer them. */
export type KnownSources = { knownSources: Record<number, SourceThere[]> };

/**
 * Nobody describes a source that is on record already without having been told of it, for this address.
 * @throws AppError invalid, at the address of each such row, with KnownSources
 */
async function refuseKnown(transaction: DeskTransaction, actor: Actor, rows: readonly CitationFields[]): Promise<void> {
  const knownSources: KnownSources["knownSources"] = {};
  for (const [index, { source, known, knownFor }] of rows.entries()) {
    if (source?.address == null || (known !== null && knownFor === null)) continue;
    const told = known === null || knownFor === null ? [] : await sourcesAt(transaction, actor, knownFor);
    const there = await sourcesAt(transaction, actor, source.address);
    if (there.some(({ id }) => !told.some((one) => one.id === id))) knownSources[index] = there;
  }
  if (Object.keys(knownSources).length > 0) throw offering(knownSources, "sourceOnRecord");
}

/**
 * A source that was offered for one address is not cited for another that was typed since.
 * @throws AppError invalid, at the address, with the sources that do stand there
 */
async function refuseElsewhere(transaction: DeskTransaction, actor: Actor, sourceId: RecordId, address: string, index: number): Promise<void> {
  const there = await sourcesAt(transaction, actor, address);
  if (!there.some(({ id }) => id === sourceId)) throw offering({ [index]: there }, "knownElsewhere");
}

function offering(knownSources: KnownSources["knownSources"], messageKey: string): AppError {
  const fieldErrors = Object.fromEntries(Object.keys(knownSources).map((index) => [`citations[${index}].source.address`, [messageKey]]));
  return new AppError("invalid", { messageKey: "invalid", fieldErrors, details: { knownSources } satisfies KnownSources });
}

type Words = Pick<CitationInput, "exact"> & Partial<CitationInput>;

/**
 * The quotation as a source's text has it, where we hold that text: white space and quotation marks may be typed otherwise, the words
 * may not. With where they stand, when they stand there once: a position that could mean two places says nothing.
 * @throws AppError invalid, at its row, for words that the text does not have: they would be shown as its exact words
 */
export async function wordsIn(transaction: DeskTransaction, sourceId: RecordId, typed: string, index: number): Promise<Words> {
  const held = await transaction.sourceText.findUnique({ where: { sourceId }, select: { text: true } });
  if (held === null) return { exact: typed };
  const found = new RegExp(patternOf(typed), "u").exec(held.text);
  if (found === null) throw invalid({ [`citations[${String(index)}].exact`]: ["notInSource"] });
  const [exact] = found;
  const { index: start } = found;
  // The database counts characters, JavaScript UTF-16 units: positions are kept for texts where the two agree.
  if (held.text.includes(exact, start + 1) || [...held.text.slice(0, start + exact.length)].length !== start + exact.length) return { exact };
  const end = start + exact.length;
  return { exact, start, end, prefix: held.text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start), suffix: held.text.slice(end, end + CONTEXT_CHARACTERS) };
}

const DOUBLE_QUOTES = "[\"“”„‟«»]";
const SINGLE_QUOTES = "['’‘‚‛]";

function patternOf(typed: string): string {
  return [...typed.trim()].map((character) => (new RegExp(DOUBLE_QUOTES, "u").test(character) ? DOUBLE_QUOTES : new RegExp(SINGLE_QUOTES, "u").test(character) ? SINGLE_QUOTES : /\s/u.test(character) ? " " : character.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&"))).join("").replace(/ +/gu, "\\s+");
}
