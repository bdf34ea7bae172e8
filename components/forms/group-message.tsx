"use client";

import { FieldErrors } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-state";

/** What is wrong with a group of fields as a whole, where the summary's link lands. Holds the place also while nothing is wrong. */
export function GroupMessage({ name }: { name: string }) {
  const field = useField(name);
  return (
    <div id={field.id} tabIndex={-1} className="empty:absolute">
      <FieldErrors field={field} />
    </div>
  );
}
