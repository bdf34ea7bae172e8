import { redirect } from "next/navigation";
import { openSearchSchema } from "@/components/desk/accounts/search-params";
import { SignedOutFrame } from "@/components/desk/accounts/signed-out-frame";
import { PasskeySignIn } from "@/components/desk/passkeys/passkey-sign-in";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { startSignInAction } from "@/lib/accounts/actions";
import { deskLocale } from "@/lib/accounts/queries/desk-locale";
import { openAddress, returnAddress } from "@/lib/accounts/return-address";
import { currentActor } from "@/lib/accounts/session";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** First step of signing in. Says nothing about which addresses have an account. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { to } = openSearchSchema.parse(await searchParams);
  if ((await currentActor()) !== null) redirect(returnAddress(to));
  const locale = await deskLocale();
  const t = translatorFor(locale, "accounts");
  const passkeys = translatorFor(locale, "passkeys");
  const title = t("signIn.title");
  return (
    <SignedOutFrame locale={locale} title={title} inLanguage={(lang) => openAddress(paths.desk.signIn(), { lang, to })}>
      <Form action={startSignInAction} labels={formLabels(locale)} fields={{ email: t("signIn.email"), password: t("signIn.password") }} title={title}>
        <Field name="email" type="email" autoComplete="username" spellCheck={false} />
        <Field name="password" type="password" autoComplete="current-password" />
        <input type="hidden" name="lang" value={locale} />
        <input type="hidden" name="to" value={returnAddress(to)} />
        <div>
          <SubmitButton>{t("signIn.continue")}</SubmitButton>
        </div>
      </Form>
      <PasskeySignIn labels={formLabels(locale)} pageTitle={title} words={{ title: passkeys("signIn.title"), hint: passkeys("signIn.hint"), button: passkeys("signIn.button") }} lang={locale} to={returnAddress(to)} />
      <p className="mt-6 text-small text-muted">{t("signIn.noAccount")}</p>
    </SignedOutFrame>
  );
}
