import { isDated } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import type { EditionOf } from "@/lib/editions/edition";
import { dateOf } from "@/lib/editions/facts";
import { labelOf } from "@/lib/editions/labels";
import { AsPrinted, HonestDateText, NoDate } from "./honest-date-text";
import { InLanguage } from "./record-link";
import type { View } from "./view";

/** What a statement is called in a list, with its date or that it has none. */
export function StatementHeading({ statement, view: { locale, lookup } }: { statement: EditionOf<"statement">; view: View }) {
  const date = dateOf(statement.body);
  return (
    <>
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
    </>
  );
}
