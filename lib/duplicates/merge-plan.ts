/**
 * What becomes of the facts of a record that goes into another one. Nothing is lost: each is said once more on the record that stays, of the same source and
 * as surely; the first record keeps its own, and shows them again once the merge is undone. Pure.
 */
import { questionOf } from "@/lib/facts/question";
import { conflictsAmong } from "@/lib/facts/conflicts";
import { saidBy } from "@/lib/facts/stored-fact";
import type { FactInput, FactValue, StoredFact } from "@/lib/facts/schema";
import type { CaseId, RecordId } from "@/lib/core/ids";

export type Going = {
  kept: RecordId;
  merged: RecordId;
  /** Case that goes → case of the record that stays. */
  cases: ReadonlyMap<CaseId, CaseId>;
  /** Facts of the record that stays: its stretches of custody are counted on from the last one in each case. */
  keptFacts: readonly StoredFact[];
};

/** A fact as it will be said on the record that stays. */
export type Moved = { from: StoredFact; said: FactInput; question: string };

/** One record in place of another, wherever a fact names it. */
export function pointedTo(fact: StoredFact, from: RecordId, to: RecordId): FactInput {
  const said = saidBy(fact);
  const other = <Id extends RecordId | null>(id: Id): Id | RecordId => (id === from ? to : id);
  return { ...said, saidById: other(said.saidById), value: valuePointedTo(said.value, other) };
}

/**
 * What a fact says now, naming again the record that it named before a merge; where it names another one since, that stays.
 * @param before as it was before the merge
 */
export function pointedBack(now: StoredFact, before: StoredFact, { kept, merged }: Pick<Going, "kept" | "merged">): FactInput {
  const said = saidBy(now);
  const back = <Id extends RecordId | null>(id: Id): Id | RecordId => (id === kept ? merged : id);
  return { ...said, saidById: before.saidById === merged ? back(said.saidById) : said.saidById, value: personIn(before.value) === merged ? valuePointedTo(said.value, back) : said.value };
}

/** The record that a fact names besides its own, by the fields that `valuePointedTo` alters. */
export function personIn(value: FactValue): RecordId | null {
  switch (value.kind) {
    case "affiliation":
    case "about":
      return value.toId;
    case "speaker":
      return value.byId;
    case "representation":
      return value.lawyerId;
    default:
      return null;
  }
}

function valuePointedTo(value: FactValue, other: <Id extends RecordId | null>(id: Id) => Id | RecordId): FactValue {
  switch (value.kind) {
    case "affiliation":
    case "about":
      return { ...value, toId: other(value.toId) };
    case "speaker":
      return { ...value, byId: other(value.byId) };
    case "representation":
      return { ...value, lawyerId: other(value.lawyerId) };
    default:
      return value;
  }
}

/** Every fact that goes, as it will be said. In the order given; what the other record says already, word for word and of the same source, is left out. */
export function movedFacts(facts: readonly StoredFact[], going: Going): Moved[] {
  const spells = spellsIn(facts, going);
  const moved = facts.map((from): Moved => {
    const said = pointedTo(from, going.merged, going.kept);
    const value = inItsCase(said.value, going, spells);
    return { from, said: { ...said, value }, question: questionOf(value) };
  });
  const there = new Set(going.keptFacts.map((fact) => JSON.stringify(ordered(saidBy(fact)))));
  const fresh = moved.filter(({ said }) => !there.has(JSON.stringify(ordered(said))));
  // Nothing new at all would be a change that says nothing.
  return fresh.length === 0 ? moved : fresh;
}

// Keys in one order, whatever made the object.
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]));
}

/** The case that it goes into; a stretch of custody is another one than those that are there. */
function inItsCase(value: FactValue, { cases }: Going, spells: ReadonlyMap<string, number>): FactValue {
  if (!("caseId" in value)) return value;
  const caseId = cases.get(value.caseId);
  if (caseId === undefined) throw new Error("Every case that goes has a case to go into.");
  if (value.kind !== "spell") return { ...value, caseId };
  return { ...value, caseId, spell: spells.get(questionOf(value)) ?? value.spell };
}

/** Stretch that goes → its number in the case that it goes into: counted on from the last one there, also where two cases go into one. */
function spellsIn(facts: readonly StoredFact[], { cases, keptFacts }: Going): Map<string, number> {
  const last = new Map<CaseId, number>();
  const take = (caseId: CaseId, number: number) => last.set(caseId, Math.max(last.get(caseId) ?? 0, number));
  for (const { value } of keptFacts) if (value.kind === "spell") take(value.caseId, value.spell);
  const found = new Map<string, number>();
  const going = facts.flatMap(({ value }) => (value.kind === "spell" ? [value] : [])).toSorted((one, other) => one.spell - other.spell);
  for (const value of going) {
    const [question, caseId] = [questionOf(value), cases.get(value.caseId)];
    if (caseId === undefined || found.has(question)) continue;
    const number = (last.get(caseId) ?? 0) + 1;
    found.set(question, number);
    take(caseId, number);
  }
  return found;
}

/** A question that the two records answer differently: each answer once, with whose it is. */
export type Differing = { question: string; answers: { fact: StoredFact; of: "kept" | "merged" }[] };

/** Questions that would be contested because of the merge, in a fixed order: both records answer them, and not alike. Rejected answers are no choice. */
export function differingAmong(keptFacts: readonly StoredFact[], moved: readonly Moved[]): Differing[] {
  const asThere = moved.map(({ from, said, question }): StoredFact => ({ ...from, ...said, question }));
  const contested = conflictsAmong([...keptFacts, ...asThere]);
  return [...contested]
    .map(([question, answers]): Differing => ({ question, answers: answers.filter(({ standing }) => standing !== "rejected").map((fact) => ({ fact, of: keptFacts.includes(fact) ? "kept" : "merged" })) }))
    .filter(({ answers }) => new Set(answers.map(({ of }) => of)).size === 2)
    .toSorted((one, other) => (one.question < other.question ? -1 : 1));
}
