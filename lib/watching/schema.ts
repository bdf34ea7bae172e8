/** What the pages of watching and of the inbox send, and the closed lists of the room. */
import * as z from "zod";
import { messageIdSchema, recordIdSchema, watchIdSchema } from "@/lib/core/ids";

/** What somebody can be told: publications that answer what they watch, and what concerns their own work. */
export const MESSAGE_KINDS = ["publication", "change_returned", "change_approved", "change_published", "approval_void", "opinion_asked", "request_received", "proof_loosened"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** How somebody wants letters by e-mail. */
export const MAIL_CHOICES = ["none", "at_once", "daily"] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** How far a letter is. `unsure`: it may have gone, and does not go again; `dropped`: it went to nobody any more, or had nothing to say. */
export const LETTER_STATES = ["waiting", "sending", "sent", "dropped", "given_up", "unsure"] as const;

/** The hour of the day (UTC) of daily letters. */
export const DAILY_HOUR = 6;

/** Things that one person watches at the most: each search is asked at every publication. */
export const MOST_WATCHES = 200;
/** Days after which a message goes, read or not, and what is left of letters with it. */
export const MESSAGES_KEPT_DAYS = 90;
/** Days after which what somebody watched and was told goes, who was shut out: as with their lists (lib/advocacy/schema.ts). */
export const KEPT_AFTER_SHUT_OUT_DAYS = 30;

const LONGEST_ADDRESS = 4000;
const blank = (value: unknown) => (value === "" ? undefined : value);

export const watchRecordSchema = z.strictObject({ recordId: z.preprocess(blank, recordIdSchema) });
export type WatchRecordInput = z.infer<typeof watchRecordSchema>;

export const watchAddressSchema = z.strictObject({ address: z.string().trim().min(1, "required").max(LONGEST_ADDRESS, "tooLong") });
export type WatchAddressInput = z.infer<typeof watchAddressSchema>;

/** Where a form stands, to which its answer leads back. */
const fromSchema = z.enum(["inbox", "watching"]);

export const stopWatchingSchema = z.strictObject({ watchId: watchIdSchema, from: fromSchema });
export type StopWatchingInput = z.infer<typeof stopWatchingSchema>;

/** `after`: the page of the inbox that it stands on. */
export const markMessageSchema = z.strictObject({ messageId: messageIdSchema, isRead: z.enum(["yes", "no"]), after: z.preprocess(blank, messageIdSchema.optional()) });
export type MarkMessageInput = z.infer<typeof markMessageSchema>;

/** `upTo`: the moment of the newest message on screen. What came since stays unread. A moment that the database can hold. */
export const markAllReadSchema = z.strictObject({ upTo: z.iso.datetime().regex(/^[12]\d{3}-/u).transform((moment) => new Date(moment)) });
export type MarkAllReadInput = z.infer<typeof markAllReadSchema>;

export const chooseMailSchema = z.strictObject({ choice: z.enum(MAIL_CHOICES) });
export type ChooseMailInput = z.infer<typeof chooseMailSchema>;

export const tryAgainSchema = z.strictObject({});
