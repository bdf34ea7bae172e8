import * as z from "zod";

/** The box under what cannot be taken back lightly: it has to be ticked, and says so where it is not. */
export const confirmedSchema = z.literal("yes", { error: "notTicked" });
