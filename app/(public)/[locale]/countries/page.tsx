import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ChartFiles } from "@/components/public/chart-parts";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { MatrixTable } from "@/components/public/matrix-table";
import { SignatureMap } from "@/components/public/outline-map";
import { localeOf } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { mapStates } from "@/lib/editions/charts/signature-table";
import { plainLabelOf } from "@/lib/editions/labels";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { readMatrix } from "@/lib/editions/queries/read-matrix";
import { translatorFor } from "@/lib/messages/translate";
import { COUNTRY_POLICY } from "@/lib/vocabulary/countries";
import { outlineOf } from "@/lib/vocabulary/outlines";

type PageProps = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("countries"), translatorFor(locale, "public")("countries.lead"));
}

export default async function CountriesPage({ params }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const [{ matrix, lookup }, dataset] = await Promise.all([readMatrix(locale), findDatasetEdition()]);
  const { rows, statements } = matrix;
  const states = mapStates(matrix);
  const unplaced = rows.filter(({ country: { body } }) => states.has(body.slug) && outlineOf(body.slug) === null);
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/countries"
      json={paths.api("countries")}
      title={translatorFor(locale, "common")("countries")}
      lead={t("countries.lead")}
      count={t("countries.count", { count: rows.length })}
    >
      {rows.length === 0 ? (
        <p className="nothing">{t("nothingRecorded")}</p>
      ) : (
        // A table of few columns leaves room beside it.
        <div id="matrix" className={statements.length < 3 ? "with-map" : ""}>
          <div>
            {statements.length === 0 ? <p className="section-note">{translatorFor(locale, "charts")("signatures.empty")}</p> : null}
            <MatrixTable matrix={matrix} view={{ locale, lookup }} />
            <ChartFiles name="signatures" record={null} dataset={dataset} locale={locale} />
          </div>
          <SignatureMap states={states} unplaced={unplaced.map(({ country }) => plainLabelOf(country, locale, lookup).text)} locale={locale} />
        </div>
      )}
      <p className="section-note">{COUNTRY_POLICY[locale]}</p>
    </ListPage>
  );
}
