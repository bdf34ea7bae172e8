/** What the forms about expunging a record send, and what is shown of it (docs/decisions/056). Browser-safe. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { longTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";

/** Why a record may be expunged; the database's CHECK holds the same list. */
export const EXPUNGING_REASONS = ["legal_order", "personal_data", "safety", "by_mistake"] as const;
export type ExpungingReason = (typeof EXPUNGING_REASONS)[number];

/** How far a proposal is; one that lapsed may still stand as proposed until somebody touches it. */
export const EXPUNGING_STATES = ["proposed", "taken_back", "lapsed", "approved"] as const;
export type ExpungingState = (typeof EXPUNGING_STATES)[number];

/** Days for which a proposal stands; the database counts them by its own clock (CL200). */
export const PROPOSAL_DAYS = 7;

const count = z.int().min(0);
/** How much goes, as desk.what_expunging_takes counts it. `records`: with those that went into it; `sources`: cited by nobody else; `requestsOpen`: of `requests`, those that have to be closed first. */
export const expungingScopeSchema = z.object({
  records: count, facts: count, citations: count, editions: count, versions: count, changes: count, comments: count, notes: count, bases: count, checks: count, sources: count, unsent: count, rows: count, requests: count, requestsOpen: count,
});
export type ExpungingScope = z.infer<typeof expungingScopeSchema>;

/** The counts as somebody was shown them, to be compared with what goes when they approve. */
export function scopeAsSeen(scope: ExpungingScope): string {
  return Object.keys(expungingScopeSchema.shape).map((key) => String(scope[key as keyof ExpungingScope])).join(".");
}

const proposal = { proposalId: z.uuidv4({ error: "id" }).toLowerCase() } as const;

/** `words`: for whoever decides; they are gone once that is done. */
export const proposeExpungingSchema = z.strictObject({ recordId: recordIdSchema, reason: z.enum(EXPUNGING_REASONS, { error: "choice" }), words: longTextSchema, confirmed: confirmedSchema, ...sentFormFields });
export type ProposeExpungingInput = z.infer<typeof proposeExpungingSchema>;
export const approveExpungingSchema = z.strictObject({ ...proposal, seen: z.string().max(200).regex(/^\d+(?:\.\d+)*$/u, { error: "id" }), confirmed: confirmedSchema });
export type ApproveExpungingInput = z.infer<typeof approveExpungingSchema>;
export const takeBackExpungingSchema = z.strictObject(proposal);
export type TakeBackExpungingInput = z.infer<typeof takeBackExpungingSchema>;

/** What is said of a record that is no more; `by` and `approvedBy` are people who work here. */
export type Expunged = { reason: ExpungingReason; at: Date; by: string; approvedBy: string };

export type ProposalOnFile = { id: string; reason: ExpungingReason; words: string; by: string; at: Date; /** Until when it stands. */ until: Date; isLapsed: boolean; may: { approve: boolean; takeBack: boolean } };

/** Why a record cannot be proposed now: keys of the `errors` messages. */
export type ProposingRefusal = "editorsOnly" | "expungeNotWithdrawn" | "expungeMerged" | "recordExpunged" | "expungeNeedsTwo";

export type ExpungingOfRecord = {
  recordId: RecordId;
  proposal: ProposalOnFile | null;
  /** Null where it may be proposed. */
  refusal: ProposingRefusal | null;
  scope: ExpungingScope;
};
