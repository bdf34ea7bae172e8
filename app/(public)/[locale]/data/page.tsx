import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { DatasetView } from "@/components/public/dataset";
import { Frame } from "@/components/public/frame";
import { listMetadata } from "@/components/public/list-page";
import { localeOf } from "@/components/public/params";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { measureAll } from "@/lib/editions/queries/write-dataset";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

/** Milliseconds that the page waits for the hashes: well below the edge's patience. */
const PATIENCE = 6_000;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("data"), translatorFor(locale, "takeaway")("data.lead"));
}

export default async function DataPage({ params }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const edition = await findDatasetEdition();
  const files = edition === null ? null : await measureAll(edition.publication, PATIENCE);
  return (
    <Frame locale={locale} path="/data" json="/api/v1/dataset">
      <h1>{translatorFor(locale, "common")("data")}</h1>
      <p className="lead">{translatorFor(locale, "takeaway")("data.lead")}</p>
      <DatasetView edition={edition} files={files} locale={locale} />
    </Frame>
  );
}
