import { paths } from "@/lib/core/paths";
import type { EditionOf } from "@/lib/editions/edition";
import { datingsOfBody } from "@/lib/editions/datings";
import type { Mark } from "@/lib/editions/mark";
import { publicHref } from "@/lib/editions/site";
import { Datings } from "./datings";
import { HowPut } from "./how-put";
import { RecordLabel } from "./record-link";
import type { View } from "./view";

type StatementHeadingProps = { statement: EditionOf<"statement">; /** How surely it belongs into the list. */ mark?: Mark; view: View };

/** What a statement is called in a list, with its dates or that it has none. */
export function StatementHeading({ statement, mark = null, view: { locale, lookup } }: StatementHeadingProps) {
  return (
    <>
      <h3>
        <a href={publicHref(paths.record(locale, "statement", statement.body.slug))}>
          <RecordLabel edition={statement} view={{ locale, lookup }} />
        </a>
        {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
      </h3>
      <Datings datings={datingsOfBody(statement.body)} locale={locale} className="record-date" printed />
    </>
  );
}
