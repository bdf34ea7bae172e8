"use client";

import { startRegistration } from "@simplewebauthn/browser";
import type { ReactNode } from "react";
import { noAnswer, usePasskeysHere } from "@/components/desk/passkeys/passkeys-here";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { typedIn } from "@/components/forms/keep-typed";
import { addPasskeyAction, beginPasskeyAction } from "@/lib/accounts/actions";
import type { PasskeyId } from "@/lib/accounts/schema";
import type { ActionResult } from "@/lib/core/result";

type AddPasskeyFormProps = { labels: FormLabels; pageTitle: string; fields: Readonly<Record<"name" | "code", string>>; /** Said where the browser does not know passkeys, or no script runs. */ needsScript: string; children: ReactNode };
type Added = { passkeyId: PasskeyId };

/** Adding a passkey: the code first, then the browser's own question, then what its authenticator made. */
export function AddPasskeyForm({ labels, pageTitle, fields, needsScript, children }: AddPasskeyFormProps) {
  if (!usePasskeysHere()) return <p>{needsScript}</p>;
  return (
    <Form action={add} labels={labels} title={pageTitle} scope="add" fields={fields}>
      {children}
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
