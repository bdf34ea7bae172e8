import "server-only";
import type { AskedName } from "@/lib/editions/search/asked-name";
import type { Rank } from "@/lib/editions/search/ways";

/** Hands a value to the statement and gives its placeholder. Nothing that somebody typed is ever part of the SQL itself. */
export type Bind = (value: unknown) => string;

const LEAST_LETTERS_BEGINNING = 2;
const LEAST_LETTERS_WITHIN = 4;
/** Postgres compares no longer ones by their slips: levenshtein() fails on them. */
const MOST_LETTERS_COMPARED = 255;
/** Spellings of at least so many letters may be two letters apart. */
const LETTERS_FOR_TWO_SLIPS = 9;

const rank = (value: Rank): string => String(value);

/**
 * SQL of the names that answer a question: record_id, position, rank (lib/editions/search/ways.ts) and distance (letters apart).
 * Each arm of the condition is one index's: person_name_keys_idx, person_name_spelling_idx, person_name_near_idx.
 * @param exact whole names only: the same characters in either script, the same letters in either order
 */
export function matchingNames(asked: AskedName, exact: boolean, bind: Bind): string {
  if (asked.kind === "nothing") return "SELECT record_id, position, 0 AS rank, 0 AS distance FROM public_site.person_name WHERE false";
  const { conditions, ranked, distance } = asked.kind === "hanzi" ? ofHanzi(asked, exact, bind) : ofLetters(asked, exact, bind);
  // OFFSET 0 keeps the planner from working each rank out twice. Whoever is called so in whole or in part is no nearer for a shorter name, and a
  // surname's thousands need no comparing.
  return `SELECT record_id, position, rank, CASE WHEN rank >= ${rank(30)} THEN ${distance} ELSE 0 END AS distance FROM (
      SELECT n.record_id, n.position, n.words, (${ranked}) AS rank
      FROM public_site.person_name n WHERE ${conditions.join("\n OR ")} OFFSET 0
    ) n WHERE rank IS NOT NULL`;
}

type Matching = { conditions: string[]; ranked: string; distance: string };

function ofLetters(asked: Extract<AskedName, { kind: "letters" }>, exact: boolean, bind: Bind): Matching {
  const joined = bind(asked.joined);
  const whole = [
    `WHEN n.joined = ${joined} AND NOT n.derived THEN ${rank(0)}`,
    `WHEN n.joined = ${joined} THEN ${rank(2)}`,
    `WHEN n.whole @> ARRAY[${joined}::text] THEN ${rank(1)}`,
  ];
  if (exact) return { conditions: [`n.whole @> ARRAY[${joined}::text]`], ranked: `CASE ${whole.join(" ")} END`, distance: "0" };

  const conditions = [`n.whole @> ARRAY[${joined}::text]`, `n.parts @> ARRAY[${joined}::text]`, `n.initials @> ARRAY[${joined}::text]`];
  const arms = [...whole, `WHEN n.parts @> ARRAY[${joined}::text] THEN ${rank(10)}`];
  if (new Set(asked.words).size > 1) {
    const words = bind(asked.words);
    conditions.push(`n.parts @> ${words}::text[]`);
    arms.push(`WHEN n.parts @> ${words}::text[] THEN ${rank(10)}`);
  }
  arms.push(`WHEN n.initials @> ARRAY[${joined}::text] THEN ${rank(20)}`);
  // Typed letters hold no % and no _: folding leaves letters and digits only.
  if (asked.joined.length >= LEAST_LETTERS_BEGINNING) {
    const [begins, wordBegins] = [bind(`${asked.joined}%`), bind(`% ${asked.words.join(" ")}%`)];
    conditions.push(`n.joined LIKE ${begins}`, `n.words LIKE ${wordBegins}`);
    arms.push(`WHEN n.joined LIKE ${begins} OR n.words LIKE ${wordBegins} THEN ${rank(30)}`);
  }
  const partApart: string[] = [];
  if (asked.near.length > 0) {
    const [orders, turned] = [bind(asked.orders), bind(asked.turned)];
    const apart = `(SELECT min(CASE WHEN n.joined = ANY(${turned}::text[]) THEN 1 WHEN length(n.joined) <= ${String(MOST_LETTERS_COMPARED)} THEN levenshtein_less_equal(n.joined, typed, 2) END) FROM unnest(${orders}::text[]) typed)`;
    partApart.push(`(SELECT min(CASE WHEN part = ANY(${turned}::text[]) THEN 1 WHEN length(part) <= ${String(MOST_LETTERS_COMPARED)} THEN levenshtein_less_equal(part, ${joined}::text, 1) END) FROM unnest(n.parts) part)`);
    conditions.push(`n.near && ${bind(asked.near)}::int[]`);
    arms.push(`WHEN ${apart} <= 1 THEN ${rank(40)}`);
    if (asked.joined.length >= LETTERS_FOR_TWO_SLIPS) arms.push(`WHEN ${apart} <= 2 THEN ${rank(41)}`);
  }
  if (asked.joined.length >= LEAST_LETTERS_WITHIN) {
    const within = bind(`%${asked.joined}%`);
    conditions.push(`n.joined LIKE ${within}`);
    arms.push(`WHEN n.joined LIKE ${within} THEN ${rank(50)}`);
  }
  arms.push(...partApart.map((letters) => `WHEN ${letters} <= 1 THEN ${rank(60)}`));
  // Among names that are one slip away, those that share more of their letters come first.
  return { conditions, ranked: `CASE ${arms.join("\n ")} END`, distance: `(100 * (1 - similarity(n.words, ${bind(asked.words.join(" "))})))::int` };
}

function ofHanzi(asked: Extract<AskedName, { kind: "hanzi" }>, exact: boolean, bind: Bind): Matching {
  const [hanzi, grams] = [bind(asked.hanzi), bind(asked.grams)];
  if (exact) return { conditions: [`(n.hanzi_grams @> ${grams}::text[] AND n.hanzi = ${hanzi})`], ranked: rank(0), distance: "0" };
  const sounds = bind(asked.sounds);
  const conditions = [`n.hanzi_grams @> ${grams}::text[]`, `n.whole && ${sounds}::text[]`, `n.parts && ${sounds}::text[]`];
  const arms = [
    `WHEN n.hanzi = ${hanzi} THEN ${rank(0)}`,
    `WHEN n.whole && ${sounds}::text[] THEN ${rank(3)}`,
    `WHEN starts_with(n.hanzi, ${hanzi}) OR right(n.hanzi, length(${hanzi})) = ${hanzi} THEN ${rank(10)}`,
    `WHEN n.parts && ${sounds}::text[] THEN ${rank(11)}`,
    `WHEN strpos(n.hanzi, ${hanzi}) > 0 THEN ${rank(50)}`,
  ];
  if (asked.slips.length > 0) {
    conditions.push(...asked.slips.map((characters) => `n.hanzi_grams @> ${bind(characters)}::text[]`));
    arms.push(`WHEN CASE WHEN length(n.hanzi) <= ${String(MOST_LETTERS_COMPARED)} THEN levenshtein_less_equal(n.hanzi, ${hanzi}, 1) END <= 1 THEN ${rank(40)}`);
  }
  return { conditions, ranked: `CASE ${arms.join("\n ")} END`, distance: "0" };
}
