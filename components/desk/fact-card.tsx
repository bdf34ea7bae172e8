import { CitationList } from "@/components/desk/citation-list";
import { FactLines } from "@/components/desk/fact-lines";
import { factLines, factTitle, type RecordNames } from "@/components/desk/fact-words";
import type { ChangeId } from "@/lib/core/ids";
import type { ChangeState, Locale } from "@/lib/core/kinds";
import { hasForm } from "@/lib/cases/schema";
import { paths } from "@/lib/core/paths";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

type Mark = { id: ChangeId; state: ChangeState; readable: boolean };

/** A fact with the changes that touch it: the one that would add it, the one that would retire it. */
export type MarkedFact = { fact: StoredFact; pending: Mark | null; retiring: Mark | null };

type FactCardProps = {
  locale: Locale;
  marked: MarkedFact;
  names: RecordNames;
  /** Nothing is logged in a withdrawn record, changed or taken out. */
  isWithdrawn?: boolean;
  /** Whether other facts on record answer its question differently: it can then be weighed against them. */
  isContested?: boolean;
};

const OPEN_STATES: readonly ChangeState[] = ["draft", "returned"];

/** One fact with its sources, how it stands, and the ways to change it. */
export function FactCard({ locale, marked: { fact, pending, retiring }, names, isWithdrawn = false, isContested = false }: FactCardProps) {
  const t = translatorFor(locale, "desk");
  const what = factTitle(fact.value, locale);
  const detail = "text" in fact.value ? fact.value.text : "";
  const { value } = fact;
  const takesReadings = value.kind === "event_reading" && !isWithdrawn;
  const isOpen = !isWithdrawn && retiring === null && (pending === null || OPEN_STATES.includes(pending.state));
  const isWeighed = !isWithdrawn && pending === null && retiring === null && (isContested || fact.preferred || fact.standing === "rejected");
  return (
    <article aria-label={what} className={pending === null ? "border-s-4 border-rule py-1 ps-4" : "border-s-4 border-dashed border-accent py-1 ps-4"}>
      {pending !== null && <Marked locale={locale} mark={pending} label={t("record.pending")} />}
      {retiring !== null && <Marked locale={locale} mark={retiring} label={t("record.pendingRetirement")} />}
      <FactLines lines={factLines(fact, locale, names)} isWhole={isContested} />
      <CitationList locale={locale} citations={fact.citations} names={names} />
      {(isOpen || takesReadings) && (
        <p className="flex flex-wrap gap-x-6">
          {isOpen && (
            <>
              {hasForm(value) && (
                <a href={paths.desk.editFact(fact.id)} className="inline-flex min-h-11 items-center">
                  {t("record.edit")}
                  <span className="sr-only">: {`${what} ${detail}`}</span>
                </a>
              )}
              <a href={paths.desk.retireFact(fact.id)} className="inline-flex min-h-11 items-center">
                {t("record.retire")}
                <span className="sr-only">: {`${what} ${detail}`}</span>
              </a>
            </>
          )}
          {isWeighed && (
            <a href={paths.desk.weighFact(fact.id)} className="inline-flex min-h-11 items-center">
              {translatorFor(locale, "reviewing")(isContested ? "weigh.link" : "weigh.linkAlone")}
              <span className="sr-only">: {`${what} ${detail}`}</span>
            </a>
          )}
          {/* Sources that differ are entered as readings of one event, or one arrest would be drawn as two. */}
          {takesReadings && (
            <a href={paths.desk.logReading(fact.recordId, value.caseId, value.eventId)} className="inline-flex min-h-11 items-center">
              {t("record.anotherReading")}
              <span className="sr-only">: {value.text}</span>
            </a>
          )}
        </p>
      )}
    </article>
  );
}

function Marked({ locale, mark, label }: { locale: Locale; mark: Mark; label: string }) {
  const t = translatorFor(locale, "desk");
  const state = translatorFor(locale, "words")(`changeState.${mark.state}`);
  const words = t("record.pendingIn", { state });
  return (
    <p className="mb-1 text-small font-semibold">
      {label} · {mark.readable ? <a href={paths.desk.change(mark.id)}>{words}</a> : words}
    </p>
  );
}
