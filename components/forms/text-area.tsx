"use client";

import { useRef, type ReactNode } from "react";
import { FieldFrame } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { describedBy, useField } from "@/components/forms/form-state";
import { useHeldText } from "@/components/forms/held-text";

type TextAreaProps = { name: string; label?: string; hint?: ReactNode; optional?: boolean | string; rows?: number; defaultValue?: string; lang?: string; spellCheck?: boolean };

/** Paragraphs. */
export function TextArea({ name, label, hint, optional = false, rows = 4, defaultValue = "", lang, spellCheck }: TextAreaProps) {
  const field = useField(name, label);
  const area = useRef<HTMLTextAreaElement>(null);
  useHeldText(field.id, area);
  return (
    <FieldFrame field={field} hint={hint} optional={optional}>
      <textarea
        ref={area}
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={field.typed?.[0] ?? (field.typed === null ? defaultValue : "")}
        lang={lang}
        spellCheck={spellCheck}
        aria-required={optional === false}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(field, hint)}
        className={formClasses.control}
      />
    </FieldFrame>
  );
}
