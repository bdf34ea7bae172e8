"use client";

import type { ReactNode } from "react";
import { FieldFrame } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { describedBy, useField } from "@/components/forms/form-state";

type FileFieldProps = { name: string; hint?: ReactNode; optional?: boolean | string; accept?: string };

/** One file. A browser lets nobody put a file back: after a failure it has to be chosen again. */
export function FileField({ name, hint, optional = false, accept }: FileFieldProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} hint={hint} optional={optional}>
      <input id={field.id} name={name} type="file" accept={accept} aria-invalid={field.errors.length > 0 ? true : undefined} aria-describedby={describedBy(field, hint)} className={formClasses.control} />
    </FieldFrame>
  );
}
