import "server-only";
import type { Actor } from "@/lib/core/actor";
import { visibleRecords } from "@/lib/cases/policy";
import { mayDraft } from "@/lib/changes/policy";
import { fromDesk } from "@/lib/platform/db";
import { COUNTRY_CODES } from "@/lib/vocabulary/country-codes";

/** The codes of ISO 3166-1 under which no country is on file yet, or only one that was given up. None below researcher. */
export async function listFreeCodes(actor: Actor): Promise<string[]> {
  if (!mayDraft(actor)) return [];
  const taken = await fromDesk((db) => db.publicRecord.findMany({ where: { AND: [{ kind: "country" }, visibleRecords(actor)] }, select: { slug: true } }));
  const codes = new Set(taken.map(({ slug }) => slug));
  return COUNTRY_CODES.filter((code) => !codes.has(code));
}
