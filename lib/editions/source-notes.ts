/** The numbered quotations of a page, and the way each source came by what it says. Pure, so that a number never depends on drawing. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionBodyOf, EditionCitation, EditionSourceLink } from "@/lib/editions/contract";
import { isOf, onlyOf, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { isAffirmed, markOf, type Mark } from "@/lib/editions/mark";

export type SourceNote = { number: number; citation: EditionCitation };
export type SourceNotes = {
  /** The notes by source, in the order of their first appearance; sources withdrawn since are left out with their notes. */
  groups: { source: EditionOf<"source">; notes: SourceNote[] }[];
  /** The numbers of a fact's quotations, ascending, each once. */
  numbersOf: (citations: readonly EditionCitation[]) => number[];
  /** The parts of the page that rest on a note, in their order, each once; none where the page does not name its parts. */
  usesOf: (number: number) => NoteUse[];
};

/** A place on a page to go back to: an address within it, and what to call it in the page's language. */
export type NoteUse = { href: string; text: string };
/** A part of a page with every quotation that it rests on, in the order shown. */
export type CitingPart = NoteUse & { citations: readonly EditionCitation[] };

// The same words under another rating are another note: a rating is of what they are quoted for.
function keyOf({ source, exact, locator, reliability, credibility }: EditionCitation): string {
  return JSON.stringify([source, exact, locator, reliability, credibility]);
}

/**
 * Numbers the quotations of a page: the same words of the same source have one number.
 * @param citations of every fact of the page, in the order in which they are shown
 * @param lookup the sources that stand
 */
export function numberNotes(citations: readonly EditionCitation[], lookup: EditionLookup): SourceNotes {
  const notes = new Map<string, SourceNote>();
  const groups = new Map<RecordId, SourceNotes["groups"][number]>();
  // Whoever draws a page asks for the very quotations that it was numbered by.
  const numbers = new Map<EditionCitation, number>();
  for (const citation of citations) {
    const source = lookup.get(citation.source);
    if (!isOf(source, "source") || numbers.has(citation)) continue;
    const key = keyOf(citation);
    const known = notes.get(key);
    const note = known ?? { number: notes.size + 1, citation };
    numbers.set(citation, note.number);
    if (known !== undefined) continue;
    notes.set(key, note);
    const group = groups.get(citation.source) ?? { source, notes: [] };
    group.notes.push(note);
    groups.set(citation.source, group);
  }
  return {
    groups: [...groups.values()],
    numbersOf: (asked) => [...new Set(asked.flatMap((citation) => numbers.get(citation) ?? notes.get(keyOf(citation))?.number ?? []))].toSorted((a, b) => a - b),
    usesOf: () => [],
  };
}

/**
 * Numbers the quotations of a page part by part, so that its numbers rise as it is read, and knows the way back from each note.
 * @param parts of the page in the order in which they are read
 * @param lookup the sources that stand
 */
export function numberParts(parts: readonly CitingPart[], lookup: EditionLookup): SourceNotes {
  const notes = numberNotes(parts.flatMap(({ citations }) => citations), lookup);
  const uses = new Map<number, Map<string, NoteUse>>();
  for (const { href, text, citations } of parts) {
    for (const number of notes.numbersOf(citations)) uses.set(number, (uses.get(number) ?? new Map<string, NoteUse>()).set(href, { href, text }));
  }
  return { ...notes, usesOf: (number) => [...(uses.get(number)?.values() ?? [])] };
}

// A chain longer than this is a loop that the desk let through.
const LONGEST_CHAIN = 8;

/** A source on the way of the words, and how surely it rests on the one before it; null of the first. */
export type ChainStep = EditionOf<"source"> & { mark: Mark };

/**
 * The ways from where the words were first said or written to the sources that are quoted: letter → newspaper → news site.
 * A source may rest on several others; a link counts for these quotations only where it was read in the same words, and not where it is only denied.
 * @param citations the quotations of one statement or event
 * @param lookup the sources that stand, parents included
 * @returns one path per end, first source first; a source that rests on nothing here is a path of one
 */
export function chainsOf(citations: readonly EditionCitation[], lookup: EditionLookup): ChainStep[][] {
  const ends = [...new Set(citations.map(({ source }) => source))].flatMap((id): ChainStep[] => {
    const source = lookup.get(id);
    return isOf(source, "source") ? [{ ...source, mark: null }] : [];
  });
  const paths = ends.flatMap((end) => pathsTo([end], citations, lookup));
  // A quoted source that another path already passes through says nothing new.
  return paths.filter((path) => path.length > 1 || !paths.some((other) => other.length > 1 && other.some(({ body }) => body.id === path[0]?.body.id)));
}

function pathsTo(path: ChainStep[], citations: readonly EditionCitation[], lookup: EditionLookup): ChainStep[][] {
  const [first, ...rest] = path;
  if (first === undefined || path.length > LONGEST_CHAIN) return [path];
  const isRead = (link: EditionSourceLink) => link.citations.some((quotation) => citations.some((quoted) => overlap(quotation, quoted)));
  const parents = parentsOf(first.body, lookup, isRead).filter(({ edition }) => !path.some(({ body }) => body.id === edition.body.id));
  if (parents.length === 0) return [path];
  return parents.flatMap(({ edition, mark }) => pathsTo([{ ...edition, mark: null }, { ...first, mark }, ...rest], citations, lookup));
}

type Derivation = { edition: EditionOf<"source">; mark: Mark };

/**
 * The standing sources that a source rests on, each once with the mark that must stand beside it; none where that is only denied.
 * @param counts which links count
 */
export function parentsOf({ parents }: EditionBodyOf<"source">, lookup: EditionLookup, counts: (link: EditionSourceLink) => boolean = () => true): Derivation[] {
  const affirmed = new Set(parents.filter((link) => isAffirmed(link) && counts(link)).map(({ parent }) => parent));
  return [...affirmed].flatMap((id): Derivation[] => {
    const edition = lookup.get(id);
    return isOf(edition, "source") ? [{ edition, mark: markOf(parents.filter(({ parent }) => parent === id)) }] : [];
  });
}

/** The sources that rest on this one, in the same way. */
export function restingOn(parent: Edition, candidates: readonly Edition[]): Derivation[] {
  const lookup = new Map([[parent.body.id, parent]]);
  return onlyOf(candidates, "source").flatMap((edition) => parentsOf(edition.body, lookup).map(({ mark }) => ({ edition, mark })));
}

function overlap(a: EditionCitation, b: EditionCitation): boolean {
  if (a.source !== b.source) return false;
  // What is not quoted here is in no words that are.
  if (a.exact === "" || b.exact === "") return a.exact === b.exact;
  if (a.start === null || a.end === null || b.start === null || b.end === null) return a.exact.includes(b.exact) || b.exact.includes(a.exact);
  return a.start < b.end && b.start < a.end;
}
