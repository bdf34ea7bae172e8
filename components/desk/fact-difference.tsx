import { Citation } from "@/components/desk/citation";
import { CommentList } from "@/components/desk/review/comment-list";
import { EventReadings } from "@/components/desk/event-readings";
import { LineText } from "@/components/desk/fact-lines";
import { factLines, factTitle, type CaseNumbers, type FactLine, type RecordNames } from "@/components/desk/fact-words";
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

type FactDifferenceProps = { locale: Locale; fact: ReviewedFact; /** Facts that answer the same question and stand beside it: other sources' readings of the event. */ beside?: readonly StoredFact[]; names: RecordNames; caseNumbers: CaseNumbers; /** What editors said of it, each of the whole or of one line. */ comments?: readonly FactComment[] };

/** What was said of a fact in review; `field` is a line's key, null where it is about the whole. */
export type FactComment = { id: string; by: string; at: Date; text: string; field: string | null };

/** A changed fact, field by field, with its sources beside it. */
export function FactDifference({ locale, fact, beside = [], names, caseNumbers, comments = [] }: FactDifferenceProps) {
  const t = translatorFor(locale, "desk");
  const shown = fact.after ?? fact.before;
  if (shown === null) return null;
  const rows = pairsOf(fact.before && factLines(fact.before, locale, names, caseNumbers), fact.after && factLines(fact.after, locale, names, caseNumbers));
  return (
    <article className="border border-rule p-4">
      <h3 className="flex flex-wrap items-baseline gap-x-3">
        <span className="border border-current px-2 text-small">{t(`difference.act.${fact.act}`)}</span>
        {factTitle(shown.value, locale)}
      </h3>
      <dl className="mt-3 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
        {rows.map(({ key, label, before, after }) => (
          <div key={`${key} ${label}`} className="contents">
            <dt className="text-small text-muted">{label}</dt>
            <dd className="whitespace-pre-line">
              <LineDifference locale={locale} act={fact.act} before={before} after={after} />
              <CommentList locale={locale} comments={comments.filter(({ field }) => field === key)} />
            </dd>
          </div>
        ))}
      </dl>
      {/* Also what was said of a line that is no longer there. */}
      <CommentList locale={locale} comments={comments.filter(({ field }) => !rows.some(({ key }) => key === field))} />
      <h4 className="mt-4 text-small font-semibold">{t("difference.sources")}</h4>
      {fact.citations.length === 0 ? (
        <p className="font-semibold text-danger">{t("fact.uncited")}</p>
      ) : (
        <ul className="mt-1 grid gap-3">
          {fact.citations.map(({ citation, state }, index) => (
            <li key={index} className="border-s-2 border-rule ps-3">
              {fact.act === "replaced" && state !== "kept" && <p className="text-small font-semibold">{t(`difference.citation.${state}`)}</p>}
              <Citation locale={locale} citation={citation} names={names} />
            </li>
          ))}
        </ul>
      )}
      {beside.length > 0 && (
        <div className="mt-4">
          <EventReadings id={`beside-${shown.id}`} heading="h4" locale={locale} title={t("difference.otherReadings")} readings={beside} names={names} />
        </div>
      )}
    </article>
  );
}

type Pair = { key: string; label: string; before: FactLine | undefined; after: FactLine | undefined };

// A line whose label says something else ("works for" where it was "part of") is another line: the label is a part of what is said.
function pairsOf(before: readonly FactLine[] | null, after: readonly FactLine[] | null): Pair[] {
  const same = (one: FactLine) => (other: FactLine) => one.key === other.key && one.label === other.label;
  const gone = (before ?? []).filter((line) => after?.some(same(line)) !== true);
  const pairs = [...(after ?? []), ...gone].map((line) => ({ key: line.key, label: line.label, before: before?.find(same(line)), after: after?.find(same(line)) }));
  return pairs.filter((pair) => [pair.before, pair.after].some((line) => line !== undefined && line.isUsual !== true));
}

/** The labels of the lines that a change adds, alters or takes out, each once. */
export function changedLabels({ before, after }: Pick<ReviewedFact, "before" | "after">, locale: Locale, names: RecordNames, caseNumbers: CaseNumbers): string[] {
  const pairs = pairsOf(before && factLines(before, locale, names, caseNumbers), after && factLines(after, locale, names, caseNumbers));
  return [...new Set(pairs.filter((pair) => pair.before?.exact !== pair.after?.exact).map(({ label }) => label))];
}

type LineDifferenceProps = { locale: Locale; act: ReviewedFact["act"]; before: FactLine | undefined; after: FactLine | undefined };

// A new fact is new in every line, and a retired one gone in every line: marking each would hide what is said.
function LineDifference({ locale, act, before, after }: LineDifferenceProps) {
  if (act === "added" || (before !== undefined && before.exact === after?.exact)) return <Whole line={after} />;
  if (act === "retired") return <del><Whole line={before} /></del>;
  // Codes and dates are other values, not edited sentences.
  const isWords = [before, after].every((line) => line === undefined || line.text === line.exact);
  const lang = after?.lang ?? before?.lang;
  if (isWords) return <WordsDifference locale={locale} before={before?.text ?? ""} after={after?.text ?? ""} {...(lang === undefined ? {} : { lang })} />;
  return <Exchange locale={locale} before={before} after={after} />;
}

/** One thing for another, whole: two records, or two values that read alike and are not the same. */
function Exchange({ locale, before, after }: Pick<LineDifferenceProps, "locale" | "before" | "after">) {
  const t = translatorFor(locale, "desk");
  const isAlike = before?.text === after?.text;
  const side = (line: FactLine) => (
    <>
      <Whole line={line} />
      {isAlike && ` (${line.exact})`}
    </>
  );
  return (
    <>
      {before !== undefined && (
        <del className="bg-danger-soft">
          <span className="sr-only">{t("difference.removed")} </span>
          {side(before)}
        </del>
      )}{" "}
      {after !== undefined && (
        <ins className="bg-accent-soft">
          <span className="sr-only">{t("difference.added")} </span>
          {side(after)}
        </ins>
      )}
    </>
  );
}

function Whole({ line }: { line: FactLine | undefined }) {
  return line === undefined ? null : (
    <span lang={line.lang}>
      <LineText line={line} />
    </span>
  );
}
