"use client";

import type { ReactNode } from "react";
import { SubmitButton } from "@/components/forms/submit-button";

/** Translated by the page: the link to one on the list, and the two buttons that move them. */
type RowWords = Readonly<Record<"open" | "up" | "down", string>>;

type PeopleRowsProps = {
  words: RowWords;
  people: readonly { id: string; href: string; /** What the person is called; drawn once, and said with each thing that can be done. */ name: ReactNode; shown: ReactNode }[];
  /** Whether they are moved: then it stands in a form. */
  mayMove: boolean;
};

/** Who is on a list, in its order, each with what can be done. Given what the rows differ in: link and buttons of each were described to the browser once more. */
export function PeopleRows({ words, people, mayMove }: PeopleRowsProps) {
  return (
    <ol className="grid list-decimal gap-4 ps-8">
      {people.map(({ id, href, name, shown }, index) => (
        <li key={id} className="min-w-0">
          {shown}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <a href={href} className="inline-flex min-h-11 items-center">
              {words.open}
              <span className="sr-only">: {name}</span>
            </a>
            {mayMove && index > 0 && <Move move={`up:${id}`} label={words.up} name={name} />}
            {mayMove && index < people.length - 1 && <Move move={`down:${id}`} label={words.down} name={name} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Move({ move, label, name }: { move: string; label: string; name: ReactNode }) {
  return (
    <SubmitButton tone="secondary" name="move" value={move}>
      {label}
      <span className="sr-only">: {name}</span>
    </SubmitButton>
  );
}
