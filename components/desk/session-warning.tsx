"use client";

import { useCallback, useEffect, useState } from "react";
import { hearOtherWindows, hearSession, tellOtherWindows, tellSession, type SessionNews } from "@/components/forms/session-news";
import { formClasses } from "@/components/forms/form-classes";

/** Translated by the page. `{time}` stands where the time goes. */
export type SessionWords = { ending: string; stay: string; staying: string; stayFailed: string; endingForGood: string; ended: string; signIn: string };

type SessionWarningProps = { session: SessionNews; /** The account for which the page is drawn. */ who: string; stayAt: string; signInAt: string; words: SessionWords };

/** How long before the end it warns: time enough to finish a sentence (WCAG 2.2.1 asks for twenty seconds). */
const WARN_MS = 5 * 60_000;
const LOOK_MS = 5_000;

type Ends = { ends: number; mostEnds: number };
type Stage = "far" | "near" | "nearForGood" | "over";

/**
 * Warns before the session ends and offers to stay. What other scripts of the page and other windows hear of the session moves the time on: whoever works in one
 * window is not told in another that they were signed out, and whoever has signed in again in a new one is not told so any longer. A page that nobody uses asks for
 * nothing, so that an open window keeps nobody signed in.
 */
export function SessionWarning({ session, who, stayAt, signInAt, words }: SessionWarningProps) {
  const [ends, setEnds] = useState<Ends | null>(null);
  const [stage, setStage] = useState<Stage>("far");
  const [trying, setTrying] = useState<"no" | "yes" | "failed">("no");
  const take = useCallback(({ leftMs, mostMs }: SessionNews) => {
    setEnds({ ends: Date.now() + leftMs, mostEnds: Date.now() + mostMs });
    setTrying("no");
  }, []);

  const takeAndTell = useCallback((news: SessionNews) => {
    take(news);
    tellOtherWindows(who, news);
  }, [take, who]);

  // Again with each answer that draws the page anew: it has moved the session on.
  useEffect(() => takeAndTell(session), [takeAndTell, session]);
  useEffect(() => hearSession(takeAndTell), [takeAndTell]);
  useEffect(() => hearOtherWindows(who, take), [who, take]);

  useEffect(() => {
    if (ends === null) return;
    const look = () => setStage(stageOf(ends, Date.now()));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [ends]);

  const stay = async () => {
    setTrying("yes");
    const news = await askToStay(stayAt);
    if (news === null) setTrying("failed");
    else tellSession(news);
  };

  if (ends === null || stage === "far") return null;
  const time = timeText(new Date(ends.ends));
  return (
    <div role="alert" className="fixed inset-x-0 bottom-0 z-20 border-t-4 border-caution bg-caution-soft p-4">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-4">
        {stage === "near" && (
          <>
            <p>{trying === "failed" ? words.stayFailed : words.ending.replace("{time}", time)}</p>
            <button type="button" onClick={() => void stay()} aria-disabled={trying === "yes"} className={formClasses.secondary}>
              {trying === "yes" ? words.staying : words.stay}
            </button>
          </>
        )}
        {stage === "nearForGood" && <p>{words.endingForGood.replace("{time}", time)}</p>}
        {stage === "over" && (
          <p>
            {words.ended}{" "}
            {/* In a window of its own: leaving this one could leave words behind. */}
            <a href={signInAt} target="_blank" rel="noopener">
              {words.signIn}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

function stageOf({ ends, mostEnds }: Ends, at: number): Stage {
  if (at >= ends) return "over";
  if (ends - at > WARN_MS) return "far";
  // Where the day is over, staying would change nothing.
  return ends >= mostEnds ? "nearForGood" : "near";
}

async function askToStay(stayAt: string): Promise<SessionNews | null> {
  try {
    const answer = await fetch(stayAt, { method: "POST", body: new FormData(), credentials: "same-origin" });
    return answer.ok ? ((await answer.json()) as { session: SessionNews }).session : null;
  } catch {
    // No answer: it can be pressed again.
    return null;
  }
}

function timeText(moment: Date): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
}
