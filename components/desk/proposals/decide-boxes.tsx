"use client";

import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { FormAction } from "@/lib/core/result";
import type { MayDecide } from "@/lib/proposals/schema";

export type Decide = FormAction<{ practice: string }>;

/** How proposals of one kind are decided on: the actions, the field in which they take the id, and the words that only this kind has. */
export type Deciding = { idField: string; approve: Decide; refuse: Decide; takeBack: Decide; /** What happens when it takes effect. */ effect: string; /** What whoever approves it says of it. */ confirm: string };

/** Translated by the page. */
export type DecideWords = { aloneHint: string; approve: string; refuseNote: string; refuse: string; own: string; takeBack: string };

type DecideBoxesProps = {
  labels: FormLabels;
  words: Packed<DecideWords>;
  title: string;
  /** For whom the page is drawn. */
  writer: string;
  /** Of the proposal. */
  id: string;
  /** Of what is typed into the refusal, were it kept. */
  refusalId: string;
  may: MayDecide;
  deciding: Deciding;
};

/** The forms of one proposal, each for what this person may do. Drawn from a few words of the page: a list of proposals described each of its boxes to the browser once more. */
export function DecideBoxes({ labels, words: text, title, writer, id, refusalId, may, deciding }: DecideBoxesProps) {
  const words = unpacked(text);
  const { idField, effect, confirm } = deciding;
  return (
    <div className="mt-4 grid gap-6">
      {may.approve && (
        <Form action={deciding.approve} labels={labels} title={title} scope={`approve-${id}`} fields={{ confirmed: confirm }}>
          <input type="hidden" name={idField} value={id} />
          <p>
            {effect} {may.takeBack ? words.aloneHint : null}
          </p>
          <Checkbox name="confirmed" label={confirm} />
          <p>
            <SubmitButton>{words.approve}</SubmitButton>
          </p>
        </Form>
      )}
      {may.refuse && (
        <Form action={deciding.refuse} labels={labels} title={title} scope={`refuse-${id}`} fields={{ note: words.refuseNote }}>
          <input type="hidden" name={idField} value={id} />
          <HiddenField name="unsentId" value={refusalId} />
          <HiddenField name="unsentBy" value={writer} />
          <TextArea name="note" rows={2} />
          <p>
            <SubmitButton tone="secondary">{words.refuse}</SubmitButton>
          </p>
        </Form>
      )}
      {may.takeBack && (
        <Form action={deciding.takeBack} labels={labels} title={title} scope={`back-${id}`}>
          <input type="hidden" name={idField} value={id} />
          {!may.approve && <p>{words.own}</p>}
          <p>
            <SubmitButton tone="secondary">{words.takeBack}</SubmitButton>
          </p>
        </Form>
      )}
    </div>
  );
}
