"use client";

import { factFormValues } from "@/components/desk/fact-form-values";
import { useFormState } from "@/components/forms/form-state";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ActionFailure } from "@/lib/core/result";
import type { StoredFact } from "@/lib/facts/schema";

export type ConflictWords = {
  title: string;
  text: string;
  retired: string;
  retireText: string;
  field: string;
  theirs: string;
  yours: string;
  differs: string;
  keepTheirs: string;
  leave: string;
  underReview: string;
  empty: string;
};

type ConflictViewProps = {
  words: ConflictWords;
  /** Field name → label, for the rows. */
  fields: Readonly<Record<string, string>>;
  /** Value → word, for boxes that hold codes and ids. */
  choices: Readonly<Record<string, string>>;
  /** Where theirs is read. */
  leave: string;
  /** When the person wanted to retire the fact: there is no "yours" to compare. */
  isRetiring?: boolean;
};

type Conflict = {
  theirs: StoredFact | null;
  /** What to replace instead, knowingly; null where nothing may be saved over. */
  latestId: string | null;
};

/** Of a stale save; null when the last post failed for another reason, or not at all. */
export function conflictOf(failure: ActionFailure | null): Conflict | null {
  if (failure?.code !== "conflict" || typeof failure.conflict !== "object" || failure.conflict === null || !("theirs" in failure.conflict)) return null;
  const { theirs, latestId } = failure.conflict as Partial<Conflict>;
  return { theirs: theirs ?? null, latestId: latestId ?? null };
}

/** Both versions side by side, field by field, after a stale save. What was typed stays in the form below. */
export function ConflictView({ words, fields, choices, leave, isRetiring = false }: ConflictViewProps) {
  const { failure } = useFormState();
  const conflict = conflictOf(failure);
  if (conflict === null) return null;
  if (conflict.theirs === null) {
    return (
      <section aria-labelledby="conflict" className="border-2 border-caution p-4">
        <h2 id="conflict">{words.title}</h2>
        <p className="mt-2">{words.retired}</p>
        <Leave href={leave}>{words.leave}</Leave>
      </section>
    );
  }
  const theirs = factFormValues(conflict.theirs);
  const yours = failure?.values ?? {};
  const rows = Object.entries(fields).flatMap(([name, label]) => {
    const one = theirs[name] ?? "";
    const typed = yours[name] ?? "";
    const other = Array.isArray(typed) ? typed.join(" ") : typed;
    return one === "" && (other === "" || isRetiring) ? [] : [{ name, label, one, other, isSame: isRetiring || one === tidy(other) }];
  });
  const said = (value: string) => (value === "" ? words.empty : (choices[value] ?? value));
  return (
    <section className="border-2 border-caution p-4">
      <h2 id="conflict">{words.title}</h2>
      <p className="mt-2">{conflict.latestId === null ? words.underReview : isRetiring ? words.retireText : words.text}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by itself on a narrow screen: a keyboard must reach it to scroll it */}
      <div role="region" aria-labelledby="conflict" tabIndex={0} className="mt-3 overflow-x-auto">
        <table className="w-full border-collapse text-start">
          <thead>
            <tr>
              <th scope="col" className="p-2 text-start">{words.field}</th>
              <th scope="col" className="p-2 text-start">{words.theirs}</th>
              {!isRetiring && <th scope="col" className="p-2 text-start">{words.yours}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} className={row.isSame ? "border-t border-rule text-muted" : "border-t border-rule bg-caution-soft"}>
                <th scope="row" className="p-2 text-start align-top font-normal">
                  {row.label}
                  {!row.isSame && <strong className="block text-small">{words.differs}</strong>}
                </th>
                <td className="min-w-40 whitespace-pre-line p-2 align-top">{said(row.one)}</td>
                {!isRetiring && <td className="min-w-40 whitespace-pre-line p-2 align-top">{said(row.other)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Leave href={leave}>{words.keepTheirs}</Leave>
    </section>
  );
}

function Leave({ href, children }: { href: string; children: string }) {
  return (
    <p className="mt-4">
      <a href={href} className="inline-flex min-h-11 items-center">
        {children}
      </a>
    </p>
  );
}

/** The fact that the form replaces: after a stale save the one that stands now, since the person has seen it. */
export function BaseFact({ assertionId }: { assertionId: string }) {
  const { failure } = useFormState();
  return <input type="hidden" name="assertionId" value={conflictOf(failure)?.latestId ?? assertionId} />;
}

/** Says what the press would do: save, or replace what somebody else has saved. */
export function SaveOverButton({ save, saveOver }: { save: string; saveOver: string }) {
  const { failure } = useFormState();
  return <SubmitButton>{conflictOf(failure)?.latestId == null ? save : saveOver}</SubmitButton>;
}

function tidy(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}
