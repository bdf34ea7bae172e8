"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SentAlong } from "@/components/forms/sent-along";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/core/result";

type ConfirmFormProps<Done> = {
  action: FormAction<Done>;
  labels: FormLabels;
  /** The page's, said again where a post failed. */
  title: string;
  scope: string;
  /** Sent along unseen: whom or what it is done to. */
  about: Readonly<Record<string, string>>;
  /** What is ticked to say that one means it. */
  confirm: string;
  button: string;
  tone?: "primary" | "secondary" | "danger";
  done: string;
  /** What else it asks, by name, in the order in which a summary names it; and the boxes for that. */
  fields?: Readonly<Record<string, string>>;
  children?: ReactNode;
};

/** An act that asks again before it is done: a box to tick and a button, drawn from a few words of the page. */
export function ConfirmForm<Done>({ action, labels, title, scope, about, confirm, button, tone = "danger", done, fields, children }: ConfirmFormProps<Done>) {
  return (
    <Form action={action} labels={labels} scope={scope} fields={{ ...fields, confirmed: confirm }} title={title} done={done}>
      <SentAlong about={about} />
      {children}
      <Checkbox name="confirmed" />
      <div>
        <SubmitButton tone={tone}>{button}</SubmitButton>
      </div>
    </Form>
  );
}
