import { DeskPage } from "@/components/desk/desk-page";
import { AlikeList } from "@/components/desk/duplicates/alike-list";
import { MergeForm, TellApartForm } from "@/components/desk/duplicates/pair-forms";
import { SideBySide } from "@/components/desk/duplicates/pair-list";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { roleAtLeast } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import { getComparison } from "@/lib/duplicates/queries/get-comparison";
import { pairSchema } from "@/lib/duplicates/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Two people side by side: told apart, or the second merged into the first. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const pair = pairSchema.safeParse(await searchParams);
  const comparison = roleAtLeast(actor.role, "researcher") && pair.success ? await getComparison(actor, pair.data) : null;
  if (comparison === null) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "duplicates");
  const { one, other, alike, traits, score, toldApart, merge, records } = comparison;
  const names = { one: recordTitle(one.record, locale).text, other: recordTitle(other.record, locale).text };
  const title = t("compare.title", names);
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.duplicates(), label: t("list.title") }]}>
      <p>{t("list.score", { score })}</p>
      <AlikeList locale={locale} alike={alike} traits={traits} />
      <SideBySide locale={locale} one={one} other={other} />
      {toldApart.length > 0 && (
        <section aria-labelledby="apart-before" className="mt-8">
          <h2 id="apart-before">{t("compare.before")}</h2>
          <ul className="mt-2 list-disc ps-5">
            {toldApart.map(({ by, at, reason }) => (
              <li key={at.toISOString()}>
                {t("compare.toldApart", { name: by, day: formatHonestDate(dayOf(at), locale) })}
                {reason !== null && <span className="block whitespace-pre-line">{reason}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="apart" className="mt-10">
        <h2 id="apart" className="mb-3">{t("apart.title")}</h2>
        <TellApartForm locale={locale} title={title} one={one.record.id} other={other.record.id} writer={actor.accountId} />
      </section>
      <section aria-labelledby="merge" className="mt-10 border-t border-rule pt-4">
        <h2 id="merge" className="mb-3">{t("merge.title", { kept: names.one, merged: names.other })}</h2>
        <p>
          <a href={paths.desk.compareTwo(other.record.id, one.record.id)} className="inline-flex min-h-11 items-center">
            {t("merge.swap", { kept: names.other })}
          </a>
        </p>
        {merge.refusal === null ? (
          <MergeForm locale={locale} title={title} kept={one} merged={other} merge={merge} records={records} writer={actor.accountId} />
        ) : (
          <p className="mt-2 border-2 border-caution bg-caution-soft p-3">{translatorFor(locale, "errors")(merge.refusal)}</p>
        )}
      </section>
    </DeskPage>
  );
}
