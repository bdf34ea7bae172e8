/** Which facts of a record contradict each other: sources that answer one question differently (docs/architecture.md, rule 5). Pure. */
import { isDateValue, type Attribute } from "@/lib/core/kinds";
import type { FactValue, StoredFact } from "@/lib/facts/schema";

/** Of these a thing may truly have several: what sources add to each other is no contradiction. */
const MAY_HAVE_SEVERAL: ReadonlySet<Attribute> = new Set(["occupation", "description", "archive"]);

/** Whether two answers to the question of this fact contradict each other when they differ. Several aliases, or several charges of one stage, do not. */
export function hasOneAnswer(value: FactValue): boolean {
  switch (value.kind) {
    case "name":
      return value.nameKind === "main";
    case "attribute":
      return !MAY_HAVE_SEVERAL.has(value.attribute);
    case "charge":
      return false;
    default:
      return true;
  }
}

/**
 * The answers of each contested question, by question: two or more that are not rejected and do not say the same. Rejected ones stand with them, so
 * that whoever weighs them sees what was set aside.
 */
export function conflictsAmong(facts: readonly StoredFact[]): Map<string, StoredFact[]> {
  const byQuestion = new Map<string, StoredFact[]>();
  for (const fact of facts) if (hasOneAnswer(fact.value)) byQuestion.set(fact.question, [...(byQuestion.get(fact.question) ?? []), fact]);
  return new Map([...byQuestion].filter(([, answers]) => contradict(answers.filter(({ standing }) => standing !== "rejected"))));
}

function contradict(answers: readonly StoredFact[]): boolean {
  return new Set(answers.map(wordsOf)).size > 1 || answers.some((one, at) => answers.slice(at + 1).some((other) => nameTwo(one.value, other.value)));
}

/**
 * Whether two readings of an event lay it to two authorities. Each source calls them as finely as it likes and in its own language ("police", "Tianjin police",
 * 天津市公安局): two are named only where both name one in the same language, and neither name holds the other.
 */
function nameTwo(one: FactValue, other: FactValue): boolean {
  if (one.kind !== "event_reading" || other.kind !== "event_reading" || one.authority === null || other.authority === null) return false;
  if (one.language.split("-")[0] !== other.language.split("-")[0]) return false;
  const [name, otherName] = [foldAuthority(one.authority), foldAuthority(other.authority)];
  return !name.includes(otherName) && !otherName.includes(name);
}

function foldAuthority(name: string): string {
  return name.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}

// Who says it, how surely, and in which words of the source is no other answer; whether it is denied is.
function wordsOf(fact: StoredFact): string {
  return JSON.stringify([whatItSays(fact), fact.date?.edtf ?? null, fact.modality === "denied"]);
}

// Each source tells of an event in its own sentence and names its place as finely as it likes, and prints a date in its own way.
function whatItSays({ value, date }: StoredFact): unknown {
  if (value.kind === "event_reading") return [value.stage, value.eventKind, value.practiceId];
  return isDateValue(value) && date !== null ? null : value;
}
