import type { ReactNode } from "react";
import { RECORD_KINDS, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { BasisOfKind } from "@/lib/editions/charts/basis";
import { onlyOf, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { citationsOf } from "@/lib/editions/facts";
import type { PageDataset } from "@/lib/editions/page-content";
import { restingOn } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { AffiliatedRows } from "./affiliated-rows";
import { SourceBasis } from "./basis";
import { ChartFiles } from "./chart-parts";
import { KeyFacts } from "./key-facts";
import { PageLinks } from "./page-links";
import { RecordPage, viewOf } from "./record-page";
import { RecordRows } from "./record-rows";
import { Section } from "./section";
import { SourceParents } from "./source-parents";

type SourceRecordProps = {
  /** What comes straight after the skip link: the desk's word that it is a preview. */
  first?: ReactNode;
  edition: EditionOf<"source">;
  /** Sources that may rest on it. */
  sources: readonly Edition[];
  /** One page of the records of which a drawn fact cites it. */
  citing: readonly Edition[];
  /** How many there are in all. */
  count: number;
  basis: readonly BasisOfKind[];
  /** From 1. */
  page: number;
  pages: number;
  lookup: EditionLookup;
  dataset: PageDataset;
  /** How many facts stand in all. */
  total: number;
  locale: Locale;
};

/** The page of one source: what it is, what it rests on, and what on this site rests on it. */
export function SourceRecord({ first, edition, sources, citing, count, basis, page, pages, lookup, dataset, total, locale }: SourceRecordProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const children = restingOn(edition, sources);
  const kinds = RECORD_KINDS.filter((kind) => citing.some((other) => other.body.kind === kind));
  const parents = body.parents.filter(({ parent }) => lookup.has(parent));
  const view = viewOf(lookup, locale, citationsOf(body));

  return (
    <RecordPage edition={edition} view={view} query={page === 1 ? "" : `page=${String(page)}`} first={first}>
      <Section id="facts" title={t("source.what")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="parents" title={t("source.parents")} locale={locale} empty={parents.length === 0}>
        <SourceParents links={parents} view={view} />
      </Section>
      <Section id="children" title={t("source.children")} locale={locale} empty={children.length === 0}>
        <AffiliatedRows affiliated={children} view={view} />
      </Section>
      <Section id="rests" title={t("source.rests")} locale={locale} empty={count === 0} note={count === 0 ? undefined : t("source.restsCount", { count })}>
        <SourceBasis kinds={basis} total={total} locale={locale} />
        <ChartFiles name="basis" record={edition} dataset={dataset} locale={locale} />
        {kinds.map((kind) => (
          <div key={kind} className="source-group">
            <h3>{words(`recordKinds.${kind}`)}</h3>
            <div className="columns">
              <RecordRows editions={onlyOf(citing, kind)} view={view} />
            </div>
          </div>
        ))}
        <PageLinks page={page} pages={pages} hrefOf={(number) => `${paths.record(locale, "source", body.slug)}${number === 1 ? "" : `?page=${String(number)}`}#rests`} locale={locale} />
      </Section>
    </RecordPage>
  );
}
