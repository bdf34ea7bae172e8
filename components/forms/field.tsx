"use client";

import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { FieldFrame } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { describedBy, useField } from "@/components/forms/form-state";

type FieldProps = {
  name: string;
  label?: string;
  hint?: ReactNode;
  optional?: boolean;
  type?: "text" | "email" | "password" | "url" | "search";
  inputMode?: "text" | "numeric" | "url" | "email";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  defaultValue?: string;
  /** Offered as completions by a `<datalist>` of this id, which the page renders. */
  list?: string;
  /** Language of what is typed. */
  lang?: string;
  spellCheck?: boolean;
};

/** One line of text. */
export function Field({ name, label, hint, optional = false, type = "text", inputMode, autoComplete = "off", defaultValue = "", list, lang, spellCheck }: FieldProps) {
  const field = useField(name, label);
  return (
    <FieldFrame field={field} hint={hint} optional={optional}>
      <input
        id={field.id}
        name={name}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        defaultValue={field.typed?.[0] ?? (field.typed === null ? defaultValue : "")}
        list={list}
        lang={lang}
        spellCheck={spellCheck}
        aria-required={!optional}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(field, hint)}
        className={formClasses.control}
      />
    </FieldFrame>
  );
}
