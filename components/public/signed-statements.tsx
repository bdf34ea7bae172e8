import type { RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import type { EditionOf } from "@/lib/editions/edition";
import { dateOf } from "@/lib/editions/facts";
import { labelOf } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
import { Qualifiers, Refs, SaidBy } from "./evidence";
import { HonestDateText, NoDate } from "./honest-date-text";
import { InLanguage } from "./record-link";
import { SignatureMark } from "./signature-list";
import type { View } from "./view";

/** What a country signed, or was noted absent from, as its own page lists it. */
export function SignedStatements({ statements, country, view }: { statements: readonly EditionOf<"statement">[]; country: RecordId; view: View }) {
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
            <p className="record-date">{date === null ? <NoDate date={null} locale={locale} /> : <HonestDateText edtf={date.edtf} locale={locale} />}</p>
            {statement.body.signatures
              .filter((signature) => signature.country === country)
              .map((signature) => (
                <p key={signature.id}>
                  <SignatureMark state={signature.state} locale={locale} />
                  <Refs fact={signature} view={view} />{" "}
                  {signature.capacity === null ? null : (
                    <span className="kind">
                      {translatorFor(locale, "public")("statement.capacity")} <InLanguage text={signature.capacity} language={signature.language} />{" "}
                    </span>
                  )}
                  <Qualifiers fact={signature} view={view} /> <SaidBy fact={signature} view={view} />
                </p>
              ))}
          </li>
        );
      })}
    </ul>
  );
}
