/** Invented law on a practice: what a form about it sends, and what is done with that. */
import type { Actor } from "@/lib/core/actor";
import { approveLaw } from "@/lib/law/commands/decide-law";
import { proposeLaw } from "@/lib/law/commands/propose-law";
import { approveLawSchema, proposeLawSchema } from "@/lib/law/schema";

/** The Leek Law of 1901 on black jails, which have no law. */
export const LEEK_LAW = {
  act: "add", practice: "black_jail", lawEn: "Leek Law", lawZh: "韭葱法", version: "1901", inForceFrom: "1901-01-01", inForceTo: "1901-12-31", article: "7", lengthArticle: "7-1", longest: "P6M",
  source: "The Invented Vegetable Gazette of 1901, page 2", quotation: "no longer than six months", quotationLanguage: "en",
} as const;

/** @param told what the form says besides, or otherwise; of an end and of a taking off all that it says @returns its id */
export async function proposed(admin: Actor, told: { act?: string } & Record<string, unknown> = {}): Promise<string> {
  const isWhole = told.act !== "end" && told.act !== "withdraw";
  return (await proposeLaw(admin, proposeLawSchema.parse({ ...(isWhole ? LEEK_LAW : {}), ...told }))).lawId;
}

export const approve = (by: Actor, lawId: string) => approveLaw(by, approveLawSchema.parse({ lawId, confirmed: "yes" }));

/** A version that stands. @returns its id */
export async function standing(admin: Actor, editor: Actor, told: { act?: string } & Record<string, unknown> = {}): Promise<string> {
  const lawId = await proposed(admin, told);
  await approve(editor, lawId);
  return lawId;
}
