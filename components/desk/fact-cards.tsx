import { FactCard, type MarkedFact } from "@/components/desk/fact-card";
import { factTitle, type RecordNames } from "@/components/desk/fact-words";
import { labelled } from "@/lib/core/languages";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type FactCardsProps = {
  locale: Locale;
  facts: readonly MarkedFact[];
  /** Questions that what is on record answers differently. */
  contested: Readonly<Record<string, "differ" | "settled">>;
  names: RecordNames;
  isWithdrawn: boolean;
};

/** Facts in the order given; those that answer one question differently stand together where the first of them stands, and say that they do. */
export function FactCards({ locale, facts, contested, names, isWithdrawn }: FactCardsProps) {
  const t = translatorFor(locale, "reviewing");
  const card = (marked: MarkedFact) => <FactCard key={marked.fact.id} locale={locale} marked={marked} names={names} isWithdrawn={isWithdrawn} isContested={contested[marked.fact.question] !== undefined} />;
  const questions = [...new Set(facts.map(({ fact }) => fact.question))];
  return questions.flatMap((question) => {
    const answers = facts.filter(({ fact }) => fact.question === question);
    const [first] = answers;
    const state = contested[question];
    if (first === undefined || state === undefined) return answers.map(card);
    const words = t(state === "differ" ? "weigh.differ" : "weigh.settled");
    // The preferred one first, as the public reads it.
    return [
      <section key={question} aria-label={labelled(locale, words, factTitle(first.fact.value, locale))} className="grid gap-4 border border-caution p-4">
        <p className="font-semibold text-caution">
          <span aria-hidden="true">≠</span> {words}
        </p>
        {answers.toSorted((one, other) => Number(other.fact.preferred) - Number(one.fact.preferred)).map(card)}
      </section>,
    ];
  });
}
