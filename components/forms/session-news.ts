"use client";

/** What an answer of the server says of the session, told to whoever on the page warns before it ends (components/desk/session-warning.tsx). */
export type SessionNews = { /** Milliseconds until it ends if nothing more is asked. */ leftMs: number; /** Milliseconds until it ends however busy. */ mostMs: number };

const NAME = "caselight:session";

export function tellSession(news: SessionNews): void {
  window.dispatchEvent(new CustomEvent<SessionNews>(NAME, { detail: news }));
}

/** @returns stops listening */
export function hearSession(told: (news: SessionNews) => void): () => void {
  const listen = (event: Event) => told((event as CustomEvent<SessionNews>).detail);
  window.addEventListener(NAME, listen);
  return () => window.removeEventListener(NAME, listen);
}

/** The other windows of this browser: what one of them hears of the session holds for all that were drawn for the same person. */
const WINDOWS = "caselight:session";

/** @param who the account for which this window was drawn */
export function tellOtherWindows(who: string, { leftMs, mostMs }: SessionNews): void {
  const channel = new BroadcastChannel(WINDOWS);
  channel.postMessage({ who, leftMs, mostMs });
  channel.close();
}

/** @returns stops listening */
export function hearOtherWindows(who: string, told: (news: SessionNews) => void): () => void {
  const channel = new BroadcastChannel(WINDOWS);
  channel.onmessage = ({ data }: MessageEvent<SessionNews & { who: string }>) => {
    if (data.who === who) told(data);
  };
  return () => channel.close();
}
