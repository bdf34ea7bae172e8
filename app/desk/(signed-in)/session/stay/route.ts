import { staySignedInRoute } from "@/lib/accounts/routes";

/** Begins the idle time of one's session anew. */
export const POST = staySignedInRoute;
