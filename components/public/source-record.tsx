import { RECORD_KINDS, type Locale } from "@/lib/core/kinds";
import { basisByKind } from "@/lib/editions/charts/basis";
import { onlyOf } from "@/lib/editions/edition";
import { citationsOf } from "@/lib/editions/facts";
import type { RecordPageContent, PageDataset } from "@/lib/editions/page-content";
import { restingOn } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { AffiliatedRows } from "./affiliated-rows";
import { SourceBasis } from "./basis";
import { ChartFiles } from "./chart-parts";
import { KeyFacts } from "./key-facts";
import { RecordPage, viewOf } from "./record-page";
import { RecordRows } from "./record-rows";
import { Section } from "./section";
import { SourceParents } from "./source-parents";

type SourceRecordProps = RecordPageContent<"source"> & { dataset: PageDataset; /** How many facts stand in all. */ total: number; locale: Locale };

/** The page of one source: what it is, what it rests on, and what on this site rests on it. */
export function SourceRecord({ first, edition, mentioning, lookup, dataset, total, locale }: SourceRecordProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const children = restingOn(edition, mentioning);
  // What a source says of itself rests on nothing else, and is no reason to list it here.
  const citing = mentioning.filter((other) => other.body.id !== body.id && citationsOf(other.body).some(({ source }) => source === body.id));
  const kinds = RECORD_KINDS.filter((kind) => citing.some((other) => other.body.kind === kind));
  const parents = body.parents.filter(({ parent }) => lookup.has(parent));
  const view = viewOf(lookup, locale, citationsOf(body));

  return (
    <RecordPage edition={edition} view={view} first={first}>
      <Section id="facts" title={t("source.what")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="parents" title={t("source.parents")} locale={locale} empty={parents.length === 0}>
        <SourceParents links={parents} view={view} />
      </Section>
      <Section id="children" title={t("source.children")} locale={locale} empty={children.length === 0}>
        <AffiliatedRows affiliated={children} view={view} />
      </Section>
      <Section id="rests" title={t("source.rests")} locale={locale} empty={citing.length === 0} note={citing.length === 0 ? undefined : t("source.restsCount", { count: citing.length })}>
        <SourceBasis kinds={basisByKind(body.id, mentioning)} total={total} locale={locale} />
        <ChartFiles name="basis" record={edition} dataset={dataset} locale={locale} />
        {kinds.map((kind) => (
          <div key={kind} className="source-group">
            <h3>{words(`recordKinds.${kind}`)}</h3>
            <div className="columns">
              <RecordRows editions={onlyOf(citing, kind)} view={view} />
            </div>
          </div>
        ))}
      </Section>
    </RecordPage>
  );
}
