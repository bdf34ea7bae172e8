import { redirect } from "next/navigation";
import { DeskPage } from "@/components/desk/desk-page";
import { AuthenticatorKey } from "@/components/desk/passkeys/authenticator-key";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { replaceAuthenticatorAction } from "@/lib/accounts/actions";
import { authenticatorToReplace } from "@/lib/accounts/queries/kept";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** Second step of setting up another authenticator: its key, proved by a code. Nothing is stored before. */
export default async function NewAuthenticatorPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const authenticator = await authenticatorToReplace(actor);
  if (authenticator === null) redirect(paths.desk.ownAuthenticator());
  const t = translatorFor(locale, "passkeys");
  const title = t("authenticator.newTitle");
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.ownAuthenticator(), label: t("authenticator.title") }]}>
      <div className="mb-6 grid max-w-measure gap-4">
        <AuthenticatorKey locale={locale} authenticator={authenticator} />
        <p>{t("authenticator.what")}</p>
      </div>
      <div className="max-w-measure">
        <Form action={replaceAuthenticatorAction} labels={formLabels(locale)} title={title} fields={{ code: t("authenticator.newCode") }}>
          <Field name="code" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} hint={translatorFor(locale, "accounts")("authenticator.codeHint")} />
          <div>
            <SubmitButton>{t("authenticator.finish")}</SubmitButton>
          </div>
        </Form>
        <p className="mt-6">
          <a href={paths.desk.ownAuthenticator()} className="inline-flex min-h-11 items-center">
            {t("authenticator.again")}
          </a>
        </p>
      </div>
    </DeskPage>
  );
}
