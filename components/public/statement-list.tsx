import type { RecordId } from "@/lib/core/ids";
import { isDated } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import type { EditionOf } from "@/lib/editions/edition";
import { dateOf } from "@/lib/editions/facts";
import { labelOf } from "@/lib/editions/labels";
import { AsPrinted, HonestDateText, NoDate } from "./honest-date-text";
import { InLanguage } from "./record-link";
import { QuotedPassages, StatementRelations } from "./statement-parts";
import type { View } from "./view";

/** Statements with their date, or that they have none, and their quoted words. */
export function StatementList({ statements, view, person, brief = () => false }: {
  statements: readonly EditionOf<"statement">[];
  view: View;
  /** On whose page the list stands. */
  person?: RecordId;
  /** Those whose words stand elsewhere on the page: without them here. */
  brief?: (statement: EditionOf<"statement">) => boolean;
}) {
  const { locale, lookup } = view;
  return (
    <ul className="records">
      {statements.map((statement) => {
        const date = dateOf(statement.body);
        return (
          <li key={statement.body.id}>
            <h3>
              <a href={paths.record(locale, "statement", statement.body.slug)}>
                <InLanguage {...labelOf(statement, locale, lookup)} />
              </a>
            </h3>
            <p className="record-date">
              {date !== null && isDated(date.edtf) ? (
                <>
                  <HonestDateText edtf={date.edtf} locale={locale} />
                  <AsPrinted date={date} locale={locale} />
                </>
              ) : (
                <NoDate date={date} locale={locale} />
              )}
            </p>
            {brief(statement) ? null : <StatementRelations body={statement.body} view={view} {...(person === undefined ? {} : { person })} />}
            {brief(statement) ? null : <QuotedPassages body={statement.body} view={view} />}
          </li>
        );
      })}
    </ul>
  );
}
