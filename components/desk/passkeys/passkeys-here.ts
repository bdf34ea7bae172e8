"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useSyncExternalStore } from "react";
import type { ActionFailure } from "@/lib/core/result";

const never = () => () => undefined;

/** Whether this browser knows passkeys. The server does not know: it draws the page as for one that does not. */
export function usePasskeysHere(): boolean {
  return useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
}

/** What a form says where the browser brought no answer: broken off by whoever is asked, too late, or nothing to answer with. Which of them, browsers keep to themselves. */
export function noAnswer(messageKey: "passkeyNotGiven" | "passkeyNotMade", values?: Record<string, string>): ActionFailure {
  return { ok: false, code: "invalid", messageKey, ...(values === undefined ? {} : { values }) };
}
