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
