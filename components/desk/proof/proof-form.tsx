import { CodeForm } from "@/components/desk/passkeys/code-form";
import { inPlaceWords } from "@/components/desk/passkeys/in-place-words";
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
  const common = { action: proveAction, labels: formLabels(locale), title, scope: "prove" };
  if (demand === "factor") return <CodeForm {...common} about={{ to }} words={{ code: t("box.code"), codeHint: t("box.codeHint"), button: t("prove") }} inPlace={hasPasskey ? inPlaceWords(locale) : null} />;
  return (
    <Form {...common} fields={{ code: t("box.code") }}>
      <input type="hidden" name="to" value={to} />
      <PasskeyGate name="code" hasPasskey={hasPasskey} isAlone />
      {hasPasskey ? (
        <p>
          <SubmitButton>{t("prove")}</SubmitButton>
        </p>
      ) : null}
    </Form>
  );
}
