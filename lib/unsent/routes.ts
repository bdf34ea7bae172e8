import "server-only";
import { defineRoute } from "@/lib/accounts/define-route";
import { keepUnsent } from "@/lib/unsent/commands/keep-unsent";
import { keepUnsentSchema } from "@/lib/unsent/schema";

/** Called by the script of a form, every few seconds while somebody types. */
export const keepUnsentRoute = defineRoute({ name: "unsent.keep", input: keepUnsentSchema, run: keepUnsent });
