"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { noAnswer, usePasskeysHere } from "@/components/desk/passkeys/passkeys-here";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SubmitButton } from "@/components/forms/submit-button";
import { beginPasskeySignInAction, finishPasskeySignInAction } from "@/lib/accounts/actions";
import type { ActionResult } from "@/lib/core/result";

type PasskeySignInProps = { labels: FormLabels; /** The page's. */ pageTitle: string; words: { title: string; hint: string; button: string }; /** The page's language, and where to lead afterwards. */ lang: string; to: string };

/** Signing in by a passkey, beside password and code: there only where the browser knows passkeys, and not missed where no script runs. */
export function PasskeySignIn({ labels, pageTitle, words, lang, to }: PasskeySignInProps) {
  if (!usePasskeysHere()) return null;
  return (
    <section aria-labelledby="by-passkey" className="mt-8 border-t border-rule pt-6">
      <h2 id="by-passkey" className="mb-2">
        {words.title}
      </h2>
      <p className="mb-4">{words.hint}</p>
      <Form action={signInByPasskey} labels={labels} title={pageTitle} scope="passkey">
        <input type="hidden" name="lang" value={lang} />
        <input type="hidden" name="to" value={to} />
        <div>
          <SubmitButton tone="secondary">{words.button}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}

async function signInByPasskey(_previous: ActionResult<null> | null, form: FormData): Promise<ActionResult<null>> {
  const asked = await beginPasskeySignInAction(null, new FormData());
  if (!asked.ok) return asked;
  const answer = await startAuthentication({ optionsJSON: asked.data }).catch(() => null);
  if (answer === null) return noAnswer("passkeyNotGiven");
  form.set("passkey", JSON.stringify(answer));
  return finishPasskeySignInAction(null, form);
}
