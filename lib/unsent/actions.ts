"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { dropFromPageSchema, dropUnsent } from "@/lib/unsent/commands/drop-unsent";

export const dropUnsentAction = defineAction({ name: "unsent.drop", input: dropFromPageSchema, run: dropUnsent, redirectTo: (_dropped, { address }) => address });
