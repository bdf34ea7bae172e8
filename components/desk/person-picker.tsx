"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { formClasses } from "@/components/forms/form-classes";
import { PICKER_PAUSE_MS } from "@/lib/core/picking";

/** Translated by the page. `{number}` and `{count}` are put in there. */
export type PickerWords = { label: string; hint: string; button: string; suggestions: string; countOne: string; countMany: string; none: string; inCase: string; notPublic: string; away: string };

type Person = { name: string; lang: string | null; others: string[]; isNew: boolean; cases: { number: number; href: string }[] };
type Suggestion = Omit<Person, "cases"> & { number: number; href: string };
type Answer = { suggestions: Suggestion[] } | "away" | null;

type PersonPickerProps = { id: string; to: string; askAt: string; text: string; words: PickerWords };

/**
 * Finds a person by a name in any script. A plain GET form; once its script runs, a combobox that suggests while somebody types (WAI-ARIA Authoring Practices,
 * "Editable Combobox With List Autocomplete"): the arrow keys choose, Enter opens the form for that case, Escape closes the list.
 */
export function PersonPicker({ id, to, askAt, text, words }: PersonPickerProps) {
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  // Before its script runs it is a plain box, and says nothing else.
  const [isReady, setIsReady] = useState(false);
  const [answer, setAnswer] = useState<Answer>(null);
  // By its address, so that an answer which comes after an arrow key leaves the same one chosen.
  const [activeHref, setActiveHref] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const asking = useRef<{ timer?: ReturnType<typeof setTimeout>; latest?: AbortController }>({});

  useEffect(() => {
    setIsReady(true);
    const { current } = asking;
    return () => {
      clearTimeout(current.timer);
      current.latest?.abort();
    };
  }, []);

  const ask = async (wanted: string) => {
    asking.current.latest?.abort();
    const controller = new AbortController();
    asking.current.latest = controller;
    const found = wanted === "" ? null : await suggestionsFor(askAt, wanted, controller.signal);
    // An answer that comes after a newer question is nobody's answer.
    if (controller.signal.aborted) return;
    const offered = found === null || found === "away" ? [] : found.suggestions;
    setAnswer(found);
    setActiveHref((before) => (offered.some(({ href }) => href === before) ? before : null));
    setIsOpen(offered.length > 0);
  };
  const onInput = () => {
    clearTimeout(asking.current.timer);
    asking.current.timer = setTimeout(() => void ask(box.current?.value.trim() ?? ""), PICKER_PAUSE_MS);
  };

  const suggestions = answer === null || answer === "away" ? [] : answer.suggestions;
  const active = suggestions.findIndex(({ href }) => href === activeHref);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While a character is being composed, the keys are the input method's.
    if (event.nativeEvent.isComposing || suggestions.length === 0) return;
    const chosen = suggestions[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // One place more than there are suggestions: past either end one is back in the box, as typed.
      const places = suggestions.length + 1;
      const next = ((active + 1 + (event.key === "ArrowDown" ? 1 : places - 1)) % places) - 1;
      setActiveHref(suggestions[next]?.href ?? null);
      setIsOpen(true);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setIsOpen(false);
      setActiveHref(null);
    } else if (event.key === "Enter" && isOpen && chosen !== undefined) {
      event.preventDefault();
      window.location.assign(chosen.href);
    }
  };

  const combobox = isReady
    ? ({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": isOpen, "aria-controls": list, ...(active >= 0 && isOpen ? { "aria-activedescendant": `${list}-${String(active)}` } : {}) } as const)
    : {};
  const said = answer === null ? "" : answer === "away" ? words.away : suggestions.length === 0 ? words.none : suggestions.length === 1 ? words.countOne : words.countMany.replace("{count}", String(suggestions.length));
  return (
    <form action={to} method="get" role="search" className="mt-3 grid gap-1">
      <label htmlFor={id} className={formClasses.label}>
        {words.label}
      </label>
      <p id={`${id}-hint`} className={formClasses.hint}>
        {words.hint}
      </p>
      <div className="flex flex-wrap gap-3">
        <div className="relative max-w-measure grow basis-56">
          <input ref={box} id={id} name="q" type="text" enterKeyHint="search" defaultValue={text} maxLength={200} autoComplete="off" spellCheck={false} aria-describedby={`${id}-hint`} className={formClasses.control} onInput={onInput} onKeyDown={onKeyDown} onBlur={() => setIsOpen(false)} {...combobox} />
          <div id={list} role="listbox" aria-label={words.suggestions} hidden={!isOpen} className="absolute inset-x-0 top-full z-10 max-w-measure border border-edge bg-paper shadow-lg">
            {suggestions.map((suggestion, position) => (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box keeps the focus and hears the keys (aria-activedescendant)
              <div
                key={suggestion.href}
                id={`${list}-${String(position)}`}
                role="option"
                aria-selected={position === active}
                className="min-h-11 cursor-pointer border-s-4 border-transparent px-3 py-2 aria-selected:border-accent aria-selected:bg-accent-soft"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => window.location.assign(suggestion.href)}
              >
                <span lang={suggestion.lang ?? undefined} className="font-semibold">
                  {suggestion.name}
                </span>
                {suggestion.others.length > 0 && <span className="ms-2">{suggestion.others.join(" · ")}</span>}
                <span className="ms-2 text-small text-muted">
                  {words.inCase.replace("{number}", String(suggestion.number))}
                  {suggestion.isNew && ` · ${words.notPublic}`}
                </span>
              </div>
            ))}
          </div>
        </div>
        <button type="submit" className={formClasses.secondary}>
          {words.button}
        </button>
      </div>
      <p role="status" className={answer === "away" || (answer !== null && suggestions.length === 0) ? formClasses.hint : "sr-only"}>
        {said}
      </p>
    </form>
  );
}

async function suggestionsFor(askAt: string, text: string, signal: AbortSignal): Promise<Answer> {
  try {
    const answer = await fetch(`${askAt}?${new URLSearchParams({ q: text }).toString()}`, { signal, credentials: "same-origin" });
    if (!answer.ok) return "away";
    const { people } = ((await answer.json()) as { data: { people: Person[] } }).data;
    return { suggestions: people.flatMap(({ cases, ...person }) => cases.map(({ number, href }) => ({ ...person, number, href }))) };
  } catch {
    return "away";
  }
}
