"use client";

import type { ReactNode } from "react";
import { useFormState } from "@/components/forms/form-state";

type DisclosureProps = {
  summary: string;
  /** Fields whose names begin so open it after a failed post, when they were filled or are wrong. */
  prefix: string;
  /** Names under the prefix that come filled already, and so open nothing. */
  prefilled?: readonly string[];
  /** Where others under the prefix stand outside: those that stand in here, each with the value that it comes with and that opens nothing. */
  within?: Readonly<Record<string, string>>;
  isOpen?: boolean;
  children: ReactNode;
};

const NOTHING: readonly string[] = [];

/** A part of a form that most people skip; it opens without a script, and never hides what was typed or what is wrong. */
export function Disclosure({ summary, prefix, prefilled = NOTHING, within, isOpen = false, children }: DisclosureProps) {
  const { failure, values } = useFormState();
  const isHere = (name: string) => name.startsWith(prefix) && (within === undefined || name.slice(prefix.length) in within);
  const isTyped = Object.entries(values ?? {}).some(([name, value]) => isHere(name) && !prefilled.includes(name.slice(prefix.length)) && !isUntouched(value, within?.[name.slice(prefix.length)] ?? ""));
  const isWrong = Object.keys(failure?.fieldErrors ?? {}).some(isHere);
  return (
    <details className="min-w-0 border-s-4 border-rule ps-4" open={isOpen || isTyped || isWrong}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{summary}</summary>
      <div className="grid gap-5 pb-2">{children}</div>
    </details>
  );
}

/** Of a name that is posted several times, its values are a list. */
function isUntouched(value: string | readonly string[], comesWith: string): boolean {
  return [value].flat().every((each) => each === "" || each === comesWith);
}
