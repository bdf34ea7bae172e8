import type { RecordId } from "@/lib/core/ids";
import type { EditionOf } from "@/lib/editions/edition";
import { preferredFirst } from "@/lib/editions/facts";
import { translatorFor } from "@/lib/messages/translate";
import { Qualifiers, Refs, SaidBy } from "./evidence";
import { InLanguage } from "./record-link";
import { SignatureMark } from "./signature-list";
import { StatementHeading } from "./statement-heading";
import type { View } from "./view";

/** What a country signed, or was noted absent from, as its own page lists it. */
export function SignedStatements({ statements, country, view }: { statements: readonly EditionOf<"statement">[]; country: RecordId; view: View }) {
  const t = translatorFor(view.locale, "public");
  return (
    <ul className="records">
      {statements.map((statement) => (
        <li key={statement.body.id}>
          <StatementHeading statement={statement} view={view} />
          {preferredFirst(statement.body.signatures.filter((signature) => signature.country === country)).map((signature) => (
            <p key={signature.id}>
              <SignatureMark state={signature.state} locale={view.locale} />
              <Refs fact={signature} view={view} />{" "}
              {signature.capacity === null ? null : (
                <span className="kind">
                  {t("statement.capacity")} <InLanguage text={signature.capacity} language={signature.language} />{" "}
                </span>
              )}
              <Qualifiers fact={signature} view={view} /> <SaidBy fact={signature} view={view} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
