import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { findWatchable, watchOptions, type WatchOption } from "@/lib/editions/queries/watch-options";
import { mayWatch } from "@/lib/watching/policy";

const MOST_FOUND = 20;

/** What can be chosen to be watched: the practices and countries that stand, and people whose public names answer; nobody where nothing was typed. */
export async function listWatchable(actor: Actor, text: string): Promise<{ options: Record<"practice" | "country", WatchOption[]>; people: Awaited<ReturnType<typeof findWatchable>> }> {
  if (!mayWatch(actor)) throw forbidden();
  const [options, people] = await Promise.all([watchOptions(actor.locale), findWatchable(text, MOST_FOUND)]);
  return { options, people };
}
