import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { MatrixTable } from "@/components/public/matrix-table";
import { localeOf } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { byLabel } from "@/lib/editions/labels";
import { signatureMatrix } from "@/lib/editions/matrix";
import { listSigned } from "@/lib/editions/queries/list-signed";
import { listEvery } from "@/lib/editions/queries/list-records";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { translatorFor } from "@/lib/messages/translate";
import { COUNTRY_POLICY } from "@/lib/vocabulary/countries";

type PageProps = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("countries"), translatorFor(locale, "public")("countries.lead"));
}

export default async function CountriesPage({ params }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const [countries, statements] = await Promise.all([listEvery("country"), listSigned()]);
  // A cell says who says so: whoever has a record is named.
  const speakers = statements.flatMap(({ body }) => body.signatures.flatMap(({ saidBy }) => saidBy ?? []));
  const lookup = await loadEditions(speakers, [...countries, ...statements]);
  const inOrder = byLabel(countries, locale, lookup);
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/countries"
      json={paths.api("countries")}
      title={translatorFor(locale, "common")("countries")}
      lead={t("countries.lead")}
      count={t("countries.count", { count: countries.length })}
    >
      {countries.length === 0 ? <p className="nothing">{t("nothingRecorded")}</p> : <MatrixTable matrix={signatureMatrix(inOrder, statements)} view={{ locale, lookup }} />}
      <p className="section-note">{COUNTRY_POLICY[locale]}</p>
    </ListPage>
  );
}
