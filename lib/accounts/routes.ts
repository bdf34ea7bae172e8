import "server-only";
import { staySignedIn } from "@/lib/accounts/commands/stay-signed-in";
import { defineRoute } from "@/lib/accounts/define-route";
import { nothingSchema } from "@/lib/accounts/schema";

/** Called by the warning that a session is about to end. */
export const staySignedInRoute = defineRoute({ name: "session.stay", input: nothingSchema, run: staySignedIn });
