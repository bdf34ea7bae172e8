/**
 * How two written forms of a name are alike: why somebody on record may be the person who is meant. By the same folding that search finds them with
 * (docs/decisions/017). Pure; says nothing of whether they are one person.
 */
import type { Likeness } from "@/lib/duplicates/schema";
import { foldHanzi, foldWords, hasHanzi } from "@/lib/editions/search/fold";
import { ordersOf, soundsOf } from "@/lib/editions/search/name-keys";

/** Letters. Below this another letter makes another name (as slipsOf of the search). */
const SHORTEST_SLIPPED = 4;

/** The surest likeness of two written forms, or null where they have none. */
export function likenessOf(one: string, other: string): Likeness | null {
  const [first, second] = [formOf(one), formOf(other)];
  if (first.hanzi !== "" && first.characters === second.characters && first.joined === second.joined) return "same_characters";
  if (first.hanzi !== "" && first.hanzi === second.hanzi) return "other_characters";
  if (first.joined !== "" && first.joined === second.joined) return "same_words";
  if (first.orders.includes(second.joined) || second.orders.includes(first.joined)) return "other_order";
  if (first.spellings.some((spelling) => second.spellings.includes(spelling))) return "same_sound";
  if (first.spellings.some((spelling) => second.spellings.some((another) => isOneLetterApart(spelling, another)))) return "one_letter";
  return isPart(first, second) || isPart(second, first) ? "part" : null;
}

type Form = { characters: string; hanzi: string; joined: string; orders: string[]; /** In each order, and how the Hanzi sound. */ spellings: string[] };

function formOf(text: string): Form {
  const words = foldWords(text).split(" ").filter((word) => word !== "");
  const orders = ordersOf(words).filter((spelling) => spelling !== "");
  const hanzi = foldHanzi(text);
  return { characters: [...text.normalize("NFKC")].filter((character) => hasHanzi(character)).join(""), hanzi, joined: words.join(""), orders, spellings: [...new Set([...orders, ...(hanzi === "" ? [] : soundsOf(text))])] };
}

function isPart(part: Form, whole: Form): boolean {
  if (part.hanzi !== "" && whole.hanzi.includes(part.hanzi)) return true;
  return part.joined !== "" && whole.spellings.some((spelling) => spelling.includes(part.joined));
}

/** One letter more, one less, another one, or two neighbours in turn. */
export function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = [[...one], [...other]].toSorted((a, b) => a.length - b.length) as [string[], string[]];
  if (short.length < SHORTEST_SLIPPED || long.length - short.length > 1 || one === other) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = (letters: string[], from: number) => letters.slice(from).join("");
  if (short.length < long.length) return rest(short, at) === rest(long, at + 1);
  if (rest(short, at + 1) === rest(long, at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && rest(short, at + 2) === rest(long, at + 2);
}
