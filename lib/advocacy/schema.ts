/** What the forms of lists, saved searches and notes send. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { accountIdSchema, entryIdSchema, listIdSchema, recordIdSchema, savedSearchIdSchema } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { longTextSchema, shortTextSchema } from "@/lib/core/text";

/** People on one list: a dossier of more is read by nobody, and is drawn at once. */
export const MOST_ON_A_LIST = 100;
export const MOST_LISTS = 100;
export const MOST_SEARCHES = 50;
export const MOST_COLLEAGUES = 50;
/** Days after which what was deleted, taken off, withdrawn or left behind is erased (lib/advocacy/commands/erase-left-behind.ts). */
export const KEPT_AFTER_DAYS = 30;

/** For whom the page was drawn: somebody else may have signed in in the same browser since, who would keep these words as their own. */
const drawnFor = { unsentBy: accountIdSchema };
const confirmed = confirmedSchema;
const about = { listId: listIdSchema };
const aboutEntry = { ...about, entryId: entryIdSchema };

export const saveSearchSchema = z.strictObject({ /** Made by the page that holds the form: sent twice, it is kept once. */ searchId: savedSearchIdSchema, ...drawnFor, name: shortTextSchema, address: z.string({ error: "required" }).trim().min(1, { error: "required" }).max(8_000, { error: "tooLong" }) });
export const renameSearchSchema = z.strictObject({ searchId: savedSearchIdSchema, ...drawnFor, name: shortTextSchema });
export const deleteSearchSchema = z.strictObject({ searchId: savedSearchIdSchema, confirmed });

export const makeListSchema = z.strictObject({ /** As searchId. */ listId: listIdSchema, ...drawnFor, name: shortTextSchema });
export const renameListSchema = z.strictObject({ ...about, ...drawnFor, name: shortTextSchema });
export const deleteListSchema = z.strictObject({ ...about, confirmed });
export const restoreListSchema = z.strictObject(about);
export const shareListSchema = z.strictObject({ ...about, /** By which the colleague signs in. */ email: z.string({ error: "required" }).trim().min(1, { error: "required" }).pipe(z.email({ error: "email" })), access: z.enum(["read", "write"], { error: "choice" }) });
export const unshareListSchema = z.strictObject({ ...about, accountId: accountIdSchema });

export const addPersonSchema = z.strictObject({ ...about, personId: recordIdSchema });
export const addPeopleSchema = z.strictObject({ ...about, ...drawnFor, /** Addresses of profiles, one on each line. */ addresses: longTextSchema });
/** One button for each person and direction of a list that is one form: `up:` or `down:` and the entry. */
export const moveEntrySchema = z.strictObject({
  ...about,
  move: z.string().regex(/^(?:up|down):[0-9a-f-]{36}$/u, { error: "choice" }).transform((text) => ({ up: text.startsWith("up:"), entryId: text.slice(text.indexOf(":") + 1) })).pipe(z.object({ up: z.boolean(), entryId: entryIdSchema })),
});
export const removeEntrySchema = z.strictObject({ ...aboutEntry, confirmed });

export const writeNoteSchema = z.strictObject({
  ...aboutEntry,
  ...drawnFor,
  /** When the note that the form was filled with was written; empty where there was none. */
  seen: z.union([z.literal("").transform(() => null), z.iso.datetime()]),
  /** Empty: the note is erased. */
  words: z.union([z.string().regex(/^\s*$/u).transform(() => null), longTextSchema]),
});

export type SaveSearchInput = z.infer<typeof saveSearchSchema>;
export type RenameSearchInput = z.infer<typeof renameSearchSchema>;
export type DeleteSearchInput = z.infer<typeof deleteSearchSchema>;
export type MakeListInput = z.infer<typeof makeListSchema>;
export type RenameListInput = z.infer<typeof renameListSchema>;
export type DeleteListInput = z.infer<typeof deleteListSchema>;
export type RestoreListInput = z.infer<typeof restoreListSchema>;
export type ShareListInput = z.infer<typeof shareListSchema>;
export type UnshareListInput = z.infer<typeof unshareListSchema>;
export type AddPersonInput = z.infer<typeof addPersonSchema>;
export type AddPeopleInput = z.infer<typeof addPeopleSchema>;
export type MoveEntryInput = z.infer<typeof moveEntrySchema>;
export type RemoveEntryInput = z.infer<typeof removeEntrySchema>;
export type WriteNoteInput = z.infer<typeof writeNoteSchema>;

/** Why there is no PDF of a dossier, as its page says it: no Chromium on this machine, others first, too long, a system that lets Chromium have no sandbox, or it went wrong. */
export const PDF_REFUSALS = ["none", "busy", "large", "sandbox", "failed"] as const;
export type PdfRefusal = (typeof PDF_REFUSALS)[number];
export const printDossierSchema = z.strictObject({ ...about, language: z.enum(LOCALES) });
export type PrintDossierInput = z.output<typeof printDossierSchema>;
