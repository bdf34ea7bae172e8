import { redirect } from "next/navigation";
import { openSearchSchema } from "@/components/desk/accounts/search-params";
import { SignedOutFrame } from "@/components/desk/accounts/signed-out-frame";
import { Checkbox } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { finishSignInAction } from "@/lib/accounts/actions";
import { deskLocale } from "@/lib/accounts/queries/desk-locale";
import { isRememberedHere } from "@/lib/accounts/queries/kept";
import { openAddress, returnAddress } from "@/lib/accounts/return-address";
import { currentActor } from "@/lib/accounts/session";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** Second step of signing in, shown whether or not the password was right. */
export default async function SignInCodePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { to } = openSearchSchema.parse(await searchParams);
  if ((await currentActor()) !== null) redirect(returnAddress(to));
  const locale = await deskLocale();
  const t = translatorFor(locale, "accounts");
  const title = t("code.title");
  return (
    <SignedOutFrame locale={locale} title={title} inLanguage={(lang) => openAddress(paths.desk.signInCode(), { lang, to })}>
      <Form action={finishSignInAction} labels={formLabels(locale)} fields={{ code: t("code.label") }} title={title}>
        <Field name="code" autoComplete="one-time-code" spellCheck={false} hint={t("code.hint")} />
        <Checkbox name="remember" label={t("code.remember")} hint={t("code.rememberHint")} defaultChecked={await isRememberedHere()} />
        <input type="hidden" name="lang" value={locale} />
        <input type="hidden" name="to" value={returnAddress(to)} />
        <div>
          <SubmitButton>{t("code.submit")}</SubmitButton>
        </div>
      </Form>
      <p className="mt-6">
        <a href={openAddress(paths.desk.signIn(), { lang: locale, to })} className="inline-flex min-h-11 items-center">
          {t("code.again")}
        </a>
      </p>
    </SignedOutFrame>
  );
}
