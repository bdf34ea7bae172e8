/** What the forms about a sealed identity send. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { accountIdSchema, recordIdSchema, sealedIdSchema } from "@/lib/core/ids";
import { longTextSchema } from "@/lib/core/text";

/** People who can be named on one identity: whoever needs more has no secret left. */
export const MOST_READERS = 20;
/** Minutes for which one reading shows the words. */
export const READING_MINUTES = 5;

// A box without any tick sends nothing, and one tick is no list.
const accounts = z.preprocess((ticked) => (ticked === undefined ? [] : Array.isArray(ticked) ? (ticked as unknown[]) : [ticked]), z.array(accountIdSchema).max(MOST_READERS - 1, { error: "sealedTooMany" }));

const aboutIdentity = { identityId: sealedIdSchema };
const code = z.string({ error: "required" }).min(1, { error: "required" }).max(100, { error: "tooLong" });

export const sealIdentitySchema = z.strictObject({ /** Made by the page that holds the form: sent twice, it seals once. */ identityId: sealedIdSchema, sourceId: recordIdSchema, words: longTextSchema, readers: accounts });
export const readIdentitySchema = z.strictObject({ ...aboutIdentity, code });
export const nameReaderSchema = z.strictObject({ ...aboutIdentity, accountId: accountIdSchema, code });
export const removeReaderSchema = z.strictObject({ ...aboutIdentity, accountId: accountIdSchema });
/** Erasing cannot be taken back: a tick says that it is meant. */
export const eraseIdentitySchema = z.strictObject({ ...aboutIdentity, confirmed: confirmedSchema });

export type SealIdentityInput = z.infer<typeof sealIdentitySchema>;
export type ReadIdentityInput = z.infer<typeof readIdentitySchema>;
export type NameReaderInput = z.infer<typeof nameReaderSchema>;
export type RemoveReaderInput = z.infer<typeof removeReaderSchema>;
export type EraseIdentityInput = z.infer<typeof eraseIdentitySchema>;
