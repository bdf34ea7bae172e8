/** Two states of one thing, before and after: what review on the desk and the comparison of public editions both say. Pure. */
import { diffWordsWithSpace } from "diff";

/** A value that a row can hold; ids and codes stay what they are, and the page finds their words. */
export type Plain = string | number | boolean | null;

/** One field before and after; null where it says nothing. `changed` is false for what stayed as it was. */
export type FieldDifference<Type extends string = string> = { field: string; type: Type; before: string | null; after: string | null; changed: boolean };

/**
 * The fields that either side fills, in the order of `types`.
 * @param types every field there is, with how it is drawn
 */
export function fieldDifferences<Type extends string>(
  types: Readonly<Record<string, Type>>,
  before: Readonly<Record<string, Plain>>,
  after: Readonly<Record<string, Plain>>,
): FieldDifference<Type>[] {
  const rows: FieldDifference<Type>[] = [];
  // Most fields of most facts are empty: a long list of them makes nothing for those.
  for (const field in types) {
    const type = types[field];
    const [from, to] = [words(before[field]), words(after[field])];
    if (type !== undefined && (from !== null || to !== null)) rows.push({ field, type, before: from, after: to, changed: from !== to });
  }
  return rows;
}

function words(value: Plain | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

export type ItemDifference<Item> = { item: Item; state: "kept" | "added" | "removed" };

/** What of a list stayed, came and went: first what is there now, then what is not any more. Items of one key are the same. */
export function itemDifferences<Item>(before: readonly Item[], after: readonly Item[], keyOf: (item: Item) => string): ItemDifference<Item>[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const young = new Map(after.map((item) => [keyOf(item), item]));
  return [
    ...[...young].map(([key, item]): ItemDifference<Item> => ({ item, state: old.has(key) ? "kept" : "added" })),
    ...[...old].filter(([key]) => !young.has(key)).map(([, item]): ItemDifference<Item> => ({ item, state: "removed" })),
  ];
}

export type TextPart = { text: string; state: "kept" | "added" | "removed" };

/** Words put in and taken out. Two texts further apart than this are no two versions of one: they are shown whole. */
const MOST_EDITS = 1_000;

/**
 * A text's words before and after: without what was added the parts make `before`, without what was removed they make `after`.
 * @param language BCP 47; Chinese puts no spaces between its words, and the segmenter knows them
 */
export function wordDifferences(before: string, after: string, language: string): TextPart[] {
  const intlSegmenter = new Intl.Segmenter(segmentable(language), { granularity: "word" });
  const parts = diffWordsWithSpace(before, after, { intlSegmenter, maxEditLength: MOST_EDITS });
  if (parts === undefined) return [{ text: before, state: "removed" }, { text: after, state: "added" }];
  return parts.map(({ value, added, removed }) => ({ text: value, state: added ? "added" : removed ? "removed" : "kept" }));
}

// A language as a source's record gives it need not be one that this machine has rules for, nor well formed.
function segmentable(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
