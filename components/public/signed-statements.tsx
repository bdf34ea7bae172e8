import type { RecordId } from "@/lib/core/ids";
import type { SignatureState } from "@/lib/core/kinds";
import type { EditionOf } from "@/lib/editions/edition";
import { preferredFirst } from "@/lib/editions/facts";
import { isAffirmed, markOf } from "@/lib/editions/mark";
import { translatorFor } from "@/lib/messages/translate";
import { Qualifiers, Refs, SaidBy } from "./evidence";
import { HowPut } from "./how-put";
import { InLanguage } from "./record-link";
import { SignatureMark } from "./signature-list";
import { StatementHeading } from "./statement-heading";
import type { View } from "./view";

type SignedStatementsProps = { statements: readonly EditionOf<"statement">[]; country: RecordId; /** Which of the two this list is of. */ state: SignatureState; view: View };

/** What a country signed, or was noted absent from, as its own page lists it; where another source says the other, each list says that they differ. */
export function SignedStatements({ statements, country, state, view }: SignedStatementsProps) {
  const t = translatorFor(view.locale, "public");
  return (
    <ul className="records">
      {statements.map((statement) => {
        const all = preferredFirst(statement.body.signatures.filter((signature) => signature.country === country));
        const contradicted = all.some((signature) => signature.state !== state && isAffirmed(signature));
        return (
          <li key={statement.body.id}>
            <StatementHeading statement={statement} view={view} />
            {all.filter((signature) => signature.state === state).map((signature) => (
              <p key={signature.id}>
                <SignatureMark state={signature.state} locale={view.locale} />
                <Refs fact={signature} view={view} />{" "}
                {signature.capacity === null ? null : (
                  <span className="kind">
                    {t("statement.capacity")} <InLanguage text={signature.capacity} language={signature.language} />{" "}
                  </span>
                )}
                {contradicted && markOf([signature]) === null ? <><HowPut how="disputed" locale={view.locale} />{" "}</> : null}
                <Qualifiers fact={signature} view={view} /> <SaidBy fact={signature} view={view} />
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
