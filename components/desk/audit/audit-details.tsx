import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { codeWords, DETAILS, isDetail, isPlace, toldIn, type DetailName, type NamesInLog } from "@/lib/audit/labels";
import { accountIdSchema, changeIdSchema, recordIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { labelled, siteLanguage } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { inLocale } from "@/lib/vocabulary/sourced";

type Named = { locale: Locale; names: NamesInLog<MentionedRecord> };

/** The details of one row: what each is, and its value in words or as a way to what it names. */
export function AuditDetails({ locale, names, detail }: Named & { detail: Readonly<Record<string, unknown>> }) {
  const t = translatorFor(locale, "log");
  const told = toldIn(detail);
  if (told.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-5 text-small wrap-anywhere">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt className="inline text-muted">{labelled(locale, isDetail(name) ? (isPlace(name, value) ? t("outOf") : t(`detail.${name}`)) : name, "")}</dt>
          <dd className="inline">{isDetail(name) ? <Value locale={locale} names={names} name={name} value={value} /> : <code>{JSON.stringify(value)}</code>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ locale, names, name, value }: Named & { name: DetailName; value: unknown }) {
  if (typeof value === "number") return value.toLocaleString(siteLanguage(locale).intl);
  if (typeof value === "boolean") return translatorFor(locale, "log")(value ? "yes" : "no");
  if (Array.isArray(value)) return value.map((id) => <span key={String(id)} className="block"><Change id={String(id)} /></span>);
  const said = String(value);
  switch (DETAILS[name]) {
    case "record":
      return <RecordById locale={locale} names={names} id={said} />;
    case "account":
      return <AccountById names={names} id={said} />;
    case "change":
      return <Change id={said} />;
    default:
      return isPlace(name, said) ? <RecordById locale={locale} names={names} id={said} /> : (wordsOf({ locale, names, name, code: said }) ?? <code>{said}</code>);
  }
}

function wordsOf({ locale, names, name, code }: Named & { name: DetailName; code: string }): string | null {
  const practice = name === "practice" ? names.practices.get(code) : undefined;
  return practice === undefined ? codeWords(name, code, locale) : inLocale(practice.names, locale);
}

function Change({ id }: { id: string }) {
  const change = changeIdSchema.safeParse(id);
  return change.success ? <a href={paths.desk.change(change.data)}><code>{id}</code></a> : <code>{id}</code>;
}

/** A record by its name, as it is called now; by its id alone where it is no more, or was given up. */
export function RecordById({ locale, names, id }: Named & { id: string }) {
  const record = names.records.get(id);
  if (record === undefined) return <code>{id}</code>;
  const { text, lang } = recordTitle(record, locale);
  return <><a href={paths.desk.record(recordIdSchema.parse(id))} lang={lang}>{text}</a> <IdBehind id={id} /></>;
}

/** Somebody who works or worked here. */
export function AccountById({ names, id }: { names: NamesInLog<MentionedRecord>; id: string }) {
  const account = accountIdSchema.safeParse(id);
  const called = names.people.get(id);
  if (!account.success) return <code>{id}</code>;
  const href = paths.desk.colleague(account.data);
  return called === undefined ? <a href={href}><code>{id}</code></a> : <><a href={href}>{called}</a> <IdBehind id={id} /></>;
}

/** Behind a name: two may be called alike, and the filter asks for the id. */
export function IdBehind({ id }: { id: string }) {
  return <code className="text-small text-muted wrap-anywhere">{id}</code>;
}
