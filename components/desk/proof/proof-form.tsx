import { CodeField } from "@/components/desk/passkeys/code-field";
import { PasskeyGate } from "@/components/desk/proof/passkey-gate";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { proveAction } from "@/lib/accounts/actions";
import type { ProofAsked } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type ProofFormProps = { locale: Locale; title: string; asked: ProofAsked; to: string };

/** A proof by itself: a code, which works without a script, or a passkey, alone where nothing else will do. */
export function ProofForm({ locale, title, asked: { demand, hasPasskey }, to }: ProofFormProps) {
  const t = translatorFor(locale, "proof");
  return (
    <Form action={proveAction} labels={formLabels(locale)} title={title} scope="prove" fields={{ code: t("box.code") }}>
      <input type="hidden" name="to" value={to} />
      {demand === "factor" ? <CodeField locale={locale} hint={t("box.codeHint")} passkeys={hasPasskey} /> : <PasskeyGate name="code" hasPasskey={hasPasskey} isAlone />}
      {demand === "factor" || hasPasskey ? (
        <p>
          <SubmitButton>{t("prove")}</SubmitButton>
        </p>
      ) : null}
    </Form>
  );
}
