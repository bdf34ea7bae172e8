import "server-only";
/** What a public answer must know of the site itself: where it is reached, and what day it is. */
import { dayOf } from "@/lib/core/days";
import { now } from "@/lib/platform/clock";
import { env, publicSite } from "@/lib/platform/env";

/** The whole address of a path of ours: what is cited, fed and listed is read far from here. Of the public half alone: printedAddress is what the desk draws, too. */
export function absolute(path: string): string {
  return new URL(path, env().CASELIGHT_ORIGIN).href;
}

/**
 * Where a link to a page of the public site leads: the path, where this process serves that page itself; on a desk of its own the whole address, or nowhere where it was not told that.
 * Never to the desk's own name: what is printed or saved there is given away.
 * @param path of the public site; a part of the same page (`#…`) stays what it is
 */
export function publicHref(path: string): string | undefined {
  const site = publicSite();
  if (site === "here" || path.startsWith("#")) return path;
  return site === null ? undefined : new URL(path, site).href;
}

/** The whole address of a page of the public site, in words; null on a desk of its own that was not told where that is. */
export function printedAddress(path: string): string | null {
  return publicSite() === "here" ? absolute(path) : (publicHref(path) ?? null);
}

/** The UTC day on which an answer is drawn, `YYYY-MM-DD`. The edge draws every page anew after midnight. */
export function today(): string {
  return dayOf(now());
}
