"use client";

import { PasskeyInPlace } from "@/components/desk/passkeys/passkey-in-place";
import { PasskeyGate } from "@/components/desk/proof/passkey-gate";
import { PROOF_WORDS } from "@/components/desk/proof/proof-words";
import { Field } from "@/components/forms/field";
import { useFormState } from "@/components/forms/form-state";
import type { ProofBoxProps } from "@/components/forms/proof-context";

/** Where lib/accounts/define-action.ts looks for it. */
const NAME = "proof";

/** Stands in a form that came back for want of a fresh proof, above all that was typed: a code, or a passkey in its place, goes with the form when it is sent again. */
export function ProofBox({ asked: { demand, hasPasskey } }: ProofBoxProps) {
  const { labels } = useFormState();
  const words = PROOF_WORDS[labels.locale];
  return (
    <div className="mt-4 grid gap-4">
      {demand === "passkey" ? (
        <PasskeyGate name={NAME} hasPasskey={hasPasskey} />
      ) : (
        <>
          <Field name={NAME} label={words.code} hint={words.codeHint} autoComplete="one-time-code" spellCheck={false} />
          {hasPasskey && <PasskeyInPlace field={NAME} words={words.inPlace} />}
        </>
      )}
      {(demand === "factor" || hasPasskey) && <p>{words.again}</p>}
    </div>
  );
}
