/** Of which words of its sources an edition says nothing, since they would tell what it hides of a date or a place (docs/decisions/044). Pure. */
import type { StoredFact } from "@/lib/facts/schema";

/** Where words stand in a source: with their place where we hold its text. */
type Quoted = { sourceId: string; exact: string; prefix: string; suffix: string; start: number | null; end: number | null };
type Citation = StoredFact["citations"][number];

export function isCoarserInPublic({ publicDate, publicPlace }: Pick<StoredFact, "publicDate" | "publicPlace">): boolean {
  return publicDate !== null || publicPlace !== null;
}

const SILENT = { exact: "", prefix: "", suffix: "", start: null, end: null } as const;

/**
 * Each fact with what may be read of its citations. The words of a source, and where they stand in it, tell the day and the place: of a fact that is coarser in public
 * only the source is named, once. A name or another event that rests on the same sentence would tell them all the same: it goes silent with it, in the whole record.
 * @param facts those that the public reads: what is internal must not show by a quotation that is missing
 */
export function withSilentWords(facts: readonly StoredFact[]): StoredFact[] {
  const coarse = facts.filter(isCoarserInPublic);
  if (coarse.length === 0) return [...facts];
  const hush = hushOf(coarse.flatMap(({ citations }) => citations));
  return facts.map((fact) => ({ ...fact, citations: namedOnce(fact.citations.map((citation) => ({ ...citation, ...(isCoarserInPublic(fact) ? { ...SILENT, locator: null } : hush(citation)) }))) }));
}

/**
 * What must be left out of a citation for the sake of these words.
 * @param hidden quotations of facts that are coarser in public, of one record
 */
export function hushOf(hidden: readonly Quoted[]): (citation: Quoted) => Partial<typeof SILENT & { locator: null }> {
  const bySource = new Map<string, Map<string, Quoted & { words: string }>>();
  for (const one of hidden) {
    const words = folded(one.exact);
    if (words === "") continue;
    const own = bySource.get(one.sourceId) ?? new Map<string, Quoted & { words: string }>();
    own.set(`${String(one.start)} ${words}`, { ...one, words });
    bySource.set(one.sourceId, own);
  }
  const lists = new Map([...bySource].map(([sourceId, own]) => [sourceId, [...own.values()]]));
  return (citation) => {
    const own = lists.get(citation.sourceId) ?? [];
    const words = folded(citation.exact);
    // A part of the sentence may be the part that tells it. Which it is, only a reader knows.
    const isTold = own.some((one) => one.words.includes(words) || words.includes(one.words) || overlap(one, citation.start, citation.end) || ((one.start === null || citation.start === null) && (runsInto(one.words, words) || runsInto(words, one.words))));
    if (isTold) return { ...SILENT, locator: null };
    // Words that stand twice in a source have no place there: they may stand around any others.
    const isBeside = own.some((one) => one.start === null || citation.start === null || overlap(one, citation.start - citation.prefix.length, citation.end === null ? null : citation.end + citation.suffix.length));
    return isBeside ? { prefix: "", suffix: "" } : {};
  };
}

/** Letters. Of fewer, two sentences may end and begin alike by chance; "5月4日" has as many. */
const SHARED = 4;

/** Whether words end as others begin: one sentence, cut in two ways, of which no place is known. */
function runsInto(words: string, others: string): boolean {
  for (let length = SHARED; length <= Math.min(words.length, others.length); length += 1) if (others.startsWith(words.slice(-length))) return true;
  return false;
}

function overlap(one: Quoted, start: number | null, end: number | null): boolean {
  return one.start !== null && one.end !== null && start !== null && end !== null && start < one.end && one.start < end;
}

/** The same words however they are spaced and written. */
function folded(words: string): string {
  return words.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, "");
}

/** A source of which a fact says nothing but that it rests on it is named once, and not where its words are quoted as well. */
function namedOnce(citations: readonly Citation[]): Citation[] {
  const isSame = (one: Citation, other: Citation) => one.sourceId === other.sourceId && one.reliability === other.reliability && one.credibility === other.credibility;
  return citations.filter((citation, at) => citation.exact !== "" || !citations.some((other, place) => isSame(citation, other) && (other.exact !== "" || place < at)));
}
