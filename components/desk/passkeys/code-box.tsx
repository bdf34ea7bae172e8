"use client";

import { PasskeyInPlace, type InPlaceWords } from "@/components/desk/passkeys/passkey-in-place";
import { Field } from "@/components/forms/field";

type CodeBoxProps = { hint: string; /** Of the passkey that may stand in; null where whoever fills the form has none. */ inPlace: InPlaceWords | null; optional?: boolean };

/** The code that an act asks for once more, with the passkey that may stand in for it. */
export function CodeBox({ hint, inPlace, optional = false }: CodeBoxProps) {
  return (
    <>
      <Field name="code" hint={hint} autoComplete="one-time-code" spellCheck={false} optional={optional} />
      {inPlace !== null && <PasskeyInPlace words={inPlace} />}
    </>
  );
}
