import "server-only";
/** What a public answer must know of the site itself: where it is reached, and what day it is. */
import { dayOf } from "@/lib/core/days";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

/** The whole address of a path of ours: what is cited, fed and listed is read far from here. */
export function absolute(path: string): string {
  return new URL(path, env().CASELIGHT_ORIGIN).href;
}

/** The UTC day on which an answer is drawn, `YYYY-MM-DD`. The edge draws every page anew after midnight. */
export function today(): string {
  return dayOf(now());
}
