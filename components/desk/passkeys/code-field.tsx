import { PasskeyInPlace } from "@/components/desk/passkeys/passkey-in-place";
import { Field } from "@/components/forms/field";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type CodeFieldProps = { locale: Locale; hint: string; /** Whether whoever fills the form has a passkey, which may stand in. */ passkeys: boolean; optional?: boolean };

/** The code that an act asks for once more, with the passkey that may stand in for it. */
export function CodeField({ locale, hint, passkeys, optional = false }: CodeFieldProps) {
  const t = translatorFor(locale, "passkeys");
  return (
    <>
      <Field name="code" hint={hint} autoComplete="one-time-code" spellCheck={false} optional={optional} />
      {passkeys && <PasskeyInPlace words={{ button: t("inPlace.button"), asking: t("inPlace.asking"), given: t("inPlace.given"), failed: t("inPlace.failed") }} />}
    </>
  );
}
