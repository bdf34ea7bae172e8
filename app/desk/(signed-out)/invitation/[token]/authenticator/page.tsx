import { redirect } from "next/navigation";
import * as z from "zod";
import { InvitationOver } from "@/components/desk/accounts/invitation-over";
import { SignedOutFrame } from "@/components/desk/accounts/signed-out-frame";
import { AuthenticatorKey } from "@/components/desk/passkeys/authenticator-key";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { confirmAuthenticatorAction } from "@/lib/accounts/actions";
import { deskLocale } from "@/lib/accounts/queries/desk-locale";
import { authenticatorToAdd } from "@/lib/accounts/queries/kept";
import { openInvitation } from "@/lib/accounts/queries/open-invitation";
import { openAddress } from "@/lib/accounts/return-address";
import { invitationTokenSchema } from "@/lib/accounts/schema";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ token: invitationTokenSchema });

/** Second step of joining: the authenticator, proved by a code. */
export default async function AuthenticatorPage({ params }: { params: Promise<unknown> }) {
  const locale = await deskLocale();
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <InvitationOver locale={locale} inLanguage={null} />;
  const { token } = asked.data;
  const [invitation, authenticator] = await Promise.all([openInvitation(token), authenticatorToAdd(token)]);
  if (invitation === null) return <InvitationOver locale={locale} inLanguage={null} />;
  if (authenticator === null) redirect(openAddress(paths.desk.invitation(token), { lang: locale }));

  const t = translatorFor(locale, "accounts");
  const title = t("authenticator.title");
  return (
    <SignedOutFrame locale={locale} title={title} inLanguage={(lang) => openAddress(paths.desk.authenticator(token), { lang })}>
      <div className="mb-6 grid gap-4">
        <p>{t("authenticator.why")}</p>
        <AuthenticatorKey locale={locale} authenticator={authenticator} />
      </div>
      <Form action={confirmAuthenticatorAction} labels={formLabels(locale)} fields={{ code: t("authenticator.code") }} title={title}>
        <Field name="code" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} hint={t("authenticator.codeHint")} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="lang" value={locale} />
        <div>
          <SubmitButton>{t("authenticator.submit")}</SubmitButton>
        </div>
      </Form>
      <p className="mt-6">
        <a href={openAddress(paths.desk.invitation(token), { lang: locale })} className="inline-flex min-h-11 items-center">
          {t("authenticator.again")}
        </a>
      </p>
    </SignedOutFrame>
  );
}
