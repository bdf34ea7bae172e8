import type { Metadata } from "next";
import { AbsentRecord, NotFoundView } from "@/components/public/absent-view";
import { CiteEdition } from "@/components/public/cite-edition";
import { EditionBox, SeededNotice } from "@/components/public/edition-box";
import { EditionFacts } from "@/components/public/edition-facts";
import { EditionFrame, editionMetadata } from "@/components/public/edition-frame";
import { PastNotice } from "@/components/public/past-notice";
import { belowRecord, editionNumberOf } from "@/components/public/params";
import { RecordLabel } from "@/components/public/record-link";
import { viewOf } from "@/components/public/record-page";
import { SourceList } from "@/components/public/source-list";
import { KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { citationsOf } from "@/lib/editions/facts";
import { plainLabelOf } from "@/lib/editions/labels";
import { readEdition } from "@/lib/editions/queries/read-edition";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string; kind: string; slug: string; number: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, kind, slug } = await belowRecord(params);
  const found = kind === null ? null : await readEdition(kind, slug, editionNumberOf((await params).number));
  if (found === null || !("standing" in found)) return {};
  const { entry, standing, lookup } = found;
  // What a withheld edition was called is part of what is withheld: the record's name of today.
  const name = plainLabelOf(found.state === "readable" ? { body: found.content.body, words: standing.words } : standing, locale, lookup).text;
  const title = translatorFor(locale, "editions")("past.title", { name, number: entry.number });
  return editionMetadata(locale, title, false);
}

/** One edition as it was published; or that its content was withheld. */
export default async function EditionPage({ params }: PageProps) {
  const { locale, kind, slug } = await belowRecord(params);
  if (kind === null) return <NotFoundView locale={locale} />;
  const found = await readEdition(kind, slug, editionNumberOf((await params).number));
  if (!("standing" in found)) return <AbsentRecord found={found} locale={locale} kind={kind} below="/editions" />;
  const { entry, standing, lookup, next } = found;
  const t = translatorFor(locale, "editions");
  const body = found.state === "readable" ? found.content.body : null;
  const view = viewOf(lookup, locale, body === null ? [] : citationsOf(body));
  const json = paths.apiEdition(KIND_PLURAL[kind], slug, entry.number);
  return (
    <EditionFrame locale={locale} standing={standing} lookup={lookup} below={`/editions/${entry.number}`} json={json} underList>
      <article className="record">
        <h1>
          {t("past.of", { number: entry.number })}
          <RecordLabel edition={body === null ? standing : { body, words: standing.words }} view={view} />
        </h1>
        <PastNotice entry={entry} next={next} standing={standing.entry.number} locale={locale} />
        <SeededNotice edition={{ entry }} locale={locale} />
        {body === null ? null : (
          <>
            <EditionFacts edition={{ entry, body }} laws={found.laws} view={view} />
            <SourceList view={view} />
          </>
        )}
        <CiteEdition edition={{ entry, body: body ?? standing.body, words: standing.words }} view={view} />
        <EditionBox edition={{ entry }} locale={locale} json={json} />
      </article>
    </EditionFrame>
  );
}
