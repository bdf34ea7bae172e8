"use client";

import { useState } from "react";
import { PasskeyInPlace } from "@/components/desk/passkeys/passkey-in-place";
import { usePasskeysHere } from "@/components/desk/passkeys/passkeys-here";
import { PROOF_WORDS } from "@/components/desk/proof/proof-words";
import { formClasses } from "@/components/forms/form-classes";
import { useField, useFormState } from "@/components/forms/form-state";
import { paths } from "@/lib/core/paths";

type PasskeyGateProps = { /** The field in which the proof goes with the form. */ name: string; hasPasskey: boolean; /** On a page by itself: there is no form around that asks, and nothing typed in it. */ isAlone?: boolean };

/** Where a passkey alone will do: asks for it, or says plainly what it takes. No code is asked for, so that none is typed for nothing. */
export function PasskeyGate({ name, hasPasskey, isAlone = false }: PasskeyGateProps) {
  const { labels } = useFormState();
  const { id, errors } = useField(name);
  const words = PROOF_WORDS[labels.locale];
  const isKnown = usePasskeysHere();
  const [proof, setProof] = useState("");
  if (!hasPasskey) {
    return (
      <p>
        {isAlone ? words.noPasskeyYet : words.noPasskey}{" "}
        {/* In a window of its own: leaving this one would leave words behind. */}
        <a href={paths.desk.passkeys()} target="_blank" rel="noopener" className="inline-flex min-h-11 items-center font-semibold">
          {words.addOne}
        </a>
      </p>
    );
  }
  return (
    <div id={id} tabIndex={-1} className="grid gap-3">
      <input type="hidden" name={name} value={proof} />
      {errors.map((error) => (
        <p key={error} className={formClasses.error}>
          {error}
        </p>
      ))}
      {isKnown ? <PasskeyInPlace field={name} words={words.alone} put={setProof} /> : <p className="font-semibold">{words.needsScript}</p>}
    </div>
  );
}
