"use client";

import { CodeBox } from "@/components/desk/passkeys/code-box";
import type { InPlaceWords } from "@/components/desk/passkeys/passkey-in-place";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SentAlong } from "@/components/forms/sent-along";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/core/result";

type CodeFormProps<Done> = { action: FormAction<Done>; labels: FormLabels; title: string; words: Readonly<Record<"code" | "codeHint" | "button", string>>; scope?: string; /** Sent along unseen. */ about?: Readonly<Record<string, string>>; /** Of the passkey that may stand in; null where there is none. */ inPlace: InPlaceWords | null };

/** A form that asks for a code and nothing else, whole: drawn from a few words of the page. */
export function CodeForm<Done>({ action, labels, title, words, scope, about = {}, inPlace }: CodeFormProps<Done>) {
  return (
    <Form action={action} labels={labels} title={title} {...(scope === undefined ? {} : { scope })} fields={{ code: words.code }}>
      <SentAlong about={about} />
      <CodeBox hint={words.codeHint} inPlace={inPlace} />
      <div>
        <SubmitButton>{words.button}</SubmitButton>
      </div>
    </Form>
  );
}
