import type { EditionSignature } from "@/lib/editions/contract";
import type { SignatureMatrix } from "@/lib/editions/matrix";
import { translatorFor } from "@/lib/messages/translate";
import { FigureTable } from "./chart-parts";
import { Qualifiers, SaidBy } from "./evidence";
import { RecordLink } from "./record-link";
import { SignatureMark } from "./signature-list";
import type { View } from "./view";

/** Statements from which on the table is wider than most pages: then its heads stay in sight while it scrolls. */
const WIDE = 3;

/** Countries × statements as a real table, in a region that scrolls by itself where there are many statements. */
export function MatrixTable({ matrix, view }: { matrix: SignatureMatrix; view: Pick<View, "locale" | "lookup"> }) {
  const t = translatorFor(view.locale, "public");
  const isWide = matrix.statements.length >= WIDE;
  const caption = isWide ? <>{t("countries.caption")} {translatorFor(view.locale, "charts")("signatures.scrolls")}</> : t("countries.caption");
  return (
    <FigureTable id="matrix-caption" caption={caption} className={isWide ? "matrix matrix-wide" : "matrix"}>
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
                <Cell signatures={signatures} view={view} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function Cell({ signatures, view }: { signatures: readonly EditionSignature[]; view: Pick<View, "locale" | "lookup"> }) {
  const { locale } = view;
  if (signatures.length === 0) {
    return (
      <span className="nothing-cell">
        <span aria-hidden="true">–</span> {translatorFor(locale, "public")("countries.nothing")}
      </span>
    );
  }
  // A paragraph each: readings that differ stand under each other and are read out as two, also without style.
  return signatures.map((signature) => (
    <p key={signature.id} className="cell-reading">
      <SignatureMark state={signature.state} locale={locale} /> <Qualifiers fact={signature} view={view} /> <SaidBy fact={signature} view={view} />
    </p>
  ));
}
