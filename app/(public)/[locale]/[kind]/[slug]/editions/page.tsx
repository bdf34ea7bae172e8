import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AbsentRecord, BadRequest, ElsewhereView, NotFoundView } from "@/components/public/absent-view";
import { EditionFrame, editionMetadata } from "@/components/public/edition-frame";
import { EditionList } from "@/components/public/edition-list";
import { ComparePicker, DayPicker } from "@/components/public/edition-pickers";
import { belowRecord, dayIn, editionNumberOf } from "@/components/public/params";
import { RecordLabel } from "@/components/public/record-link";
import { VerifySteps } from "@/components/public/verify-steps";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { mentionedIn } from "@/lib/editions/facts";
import { plainLabelOf } from "@/lib/editions/labels";
import { standingOn, type PastEntry } from "@/lib/editions/past-edition";
import { listEditions } from "@/lib/editions/queries/list-editions";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { translatorFor } from "@/lib/messages/translate";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

type PageProps = { params: Promise<{ locale: string; kind: string; slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

/** Editions on one page. */
const LENGTH = 100;

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale, kind, slug } = await belowRecord(params);
  const found = kind === null ? null : await listEditions(kind, slug);
  if (found?.state !== "standing") return {};
  const { edition } = found;
  const name = plainLabelOf(edition, locale, await loadEditions(mentionedIn(edition.body), [edition])).text;
  const isPlain = Object.keys(await searchParams).length === 0;
  return editionMetadata(locale, translatorFor(locale, "editions")("list.pageTitle", { name }), isPlain);
}

/** Every edition of a record, two of them to compare, the one of a day, and how to check their hashes. */
export default async function EditionsPage({ params, searchParams }: PageProps) {
  const { locale, kind, slug } = await belowRecord(params);
  if (kind === null) return <NotFoundView locale={locale} />;
  const found = await listEditions(kind, slug);
  if (found.state !== "standing") return <AbsentRecord found={found} locale={locale} kind={kind} below="/editions" />;
  const { edition, entries } = found;
  const { asof, before } = await searchParams;
  const asked = asof === undefined ? null : answerFor(entries, asof, locale);
  if (asked !== null && "number" in asked) return <ElsewhereView locale={locale} to={paths.edition(locale, kind, slug, asked.number)} status={303} />;

  const t = translatorFor(locale, "editions");
  const lookup = await loadEditions(mentionedIn(edition.body), [edition]);
  const readable = entries.filter(({ withheldOn }) => withheldOn === null);
  const bound = editionNumberOf(before);
  const rest = bound === null ? entries : entries.filter(({ number }) => number < bound);
  const shown = rest.slice(0, LENGTH);
  const last = shown.at(-1);
  // The standing edition can always be read: it cannot be withheld.
  const [newest] = readable;
  return (
    <EditionFrame locale={locale} standing={edition} lookup={lookup} below="/editions" json={paths.apiEditions(KIND_PLURAL[kind], slug)} head={asked?.mark}>
      <h1>
        {t("list.heading")}
        <RecordLabel edition={edition} view={{ locale, lookup }} />
      </h1>
      <p className="lead">{t("list.lead")}</p>
      <p className="notice">
        {t("list.count", { count: entries.length })} · <a href={paths.record(locale, kind, slug)}>{t("list.readRecord")}</a>
      </p>
      <EditionList entries={shown} readable={readable.map(({ number }) => number)} locale={locale} />
      {last === undefined || rest.length <= LENGTH ? null : (
        <p className="next-page">
          <a href={`${paths.editions(locale, kind, slug)}?before=${last.number}`} rel="next">
            {t("list.older")}
          </a>
        </p>
      )}
      <ComparePicker locale={locale} kind={kind} slug={slug} readable={readable.slice(0, LENGTH)} />
      <DayPicker locale={locale} kind={kind} slug={slug} asked={dayIn(asof)} answer={asked === null ? null : asked.words} />
      {newest === undefined ? null : <VerifySteps readable={newest} origin={env().CASELIGHT_ORIGIN} locale={locale} />}
    </EditionFrame>
  );
}

/** Where a day leads, or why it leads nowhere; `mark` is the answer's status where the day is none. */
function answerFor(entries: readonly PastEntry[], asof: unknown, locale: Locale): { number: number } | { words: ReactNode; mark: ReactNode } {
  const t = translatorFor(locale, "editions");
  const sentence = (text: string, mark: ReactNode = null) => ({ words: <p className="past-notice">{text}</p>, mark });
  const day = dayIn(asof);
  if (day === null) return sentence(t("pick.invalid"), <BadRequest />);
  const newest = entries[0];
  if (day > dayOf(now())) return sentence(t("pick.future", { day: formatHonestDate(day, locale), number: newest?.number ?? 0 }));
  const stood = standingOn(entries, day);
  if (stood !== null) return { number: stood.number };
  return sentence(t("pick.none", { day: formatHonestDate(day, locale), first: formatHonestDate(entries.at(-1)?.publishedOn ?? day, locale) }));
}
