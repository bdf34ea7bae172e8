/** Prints the first admin's one-time link, as the start-up makes it; nothing when an admin can sign in already. */
import { firstAdminInvitation } from "../../lib/accounts/first-admin";

const [, , ownerUrl = "", origin = ""] = process.argv;
process.stdout.write((await firstAdminInvitation(ownerUrl, origin)) ?? "");
