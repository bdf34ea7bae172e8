import type { ReactNode } from "react";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";

type KeptNameFormProps<T> = {
  action: Parameters<typeof Form<T>>[0]["action"];
  locale: Locale;
  title: string;
  scope: string;
  /** For whom the page is drawn. */
  writer: AccountId;
  /** What is named, as a hidden box: its field and id. */
  about: readonly [name: string, id: string];
  label: string;
  hint?: ReactNode;
  name?: string;
  button: string;
  tone?: "primary" | "secondary";
};

/** The one box that gives a list or a search its name, first or anew. What is typed is kept by nobody before it is sent: advocates have no drafts. */
export function KeptNameForm<T>({ action, locale, title, scope, writer, about: [field, id], label, hint, name = "", button, tone = "primary" }: KeptNameFormProps<T>) {
  return (
    <Form action={action} labels={formLabels(locale)} title={title} scope={scope} fields={{ name: label }}>
      <HiddenField name={field} value={id} />
      <HiddenField name="unsentBy" value={writer} />
      <Field name="name" hint={hint} defaultValue={name} />
      <p>
        <SubmitButton tone={tone}>{button}</SubmitButton>
      </p>
    </Form>
  );
}
