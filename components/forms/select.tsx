"use client";

import type { ReactNode } from "react";
import { FieldFrame } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { describedBy, useField } from "@/components/forms/form-state";

export type Option = { value: string; label: string; lang?: string };
export type OptionGroup = { label: string; options: readonly Option[] };

type SelectProps = {
  name: string;
  label?: string;
  hint?: ReactNode;
  optional?: boolean;
  /** First entry, with an empty value: "Choose …" or "Not known". */
  empty?: string;
  options?: readonly Option[];
  groups?: readonly OptionGroup[];
  defaultValue?: string;
};

const NONE: readonly never[] = [];

/** One choice of a list, with or without groups. */
export function Select({ name, label, hint, optional = false, empty, options = NONE, groups = NONE, defaultValue = "" }: SelectProps) {
  const field = useField(name, label);
  return (
    <FieldFrame field={field} hint={hint} optional={optional}>
      <select
        id={field.id}
        name={name}
        defaultValue={field.typed?.[0] ?? (field.typed === null ? defaultValue : "")}
        aria-required={!optional}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(field, hint)}
        className={formClasses.control}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        <Options options={options} />
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options options={group.options} />
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} lang={option.lang}>
      {option.label}
    </option>
  ));
}
