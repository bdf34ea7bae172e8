/**
 * What of a body can still be drawn: a body keeps the ids of records that were withdrawn after it was made, since its hash is taken of them, and
 * no page may count, list or tell what hangs on them (docs/architecture.md, rules 1, 4 and 7). Pages read this part; the API answers the whole body.
 */
import type { EditionBody } from "@/lib/editions/contract";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The body without what no longer stands:
 * - a fact that points to an absent record is left out with its quotations; an event only loses its practice, a stretch of custody the name of
 *   its practice, and a claim its speaker's name and a source's words for them, since all were said of somebody else;
 * - a quotation of an absent source is left out, and a fact that has no other is not drawn: nobody could read who says so (rule 4);
 * - a case of which nothing stands is left out: it would be counted.
 *
 * It finds facts by their shape (they cite), so that a new kind of fact cannot be forgotten here.
 * @param absent the ids that the body mentions and that stand nowhere
 */
export function standingPartOf<B extends Pick<EditionBody, "names" | "attributes">>(body: B, absent: ReadonlySet<string>): B {
  // Taking members out of lists leaves the shape what it was.
  return absent.size === 0 ? body : (partOf(body, absent) as B);
}

/**
 * The same with its cases and stretches of custody counted as they stand (decision 035): 1, 2, 3, whatever was taken out. A number in a body is the
 * place in that body; drawn beside a case that is left out, it would tell of it. For everything that is drawn; whoever compares bodies knows cases by id.
 */
export function countedPartOf<B extends Pick<EditionBody, "names" | "attributes">>(body: B, absent: ReadonlySet<string>): B {
  const part = standingPartOf(body, absent);
  return "cases" in part && Array.isArray(part.cases) ? { ...part, cases: part.cases.map(countedCase) } : part;
}

function countedCase(detention: Fields, at: number): Fields {
  const spells = Array.isArray(detention["spells"]) ? (detention["spells"] as readonly Fields[]) : null;
  const numbers = [...new Set(spells?.map(({ spell }) => Number(spell)))].toSorted((a, b) => a - b);
  return { ...detention, number: at + 1, ...(spells === null ? {} : { spells: spells.map((reading) => ({ ...reading, spell: numbers.indexOf(Number(reading["spell"])) + 1 })) }) };
}

function partOf(value: unknown, absent: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.flatMap((member) => membersLeft(member, absent));
  return isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, partOf(inner, absent)])) : value;
}

function membersLeft(member: unknown, absent: ReadonlySet<string>): unknown[] {
  if (!isFields(member)) return [member];
  if (Array.isArray(member["citations"])) return factLeft(member, member["citations"], absent);
  const part = partOf(member, absent);
  return isFields(part) && isEmptied(member, part) ? [] : [part];
}

function factLeft(fact: Fields, cited: readonly unknown[], absent: ReadonlySet<string>): Fields[] {
  const citations = cited.filter((citation) => !(isFields(citation) && isAbsent(citation["source"], absent)));
  const pointsNowhere = Object.entries(fact).some(([key, value]) => isAbsent(value, absent) && key !== "saidBy" && !isPracticeOfSomebody(fact, key));
  if (citations.length === 0 || pointsNowhere) return [];
  const unnamed = isAbsent(fact["saidBy"], absent) ? { saidByText: null } : {};
  // Left in a stretch, the id of an absent practice would make sources differ on something that nobody can see.
  const unpractised = isPracticeOfSomebody(fact, "practice") && isAbsent(fact["practice"], absent) ? { practice: null } : {};
  return [{ ...fact, citations, ...unnamed, ...unpractised }];
}

function isPracticeOfSomebody(fact: Fields, key: string): boolean {
  return key === "practice" && ("event" in fact || "spell" in fact);
}

// A case: it held facts and holds none any more.
function isEmptied(before: Fields, after: Fields): boolean {
  const lists = (fields: Fields): unknown[] => Object.values(fields).flatMap((value): unknown[] => (Array.isArray(value) ? value : []));
  return lists(before).length > 0 && lists(after).length === 0;
}

function isAbsent(value: unknown, absent: ReadonlySet<string>): boolean {
  return typeof value === "string" && absent.has(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
