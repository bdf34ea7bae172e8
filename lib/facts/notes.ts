/** Notes that authors of a fact leave for each other: they may name who was spoken to, and are shown to nobody else (rule 6). Pure. */
import type { FactInput, StoredFact } from "@/lib/facts/schema";

/** A fact as whoever may not read its notes is shown it: without the fact's own note, why it was rejected, and the notes of its citations. */
export function withoutNotes(fact: StoredFact): StoredFact {
  return { ...fact, internalNote: null, standingReason: null, citations: fact.citations.map((citation) => ({ ...citation, internalNote: null })) };
}

/**
 * A fact written over one whose notes its writer was not shown: those notes stay, and what the writer noted stands under them. A note of
 * a quotation stays with the quotation, as long as that is cited in the same words.
 * @param written what the form says
 * @param unseen the fact that it replaces, with its notes
 */
export function keepingNotes(written: FactInput, unseen: FactInput): FactInput {
  const citations = written.citations.map((citation) => {
    const before = unseen.citations.find(({ sourceId, exact }) => sourceId === citation.sourceId && exact === citation.exact);
    return { ...citation, internalNote: under(before?.internalNote ?? null, citation.internalNote) };
  });
  return { ...written, internalNote: under(unseen.internalNote, written.internalNote), citations };
}

function under(unseen: string | null, written: string | null): string | null {
  if (unseen === null || written === null) return unseen ?? written;
  return `${unseen}\n${written}`;
}
