import type { ReactNode } from "react";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { formatHonestDate } from "@/lib/core/honest-date";
import { labelled, listIn, withBrackets } from "@/lib/core/languages";
import type { CaseId } from "@/lib/core/ids";
import { OCCUPATIONS, type EventKind, type Locale, type Modality, type Stage } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { stageName } from "@/lib/vocabulary/stages";

export type PersonShown = {
  names: readonly string[];
  cases: readonly { id: CaseId; number: number }[];
  onRecord: {
    events: readonly { stage: Stage | null; eventKind: EventKind | null; edtf: string | null; place: string | null; language: string; modality: Modality }[];
    births: readonly { edtf: string; modality: Modality }[];
    occupations: readonly string[];
    affiliatedTo: readonly (MentionedRecord & { id: string })[];
  };
};

/** Events of one person beside another's: the first ones tell them apart. */
const MOST_EVENTS = 3;

/** What is on record of somebody, in a few lines: enough to tell two people of one name apart. */
export function OnRecord({ locale, person: { names, cases, onRecord } }: { locale: Locale; person: PersonShown }) {
  const t = translatorFor(locale, "duplicates");
  const words = translatorFor(locale, "words");
  const { events, births, occupations, affiliatedTo } = onRecord;
  return (
    <dl className="mt-2 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <Line label={t("onRecord.names")}>{names.join(" · ")}</Line>
      {births.length > 0 && <Line label={words("attribute.born")}>{listIn(locale, births.map(({ edtf, modality }) => asPut(formatHonestDate(edtf, locale), modality, locale)))}</Line>}
      {occupations.length > 0 && <Line label={t("onRecord.occupation")}>{listIn(locale, occupations.map((code) => (isOccupation(code) ? words(`occupation.${code}`) : code)))}</Line>}
      {affiliatedTo.length > 0 && (
        <Line label={t("onRecord.affiliation")}>
          {affiliatedTo.map((to, index) => {
            const title = recordTitle(to, locale);
            return (
              <span key={to.id}>
                {index > 0 && " · "}
                <span lang={title.lang}>{title.text}</span>
              </span>
            );
          })}
        </Line>
      )}
      <Line label={t("onRecord.cases")}>{cases.length}</Line>
      <Line label={t("onRecord.events")}>
        {events.length === 0 && t("onRecord.none")}
        <ul>
          {events.slice(0, MOST_EVENTS).map((event, index) => (
            // Two of them may read alike.
            <li key={`${String(index)} ${event.edtf ?? ""}`}>
              {labelled(locale, event.edtf === null ? t("onRecord.undated") : formatHonestDate(event.edtf, locale), whatHappened(event, locale))}
              {event.place !== null && (
                <>
                  {" · "}
                  <span lang={event.language}>{event.place}</span>
                </>
              )}
            </li>
          ))}
        </ul>
        {events.length > MOST_EVENTS && t("onRecord.more", { count: events.length - MOST_EVENTS })}
      </Line>
    </dl>
  );
}

function whatHappened({ stage, eventKind, modality }: PersonShown["onRecord"]["events"][number], locale: Locale): string {
  const words = translatorFor(locale, "words");
  const what = stage === null ? (eventKind === null ? "" : words(`eventKind.${eventKind}`)) : stageName(stage, locale);
  return asPut(what, modality, locale);
}

/** An allegation stays an allegation. */
function asPut(what: string, modality: Modality, locale: Locale): string {
  return modality === "stated" ? what : withBrackets(locale, what, translatorFor(locale, "words")(`modality.${modality}`));
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function isOccupation(code: string): code is (typeof OCCUPATIONS)[number] {
  return (OCCUPATIONS as readonly string[]).includes(code);
}
