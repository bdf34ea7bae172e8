"use client";

import type { ReactNode } from "react";
import { formClasses } from "@/components/forms/form-classes";
import { useFormState } from "@/components/forms/form-state";

type SubmitButtonProps = { tone?: "primary" | "secondary" | "quiet" | "danger"; name?: string; value?: string; children: ReactNode };

/** Never disabled, so that it says why instead of doing nothing; while a post is under way it says so, and the form takes no second one. */
export function SubmitButton({ tone = "primary", name, value, children }: SubmitButtonProps) {
  const { pending, labels } = useFormState();
  return (
    <button type="submit" name={name} value={value} aria-disabled={pending ? true : undefined} className={formClasses[tone]}>
      {pending ? labels.saving : children}
    </button>
  );
}
