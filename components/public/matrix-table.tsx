import type { SignatureMatrix } from "@/lib/editions/matrix";
import { translatorFor } from "@/lib/messages/translate";
import { Qualifiers } from "./evidence";
import { RecordLink } from "./record-link";
import { SignatureMark } from "./signature-list";
import type { View } from "./view";

/** Countries × statements as a real table, in a region that scrolls by itself where there are many statements. */
export function MatrixTable({ matrix, view }: { matrix: SignatureMatrix; view: Pick<View, "locale" | "lookup"> }) {
  const t = translatorFor(view.locale, "public");
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className="table-region" role="region" aria-labelledby="matrix-caption" tabIndex={0}>
      <table className="matrix">
        <caption id="matrix-caption">{t("countries.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("countries.country")}</th>
            {matrix.statements.map((statement) => (
              <th key={statement.body.id} scope="col">
                <RecordLink edition={statement} view={view} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ country, cells }) => (
            <tr key={country.body.id}>
              <th scope="row">
                <RecordLink edition={country} view={view} />
              </th>
              {cells.map((signatures, position) => (
                <td key={matrix.statements[position]?.body.id ?? position}>
                  {signatures.length === 0 ? (
                    <span className="nothing-cell">
                      <span aria-hidden="true">–</span> {t("countries.nothing")}
                    </span>
                  ) : (
                    signatures.map((signature) => (
                      <span key={signature.id} className="reading">
                        <SignatureMark state={signature.state} locale={view.locale} /> <Qualifiers fact={signature} view={view} />
                      </span>
                    ))
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
