"use client";

import type { ReactNode } from "react";
import { useFormState } from "@/components/forms/form-state";

type DisclosureProps = {
  summary: string;
  /** Fields whose names begin so open it after a failed post, when they were filled or are wrong. */
  prefix: string;
  /** Names under the prefix that come filled already, and so open nothing. */
  prefilled?: readonly string[];
  isOpen?: boolean;
  children: ReactNode;
};

const NOTHING: readonly string[] = [];

/** A part of a form that most people skip; it opens without a script, and never hides what was typed or what is wrong. */
export function Disclosure({ summary, prefix, prefilled = NOTHING, isOpen = false, children }: DisclosureProps) {
  const { failure, values } = useFormState();
  const isWithin = (name: string) => name.startsWith(prefix) && !prefilled.includes(name.slice(prefix.length));
  const isTyped = Object.entries(values ?? {}).some(([name, value]) => isWithin(name) && value !== "");
  const isWrong = Object.keys(failure?.fieldErrors ?? {}).some((name) => name.startsWith(prefix));
  return (
    <details className="border-s-4 border-rule ps-4" open={isOpen || isTyped || isWrong}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{summary}</summary>
      <div className="grid gap-5 pb-2">{children}</div>
    </details>
  );
}
