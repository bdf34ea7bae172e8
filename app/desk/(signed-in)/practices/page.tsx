import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { WaitingSection } from "@/components/desk/proposals/sections";
import { ProposalCard } from "@/components/desk/wording/proposal-card";
import { formClasses } from "@/components/forms/form-classes";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayPropose } from "@/lib/proposals/policy";
import { PRACTICE_KINDS } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";
import { listWordings } from "@/lib/wording/queries/list-wordings";

/** Every practice with what it is called and how it is explained; first what waits for another pair of eyes. */
export default async function PracticesPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const found = await listWordings(actor);
  if (found === null) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "wording");
  const title = t("title");
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <p className="mb-2 max-w-measure">{t("intro")}</p>
      <p className="mb-6">
        <a href={paths.desk.vocabulary()} className="inline-flex min-h-11 items-center">
          {translatorFor(locale, "law")("title")}
        </a>
      </p>
      <WaitingSection locale={locale} waiting={found.waiting} saysNone card={(filed) => <ProposalCard filed={filed} locale={locale} title={title} writer={actor.accountId} />} />
      <section aria-labelledby="practices">
        <h2 id="practices" className="mb-3">
          {translatorFor(locale, "law")("practices")}
        </h2>
        <DrawnOnce>
          {PRACTICE_KINDS.map((kind) => {
            const those = found.practices.filter((practice) => practice.kind === kind);
            return those.length === 0 ? null : (
              <div key={kind} className="mb-6 border-t border-rule pt-4">
                <h3 className="mb-2">{t(`kind.${kind}`)}</h3>
                <ul className="grid gap-4">
                  {those.map((practice) => (
                    <li key={practice.code} className="max-w-measure">
                      <p>
                        <a href={paths.desk.wordsOf(practice.code)} className="inline-flex min-h-11 items-center font-semibold">
                          {inLocale(practice.names, locale)}
                        </a>
                        {practice.retired ? <> · {t("use.retired")}</> : null}
                      </p>
                      <p>{practice.definition[locale]}</p>
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </DrawnOnce>
        {mayPropose(actor) && (
          <p className="mt-6">
            <a href={paths.desk.newPractice()} className={`inline-flex items-center no-underline ${formClasses.secondary}`}>
              {t("add")}
            </a>
          </p>
        )}
      </section>
    </DeskPage>
  );
}
