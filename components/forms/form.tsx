"use client";

import { Fragment, useActionState, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from "react";
import { ErrorSummary, isQuestion } from "@/components/forms/error-summary";
import { formClasses } from "@/components/forms/form-classes";
import { FormContext } from "@/components/forms/form-state";
import { keepingTyped } from "@/components/forms/keep-typed";
import { boxesOf, boxInHand, defaultsOf, leave, takeOver, type Boxes } from "@/components/forms/typed-since";
import { KeepUnsent, type KeepSettings } from "@/components/forms/keep-unsent";
import type { FormLabels } from "@/components/forms/form-words";
import type { ActionResult, FormAction } from "@/lib/core/result";

type FormProps<T> = {
  action: FormAction<T>;
  labels: FormLabels;
  /** Field name → label: for the summary, and for every field that brings no label of its own. */
  fields?: Readonly<Record<string, string>>;
  /** The page's title, said again after "Error: " when a post failed. */
  title: string;
  /** Said after a success that leads to no other page. */
  done?: string;
  /** Needed where two forms stand on one page: goes before the ids of this one's fields. */
  scope?: string;
  className?: string;
  /** Set where what is typed is kept on the server until it is sent. */
  keep?: KeepSettings;
  children: ReactNode;
};

const NO_FIELDS = {};

/** What a form held when it was sent, and the box in which somebody was; null for one that was not sent since its fields were put there. */
type Sent = { boxes: Boxes; inHand: Element | null };

/**
 * The one form: the server renders it, and it posts before any script has loaded. After a failure the answer carries an error
 * summary, the messages beside their fields and everything typed, whether or not a script ran.
 */
export function Form<T>({ action, labels, fields = NO_FIELDS, title, done, scope, className = formClasses.form, keep, children }: FormProps<T>) {
  // The server draws the bare action, or the form could not be posted before scripts load.
  const drawn = useRef<HTMLFormElement>(null);
  const sent = useRef<Sent | null>(null);
  const [called] = useState(() => (typeof window === "undefined" ? action : calledFrom(action, drawn, sent)));
  const [result, post, pending] = useActionState<ActionResult<T> | null, FormData>(called, null);
  const summary = useRef<HTMLDivElement>(null);
  const goesOn = useRef(false);
  const failure = result?.ok === false ? result : null;

  // React empties a form after its action. A new key puts the fields anew, with what was typed as their default.
  const [answered, setAnswered] = useState(result);
  const [answers, setAnswers] = useState(0);
  if (answered !== result) {
    setAnswered(result);
    setAnswers(answers + 1);
  }

  // Thrown away: what filled the fields is gone, and what was typed over it goes with it, or it would be kept anew.
  const from = keep?.from ?? null;
  const [filledFrom, setFilledFrom] = useState(from);
  if (filledFrom !== from) {
    setFilledFrom(from);
    if (from === null) setAnswers(answers + 1);
  }

  useEffect(() => {
    // Whoever has typed on since hears of it, and the next key still goes where the last one went.
    if (failure !== null && !goesOn.current) summary.current?.focus();
    goesOn.current = false;
  }, [failure]);

  const values = failure?.values ?? keep?.fields ?? null;
  const state = useMemo(() => ({ failure, values, pending, labels, fields, scope }), [failure, values, pending, labels, fields, scope]);

  return (
    <FormContext value={state}>
      {failure !== null && !isQuestion(failure) && <title>{`${labels.errorPrefix}${title}`}</title>}
      <form
        ref={drawn}
        action={post}
        className={className}
        noValidate
        onSubmit={(event) => {
          // A second press while the first is under way would save twice.
          if (pending) event.preventDefault();
        }}
      >
        {failure !== null && <ErrorSummary key={`summary ${String(answers)}`} ref={summary} failure={failure} labels={labels} fields={fields} scope={scope} />}
        {result?.ok === true && done !== undefined && (
          <p role="status" className={formClasses.status}>
            {done}
          </p>
        )}
        <Fragment key={answers}>
          <KeepsTyping sent={sent} goesOn={goesOn} scope={scope} address={keep?.address} isBack={failure !== null} />
          {children}
        </Fragment>
        {keep !== undefined && <KeepUnsent {...keep} />}
      </form>
    </FormContext>
  );
}

function calledFrom<T>(action: FormProps<T>["action"], drawn: RefObject<HTMLFormElement | null>, sent: RefObject<Sent | null>): FormProps<T>["action"] {
  const kept = keepingTyped(action, () => (drawn.current === null ? null : new FormData(drawn.current)));
  return (previous, form) => {
    if (drawn.current !== null) sent.current = { boxes: boxesOf(drawn.current), inHand: boxInHand(drawn.current) };
    return kept(previous, form);
  };
}

type KeepsTypingProps = { sent: RefObject<Sent | null>; /** Set where somebody had gone on typing in one of its boxes, and is in it again. */ goesOn: RefObject<boolean>; scope: string | undefined; /** Where what is typed into it is kept. */ address: string | undefined; /** It came back with something wrong: what was typed is all that its fields were filled with. */ isBack: boolean };

/**
 * Goes and comes with the fields of a form, before any of them, and hands on what was typed into those that go and is in no answer: while the form was on its way,
 * or beside another form of the page that was. What the server keeps and was not sent comes back from there.
 */
function KeepsTyping({ sent, goesOn, scope, address, isBack }: KeepsTypingProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const form = place.current?.closest("form");
    if (form == null) return;
    const { pathname, search } = window.location;
    // One that was sent comes back to its own page, whatever that is asked to show by then. Another takes nothing along to where the page is about something else.
    // For whom the page was drawn: what one person typed never comes back into a form of another.
    const by = form.querySelector<HTMLInputElement>('[name="unsentBy"]')?.value ?? "";
    const [onceSent, asItStood] = [`sent ${address?.split("?")[0] ?? pathname} ${scope ?? ""} ${by}`, `${pathname}${search} ${scope ?? ""} ${by}`];
    sent.current = null;
    const wasIn = takeOver(form, onceSent);
    goesOn.current = takeOver(form, asItStood) || wasIn;
    return () => {
      const was = sent.current;
      if (was !== null) leave(form, onceSent, was.boxes, was.inHand);
      else if (address === undefined) leave(form, asItStood, isBack ? {} : defaultsOf(form), null);
    };
  }, [sent, goesOn, scope, address, isBack]);
  return <span ref={place} hidden />;
}
