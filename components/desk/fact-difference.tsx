import { Citation } from "@/components/desk/citation";
import { factLines, factTitle, type FactLine, type RecordNames } from "@/components/desk/fact-words";
import { WordsDifference } from "@/components/desk/words-difference";
import type { Locale } from "@/lib/core/kinds";
import type { CitationInput, StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

/** One fact before and after a change; at least one of the two is there. */
export type ReviewedFact = {
  act: "added" | "replaced" | "retired";
  question: string;
  before: StoredFact | null;
  after: StoredFact | null;
  citations: readonly { citation: CitationInput; state: "kept" | "added" | "removed" }[];
};

type FactDifferenceProps = { locale: Locale; fact: ReviewedFact; names: RecordNames; caseNumbers: Readonly<Record<string, number>> };

/** A changed fact, field by field, with its sources beside it. */
export function FactDifference({ locale, fact, names, caseNumbers }: FactDifferenceProps) {
  const t = translatorFor(locale, "desk");
  const shown = fact.after ?? fact.before;
  if (shown === null) return null;
  const caseNumber = "caseId" in shown.value ? caseNumbers[shown.value.caseId] : undefined;
  const rows = pairsOf(fact.before && factLines(fact.before, locale, names), fact.after && factLines(fact.after, locale, names));
  return (
    <article className="border border-rule p-4">
      <h3 className="flex flex-wrap items-baseline gap-x-3">
        <span className="border border-current px-2 text-small">{t(`difference.act.${fact.act}`)}</span>
        {factTitle(shown.value, locale)}
        {caseNumber !== undefined && <span className="text-small text-muted">{t("record.case", { number: caseNumber })}</span>}
      </h3>
      <dl className="mt-3 grid gap-x-4 gap-y-1 sm:grid-cols-[11rem_1fr]">
        {rows.map(({ key, label, before, after }) => (
          <div key={key} className="contents">
            <dt className="mt-2 text-small text-muted sm:mt-0">{label}</dt>
            <dd className="whitespace-pre-line">
              <LineDifference locale={locale} act={fact.act} before={before} after={after} />
            </dd>
          </div>
        ))}
      </dl>
      <h4 className="mt-4 text-small font-semibold">{t("difference.sources")}</h4>
      {fact.citations.length === 0 ? (
        <p className="font-semibold text-danger">{t("fact.uncited")}</p>
      ) : (
        <ul className="mt-1 grid gap-3">
          {fact.citations.map(({ citation, state }) => (
            <li key={`${state} ${citation.sourceId} ${citation.exact}`} className="border-s-2 border-rule ps-3">
              {fact.act === "replaced" && state !== "kept" && <p className="text-small font-semibold">{t(`difference.citation.${state}`)}</p>}
              <Citation locale={locale} citation={citation} names={names} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

type Pair = { key: string; label: string; before: FactLine | undefined; after: FactLine | undefined };

function pairsOf(before: readonly FactLine[] | null, after: readonly FactLine[] | null): Pair[] {
  const gone = (before ?? []).filter((line) => !after?.some(({ key }) => key === line.key));
  return [...(after ?? []), ...gone].map(({ key, label }) => ({
    key,
    label,
    before: before?.find((line) => line.key === key),
    after: after?.find((line) => line.key === key),
  }));
}

type LineDifferenceProps = { locale: Locale; act: ReviewedFact["act"]; before: FactLine | undefined; after: FactLine | undefined };

// A new fact is new in every line, and a retired one gone in every line: marking each would hide what is said.
function LineDifference({ locale, act, before, after }: LineDifferenceProps) {
  const lang = after?.lang ?? before?.lang;
  if (act === "added") return <span lang={lang}>{after?.text}</span>;
  if (act === "retired") return <del lang={lang}>{before?.text}</del>;
  if (before?.text === after?.text) return <span lang={lang}>{after?.text}</span>;
  return <WordsDifference locale={locale} before={before?.text ?? ""} after={after?.text ?? ""} {...(lang === undefined ? {} : { lang })} />;
}
