import { FactLines } from "@/components/desk/fact-lines";
import { factLines, recordTitle, type FactLine, type RecordNames } from "@/components/desk/fact-words";
import { eventAsFact } from "@/lib/cases/labels";
import type { AddCaseInput, CasePart } from "@/lib/cases/schema";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { labelled, withBrackets } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

type CaseAnswersListProps = { locale: Locale; entered: AddCaseInput; /** Where it is changed. */ address: string; records: RecordNames };

/** What was typed of a new case, part by part, in words: also what was left empty, for that is an answer as well. */
export function CaseAnswersList({ locale, entered, address, records }: CaseAnswersListProps) {
  const t = translatorFor(locale, "duplicates");
  const { recordId, event, citations } = entered;
  const parts: { part: CasePart; lines: FactLine[]; none: string }[] = [
    { part: "person", lines: recordId === null ? personLines(entered, locale) : [personOnRecord(recordId, records, locale)], none: "" },
    { part: "event", lines: event === null ? [] : factLines(eventAsFact(event), locale, records), none: t("answers.noEvent") },
    { part: "source", lines: citations.flatMap((citation) => sourceLines(citation, records, locale)), none: t("answers.noSource") },
    { part: "note", lines: entered.internalNote === null ? [] : [line("internalNote", translatorFor(locale, "desk")("fields.internalNote"), entered.internalNote)], none: t("answers.noNote") },
  ];
  return (
    <div className="grid gap-8">
      {parts.map(({ part, lines, none }) => (
        <section key={part} aria-labelledby={`answers-${part}`}>
          <h2 id={`answers-${part}`}>{t(`answers.${part}`)}</h2>
          {lines.length === 0 ? <p className="mt-2">{none}</p> : <FactLines isWhole lines={lines} />}
          {(part !== "person" || recordId === null) && (
            <p>
              <a href={`${address}#${part}`} className="inline-flex min-h-11 items-center">
                {t("answers.change")}
                <span className="sr-only">: {t(`answers.${part}`)}</span>
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

function line(key: string, label: string, text: string, lang?: string | null): FactLine {
  return { key, label, text, exact: text, ...(lang == null ? {} : { lang }) };
}

function personOnRecord(recordId: string, records: RecordNames, locale: Locale): FactLine {
  const { text, lang } = recordTitle(records[recordId], locale);
  return line("recordId", translatorFor(locale, "words")("recordKind.person"), text, lang ?? null);
}

function personLines({ name, nativeName, occupation, notThese }: AddCaseInput, locale: Locale): FactLine[] {
  const desk = translatorFor(locale, "desk");
  const t = translatorFor(locale, "duplicates");
  return [
    ...(name === null ? [] : [line("name", withBrackets(locale, desk("addCase.mainName"), name.language), name.text, name.language)]),
    ...(nativeName === null ? [] : [line("nativeName", withBrackets(locale, desk("addCase.nativeName"), nativeName.language), nativeName.text, nativeName.language)]),
    line("occupation", desk("addCase.occupation"), occupation === null ? desk("addCase.occupationNone") : translatorFor(locale, "words")(`occupation.${occupation}`)),
    ...(notThese.length === 0 ? [] : [line("notThese", t("answers.looked"), t("answers.lookedAt", { count: notThese.length }))]),
  ];
}

function sourceLines({ sourceId, source, exact, locator, internalNote, reliability, credibility }: AddCaseInput["citations"][number], records: RecordNames, locale: Locale): FactLine[] {
  const desk = translatorFor(locale, "desk");
  const profile = translatorFor(locale, "profile");
  const onRecord = sourceId === null ? null : recordTitle(records[sourceId], locale);
  return [
    ...(onRecord === null ? [] : [line("sourceId", desk("citation.pick"), onRecord.text, onRecord.lang ?? null)]),
    ...(source === null
      ? []
      : [
          line("title", labelled(locale, desk("citation.new"), desk("citation.title")), source.title, source.language),
          ...(source.publisher === null ? [] : [line("publisher", desk("citation.publisher"), source.publisher)]),
          ...(source.address === null ? [] : [line("address", desk("citation.address"), source.address)]),
          ...(source.archive === null ? [] : [line("archive", profile("desk.archive"), source.archive)]),
          ...(source.date === null ? [] : [line("date", desk("citation.date"), source.date.printed === null ? formatHonestDate(source.date.edtf, locale) : withBrackets(locale, formatHonestDate(source.date.edtf, locale), source.date.printed))]),
          ...(source.language === null ? [] : [line("sourceLanguage", desk("citation.language"), source.language)]),
        ]),
    line("exact", desk("citation.exact"), exact),
    ...(locator === null ? [] : [line("locator", desk("citation.locator"), locator)]),
    ...(internalNote === null ? [] : [line("note", desk("citation.note"), internalNote)]),
    ...(reliability === null ? [] : [line("reliability", profile("desk.reliability"), profile(`rating.reliability.${reliability}`))]),
    ...(credibility === null ? [] : [line("credibility", profile("desk.credibility"), profile(`rating.credibility.${credibility}`))]),
  ];
}
