import { DeskPage } from "@/components/desk/desk-page";
import { lawOfOne } from "@/components/desk/law/law-on-file";
import { FiledLine, ProposalCard } from "@/components/desk/law/proposal-card";
import { daysAcross } from "@/components/desk/law/time-line";
import { DeskNotFound } from "@/components/desk/not-found";
import { FiledSection, WaitingSection } from "@/components/desk/proposals/sections";
import { formClasses } from "@/components/forms/form-classes";
import { DrawnFrom } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { dayOf } from "@/lib/core/days";
import { paths } from "@/lib/core/paths";
import { listLawOf } from "@/lib/law/queries/list-law";
import { translatorFor } from "@/lib/messages/translate";
import { now } from "@/lib/platform/clock";
import { mayPropose as mayProposeLaw } from "@/lib/proposals/policy";
import { inLocale } from "@/lib/vocabulary/sourced";

/** The law on one practice: what waits, what stands with everything it says, and all that is on file. */
export default async function PracticeLawPage({ params }: { params: Promise<{ practice: string }> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const { practice: code } = await params;
  const found = await listLawOf(actor, code);
  if (found === null) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "law");
  const { practice, laws, files } = found;
  const title = inLocale(practice.names, locale);
  const waiting = files.filter(({ state }) => state === "proposed");
  const underWay = new Set(waiting.flatMap(({ replaces }) => replaces?.id ?? []));
  const across = daysAcross(laws, dayOf(now()));
  const mayPropose = mayProposeLaw(actor);
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.vocabulary(), label: t("title") }]}>
      <p className="mb-6">
        <a href={paths.desk.wordsOf(code)} className="inline-flex min-h-11 items-center">
          {translatorFor(locale, "wording")("of", { practice: title })}
        </a>
      </p>
      <WaitingSection locale={locale} waiting={waiting} saysNone={false} card={(filed) => <ProposalCard filed={filed} locale={locale} title={title} writer={actor.accountId} />} />
      <section aria-labelledby="standing" className="mb-10">
        <h2 id="standing" className="mb-3">
          {t("standing")}
        </h2>
        <DrawnFrom from={{ locale, code, across, versions: laws.map((version) => ({ version, mayPropose: mayPropose && !underWay.has(version.id) })) }} draw={lawOfOne} />
        {mayPropose && (
          <p className="mt-6">
            <a href={paths.desk.proposeLaw(code, "add")} className={`inline-flex items-center no-underline ${formClasses.secondary}`}>
              {t("act.add")}
            </a>
          </p>
        )}
      </section>
      <FiledSection locale={locale} hint={t("historyHint")} files={files} line={(filed) => <FiledLine filed={filed} locale={locale} />} />
    </DeskPage>
  );
}
