"use client";

import { useEffect, useRef, useState } from "react";
import { useField, useFormState } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/hidden-field";
import { typedIn } from "@/components/forms/keep-typed";
import { POST_MS, startKeeping, type Keeper, type KeepOutcome, type KeepState } from "@/components/forms/keeping";
import { tellSession } from "@/components/forms/session-news";
import { unpacked, type Packed } from "@/lib/core/packed";

/** Translated by the page. `{time}` stands where the time goes. */
export type KeepWords = { kept: string; keptFirst: string; away: string; awayNothing: string; signedOut: string; signIn: string; another: string; refused: string };

export type KeepSettings = {
  /** Where it is kept. */
  to: string;
  /** Of this page's own kept form, made anew with each page. */
  id: string;
  /** The kept form that this one was filled with; null for a form that began as it always does. */
  from: string | null;
  /** The page where it is found again. */
  address: string;
  recordId: string | null;
  /** The account for which the page was drawn: in another's name nothing of it is kept or sent. */
  writer: string;
  /** What was typed and not sent before. */
  fields: Readonly<Record<string, string | string[]>> | null;
  signInAt: string;
  words: Packed<KeepWords>;
};

/** Bytes that a browser still sends for a window that is closing: 64 KiB, less room for the other fields of the post. */
const MOST_WHILE_LEAVING = 64 * 1_024 - 4_096;
const OWN_FIELDS = new Set(["unsentId", "unsentFrom", "unsentBy"]);

/**
 * Keeps on the server what is typed into the form around it, and says so quietly. The hidden boxes go with the form when it is sent, so that what was kept
 * of it goes as well; without a script they say the same of what the form was filled with.
 */
export function KeepUnsent({ to, id, from, address, recordId, writer: drawnFor, signInAt, words }: KeepSettings) {
  const { pending } = useFormState();
  // As it was when somebody began to type: the page is drawn anew for whoever is signed in by then, and the words are still of the one who typed them.
  const { typed: sentFor } = useField("unsentBy");
  const [writer] = useState(sentFor?.[0] ?? drawnFor);
  const place = useRef<HTMLDivElement>(null);
  const keeper = useRef<Keeper>(null);
  const [state, setState] = useState<KeepState>({ kind: "nothing" });

  useEffect(() => {
    const form = place.current?.closest("form");
    if (form == null) return;
    let isFirst = true;
    const post = async (content: string, turn: number, isLast: boolean): Promise<KeepOutcome> => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ id, turn: String(turn), address, recordId: recordId ?? "", from: isFirst ? (from ?? "") : "", by: writer, content })) body.set(name, value);
      const outcome = await postKept(to, body, isLast && new TextEncoder().encode(content).length < MOST_WHILE_LEAVING);
      if (outcome === "kept") isFirst = false;
      return outcome;
    };
    const read = (): string => JSON.stringify(Object.fromEntries(Object.entries(typedIn(new FormData(form))).filter(([name]) => !OWN_FIELDS.has(name))));
    const isTyped = isTypedInto(form);
    const started = startKeeping({ read, post, told: setState, ...(isTyped ? { begins: "" } : {}) });
    keeper.current = started;
    // Nobody listened to the keys before this ran.
    if (isTyped) started.typed();
    const onHide = () => {
      if (document.visibilityState === "hidden") started.leave();
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (started.isAtRisk()) event.preventDefault();
    };
    const { typed, leave, stop } = started;
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", leave);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      stop();
      form.removeEventListener("input", typed);
      form.removeEventListener("change", typed);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [to, id, from, address, recordId, writer]);

  useEffect(() => {
    keeper.current?.pause(pending);
  }, [pending]);

  return (
    <div ref={place} data-keeps className="sticky bottom-0 empty:hidden">
      <input type="hidden" name="unsentId" value={id} />
      <HiddenField name="unsentFrom" value={from ?? ""} />
      <input type="hidden" name="unsentBy" value={writer} />
      <KeepLine state={state} words={unpacked(words)} signInAt={signInAt} />
    </div>
  );
}

async function postKept(to: string, body: FormData, keepalive: boolean): Promise<KeepOutcome> {
  try {
    const answer = await fetch(to, { method: "POST", body, keepalive, credentials: "same-origin", ...(keepalive ? {} : { signal: AbortSignal.timeout(POST_MS) }) });
    if (answer.status === 401) return "signed_out";
    // The edge says 403 to whoever has no session cookie; the command says it, by its code, to whoever may keep nothing, and signing in would not help them.
    if (answer.status === 403) return (await saidBy(answer)).code === "forbidden" ? "refused" : "signed_out";
    if (answer.status === 409) return (await saidBy(answer)).messageKey === "anotherWriter" ? "another" : "away";
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 422 && answer.status !== 429) return "refused";
    if (!answer.ok) return "away";
    const { data, session } = (await answer.json()) as { data: { outcome: "kept" | "sent" }; session: { leftMs: number; mostMs: number } };
    tellSession(session);
    return data.outcome;
  } catch {
    // No answer: the site is being started, the connection broke, or it took too long.
    return "away";
  }
}

async function saidBy(answer: Response): Promise<{ code?: unknown; messageKey?: unknown }> {
  return ((await answer.json().catch(() => null)) as { code?: unknown; messageKey?: unknown } | null) ?? {};
}

/** Whether a control holds something else than the page put there: somebody typed before the script ran. */
function isTypedInto(form: HTMLFormElement): boolean {
  return [...form.elements].some((control) => {
    // A box to tick that names no value has "on" for one, and nothing for its default.
    if (control instanceof HTMLInputElement) return control.checked !== control.defaultChecked || (!isTick(control) && control.value !== control.defaultValue);
    // The value of a text area has its line ends made alike, its default has not.
    if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue.replace(/\r\n?/g, "\n");
    return control instanceof HTMLSelectElement && isChosenIn(control);
  });
}

function isTick({ type }: HTMLInputElement): boolean {
  return type === "checkbox" || type === "radio";
}

function isChosenIn(select: HTMLSelectElement): boolean {
  const options = [...select.options];
  // Without a default a browser shows the first.
  if (!select.multiple && !options.some(({ defaultSelected }) => defaultSelected)) return select.selectedIndex > 0;
  return options.some(({ selected, defaultSelected }) => selected !== defaultSelected);
}

function KeepLine({ state, words, signInAt }: { state: KeepState; words: KeepWords; signInAt: string }) {
  const said = wordsOf(state, words);
  const isTrouble = state.kind !== "nothing" && state.kind !== "kept";
  return (
    <>
      {said !== "" && (
        <p className={isTrouble ? "border-2 border-caution bg-caution-soft p-3" : "w-fit bg-paper pe-3 pt-1 text-small text-muted"}>
          {said}
          {(state.kind === "signed_out" || state.kind === "another") && (
            <>
              {" "}
              {/* In a window of its own: leaving this one would leave the words behind. */}
              <a href={signInAt} target="_blank" rel="noopener">
                {words.signIn}
              </a>
            </>
          )}
        </p>
      )}
      {/* Said aloud once, and when something is wrong or right again: never with each keeping. */}
      <p role="status" className="sr-only">
        {isTrouble ? said : state.kind === "kept" ? words.keptFirst : ""}
      </p>
    </>
  );
}

function wordsOf(state: KeepState, words: KeepWords): string {
  switch (state.kind) {
    case "nothing":
      return "";
    case "kept":
      return words.kept.replace("{time}", timeText(state.at));
    case "refused":
      return words.refused;
    case "signed_out":
      return words.signedOut;
    case "another":
      return words.another;
    case "away":
      return state.keptAt === null ? words.awayNothing : words.away.replace("{time}", timeText(state.keptAt));
  }
}

/** "14:02", by the reader's own clock. */
function timeText(moment: Date): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
}
