"use client";

import { useEffect, useState } from "react";
import { startAsking } from "@/components/desk/asking";
import { FieldErrors } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { useField, useFormState } from "@/components/forms/form-state";
import type { ActionFailure } from "@/lib/core/result";

/** Translated by the page; `{title}` stands where a source's title goes. */
export type KnownWords = { known: string; hint: string; use: string; other: string; checked: string };

type Source = { id: string; title: string; lang: string | null };
type KnownSourcesProps = { index: number; /** Where to ask. */ at: string; words: KnownWords };

const PAUSE_MS = 300;

/** Of a refused post: the sources that stand at the address of this row already. */
function knownIn(failure: ActionFailure | null, index: number): Source[] {
  const details = failure?.conflict;
  if (typeof details !== "object" || details === null || !("knownSources" in details)) return [];
  return (details as { knownSources: Record<string, Source[]> }).knownSources[index] ?? [];
}

/**
 * Offers the source on record that has the address which was just pasted, before somebody describes it anew. With a script as soon as it is pasted; without
 * one when the form comes back.
 */
export function KnownSources({ index, at, words }: KnownSourcesProps) {
  const { failure } = useFormState();
  const name = `citations[${String(index)}].known`;
  const field = useField(name, words.known);
  const address = useField(`citations[${String(index)}].source.address`);
  const [asked, setAsked] = useState<{ address: string; sources: Source[] } | null>(null);
  const sources = asked?.sources ?? knownIn(failure, index);
  // For which address they are offered: what is answered here is no answer for one that is typed later (lib/cases/commands/cite-sources.ts).
  const offeredFor = asked?.address ?? address.typed?.[0] ?? "";

  useEffect(() => {
    const box = document.getElementById(address.id);
    if (!(box instanceof HTMLInputElement)) return;
    const { typed, begin, stop } = startAsking<Source[]>({
      read: () => box.value.trim(),
      ask: (pasted, signal) => (/^https?:\/\/./i.test(pasted) ? askFor(at, pasted, signal) : Promise.resolve([])),
      told: (pasted, found) => setAsked({ address: pasted, sources: found ?? [] }),
      pauseMs: PAUSE_MS,
    });
    box.addEventListener("input", typed);
    if (box.value !== "") begin();
    return () => {
      stop();
      box.removeEventListener("input", typed);
    };
  }, [address.id, at]);

  const [first] = sources;
  const chosen = field.typed?.[0] ?? first?.id;
  return (
    <>
      <p role="status" className="sr-only">
        {first === undefined ? "" : words.checked.replace("{title}", () => first.title)}
      </p>
      {first !== undefined && (
        <fieldset key={sources.map(({ id }) => id).join(" ")} className="border-s-4 border-accent bg-accent-soft p-4">
          <legend className={`float-start w-full ${formClasses.legend}`}>{words.known}</legend>
          <p className={formClasses.hint}>{words.hint}</p>
          <FieldErrors field={field} />
          <input type="hidden" name={`citations[${String(index)}].knownFor`} value={offeredFor} />
          {[...sources.map(({ id, title, lang }) => ({ value: id, label: words.use.replace("{title}", () => title), lang })), { value: "another", label: words.other, lang: null }].map((option, position) => {
            const id = position === 0 ? field.id : `${field.id}-${option.value}`;
            return (
              <div key={option.value} className={formClasses.choice}>
                <input id={id} type="radio" name={name} value={option.value} defaultChecked={option.value === chosen} className={formClasses.tick} />
                <label htmlFor={id} lang={option.lang ?? undefined}>
                  {option.label}
                </label>
              </div>
            );
          })}
        </fieldset>
      )}
    </>
  );
}

async function askFor(at: string, address: string, signal: AbortSignal): Promise<Source[]> {
  try {
    const answer = await fetch(`${at}?${new URLSearchParams({ address }).toString()}`, { signal, credentials: "same-origin" });
    return answer.ok ? ((await answer.json()) as { data: { sources: Source[] } }).data.sources : [];
  } catch {
    // Nothing is suggested then; the server asks again when the form is sent.
    return [];
  }
}
