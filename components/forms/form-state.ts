"use client";

import { createContext, useContext } from "react";
import type { ActionFailure } from "@/lib/core/result";
import { failureSentence } from "@/components/forms/form-errors";
import { fieldId, type FormLabels } from "@/components/forms/form-words";

/** What a form's fields need to know of it. */
export type FormState = {
  failure: ActionFailure | null;
  /** What was typed: in the post that failed, or before and never sent. Null for a form that begins anew. */
  values: Readonly<Record<string, string | string[]>> | null;
  pending: boolean;
  labels: FormLabels;
  /** Before the id of every field. */
  scope: string | undefined;
  /** Field name → its label. */
  fields: Readonly<Record<string, string>>;
};

export const FormContext = createContext<FormState | null>(null);

/** The state of the form around; throws outside of one, since such a field would lose what was typed. */
export function useFormState(): FormState {
  const state = useContext(FormContext);
  if (state === null) throw new Error("A field stands in a Form.");
  return state;
}

/** What one field shows after a post: its own messages, and what was typed. */
export type FieldState = {
  id: string;
  label: string;
  errors: string[];
  /** Null before a post in a form that begins anew. */
  typed: string[] | null;
  hintId: string;
  errorId: string;
};

/** @param label as given to the field; otherwise the form's own word for this name. */
export function useField(name: string, label?: string): FieldState {
  const { failure, values, labels, fields, scope } = useFormState();
  const id = fieldId(name, scope);
  return {
    id,
    label: label ?? fields[name] ?? name,
    errors: messagesOf(failure, labels, name),
    typed: typedIn(values, name),
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
  };
}

/** The ids that describe a control, or undefined when there are none. */
export function describedBy(field: FieldState, hint: unknown): string | undefined {
  const ids = [hint == null ? null : field.hintId, field.errors.length > 0 ? field.errorId : null].filter((id) => id !== null);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

function messagesOf(failure: ActionFailure | null, labels: FormLabels, field: string): string[] {
  // A parser may write `citations.0.exact` where the form wrote `citations[0].exact`: both give the same id.
  return Object.entries(failure?.fieldErrors ?? {})
    .filter(([name]) => fieldId(name) === fieldId(field))
    .flatMap(([, keys]) => keys.map((key) => failureSentence(labels.locale, key)));
}

function typedIn(values: FormState["values"], name: string): string[] | null {
  if (values === null) return null;
  const id = fieldId(name);
  const entry = Object.entries(values).find(([key]) => fieldId(key) === id)?.[1];
  if (entry === undefined) return [];
  return Array.isArray(entry) ? entry : [entry];
}
