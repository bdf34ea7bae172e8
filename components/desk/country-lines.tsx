"use client";

import { FieldErrors } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { fieldId } from "@/components/forms/form-words";
import { useField, useFormState } from "@/components/forms/form-state";
import type { Option } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";

/** Translated by the page; `{name}`, `{country}`, `{count}` and `{state}` are put in here. */
export type CountryLinesWords = {
  title: string; hint: string; takenFor: string; unknown: string; choose: string; leaveOut: string; near: string; all: string; onFile: string; again: string; other: string; repeated: string;
  states: Readonly<Record<string, string>>; save: string; checkAgain: string; check: string;
};

type Country = { id: string; title: string; lang: string | null };
type Line = { text: string; match: Country | null; near: Country[]; onFile: string[]; isRepeated: boolean };

const LEFT_OUT = "left_out";
const MOST_LINES = 200;

type Values = Readonly<Record<string, string | string[]>> | null;
const valueOf = (values: Values, name: string): string => {
  const value = values?.[name] ?? "";
  return typeof value === "string" ? value : (value[0] ?? "");
};

/** The list as the server has read it: just now, or as it was drawn when the form was sent with something wrong in it, or was never sent. */
function linesOf(conflict: unknown, values: Values): Line[] {
  if (typeof conflict === "object" && conflict !== null && "lines" in conflict) return (conflict as { lines: Line[] }).lines;
  const lines: Line[] = [];
  for (let at = 0; at < MOST_LINES; at += 1) {
    const shown = valueOf(values, `lines[${String(at)}].shown`);
    if (shown === "") break;
    const line = readLine(shown);
    if (line !== null) lines.push(line);
  }
  return lines;
}

function readLine(shown: string): Line | null {
  try {
    return JSON.parse(shown) as Line;
  } catch {
    // Not as this page wrote it: the list is read anew when it is looked over.
    return null;
  }
}

/** What was chosen for each name before, by the name: the list may have changed around it. */
function chosenBefore(values: Values): Map<string, { countryId: string; again: boolean }> {
  const chosen = new Map<string, { countryId: string; again: boolean }>();
  for (let at = 0; at < MOST_LINES; at += 1) {
    const line = `lines[${String(at)}]`;
    const text = valueOf(values, `${line}.text`);
    if (text === "") break;
    chosen.set(text, { countryId: valueOf(values, `${line}.countryId`), again: valueOf(values, `${line}.again`) === "yes" });
  }
  return chosen;
}

/** A pasted list, read: what each name is taken for, what to choose where it is no country on record, and what is on file already. Nothing is saved without it. */
export function CountryLines({ words, countries }: { words: CountryLinesWords; countries: readonly Option[] }) {
  const { failure, values } = useFormState();
  const state = valueOf(values, "state");
  const lines = linesOf(failure?.conflict, values);
  const before = chosenBefore(values);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{words.title}</h2>
      <p className={formClasses.hint}>{words.hint}</p>
      <ol className="mt-3 grid gap-2">
        {lines.map((line, at) => (
          <OneLine key={`${String(at)} ${line.text}`} at={at} line={line} state={state} words={words} countries={countries} {...(before.has(line.text) ? { chosen: before.get(line.text)! } : {})} />
        ))}
      </ol>
    </section>
  );
}

type OneLineProps = { at: number; line: Line; state: string; words: CountryLinesWords; countries: readonly Option[]; chosen?: { countryId: string; again: boolean } };

function OneLine({ at, line, state, words, countries, chosen }: OneLineProps) {
  const { text, match, onFile, isRepeated } = line;
  const name = `lines[${String(at)}]`;
  const field = useField(`${name}.countryId`, words.unknown.replace("{name}", () => text));
  const again = fieldId(`${name}.again`);
  const isOnFile = onFile.includes(state);
  const standing = onFile.filter((other) => other !== state).map((other) => words.states[other] ?? other);
  return (
    <li className={`border-s-4 ps-3 ${match === null ? "border-caution" : "border-rule"}`}>
      <input type="hidden" name={`${name}.text`} value={text} />
      <input type="hidden" name={`${name}.seen`} value={onFile.join(" ")} />
      <input type="hidden" name={`${name}.shown`} value={JSON.stringify(line)} />
      {match === null ? (
        <div className={formClasses.group}>
          <label htmlFor={field.id} className={formClasses.label}>
            {field.label}
          </label>
          <FieldErrors field={field} />
          <select id={field.id} name={`${name}.countryId`} defaultValue={chosen?.countryId ?? ""} aria-required aria-invalid={field.errors.length > 0 ? true : undefined} aria-describedby={field.errors.length > 0 ? field.errorId : undefined} className={formClasses.control}>
            <option value="">{words.choose}</option>
            <option value={LEFT_OUT}>{words.leaveOut}</option>
            {line.near.length > 0 && (
              <optgroup label={words.near}>
                {line.near.map(({ id, title, lang }) => (
                  <option key={id} value={id} lang={lang ?? undefined}>
                    {title}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={words.all}>
              {countries.filter(({ value }) => !line.near.some(({ id }) => id === value)).map((option) => (
                <option key={option.value} value={option.value} lang={option.lang}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          </select>
        </div>
      ) : (
        <p>
          <input type="hidden" name={`${name}.countryId`} value={match.id} />
          {text === match.title ? (
            <span lang={match.lang ?? undefined}>{text}</span>
          ) : (
            <>
              {text} <span className="text-muted">{words.takenFor}</span> <strong lang={match.lang ?? undefined}>{match.title}</strong>
            </>
          )}
          {isRepeated && <span className="text-muted"> · {words.repeated}</span>}
        </p>
      )}
      {standing.length > 0 && <p className="font-semibold text-caution">{words.other.replace("{state}", () => standing.join(" · "))}</p>}
      {isOnFile && (
        <div className={formClasses.choice}>
          <input id={again} type="checkbox" name={`${name}.again`} value="yes" defaultChecked={chosen?.again ?? false} className={formClasses.tick} />
          <label htmlFor={again}>
            {words.onFile} {words.again}
          </label>
        </div>
      )}
    </li>
  );
}

/** First to look the list over; once it is on screen, to save it. */
export function CountryButtons({ words }: { words: CountryLinesWords }) {
  const { failure, values } = useFormState();
  if (linesOf(failure?.conflict, values).length === 0) {
    return (
      <p>
        <SubmitButton name="step" value="check">
          {words.check}
        </SubmitButton>
      </p>
    );
  }
  return (
    <p className="flex flex-wrap gap-3">
      {/* The first is what Enter presses. */}
      <SubmitButton name="step" value="save">
        {words.save}
      </SubmitButton>
      <SubmitButton name="step" value="check" tone="secondary">
        {words.checkAgain}
      </SubmitButton>
    </p>
  );
}
