import { DeskPage } from "@/components/desk/desk-page";
import { CodeField } from "@/components/desk/passkeys/code-field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { beginAuthenticatorAction } from "@/lib/accounts/actions";
import { hasPasskey } from "@/lib/accounts/queries/list-passkeys";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** First step of setting up another authenticator: the one that there is, or what stands in for it. */
export default async function OwnAuthenticatorPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "passkeys");
  const title = t("authenticator.title");
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.sessions(), label: translatorFor(locale, "accounts")("sessions.title") }]}>
      <div className="mb-6 grid max-w-measure gap-3">
        <p>{t("authenticator.intro")}</p>
        <p>{t("authenticator.what")}</p>
        <p>{t("authenticator.passkeysStay")}</p>
        <p>{t("authenticator.lost")}</p>
      </div>
      <div className="max-w-measure">
        <Form action={beginAuthenticatorAction} labels={formLabels(locale)} title={title} fields={{ code: t("code") }}>
          <CodeField locale={locale} hint={t("authenticator.codeHint")} passkeys={await hasPasskey(actor)} />
          <div>
            <SubmitButton>{t("authenticator.begin")}</SubmitButton>
          </div>
        </Form>
      </div>
    </DeskPage>
  );
}
