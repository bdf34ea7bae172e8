/** Invented words for a practice: what a form about them sends, and what is done with that. */
import type { Actor } from "@/lib/core/actor";
import { approveWording } from "@/lib/wording/commands/decide-wording";
import { proposeWording } from "@/lib/wording/commands/propose-wording";
import { approveWordingSchema, proposeWordingSchema } from "@/lib/wording/schema";

/** Leek custody, of which no law knows. */
export const LEEK_CUSTODY = {
  act: "add", practice: "leek_custody", kind: "extra_legal", nameEn: "Leek custody", nameZh: "韭葱看管", pinyin: "jiǔcōng kānguǎn", abbreviation: "LC", otherNames: "Leek holding\n韭管",
  definitionEn: "An invented practice under which leeks are kept in a bed.", definitionZh: "虚构的措施：将韭葱留置于苗床。", safeguardsEn: "Water must be given.", safeguardsZh: "须给水。",
  source: "The Invented Vegetable Gazette of 1901, page 3", quotation: "leeks are kept in a bed", quotationLanguage: "en",
} as const;

/** @param told what the form says besides, or otherwise; of a retirement and of its end all that it says @returns its id */
export async function proposedWords(admin: Actor, told: { act?: string } & Record<string, unknown> = {}): Promise<string> {
  const isWhole = told.act !== "retire" && told.act !== "restore";
  return (await proposeWording(admin, proposeWordingSchema.parse({ ...(isWhole ? LEEK_CUSTODY : {}), ...told }))).wordingId;
}

export const approveWords = (by: Actor, wordingId: string) => approveWording(by, approveWordingSchema.parse({ wordingId, confirmed: "yes" }));

/** Words that stand. @returns their id */
export async function standingWords(admin: Actor, editor: Actor, told: { act?: string } & Record<string, unknown> = {}): Promise<string> {
  const wordingId = await proposedWords(admin, told);
  await approveWords(editor, wordingId);
  return wordingId;
}
