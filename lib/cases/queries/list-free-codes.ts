import "server-only";
import type { Actor } from "@/lib/core/actor";
import { mayDraft } from "@/lib/changes/policy";
import { fromDesk } from "@/lib/platform/db";
import { COUNTRY_CODES } from "@/lib/vocabulary/country-codes";

/** The codes of ISO 3166-1 under which no country is on file yet. None below researcher. */
export async function listFreeCodes(actor: Actor): Promise<string[]> {
  if (!mayDraft(actor)) return [];
  const taken = await fromDesk((db) => db.publicRecord.findMany({ where: { kind: "country" }, select: { slug: true } }));
  const codes = new Set(taken.map(({ slug }) => slug));
  return COUNTRY_CODES.filter((code) => !codes.has(code));
}
