import { CodeBox } from "@/components/desk/passkeys/code-box";
import { inPlaceWords } from "@/components/desk/passkeys/in-place-words";
import type { Locale } from "@/lib/core/kinds";

type CodeFieldProps = { locale: Locale; hint: string; /** Whether whoever fills the form has a passkey, which may stand in. */ passkeys: boolean; optional?: boolean };

/** The box for a code, among the fields of a form that the page puts together. */
export function CodeField({ locale, hint, passkeys, optional = false }: CodeFieldProps) {
  return <CodeBox hint={hint} inPlace={passkeys ? inPlaceWords(locale) : null} optional={optional} />;
}
