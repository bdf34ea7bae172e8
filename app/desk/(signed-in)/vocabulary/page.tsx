import { DeskPage } from "@/components/desk/desk-page";
import { lawOfPractices } from "@/components/desk/law/law-on-file";
import { ProposalCard } from "@/components/desk/law/proposal-card";
import { daysAcross } from "@/components/desk/law/time-line";
import { DeskNotFound } from "@/components/desk/not-found";
import { DrawnFrom } from "@/components/ui/drawn-once";
import { WaitingSection } from "@/components/desk/proposals/sections";
import { requireActor } from "@/lib/accounts/require-actor";
import { dayOf } from "@/lib/core/days";
import { paths } from "@/lib/core/paths";
import { listLaw } from "@/lib/law/queries/list-law";
import { translatorFor } from "@/lib/messages/translate";
import { now } from "@/lib/platform/clock";
import { lawVersionsOf } from "@/lib/vocabulary/law";
import { practiceName } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";

/** Every practice with the law on it, by version, on a line of time; first what waits for another pair of eyes. */
export default async function VocabularyPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const found = await listLaw(actor);
  if (found === null) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "law");
  const title = t("title");
  const { practices, laws, waiting } = found;
  const across = daysAcross(laws, dayOf(now()));
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <p className="mb-2 max-w-measure">{t("intro")}</p>
      <p className="mb-6">
        <a href={paths.desk.practices()} className="inline-flex min-h-11 items-center">
          {translatorFor(locale, "wording")("title")}
        </a>
      </p>
      <WaitingSection
        locale={locale}
        waiting={waiting}
        saysNone
        card={(filed) => (
          <>
            <p className="mb-1">
              <a href={paths.desk.lawOf(filed.version.practice)}>{practiceName(practices, filed.version.practice, locale) ?? filed.version.practice}</a>
            </p>
            <ProposalCard filed={filed} locale={locale} title={title} writer={actor.accountId} />
          </>
        )}
      />
      <section aria-labelledby="practices">
        <h2 id="practices" className="mb-1">
          {t("practices")}
        </h2>
        <p className="mb-4 text-small text-muted">{t("lineHint")}</p>
        <DrawnFrom
          as="ul"
          className="grid gap-8"
          from={{ locale, across, practices: practices.map(({ code, names }) => ({ code, name: inLocale(names, locale), versions: lawVersionsOf(laws, code) })) }}
          draw={lawOfPractices}
        />
      </section>
    </DeskPage>
  );
}
