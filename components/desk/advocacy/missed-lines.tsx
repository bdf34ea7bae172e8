"use client";

import { useFormState } from "@/components/forms/form-state";

/** Which of the pasted lines lead nowhere, behind what the field itself says. @param words with `{lines}` where the numbers go */
export function MissedLines({ words }: { words: { one: string; many: string } }) {
  const { failure } = useFormState();
  const told = failure?.conflict;
  const lines = typeof told === "object" && told !== null && "lines" in told && Array.isArray(told.lines) ? told.lines.filter((line) => typeof line === "number") : [];
  if (lines.length === 0) return null;
  return <p className="text-danger">{(lines.length === 1 ? words.one : words.many).replace("{lines}", lines.join(", "))}</p>;
}
