"use client";

import type { ReactNode } from "react";
import { FieldErrors } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { describedBy, useField, useFormState } from "@/components/forms/form-state";
import type { Option } from "@/components/forms/select";

type ChoicesProps = {
  name: string;
  kind: "radio" | "checkbox";
  options: readonly (Option & { hint?: string })[];
  label?: string;
  hint?: ReactNode;
  optional?: boolean;
  defaultValues?: readonly string[];
};

/** Radio buttons or check boxes under one question. The first one carries the field's id, so that the summary's link lands on it. */
export function Choices({ name, kind, options, label, hint, optional = false, defaultValues = [] }: ChoicesProps) {
  const field = useField(name, label);
  const { labels } = useFormState();
  const chosen = field.typed ?? defaultValues;
  return (
    <fieldset aria-describedby={describedBy(field, hint)} aria-invalid={field.errors.length > 0 ? true : undefined} className={formClasses.group}>
      <legend className={formClasses.legend}>
        {field.label}
        {optional && <span className="font-normal text-muted"> {labels.optional}</span>}
      </legend>
      {hint != null && (
        <p id={field.hintId} className={formClasses.hint}>
          {hint}
        </p>
      )}
      <FieldErrors field={field} />
      {options.map((option, index) => (
        <Tick
          key={option.value}
          id={index === 0 ? field.id : `${field.id}-${option.value}`}
          name={name}
          kind={kind}
          option={option}
          chosen={chosen.includes(option.value)}
        />
      ))}
    </fieldset>
  );
}

type CheckboxProps = { name: string; label?: string; hint?: string; value?: string; defaultChecked?: boolean };

/** One check box that is its own question. */
export function Checkbox({ name, label, hint, value = "yes", defaultChecked = false }: CheckboxProps) {
  const field = useField(name, label);
  const chosen = field.typed === null ? defaultChecked : field.typed.includes(value);
  return (
    <div className={formClasses.group}>
      <FieldErrors field={field} />
      <Tick
        id={field.id}
        name={name}
        kind="checkbox"
        option={{ value, label: field.label, ...(hint === undefined ? {} : { hint }) }}
        chosen={chosen}
        {...(field.errors.length > 0 ? { errorId: field.errorId } : {})}
      />
    </div>
  );
}

type TickProps = { id: string; name: string; kind: "radio" | "checkbox"; option: Option & { hint?: string }; chosen: boolean; errorId?: string };

function Tick({ id, name, kind, option, chosen, errorId }: TickProps) {
  const hintId = option.hint === undefined ? null : `${id}-hint`;
  const described = [hintId, errorId].filter((part) => part != null).join(" ");
  return (
    <div className={formClasses.choice}>
      <input
        id={id}
        type={kind}
        name={name}
        value={option.value}
        defaultChecked={chosen}
        aria-describedby={described === "" ? undefined : described}
        aria-invalid={errorId === undefined ? undefined : true}
        className={formClasses.tick}
      />
      <div>
        <label htmlFor={id} lang={option.lang}>
          {option.label}
        </label>
        {hintId !== null && (
          <p id={hintId} className={formClasses.hint}>
            {option.hint}
          </p>
        )}
      </div>
    </div>
  );
}
