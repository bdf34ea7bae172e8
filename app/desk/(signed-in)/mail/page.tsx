import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { momentText } from "@/components/desk/accounts/moment";
import { DeskPage } from "@/components/desk/desk-page";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { siteLanguage } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import { env } from "@/lib/platform/env";
import { tryMailAgainAction } from "@/lib/watching/actions";
import { mayTendMail } from "@/lib/watching/policy";
import { getMailState } from "@/lib/watching/queries/get-mail-state";

/** What could not be delivered, for admins: letters by the mail server's codes, and what happened and could not be told to anybody. */
export default async function MailPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "watch");
  const title = t("tend.title");
  if (!mayTendMail(actor)) return <AdminsOnly locale={locale} title={title} />;
  const { waiting, troubles, untold } = await getMailState(actor);
  const from = env().CASELIGHT_MAIL_FROM;
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.people(), label: translatorFor(locale, "accounts")("people.title") }]}>
      <p className="mb-4 max-w-measure">{t("tend.intro")}</p>
      <p className="mb-6 max-w-measure">
        {[from === undefined ? t("tend.off") : t("tend.on", { from }), t("tend.closed")].join(siteLanguage(locale).space)}
      </p>
      <section aria-labelledby="letters" className="mb-10">
        <h2 id="letters" className="mb-4">{t("tend.letters")}</h2>
        <p className="mb-4">{waiting === 0 ? t("tend.noneWaits") : t("tend.waiting", { count: waiting })}</p>
        {troubles.length === 0 ? (
          <p className="text-muted">{t("tend.lettersNone")}</p>
        ) : (
          <DrawnOnce as="ul" className="grid gap-4">
            {troubles.map(({ id, to, state, tries, failure, at, nextTry }) => (
              <li key={id} className="border-s-4 border-rule ps-4">
                <p>{t("tend.letterTo", { name: to, moment: momentText(at, locale) })}</p>
                <p>{state === "waiting" ? t("tend.state.waiting", { count: tries, moment: nextTry === null ? "" : momentText(nextTry, locale) }) : state === "unsure" ? t("tend.state.unsure") : t("tend.state.given_up", { count: tries })}</p>
                <p className="text-small text-muted">{failure === null ? t("tend.noFailure") : t("tend.failure", { code: failure })}</p>
              </li>
            ))}
          </DrawnOnce>
        )}
      </section>
      <section aria-labelledby="untold" className="mb-10">
        <h2 id="untold" className="mb-4">{t("tend.untold")}</h2>
        {untold.length === 0 ? (
          <p className="text-muted">{t("tend.untoldNone")}</p>
        ) : (
          <DrawnOnce as="ul" className="grid gap-4">
            {untold.map(({ id, at, tries, isGivenUp }) => (
              <li key={id} className="border-s-4 border-rule ps-4">
                <p>{t("tend.happening", { moment: momentText(at, locale) })}</p>
                <p>{t(isGivenUp ? "tend.untoldGivenUp" : "tend.untoldWaiting", { count: tries })}</p>
              </li>
            ))}
          </DrawnOnce>
        )}
      </section>
      <Form action={tryMailAgainAction} labels={formLabels(locale)} title={title}>
        <div>
          <SubmitButton tone="secondary">{t("tend.again")}</SubmitButton>
        </div>
      </Form>
    </DeskPage>
  );
}
