import type { ReactNode } from "react";
import { CitationList } from "@/components/desk/citation-list";
import { FactLines } from "@/components/desk/fact-lines";
import { factLines, factTitle, type CaseNumbers, type RecordNames } from "@/components/desk/fact-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

type FactsThenProps = { locale: Locale; facts: readonly StoredFact[]; /** How many stand before them, and how many there are in all. */ before: number; count: number; /** The ways through the pages of them, where there are several. */ ways: ReactNode; names: RecordNames; caseNumbers: CaseNumbers };

/** What a record said after one revision, fact by fact, a page of it. */
export function FactsThen({ locale, facts, before, count, ways, names, caseNumbers }: FactsThenProps) {
  const t = translatorFor(locale, "history");
  return (
    <section aria-labelledby="then">
      <h2 id="then" className="mb-4">{t("then")}</h2>
      {count === 0 && <p className="text-muted">{t("thenEmpty")}</p>}
      {count > facts.length && facts.length > 0 && <p className="mb-4 text-muted">{t("thenMore", { from: before + 1, to: before + facts.length, count })}</p>}
      <DrawnOnce className="grid gap-5">
        {facts.map((fact) => (
          <article key={fact.id} aria-label={factTitle(fact.value, locale)} className="border-s-4 border-rule py-1 ps-4">
            <FactLines isWhole lines={factLines(fact, locale, names, caseNumbers)} />
            <CitationList locale={locale} citations={fact.citations} names={names} />
          </article>
        ))}
      </DrawnOnce>
      {ways}
    </section>
  );
}
