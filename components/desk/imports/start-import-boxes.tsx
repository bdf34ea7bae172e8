"use client";

import { Checkbox } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { HiddenField } from "@/components/forms/hidden-field";
import { Select, type Option } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { FormAction } from "@/lib/core/result";

/** Translated by the page. */
export type StartWords = { fields: Readonly<Record<"table" | "sheet" | "encoding" | "pasted" | "isBare", string>>; hints: Readonly<Record<"table" | "sheet" | "encoding" | "pasted", string>>; noEncoding: string; encodings: readonly Option[]; /** Said at both ways to bring a table. */ oneOfTwo: string; isPrivate: string; submit: string };

type StartImportBoxesProps<T> = { action: FormAction<T>; labels: FormLabels; words: Packed<StartWords>; title: string; /** For whom the page is drawn. */ writer: string };

const TABLES = ".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The form that brings a table, whole: drawn from a few words of the page. */
export function StartImportBoxes<T>({ action, labels, words, title, writer }: StartImportBoxesProps<T>) {
  const { fields, hints, noEncoding, encodings, oneOfTwo, isPrivate, submit } = unpacked(words);
  return (
    <Form action={action} labels={labels} title={title} fields={fields} scope="start">
      <FileField name="table" hint={hints.table} accept={TABLES} optional={oneOfTwo} />
      <Field name="sheet" hint={hints.sheet} optional />
      <Select name="encoding" hint={hints.encoding} empty={noEncoding} options={encodings} optional />
      <TextArea name="pasted" hint={hints.pasted} rows={3} optional={oneOfTwo} />
      <Checkbox name="isBare" />
      <HiddenField name="unsentBy" value={writer} />
      <p className="text-small text-muted">{isPrivate}</p>
      <p>
        <SubmitButton>{submit}</SubmitButton>
      </p>
    </Form>
  );
}
