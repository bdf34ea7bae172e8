"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { dropUnsent } from "@/lib/unsent/commands/drop-unsent";
import { dropUnsentSchema } from "@/lib/unsent/schema";

export const dropUnsentAction = defineAction({ name: "unsent.drop", input: dropUnsentSchema, run: dropUnsent, redirectTo: (_dropped, { address }) => address });
