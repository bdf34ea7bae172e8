import type { Metadata } from "next";
import { AbsentRecord, NotFoundView } from "@/components/public/absent-view";
import { Comparison } from "@/components/public/comparison";
import { EditionFrame, editionMetadata } from "@/components/public/edition-frame";
import { ComparePicker } from "@/components/public/edition-pickers";
import { belowRecord, editionNumberOf } from "@/components/public/params";
import { RecordLabel } from "@/components/public/record-link";
import { formatHonestDate } from "@/lib/core/honest-date";
import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { plainLabelOf } from "@/lib/editions/labels";
import { readComparison } from "@/lib/editions/queries/read-edition";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string; kind: string; slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

async function contentOf({ params, searchParams }: PageProps) {
  const { locale, kind, slug } = await belowRecord(params);
  const { from, to } = await searchParams;
  return { locale, kind, slug, content: kind === null ? null : await readComparison(kind, slug, askedFor(from), askedFor(to)) };
}

/** An edition that the address does not name, or leaves blank, is chosen for the reader. */
function askedFor(text: string | string[] | undefined): number | null | undefined {
  return text === undefined || text === "" ? undefined : editionNumberOf(text);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, content } = await contentOf(props);
  if (content === null || !("standing" in content)) return {};
  const { standing, lookup } = content;
  if (content.state === "alone") return editionMetadata(locale, translatorFor(locale, "editions")("compare.aloneTitle", { name: plainLabelOf(standing, locale, lookup).text }), false);
  const { from, to } = content;
  const title = translatorFor(locale, "editions")("compare.pageTitle", { name: plainLabelOf(standing, locale, lookup).text, from: from.number, to: to.number });
  return editionMetadata(locale, title, false);
}

/** Two editions of one record, field by field. */
export default async function ComparePage(props: PageProps) {
  const { locale, kind, slug, content } = await contentOf(props);
  if (kind === null || content === null) return <NotFoundView locale={locale} />;
  if (!("standing" in content)) return <AbsentRecord found={content} locale={locale} kind={kind} below="/editions" />;
  const { standing, lookup } = content;
  const t = translatorFor(locale, "editions");
  const others = (
    <p className="paragraph">
      <a href={paths.editions(locale, kind, slug)}>{t("compare.others")}</a>
    </p>
  );
  if (content.state === "alone") {
    return (
      <EditionFrame locale={locale} standing={standing} lookup={lookup} below="/editions/compare" json={paths.apiEditions(KIND_PLURAL[kind], slug)} underList>
        <h1>
          {t("compare.title")}
          <RecordLabel edition={standing} view={{ locale, lookup }} />
        </h1>
        <p className="notice">{t("pick.tooFew")}</p>
        {others}
      </EditionFrame>
    );
  }
  const { from, to, facts, slugs, readable } = content;
  const day = (text: string) => formatHonestDate(text, locale);
  const withheld = [from, to].filter((entry) => entry.withheldOn !== null);
  const below = `/editions/compare?from=${from.number}&to=${to.number}`;
  return (
    <EditionFrame locale={locale} standing={standing} lookup={lookup} below={below} json={paths.apiEditions(KIND_PLURAL[kind], slug)} underList>
      <h1>
        {t("compare.title")}
        <RecordLabel edition={standing} view={{ locale, lookup }} />
      </h1>
      <p className="lead">{t("compare.pair", { from: from.number, fromDay: day(from.publishedOn), to: to.number, toDay: day(to.publishedOn) })}</p>
      {withheld.map(({ number, withheldOn }) => (
        <p key={number} className="past-notice">
          {t("compare.withheld", { number, day: day(withheldOn ?? "") })}
        </p>
      ))}
      {withheld.length > 0 ? null : <Verdict facts={facts.length} same={from.number === to.number} moved={slugs !== null} locale={locale} />}
      {slugs === null ? null : (
        <p className="paragraph">
          {t("compare.address")}
          <del>{slugs.from}</del> <ins>{slugs.to}</ins>
        </p>
      )}
      <Comparison facts={facts} view={{ locale, lookup }} />
      <ComparePicker locale={locale} kind={kind} slug={slug} readable={readable.slice(0, LENGTH)} from={from.number} to={to.number} />
      {others}
    </EditionFrame>
  );
}

/** Editions to choose from. */
const LENGTH = 100;

function Verdict({ facts, same, moved, locale }: { facts: number; same: boolean; moved: boolean; locale: Locale }) {
  const t = translatorFor(locale, "editions");
  if (same) return <p className="notice">{t("compare.same")}</p>;
  if (facts === 0) return moved ? null : <p className="notice">{t("compare.nothing")}</p>;
  return (
    <p className="notice">
      {t("compare.count", { count: facts })}
      {t("compare.legend")}
    </p>
  );
}
