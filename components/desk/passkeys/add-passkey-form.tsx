"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { CodeBox } from "@/components/desk/passkeys/code-box";
import type { InPlaceWords } from "@/components/desk/passkeys/passkey-in-place";
import { noAnswer, usePasskeysHere } from "@/components/desk/passkeys/passkeys-here";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { typedIn } from "@/components/forms/keep-typed";
import { SubmitButton } from "@/components/forms/submit-button";
import { addPasskeyAction, beginPasskeyAction } from "@/lib/accounts/actions";
import type { PasskeyId } from "@/lib/accounts/schema";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { ActionResult } from "@/lib/core/result";

/** Translated by the page. `needsScript` is said where the browser does not know passkeys, or no script runs. */
export type AddPasskeyWords = { fields: Readonly<Record<"name" | "code", string>>; nameHint: string; codeHint: string; addHint: string; add: string; needsScript: string };

type AddPasskeyFormProps = { labels: FormLabels; pageTitle: string; words: Packed<AddPasskeyWords>; /** Of the passkey that may stand in for the code; null where there is none yet. */ inPlace: InPlaceWords | null };
type Added = { passkeyId: PasskeyId };

/** Adding a passkey: the code first, then the browser's own question, then what its authenticator made. */
export function AddPasskeyForm({ labels, pageTitle, words: text, inPlace }: AddPasskeyFormProps) {
  const words = unpacked(text);
  if (!usePasskeysHere()) return <p>{words.needsScript}</p>;
  return (
    <Form action={add} labels={labels} title={pageTitle} scope="add" fields={words.fields}>
      <Field name="name" hint={words.nameHint} />
      <CodeBox hint={words.codeHint} inPlace={inPlace} />
      <p className="text-small text-muted">{words.addHint}</p>
      <div>
        <SubmitButton>{words.add}</SubmitButton>
      </div>
    </Form>
  );
}

async function add(_previous: ActionResult<Added> | null, form: FormData): Promise<ActionResult<Added>> {
  const asked = await beginPasskeyAction(null, form);
  if (!asked.ok) return asked;
  const made = await startRegistration({ optionsJSON: asked.data }).catch(() => null);
  const { name } = typedIn(form);
  const kept = { name: typeof name === "string" ? name : "" };
  if (made === null) return noAnswer("passkeyNotMade", kept);
  const answer = new FormData();
  answer.set("name", kept.name);
  answer.set("passkey", JSON.stringify(made));
  return addPasskeyAction(null, answer);
}
