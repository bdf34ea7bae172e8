"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useState, type MouseEvent } from "react";
import { usePasskeysHere } from "@/components/desk/passkeys/passkeys-here";
import { formClasses } from "@/components/forms/form-classes";
import { beginProofAction, provePasskeyAction } from "@/lib/accounts/actions";

export type InPlaceWords = Readonly<Record<"button" | "asking" | "given" | "failed", string>>;

type Stage = "idle" | "asking" | "given" | "failed";

/**
 * A passkey in place of the code that the form around it asks for: puts what proves it where the code goes, and leaves sending the form to whoever fills it. Without
 * a script the code is typed, as ever.
 */
export function PasskeyInPlace({ words, field: name = "code", put }: { words: InPlaceWords; /** Where the code goes. */ field?: string; /** Takes it where nothing can be typed: what a script writes into a hidden field is gone when the page is drawn anew beside it. */ put?: (proof: string) => void }) {
  const [stage, setStage] = useState<Stage>("idle");
  if (!usePasskeysHere()) return null;

  const give = async ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const field = currentTarget.form?.elements.namedItem(name);
    if (stage === "asking" || !(field instanceof HTMLInputElement)) return;
    setStage("asking");
    // Whatever broke off: the code can still be typed.
    const proof = await proofOfPasskey().catch(() => null);
    if (proof !== null && put === undefined) field.value = proof;
    if (proof !== null) put?.(proof);
    setStage(proof === null ? "failed" : "given");
  };

  return (
    <div className="grid justify-items-start gap-2">
      <button type="button" onClick={(event) => void give(event)} aria-disabled={stage === "asking" ? true : undefined} className={formClasses.secondary}>
        {words.button}
      </button>
      <p role="status" className={stage === "given" ? formClasses.status : stage === "failed" ? formClasses.error : formClasses.hint}>
        {stage === "idle" ? "" : words[stage]}
      </p>
    </div>
  );
}

async function proofOfPasskey(): Promise<string | null> {
  const asked = await beginProofAction(null, new FormData());
  if (!asked.ok) return null;
  const form = new FormData();
  form.set("passkey", JSON.stringify(await startAuthentication({ optionsJSON: asked.data })));
  const proven = await provePasskeyAction(null, form);
  return proven.ok ? proven.data.proof : null;
}
