import { paths } from "@/lib/core/paths";
import type { EditionOf } from "@/lib/editions/edition";
import { datingsOfBody } from "@/lib/editions/datings";
import { labelOf } from "@/lib/editions/labels";
import { Datings } from "./datings";
import { InLanguage } from "./record-link";
import type { View } from "./view";

/** What a statement is called in a list, with its dates or that it has none. */
export function StatementHeading({ statement, view: { locale, lookup } }: { statement: EditionOf<"statement">; view: View }) {
  return (
    <>
      <h3>
        <a href={paths.record(locale, "statement", statement.body.slug)}>
          <InLanguage {...labelOf(statement, locale, lookup)} />
        </a>
      </h3>
      <Datings datings={datingsOfBody(statement.body)} locale={locale} className="record-date" printed />
    </>
  );
}
