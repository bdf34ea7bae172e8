import { suggestSourceRoute } from "@/lib/cases/routes";

/** The sources on record that have a web address: `?address=`. */
export const GET = suggestSourceRoute;
