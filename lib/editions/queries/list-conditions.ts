import "server-only";
import { asksNothing, gramsOfRun, readText, type AskedText } from "@/lib/editions/search/asked-text";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { LIST_FACETS, LIST_RECORD_FACETS, type List, type ListFacet } from "@/lib/editions/search/lists";
import type { Bind } from "@/lib/editions/queries/match-names";

/** Stems and stop words as the index has them (prisma/migrations/0014_text_search). */
const DICTIONARY = "'pg_catalog.english'";

/** Publications as the list of updates goes through them: those of standing records; a withdrawal is none. */
const PUBLISHED = `(SELECT p.seq, p.record_id, ARRAY['record:' || p.kind, 'act:' || CASE WHEN p.act = 'withhold' THEN 'withheld' ELSE done.reason END, 'year:' || extract(year FROM p.on_day)::int::text] AS facets
    FROM public_site.publication p JOIN public_site.edition done ON done.record_id = p.record_id AND done.number = p.number
    JOIN public_site.current_edition standing ON standing.record_id = p.record_id)`;

/** What a list goes through, as `t`: each row with its `record_id` and its `facets`. */
export function rowsOf(list: List): string {
  return list === "updates" ? `${PUBLISHED} t` : "public_site.text_entry t";
}

const OF_LIST: Record<List, string> = { search: "true", statements: "t.kind = 'statement'", sources: "t.kind = 'source'", updates: "true" };

/** What every row of a list has. */
export function ofList(list: List): string {
  return OF_LIST[list];
}

/** The words that are asked for, as SQL; null where there are none to ask for. */
export function askedWords({ q }: ListSearch, bind: Bind): { asked: AskedText; /** A tsquery. */ query: string; conditions: string[] } | null {
  const asked = readText(q);
  if (asksNothing(asked)) return null;
  const grams = asked.runs.flatMap(gramsOfRun);
  const parts = [
    ...(asked.words.length === 0 ? [] : [`plainto_tsquery(${DICTIONARY}, ${bind(asked.words.join(" "))})`]),
    ...asked.phrases.map((phrase) => `phraseto_tsquery(${DICTIONARY}, ${bind(phrase)})`),
    // Grams are Han characters and nothing else: foldHanziRuns leaves no other.
    ...(grams.length === 0 ? [] : [`${bind(grams.map((gram) => `'${gram}'`).join(" & "))}::tsquery`]),
  ];
  const query = `(${parts.join(" && ")})`;
  // The pairs of a longer run may stand apart: whether it stands there as a whole is looked at afterwards.
  const whole = asked.runs.filter((run) => [...run].length > 2).map((run) => `strpos(t.hanzi, ${bind(run)}) > 0`);
  return { asked, query, conditions: [`t.terms @@ ${query}`, ...whole] };
}

/** Of a text's folded words (`words`), those that are a form of a word asked for: what to mark in an extract. */
export function wordsToMark({ words, phrases }: AskedText, bind: Bind): string {
  const any = `replace(plainto_tsquery(${DICTIONARY}, ${bind([...words, ...phrases].join(" "))})::text, '&', '|')::tsquery`;
  return `ARRAY(SELECT DISTINCT word FROM unnest(string_to_array(shown.words, ' ')) word WHERE to_tsvector(${DICTIONARY}, word) @@ ${any})`;
}

/** Conditions of the words; none where nothing was typed, and never true where what was typed is no word. */
export function wordConditions(search: ListSearch, bind: Bind): string[] {
  if (search.q === "") return [];
  return askedWords(search, bind)?.conditions ?? ["false"];
}

/** For each facet with chosen values, the condition on `t` that any of them holds. */
export function choiceConditions({ list, chosen }: ListSearch, bind: Bind): Map<ListFacet, string> {
  return new Map(LIST_FACETS[list].flatMap((facet) => {
    const values = chosen[facet];
    return values === undefined ? [] : [[facet, `t.facets && ${tagsOf(facet, values, bind)}`] as const];
  }));
}

// A value that is a record stands in the index by its id: withdrawn, its address names nothing.
function tagsOf(facet: ListFacet, values: readonly string[], bind: Bind): string {
  if (!isListRecordFacet(facet)) return `${bind(values.map((value) => `${facet}:${value}`))}::text[]`;
  const { tag, kind } = LIST_RECORD_FACETS[facet];
  return `ARRAY(SELECT '${tag}:' || c.record_id::text FROM public_site.current_edition c WHERE c.kind = '${kind}' AND c.slug = ANY(${bind(values)}::text[]))`;
}

/** Whether a facet's values are records. */
export function isListRecordFacet(facet: ListFacet): facet is keyof typeof LIST_RECORD_FACETS {
  return facet in LIST_RECORD_FACETS;
}
