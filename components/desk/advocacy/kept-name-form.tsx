"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";

type KeptNameFormProps<T> = {
  action: Parameters<typeof Form<T>>[0]["action"];
  labels: FormLabels;
  title: string;
  scope: string;
  /** For whom the page is drawn. */
  writer: string;
  /** What is named, as a hidden box: its field and id. */
  about: readonly [name: string, id: string];
  label: string;
  hint?: string;
  name?: string;
  button: string;
  tone?: "primary" | "secondary";
};

/** The one box that gives a list or a search its name, first or anew. What is typed is kept by nobody before it is sent: advocates have no drafts. */
export function KeptNameForm<T>({ action, labels, title, scope, writer, about: [field, id], label, hint, name = "", button, tone = "primary" }: KeptNameFormProps<T>) {
  return (
    <Form action={action} labels={labels} title={title} scope={scope} fields={{ name: label }}>
      <HiddenField name={field} value={id} />
      <HiddenField name="unsentBy" value={writer} />
      <Field name="name" hint={hint} defaultValue={name} />
      <p>
        <SubmitButton tone={tone}>{button}</SubmitButton>
      </p>
    </Form>
  );
}
