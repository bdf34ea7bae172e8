import { CitationList } from "@/components/desk/citation-list";
import { FactLines } from "@/components/desk/fact-lines";
import { factLines, factTitle, type CaseNumbers, type RecordNames } from "@/components/desk/fact-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

type FactsThenProps = { locale: Locale; facts: readonly StoredFact[]; /** How many there are in all. */ count: number; names: RecordNames; caseNumbers: CaseNumbers };

/** What a record said after one revision, fact by fact. */
export function FactsThen({ locale, facts, count, names, caseNumbers }: FactsThenProps) {
  const t = translatorFor(locale, "history");
  return (
    <section aria-labelledby="then">
      <h2 id="then" className="mb-4">{t("then")}</h2>
      {count === 0 && <p className="text-muted">{t("thenEmpty")}</p>}
      {count > facts.length && <p className="mb-4 text-muted">{t("thenMore", { shown: facts.length, count })}</p>}
      <DrawnOnce className="grid gap-5">
        {facts.map((fact) => (
          <article key={fact.id} aria-label={factTitle(fact.value, locale)} className="border-s-4 border-rule py-1 ps-4">
            <FactLines lines={factLines(fact, locale, names, caseNumbers)} />
            <CitationList locale={locale} citations={fact.citations} names={names} />
          </article>
        ))}
      </DrawnOnce>
    </section>
  );
}
