"use client";

import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { Select, type Option } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/core/result";

type LanguageFormProps<Done> = { action: FormAction<Done>; labels: FormLabels; title: string; words: Readonly<Record<"language" | "set", string>>; languages: readonly Option[] };

/** In which language one's desk is drawn. */
export function LanguageForm<Done>({ action, labels, title, words, languages }: LanguageFormProps<Done>) {
  return (
    <Form action={action} labels={labels} fields={{ language: words.language }} title={title}>
      <Select name="language" options={languages} defaultValue={labels.locale} />
      <div>
        <SubmitButton tone="secondary">{words.set}</SubmitButton>
      </div>
    </Form>
  );
}
