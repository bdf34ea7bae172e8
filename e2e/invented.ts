/** Names that nobody bears, each used once: the tests share one database. */
import { randomInt } from "node:crypto";

// Without v: typed after l or n at the end of a word it means ü, and one letter more makes it v again, so that two names are no longer one letter apart.
const LETTERS = "bcdfghjklmnpqrstwxz";
const LENGTH = 10;

/** Letters without a vowel: no word, no name, and a valid part of an address. */
export function unusual(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? "x").join("");
}

/** A name such as "Aubergine Qwrtpsdfgh". */
export function inventedName(vegetable = "Aubergine"): string {
  const letters = unusual();
  return `${vegetable} ${letters.charAt(0).toUpperCase()}${letters.slice(1)}`;
}

/** The last part of the address that such a name gives. */
export function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}
