import * as z from "zod";

const ADDRESS_MAX = 500;

/** What a page before sign-in reads of its address; anything else in it is ignored, and so is what repeats. */
export const openSearchSchema = z.object({ to: z.string().max(ADDRESS_MAX).optional().catch(undefined) });
