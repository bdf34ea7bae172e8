import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { WaitingSection } from "@/components/desk/proposals/sections";
import { ProposalCard } from "@/components/desk/wording/proposal-card";
import { wordsOfPractices } from "@/components/desk/wording/words-on-file";
import { formClasses } from "@/components/forms/form-classes";
import { DrawnFrom } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayPropose } from "@/lib/proposals/policy";
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
        <DrawnFrom from={{ locale, practices: found.practices.map(({ code, kind, names, definition, retired }) => ({ code, kind, name: inLocale(names, locale), definition: definition[locale], retired })) }} draw={wordsOfPractices} />
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
