import "server-only";
/**
 * Forms that were not taken, on their way from the route that read them to the page that draws them again: in memory, for seconds, and
 * given out once. What somebody wrote stays in no file, no table and no address.
 */
import type { RequestDraft } from "@/lib/core/requests";
import { now } from "@/lib/platform/clock";
import { newToken } from "@/lib/platform/secrets";

const KEPT_MS = 30_000;
const MOST_KEPT = 200;

type Kept = { readonly draft: RequestDraft; readonly at: number };

// Next bundles the route and the page apart: what they share lies on the process.
const shared = globalThis as unknown as { caselightRequestDrafts?: Map<string, Kept> };

function drafts(): Map<string, Kept> {
  shared.caselightRequestDrafts ??= new Map();
  return shared.caselightRequestDrafts;
}

/** @returns the name under which `takeDraft` gives it out */
export function keepDraft(draft: RequestDraft): string {
  const kept = drafts();
  const at = now().getTime();
  // The oldest come first.
  for (const [name, other] of kept) if (kept.size >= MOST_KEPT || at - other.at > KEPT_MS) kept.delete(name);
  const name = newToken();
  kept.set(name, { draft, at });
  return name;
}

/** Once, and not after half a minute. */
export function takeDraft(name: string): RequestDraft | null {
  const found = drafts().get(name);
  drafts().delete(name);
  return found === undefined || now().getTime() - found.at > KEPT_MS ? null : found.draft;
}
