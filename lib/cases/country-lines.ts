/**
 * A pasted list of countries, read: where one name ends and the next begins, which record each calls, and which it may have meant. Pure. What is read is
 * shown before it is saved: nothing here decides for anybody.
 */
import type { RecordId } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { nameKeysOf } from "@/lib/facts/name-key";
import { countryName, otherNamesOf } from "@/lib/vocabulary/countries";

/** A country on record: `code` is the last part of its address. */
export type KnownCountry = { id: RecordId; code: string; names: readonly string[] };

const MOST_SUGGESTED = 3;
/** As many changes as a word may be away from a name to be taken for a slip: of its length. */
const NEAR = 0.4;
/** No country's name is longer, nor has more parts: what is, is none, and is not read on. */
const LONGEST_NAME = 100;
const MOST_PARTS = 6;
/** Two characters are a whole name in Chinese. */
const NEAR_IN_HANZI = 0.5;

// What stands between two names and is a part of none.
const BETWEEN = /[\n\r;；、•·]+/u;
// What may be either: "Bosnia and Herzegovina", "Korea, Republic of", 特立尼达和多巴哥.
const PERHAPS_BETWEEN = /(\s*[,，]\s*(?:and\s+)?|\s+and\s+|\s*&\s*|(?<!共)和|与|以及|(?<!埃)及)/u;
// Numbers and dashes of a list, a stop at the end, and what only leads to a name.
const AROUND = /^(?:[-–—*]\s*|\(?\d{1,3}[.)、]\s*)?(?:and\s+|以及|和)?|(?<!\.\p{L})[.。]$/giu;

const PREFIX = /^(?:(?:federal|federative|islamic|democratic|socialist|co-operative|independent) )?(?:republic|kingdom|commonwealth|state|principality|grand duchy|sultanate|union|federation) of (?:the )?/iu;
const SUFFIX = /(?:共和国|王国|联邦|大公国|公国|国)$/u;

/** Names are the same whatever their case, accents, points, spaces, article, and kind of Hanzi. Empty where nothing of it is a letter. */
function keyOf(name: string): string {
  const plain = name.trim().replace(/^the /iu, "").replaceAll("&", " and ").replace(/\bsaint\b/giu, "St");
  const { hanzi, joined } = nameKeysOf(plain);
  return hanzi === "" ? (joined.split(" ")[0] ?? "") : hanzi;
}

/** The keys that a line asks for: as it stands, and only where that calls nothing, without the words by which states call themselves. */
function keysAsked(line: string): string[] {
  const bare = line.trim().replace(/^the /iu, "");
  return [bare, bare.replace(PREFIX, ""), bare.replace(SUFFIX, "")].map(keyOf).filter((key) => key !== "");
}

export type CountryIndex = { byKey: ReadonlyMap<string, readonly RecordId[]>; keys: readonly { key: string; id: RecordId }[] };

/** Every name by which a country on record may be called: those on its record, the short ones in each language, official ones and abbreviations. */
export function indexCountries(countries: readonly KnownCountry[]): CountryIndex {
  const byKey = new Map<string, RecordId[]>();
  for (const { id, code, names } of countries) {
    for (const name of [...names, ...LOCALES.flatMap((locale) => countryName(code, locale) ?? []), ...otherNamesOf(code)]) {
      const key = keyOf(name);
      const ids = byKey.get(key) ?? [];
      if (key !== "" && !ids.includes(id)) byKey.set(key, [...ids, id]);
    }
  }
  return { byKey, keys: [...byKey].flatMap(([key, ids]) => ids.map((id) => ({ key, id }))) };
}

/** The one country that is called so; null where none is, or several are: nobody guesses which. */
export function countryCalled(line: string, { byKey }: CountryIndex): RecordId | null {
  if (line.length > LONGEST_NAME) return null;
  for (const key of keysAsked(line)) {
    const ids = byKey.get(key);
    if (ids !== undefined) return ids.length === 1 ? (ids[0] ?? null) : null;
  }
  return null;
}

/** Those whose names are nearest to what is no name, the nearest first; those that share the name where several do. */
export function countriesNear(line: string, { byKey, keys }: CountryIndex): RecordId[] {
  if (line.length > LONGEST_NAME) return [];
  const key = keyOf(line);
  const shared = byKey.get(key);
  if (shared !== undefined) return [...shared];
  const most = /\p{Script=Han}/u.test(key) ? NEAR_IN_HANZI : NEAR;
  const near = keys.map((known) => ({ id: known.id, distance: distanceBetween(key, known.key) / Math.max(key.length, known.key.length, 1) })).filter(({ distance }) => distance <= most);
  return [...new Set(near.toSorted((one, other) => one.distance - other.distance).map(({ id }) => id))].slice(0, MOST_SUGGESTED);
}

/** Single-character changes from one word to the other (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The names of a pasted list, as they stand in it: one per line, or between commas, "and" and their like, which stay where they are a part of a name. */
export function namesIn(text: string, index: CountryIndex): string[] {
  return text.split(BETWEEN).flatMap((piece) => namesInPiece(piece.replace(AROUND, "").trim(), index)).map((name) => name.replace(AROUND, "").trim()).filter((name) => name !== "");
}

// The longest run of parts that is a name is one; what is none stands by itself.
function namesInPiece(piece: string, index: CountryIndex): string[] {
  if (piece === "" || countryCalled(piece, index) !== null) return [piece];
  const parts = piece.split(PERHAPS_BETWEEN);
  const names: string[] = [];
  for (let first = 0; first < parts.length; ) {
    let last = first;
    // Names stand at the even places, and what is between them at the odd ones.
    for (let end = Math.min(parts.length - 1, first + 2 * (MOST_PARTS - 1)); end > first; end -= 2) {
      if (countryCalled(parts.slice(first, end + 1).join(""), index) === null) continue;
      last = end;
      break;
    }
    names.push(parts.slice(first, last + 1).join(""));
    first = last + 2;
  }
  return names;
}
