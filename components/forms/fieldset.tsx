import type { ReactNode } from "react";
import { formClasses } from "@/components/forms/form-classes";

type FieldsetProps = { legend: ReactNode; hint?: ReactNode; id?: string; children: ReactNode };

/** One section of a form, under its own heading. */
export function Fieldset({ legend, hint, id, children }: FieldsetProps) {
  return (
    <fieldset id={id} className={formClasses.section}>
      <legend className={formClasses.sectionTitle}>{legend}</legend>
      {hint != null && <p className={formClasses.hint}>{hint}</p>}
      {children}
    </fieldset>
  );
}
