/** In which way a name answers what was typed: said beside each row, and the order of the rows. */
import type { NameKind } from "@/lib/core/kinds";
import type { Mark } from "@/lib/editions/mark";

/** Rank → way; smaller comes first. Whole names come before anything else: whoever types a name exactly finds it first. */
export const WAYS = {
  0: "whole",
  1: "order",
  2: "pinyin",
  3: "sound",
  10: "part",
  11: "partSound",
  20: "initials",
  30: "beginning",
  40: "near",
  41: "near",
  50: "within",
  60: "nearPart",
} as const;
export type Rank = keyof typeof WAYS;
export type Way = (typeof WAYS)[Rank];

/** The way that a rank stands for; the database is asked with these numbers only. */
export function wayOf(rank: number): Way {
  const way = Object.entries(WAYS).find(([known]) => Number(known) === rank)?.[1];
  if (way === undefined) throw new Error("The search answered with a rank that it does not have.");
  return way;
}

/** Why a row is there: the name that answered, as written, in which way, and how surely sources say that it is theirs. */
export type Matched = { way: Way; text: string; language: string; kind: NameKind; mark: Mark };
