"use client";

import type { ReactNode } from "react";
import { formClasses } from "@/components/forms/form-classes";
import { useFormState, type FieldState } from "@/components/forms/form-state";

/** `optional`: may be left empty, and what says so where it is not quite that, such as one of two. */
type FieldFrameProps = { field: FieldState; hint?: ReactNode; optional?: boolean | string; children: ReactNode };

/** Label, hint and messages around one control. */
export function FieldFrame({ field, hint, optional = false, children }: FieldFrameProps) {
  const { labels } = useFormState();
  return (
    <div className={formClasses.group}>
      <label htmlFor={field.id} className={formClasses.label}>
        {field.label}
        {optional !== false && <span className="font-normal text-muted"> {optional === true ? labels.optional : optional}</span>}
      </label>
      {hint != null && (
        <p id={field.hintId} className={formClasses.hint}>
          {hint}
        </p>
      )}
      {FieldErrors({ field })}
      {children}
    </div>
  );
}

/** The messages of one field, in words beside it. */
export function FieldErrors({ field }: { field: FieldState }) {
  if (field.errors.length === 0) return null;
  return (
    <p id={field.errorId} className={formClasses.error}>
      {field.errors.join(" ")}
    </p>
  );
}
