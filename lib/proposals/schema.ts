/** What proposals about the vocabulary have in common: of the law by version (docs/decisions/050), of the words for a practice (053). Browser-safe. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { longTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";

/** How far a proposal is on its way. What came with the product was never one. */
export const PROPOSAL_STATES = ["shipped", "proposed", "approved", "refused", "taken_back"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What this person may do with a proposal. */
export type MayDecide = { approve: boolean; refuse: boolean; takeBack: boolean };

/** Something on file: that came with the product, or that somebody proposed. */
export type Filed<Act extends string, Version> = {
  id: string;
  act: Act;
  state: ProposalState;
  version: Version;
  /** What it replaces, or would. */
  replaces: Version | null;
  reason: string | null;
  /** Null where it came with the product. */
  proposed: { by: string; at: Date } | null;
  decided: { by: string; at: Date; note: string | null; /** By whoever proposed it. */ alone: boolean } | null;
  may: MayDecide;
};

/** The id of what is on file: random, or words where it came with the product. */
export const filedIdSchema = z.string().max(60).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, { error: "id" });
/** The id of a proposal. */
export const proposalIdSchema = z.uuidv4({ error: "id" }).toLowerCase();
/** What the forms of a decision send besides the id. */
export const approvalFields = { confirmed: confirmedSchema } as const;
export const refusalFields = { note: longTextSchema, ...sentFormFields } as const;

/** In the words of the source, not ours: at least as long as any entry of the vocabulary names its source. */
export const entrySourceField = longTextSchema.pipe(z.string().min(10, { error: "vocabularySource" }));

const blankAsNull = (typed: unknown) => (typeof typed === "string" && typed.trim() === "" ? null : typeof typed === "string" ? typed.trim() : typed);
/** Left open, it is null. */
export const leftOpen = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankAsNull, schema.nullable().default(null));
