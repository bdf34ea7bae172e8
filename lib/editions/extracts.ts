/** Several quotations of one source as one extract: in the order of its text, nothing twice, nothing added. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionCitation } from "@/lib/editions/contract";

export type Extract = { source: RecordId; /** Pieces of the source's own words; between two of them something is left out. */ pieces: string[] };

type Piece = { text: string; start: number | null; end: number | null };

/**
 * The extract of each source, in the order in which the sources are first quoted.
 * Overlapping quotations are joined; one that another contains is not repeated.
 */
export function extractsOf(citations: readonly EditionCitation[]): Extract[] {
  const sources = [...new Set(citations.map(({ source }) => source))];
  return sources.map((source) => {
    const pieces = citations
      .filter((citation) => citation.source === source)
      .map(({ exact, start, end }): Piece => ({ text: exact, start, end }))
      .toSorted((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || (b.end ?? 0) - (a.end ?? 0));
    return { source, pieces: joined(pieces).map(({ text }) => text) };
  });
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (result.some(({ text }) => text.includes(piece.text))) continue;
    const last = result.at(-1);
    // Positions count UTF-16 units of the stored text, as `slice` does.
    if (last !== undefined && last.end !== null && piece.start !== null && piece.end !== null && piece.start <= last.end) {
      last.text += piece.text.slice(last.end - piece.start);
      last.end = piece.end;
    } else {
      result.push({ ...piece });
    }
  }
  return result.filter((piece) => !result.some((other) => other !== piece && other.text.includes(piece.text) && other.text.length > piece.text.length));
}
