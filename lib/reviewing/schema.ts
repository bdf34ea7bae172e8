/** What the review page and the forms beside a change under review send. */
import * as z from "zod";
import { changePlaceSchema } from "@/lib/changes/schema";
import { accountIdSchema, changeIdSchema } from "@/lib/core/ids";
import { RECORD_KINDS } from "@/lib/core/kinds";
import { longTextSchema } from "@/lib/core/text";

export const CLAIM_FILTERS = ["mine", "claimed", "unclaimed"] as const;

const blank = (value: unknown) => (value === "" ? undefined : value);

/** The filters of the queue as its address says them; what cannot be is left out. */
export const queueFilterSchema = z.object({
  kind: z.preprocess(blank, z.enum(RECORD_KINDS).optional()).catch(undefined),
  claim: z.preprocess(blank, z.enum(CLAIM_FILTERS).optional()).catch(undefined),
  author: z.preprocess(blank, accountIdSchema.optional()).catch(undefined),
  /** The place behind which the list continues. */
  after: z.preprocess(blank, changePlaceSchema.optional()).catch(undefined),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const aboutChangeSchema = z.strictObject({ changeId: changeIdSchema });
export type AboutChangeInput = z.infer<typeof aboutChangeSchema>;

export const askOpinionSchema = z.strictObject({ changeId: changeIdSchema, of: z.preprocess(blank, accountIdSchema), question: longTextSchema });
export type AskOpinionInput = z.infer<typeof askOpinionSchema>;

export const giveOpinionSchema = z.strictObject({ opinionId: z.uuidv4(), answer: longTextSchema });
export type GiveOpinionInput = z.infer<typeof giveOpinionSchema>;
