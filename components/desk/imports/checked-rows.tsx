import { recordTitle, type RecordNames } from "@/components/desk/fact-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { AssertionId, ImportId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { listIn } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { ImportField } from "@/lib/imports/schema";
import { errorSentence, translatorFor } from "@/lib/messages/translate";

type CheckedRow = {
  line: number;
  cells: Partial<Record<ImportField, string>>;
  problems: readonly [ImportField, string][];
  alike: readonly RecordId[];
  isKnown: boolean;
  left: { fact: { id: AssertionId; fields: readonly ImportField[] } | null; source: { id: RecordId; fields: readonly ImportField[] } | null } | null;
  does: { personId: RecordId | null; /** Null of what is of no case. */ caseNumber: number | null; caseIsNew: boolean; sourceId: RecordId | null } | null;
};
type CheckedRowsProps = { locale: Locale; importId: ImportId; rows: readonly CheckedRow[]; records: RecordNames; next: number | null; /** Where only the rows are shown of which something is left out. */ only: "left" | undefined };

/** What the check found, row by row: what a row would do, or each thing that is wrong with it, by line and column. */
export function CheckedRows({ locale, importId, rows, records, next, only }: CheckedRowsProps) {
  const t = translatorFor(locale, "imports");
  return (
    <>
      <DrawnOnce as="ol" className="grid gap-4">
        {rows.map((row) => (
          <li key={row.line} className={`min-w-0 border-s-4 ps-4 ${row.problems.length > 0 ? "border-danger" : "border-rule"}`}>
            <p className="font-semibold break-words">
              {t("found.line", { line: row.line })} · {row.cells.person ?? "–"}
              {row.cells.native_name !== undefined && ` ${row.cells.native_name}`}
            </p>
            <p className="break-words text-muted">{[row.cells.what, row.cells.date, row.cells.end, row.cells.practice, row.cells.to, row.cells.text].filter((cell) => cell !== undefined).join(" · ")}</p>
            {row.problems.length > 0 ? (
              <ul>
                {row.problems.map(([field, key]) => (
                  <li key={`${field} ${key}`} className="font-semibold text-danger">
                    {t("found.problem", { field: t(`field.${field}`), reason: errorSentence(locale, key) })}
                  </li>
                ))}
              </ul>
            ) : (
              <p>{row.isKnown ? t("found.known") : row.does !== null && listIn(locale, deeds(locale, row.does, row.cells, records))}</p>
            )}
            <LeftOut locale={locale} left={row.left} />
            {row.alike.length > 0 && <p className="text-small">{t("found.alike", { names: listIn(locale, row.alike.map((id) => recordTitle(records[id], locale).text)) })}</p>}
          </li>
        ))}
      </DrawnOnce>
      {next !== null && (
        <p className="mt-4">
          <a href={paths.desk.import(importId, next, only)} className="inline-flex min-h-11 items-center">
            {t("found.more")}
          </a>
        </p>
      )}
    </>
  );
}

/** What is not brought of a row: which fields, and where they would be corrected. */
function LeftOut({ locale, left }: { locale: Locale; left: CheckedRow["left"] }) {
  const t = translatorFor(locale, "imports");
  const named = (fields: readonly ImportField[]) => listIn(locale, fields.map((field) => t(`field.${field}`)));
  const parts = [
    ...(left?.fact == null ? [] : [{ href: paths.desk.editFact(left.fact.id), said: t("found.leftOfFact", { fields: named(left.fact.fields) }), link: t("found.correctFact") }]),
    ...(left?.source == null ? [] : [{ href: paths.desk.record(left.source.id), said: t("found.leftOfSource", { fields: named(left.source.fields) }), link: t("found.correctSource") }]),
  ];
  return parts.map(({ href, said, link }) => (
    <p key={href} className="break-words">
      <strong>{said}</strong> <a href={href} className="inline-flex min-h-11 items-center">{link}</a>
    </p>
  ));
}

function deeds(locale: Locale, { personId, caseNumber, caseIsNew, sourceId }: NonNullable<CheckedRow["does"]>, cells: CheckedRow["cells"], records: RecordNames): string[] {
  const t = translatorFor(locale, "imports");
  return [
    personId === null ? t("found.newPerson", { name: cells.person ?? "" }) : t("found.onRecord", { name: recordTitle(records[personId], locale).text }),
    ...(caseNumber === null ? [] : [caseIsNew ? t("found.newCase", { number: caseNumber }) : t("found.case", { number: caseNumber })]),
    sourceId === null ? t("found.newSource", { title: cells.source_title ?? cells.source_address ?? "" }) : t("found.source", { title: recordTitle(records[sourceId], locale).text }),
  ];
}
