"use client";

import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SubmitButton } from "@/components/forms/submit-button";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { FormAction } from "@/lib/core/result";

/** Translated by the page. */
export type OwnSessionsWords = Readonly<Record<"thisOne" | "started" | "lastSeen" | "end" | "endOthers" | "ended" | "onlyOne", string>>;

/** A moment in words, and as a program reads it. */
type Moment = { words: string; iso: string };
export type ToldSession = { sessionId: string; device: string; isThisOne: boolean; started: Moment; lastSeen: Moment };

type SessionBoxesProps<One, Others> = { acts: { endOne: FormAction<One>; endOthers: FormAction<Others> }; labels: FormLabels; words: Packed<OwnSessionsWords>; title: string; sessions: readonly ToldSession[] };

/** Where one is signed in, with the ways to end it: drawn from a few words of the page. */
export function SessionBoxes<One, Others>({ acts, labels, words: text, title, sessions }: SessionBoxesProps<One, Others>) {
  const words = unpacked(text);
  return (
    <>
      {/* One form for all of them: which one ends is said by its button. */}
      <Form action={acts.endOne} labels={labels} title={title} scope="one" className="mb-6">
        <ul className="grid gap-5">
          {sessions.map(({ sessionId, device, isThisOne, started, lastSeen }) => (
            <li key={sessionId} className="border-s-2 border-rule ps-4">
              <p>
                <strong>{device}</strong> {isThisOne && <span>({words.thisOne})</span>}
              </p>
              <p className="text-small text-muted">
                {words.started}
                <time dateTime={started.iso}>{started.words}</time> · {words.lastSeen}
                <time dateTime={lastSeen.iso}>{lastSeen.words}</time>
              </p>
              {!isThisOne && (
                <p className="mt-2">
                  <SubmitButton tone="secondary" name="sessionId" value={sessionId}>
                    {words.end}
                    <span className="sr-only">{`(${device}, ${started.words})`}</span>
                  </SubmitButton>
                </p>
              )}
            </li>
          ))}
        </ul>
      </Form>
      {sessions.length > 1 ? (
        <Form action={acts.endOthers} labels={labels} title={title} done={words.ended}>
          <div>
            <SubmitButton tone="danger">{words.endOthers}</SubmitButton>
          </div>
        </Form>
      ) : (
        <p>{words.onlyOne}</p>
      )}
    </>
  );
}
