"use client";

import { CodeBox } from "@/components/desk/passkeys/code-box";
import type { InPlaceWords } from "@/components/desk/passkeys/passkey-in-place";
import { Checkbox, Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { ClosingMode } from "@/lib/core/kinds";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { FormAction } from "@/lib/core/result";

/** Translated by the page. `fields`: what each box of closing is called, in the order in which a summary names them. */
export type ClosingWords = Readonly<Record<"both" | "reasonHint" | "codeHint" | "openHint" | "openAgain" | "confirmOpen" | "close" | "change", string>> & {
  fields: Readonly<Record<"mode" | "reason" | "code" | "confirmed", string>>;
  modes: readonly { value: ClosingMode; label: string; hint: string }[];
};

type ClosingBoxesProps<Closed, Opened> = {
  acts: { close: FormAction<Closed>; open: FormAction<Opened> };
  labels: FormLabels;
  words: Packed<ClosingWords>;
  title: string;
  /** How it is closed now; null while it is open. */
  mode: ClosingMode | null;
  /** Of the passkey that may stand in for the code; null where this admin has none. */
  inPlace: InPlaceWords | null;
};

/** Closing the desk in one of the ways that it is not closed in, and opening it again: each says what it does, and asks again. Drawn from a few words of the page. */
export function ClosingBoxes<Closed, Opened>({ acts, labels, words: text, title, mode, inPlace }: ClosingBoxesProps<Closed, Opened>) {
  const words = unpacked(text);
  const others = words.modes.filter(({ value }) => value !== mode);
  const closes = mode === null ? words.close : words.change;
  return (
    <>
      {mode !== null && (
        <section aria-labelledby="open" className="mb-10 max-w-measure">
          <h2 id="open" className="mb-4">{words.openAgain}</h2>
          <p className="mb-4">{words.openHint}</p>
          <Form action={acts.open} labels={labels} scope="open" fields={{ confirmed: words.confirmOpen }} title={title}>
            <Checkbox name="confirmed" />
            <p>
              <SubmitButton>{words.openAgain}</SubmitButton>
            </p>
          </Form>
        </section>
      )}
      <section aria-labelledby="close" className="mb-10 max-w-measure">
        <h2 id="close" className="mb-4">{closes}</h2>
        <p className="mb-4">{words.both}</p>
        <Form action={acts.close} labels={labels} scope="close" fields={words.fields} title={title}>
          <Choices name="mode" kind="radio" options={others} />
          <TextArea name="reason" hint={words.reasonHint} rows={2} />
          {others.some(({ value }) => value === "locked") && <CodeBox hint={words.codeHint} inPlace={inPlace} optional />}
          <Checkbox name="confirmed" />
          <p>
            <SubmitButton tone="danger">{closes}</SubmitButton>
          </p>
        </Form>
      </section>
    </>
  );
}
