import type { ReactNode } from "react";
import { momentText } from "@/components/desk/accounts/moment";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { newRecordKindSchema } from "@/lib/cases/schema/record";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { CaseId, RecordId } from "@/lib/core/ids";
import type { EventKind, FactKind, Locale, Modality, Stage } from "@/lib/core/kinds";
import { withBrackets, withCommas } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Person = MentionedRecord & { id: RecordId };

const ITEM = "border-s-4 border-rule ps-4";
const LINK = "inline-flex min-h-11 items-center";

/** A list of Today under its heading, which is the link to the whole list where there is more to see there. */
export function TodaySection({ id, heading, href, children }: { id: string; heading: string; href?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mb-8">
      <h2 id={id} className="mb-2">
        {href === undefined ? heading : <a href={href}>{heading}</a>}
      </h2>
      {children}
    </section>
  );
}

/** A list's title with how many are on it: of more than anybody counts, that there are so many or more. @param most the number at which counting ended */
export function countedTitle(locale: Locale, title: string, count: number, most: number): string {
  const t = translatorFor(locale, "today");
  return count < most ? t("counted", { title, count }) : t("countedMore", { title, count: most });
}

type Unsent = { id: string; address: string; record: Person | null; savedAt: Date; kind: FactKind | null; begins: { text: string; language: string | null } | null };

/** What a form that is about no record yet would make: a version of the law, words for a practice, a record of one kind, or a case of somebody new. */
function whatIsBegun(address: string, locale: Locale): string {
  if (address.startsWith(`${paths.desk.vocabulary()}/`)) return translatorFor(locale, "law")("title");
  if (address.startsWith(`${paths.desk.practices()}/`)) return translatorFor(locale, "wording")("title");
  const kind = newRecordKindSchema.options.find((each) => address === paths.desk.newRecord(each));
  return kind === undefined ? translatorFor(locale, "today")("unsent.newPerson") : translatorFor(locale, "glossary")("new.title", { what: translatorFor(locale, "words")(`recordKind.${kind}`) });
}

/** Which form of a record it is, by its address. */
function formOf({ address, kind }: Unsent, locale: Locale): string {
  const desk = translatorFor(locale, "desk");
  const glossary = translatorFor(locale, "glossary");
  const { pathname, searchParams } = new URL(address, "https://desk.invalid");
  const adds = /\/add\/([a-z_]+)$/u.exec(pathname)?.[1];
  const attribute = searchParams.get("attribute") ?? "";
  const words = translatorFor(locale, "words");
  if (adds !== undefined) {
    const added = `add.kind.${adds}` as "add.kind.name";
    const named = `attribute.${attribute}` as "attribute.title";
    return glossary.has(added) ? glossary(added) : glossary("add.attribute", { what: words.has(named) ? words(named) : words("factKind.attribute") });
  }
  if (/^\/desk\/records\/[^/]+\/notes(?:\/|$)/u.test(pathname)) return translatorFor(locale, "notes")("crumb");
  if (pathname.endsWith("/expunge")) return translatorFor(locale, "expunging")("link");
  if (pathname.startsWith("/desk/changes/")) return desk("change.return");
  if (pathname.endsWith("/signatures")) return glossary("add.signatures");
  if (pathname.endsWith("/update")) return desk(searchParams.has("event") ? "record.anotherReading" : "record.logUpdate");
  if (/^\/desk\/facts\/[^/]+\/retire$/u.test(pathname)) return desk("edit.retire");
  if (/^\/desk\/facts\/[^/]+\/weigh$/u.test(pathname)) return translatorFor(locale, "reviewing")("weigh.linkAlone");
  if (pathname.startsWith("/desk/facts/")) return kind === null ? desk("record.edit") : desk("record.editWhat", { what: words(`factKind.${kind}`) });
  return desk("record.newCase");
}

/** Forms that somebody began and did not send, each a link to where it is filled again. */
export function UnsentList({ locale, forms }: { locale: Locale; forms: readonly Unsent[] }) {
  const t = translatorFor(locale, "today");
  if (forms.length === 0) return <p className="text-muted">{t("unsent.empty")}</p>;
  return (
    <DrawnOnce as="ul" className="grid gap-3">
      {forms.map((form) => {
        const { id, address, record, savedAt, begins } = form;
        const title = record === null ? { text: whatIsBegun(address, locale) } : recordTitle(record, locale);
        return (
          <li key={id} className={ITEM}>
            <a href={address} lang={title.lang} className="text-lead font-semibold">
              {title.text}
            </a>
            {record !== null && <span className="ms-3">{formOf(form, locale)}</span>}
            {begins !== null && (
              <p>
                <bdi lang={begins.language ?? undefined}>{begins.text}</bdi>
              </p>
            )}
            <p className="text-small text-muted">{t("unsent.saved", { moment: momentText(savedAt, locale) })}</p>
          </li>
        );
      })}
    </DrawnOnce>
  );
}

type Quiet = { record: Person; caseId: CaseId; number: number; newsOn: string | null; checkedAt: Date | null };

/** Cases of which nothing is heard, each with the two things to do: look and say so, or log what was found. */
export function QuietList({ locale, cases, days }: { locale: Locale; cases: readonly Quiet[]; days: number }) {
  const t = translatorFor(locale, "today");
  if (cases.length === 0) return <p className="text-muted">{t("quiet.empty", { count: days })}</p>;
  return (
    <DrawnOnce as="ul" className="grid gap-3">
      {cases.map(({ record, caseId, number, newsOn, checkedAt }) => {
        const title = recordTitle(record, locale);
        const which = withCommas(locale, title.text, t("quiet.in", { number }));
        return (
          <li key={caseId} className={ITEM}>
            <a href={paths.desk.record(record.id)} lang={title.lang} className="text-lead font-semibold">
              {title.text}
            </a>
            <span className="ms-3">{t("quiet.in", { number })}</span>
            <p className="text-small text-muted">
              {/* The first day that its date can mean: said so, or "July 2015" would be told as its first. */}
              {newsOn === null ? t("quiet.noNews") : t("quiet.newsOn", { day: formatHonestDate(newsOn, locale) })} ·{" "}
              {checkedAt === null ? t("quiet.never") : t("quiet.checked", { day: formatHonestDate(dayOf(checkedAt), locale) })}
            </p>
            <p className="flex flex-wrap gap-x-5">
              <a href={paths.desk.checkCase(record.id, caseId)} className={LINK}>
                {t("quiet.check")}
                <span className="sr-only">: {which}</span>
              </a>
              <a href={paths.desk.logUpdate(record.id, caseId)} className={LINK}>
                {t("quiet.log")}
                <span className="sr-only">: {which}</span>
              </a>
            </p>
          </li>
        );
      })}
    </DrawnOnce>
  );
}

type Ahead = { record: Person; caseId: CaseId; number: number; from: string } & (
  | { what: "event"; edtf: string; stage: Stage | null; eventKind: EventKind | null; modality: Modality }
  | { what: "end"; edtf: string; practice: MentionedRecord | null; modality: Modality }
  | { what: "limit"; practice: MentionedRecord | null; to: string }
);

/** What lies ahead, the nearest first: what a source dates, with how it puts it, and the limits of the law. */
export function DatesList({ locale, dates, days }: { locale: Locale; dates: readonly Ahead[]; days: number }) {
  const t = translatorFor(locale, "today");
  const words = translatorFor(locale, "words");
  if (dates.length === 0) return <p className="text-muted">{t("dates.empty", { count: days })}</p>;
  const when = (date: Ahead): string => {
    if (date.what !== "limit") return formatHonestDate(date.edtf, locale);
    const [from, to] = [formatHonestDate(date.from, locale), formatHonestDate(date.to, locale)];
    return from === to ? from : t("dates.limitBetween", { from, to });
  };
  const practiceOf = (practice: MentionedRecord | null): string => (practice === null ? "–" : recordTitle(practice, locale).text);
  const said = (name: string, modality: Modality): string => (modality === "stated" ? name : withBrackets(locale, name, words(`modality.${modality}`)));
  const what = (date: Ahead): string => {
    if (date.what === "limit") return t("dates.limit", { practice: practiceOf(date.practice) });
    if (date.what === "end") return said(t("dates.end", { practice: practiceOf(date.practice) }), date.modality);
    const name = date.stage !== null ? words(`stage.${date.stage}`) : date.eventKind !== null ? words(`eventKind.${date.eventKind}`) : t("dates.reported");
    return said(name, date.modality);
  };
  return (
    <DrawnOnce as="ul" className="grid gap-3">
      {dates.map((date, index) => {
        const title = recordTitle(date.record, locale);
        return (
          <li key={`${date.caseId} ${date.from} ${String(index)}`} className={ITEM}>
            <a href={paths.desk.record(date.record.id)} lang={title.lang} className="text-lead font-semibold">
              {title.text}
            </a>
            <span className="ms-3">{t("quiet.in", { number: date.number })}</span>
            <p>
              <strong>{when(date)}</strong> · {what(date)}
            </p>
          </li>
        );
      })}
    </DrawnOnce>
  );
}
