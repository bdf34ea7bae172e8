import { paths } from "@/lib/core/paths";
import type { EditionOf } from "@/lib/editions/edition";
import { datingsOfBody } from "@/lib/editions/datings";
import { Datings } from "./datings";
import { Qualifiers } from "./evidence";
import { RecordLabel } from "./record-link";
import type { View } from "./view";

/** Statements in a list of their own: what, when, and the beginning of their words. Sources are on each statement's page. */
export function StatementRows({ statements, view: { locale, lookup } }: { statements: readonly EditionOf<"statement">[]; view: Pick<View, "locale" | "lookup"> }) {
  return (
    <ul className="records">
      {statements.map((statement) => {
        const quoted = statement.body.passages.find((passage) => passage.quoted && passage.passage !== "term");
        return (
          <li key={statement.body.id}>
            <h2 className="record-name">
              <a href={paths.record(locale, "statement", statement.body.slug)}>
                <RecordLabel edition={statement} view={{ locale, lookup }} />
              </a>
            </h2>
            <Datings datings={datingsOfBody(statement.body)} locale={locale} className="record-date" />
            {quoted === undefined ? null : (
              <p>
                <q className="words" lang={quoted.language}>
                  {quoted.text}
                </q>
                {" "}
                <Qualifiers fact={quoted} view={{ locale }} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
