import { DeskPage } from "@/components/desk/desk-page";
import { FiledLine, ProposalCard } from "@/components/desk/law/proposal-card";
import { daysAcross, LawTimeLine } from "@/components/desk/law/time-line";
import { VersionWhole } from "@/components/desk/law/version-card";
import { DeskNotFound } from "@/components/desk/not-found";
import { Card } from "@/components/desk/proposals/filed";
import { formClasses } from "@/components/forms/form-classes";
import { lawTitle } from "@/components/public/law-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
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
  const proposals = translatorFor(locale, "proposals");
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
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" className="mb-10">
          <h2 id="waiting" className="mb-3">
            {proposals("waiting")}
          </h2>
          <ul className="grid gap-8">
            {waiting.map((filed) => (
              <li key={filed.id}>
                <ProposalCard filed={filed} locale={locale} title={title} writer={actor.accountId} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="standing" className="mb-10">
        <h2 id="standing" className="mb-3">
          {t("standing")}
        </h2>
        {across !== null && (
          <DrawnOnce>
            <LawTimeLine laws={laws} across={across} locale={locale} />
          </DrawnOnce>
        )}
        {laws.length === 0 ? (
          <p>{t("none")}</p>
        ) : (
          <DrawnOnce as="ul" className="grid gap-6">
            {laws.map((version) => (
              <li key={version.id}>
                <Card>
                  <VersionWhole version={version} stands locale={locale} />
                  {mayPropose && !underWay.has(version.id) && (
                    <p className="mt-2 flex flex-wrap gap-x-6">
                      {(["correct", ...(version.inForceTo === null ? (["end"] as const) : []), "withdraw"] as const).map((act) => (
                        <a key={act} href={paths.desk.proposeLaw(code, act, version.id)} className="inline-flex min-h-11 items-center">
                          {t(`act.${act}`)}
                          <span className="sr-only">: {lawTitle(version, locale)}</span>
                        </a>
                      ))}
                    </p>
                  )}
                </Card>
              </li>
            ))}
          </DrawnOnce>
        )}
        {mayPropose && (
          <p className="mt-6">
            <a href={paths.desk.proposeLaw(code, "add")} className={`inline-flex items-center no-underline ${formClasses.secondary}`}>
              {t("act.add")}
            </a>
          </p>
        )}
      </section>
      {files.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history" className="mb-1">
            {proposals("history")}
          </h2>
          <p className="mb-4 text-small text-muted">{t("historyHint")}</p>
          <ul className="grid gap-4">
            {files.map((filed) => (
              <li key={filed.id}>
                <FiledLine filed={filed} locale={locale} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskPage>
  );
}
