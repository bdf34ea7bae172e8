import { changedLabels, type ReviewedFact } from "@/components/desk/fact-difference";
import { factTitle, type CaseNumbers, type RecordNames } from "@/components/desk/fact-words";
import { momentText } from "@/components/desk/accounts/moment";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { listIn } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

export type ListedRevision = {
  version: number;
  at: Date;
  act: "seeded" | "published" | "withheld" | "withdrawn" | "other";
  by: string;
  authors: readonly string[];
  changeId: ChangeId | null;
  note: string | null;
  reason: string | null;
  edition: number | null;
  rows: readonly ReviewedFact[];
};

type RevisionListProps = { locale: Locale; recordId: RecordId; revisions: readonly ListedRevision[]; names: RecordNames; caseNumbers: CaseNumbers };

/** Revisions of one record: who, when, why, and what of which fact. */
export function RevisionList({ locale, recordId, revisions, names, caseNumbers }: RevisionListProps) {
  const t = translatorFor(locale, "history");
  return (
    <DrawnOnce as="ol" className="grid gap-6">
      {revisions.map(({ version, at, act, by, authors, changeId, note, reason, edition, rows }) => (
        <li key={version} className="border-s-4 border-rule ps-4">
          <h2 className="text-lead">
            <a href={paths.desk.revision(recordId, version)}>{t("version", { number: version })}</a>
          </h2>
          <p className="text-small text-muted">
            <time dateTime={at.toISOString()}>{momentText(at, locale)}</time> · {t(`act.${act}`, { by })}
            {authors.length > 0 && ` · ${t("authors", { names: listIn(locale, authors) })}`}
            {changeId !== null && ` · ${edition === null ? t("noEdition") : t("edition", { number: edition })}`}
          </p>
          <Why locale={locale} note={note} reason={reason} />
          {rows.length === 0 ? <p>{t("noFacts")}</p> : (
            <ul className="mt-2 list-disc ps-5">
              {rows.map((row) => <Row key={(row.after ?? row.before)?.id ?? row.question} locale={locale} row={row} names={names} caseNumbers={caseNumbers} />)}
            </ul>
          )}
          {changeId !== null && (
            <a href={paths.desk.change(changeId)} className="inline-flex min-h-11 items-center">
              {t("openChange")}
              <span className="sr-only">: {t("version", { number: version })}</span>
            </a>
          )}
        </li>
      ))}
    </DrawnOnce>
  );
}

function Why({ locale, note, reason }: { locale: Locale; note: string | null; reason: string | null }) {
  const t = translatorFor(locale, "history");
  if (note === null && reason === null) return <p className="mt-1 text-muted">{t("noReason")}</p>;
  return (
    <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[11rem_1fr]">
      {[{ label: t("note"), text: note }, { label: t("publicNote"), text: reason }].map(({ label, text }) =>
        text === null ? null : (
          <div key={label} className="contents">
            <dt className="text-small text-muted">{label}</dt>
            <dd className="whitespace-pre-line break-words">{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Row({ locale, row, names, caseNumbers }: { locale: Locale; row: ReviewedFact; names: RecordNames; caseNumbers: CaseNumbers }) {
  const t = translatorFor(locale, "history");
  const shown = row.after ?? row.before;
  if (shown === null) return null;
  const fields = row.act === "replaced" ? changedLabels(row, locale, names, caseNumbers) : [];
  return (
    <li>
      {t("row", { act: translatorFor(locale, "desk")(`difference.act.${row.act}`), what: factTitle(shown.value, locale) })}
      {"text" in shown.value && <> · <span lang={shown.value.language ?? undefined} className="break-words">{shown.value.text}</span></>}
      {fields.length > 0 && <span className="block text-small text-muted">{t("fields", { fields: listIn(locale, fields) })}</span>}
    </li>
  );
}
