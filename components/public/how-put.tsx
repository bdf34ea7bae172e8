import type { ReactNode } from "react";
import type { Mark as MarkOfReadings } from "@/lib/editions/mark";
import { markWord } from "@/lib/editions/mark-words";
import type { View } from "./view";

// Shape, word and colour together: none of the three alone.
const SHAPE = { alleged: "◇", may_have: "◇", denied: "✕", admitted: "◆", disputed: "≠", likely: "?", uncertain: "?" } as const;

/** The mark of what is not plainly stated, the same beside a fact and beside a heading. */
export function HowPut({ how, locale }: { how: Exclude<MarkOfReadings, null> | "admitted"; locale: View["locale"] }) {
  return Mark({ shape: SHAPE[how], tone: "caution", children: markWord(how, locale) });
}

/** A status: a word with a shape before it and a colour behind it. */
export function Mark({ shape, tone, children }: { shape: string; tone: "accent" | "caution" | "plain"; children: ReactNode }) {
  return (
    <span className={`mark mark-${tone}`}>
      <span aria-hidden="true">{shape}</span> {children}
    </span>
  );
}
