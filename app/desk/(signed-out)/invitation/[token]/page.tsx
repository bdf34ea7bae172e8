import * as z from "zod";
import { InvitationOver } from "@/components/desk/accounts/invitation-over";
import { SignedOutFrame } from "@/components/desk/accounts/signed-out-frame";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { enterDetailsAction } from "@/lib/accounts/actions";
import { deskLocale } from "@/lib/accounts/queries/desk-locale";
import { openInvitation } from "@/lib/accounts/queries/open-invitation";
import { openAddress } from "@/lib/accounts/return-address";
import { invitationTokenSchema } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ token: invitationTokenSchema });

/** First step of joining: who one is, and a password. Nothing is stored before the second step succeeds. */
export default async function InvitationPage({ params }: { params: Promise<unknown> }) {
  const locale = await deskLocale();
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <InvitationOver locale={locale} inLanguage={null} />;
  const { token } = asked.data;
  const inLanguage = (lang: Locale) => openAddress(paths.desk.invitation(token), { lang });
  const invitation = await openInvitation(token);
  if (invitation === null) return <InvitationOver locale={locale} inLanguage={inLanguage} />;

  const t = translatorFor(locale, "accounts");
  const words = translatorFor(locale, "words");
  const title = t("invitation.title");
  return (
    <SignedOutFrame locale={locale} title={title} inLanguage={inLanguage}>
      <p className="mb-6">{t("invitation.intro", { role: words(`role.${invitation.role}`) })}</p>
      <Form action={enterDetailsAction} labels={formLabels(locale)} fields={{ displayName: t("invitation.name"), email: t("signIn.email"), password: t("signIn.password") }} title={title}>
        <Field name="displayName" autoComplete="name" hint={t("invitation.nameHint")} defaultValue={invitation.displayName ?? ""} />
        <Field name="email" type="email" autoComplete="username" spellCheck={false} hint={t("invitation.emailHint")} />
        <Field name="password" type="password" autoComplete="new-password" hint={t("invitation.passwordHint")} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="lang" value={locale} />
        <div>
          <SubmitButton>{t("invitation.continue")}</SubmitButton>
        </div>
      </Form>
    </SignedOutFrame>
  );
}
