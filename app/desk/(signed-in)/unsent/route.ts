import { keepUnsentRoute } from "@/lib/unsent/routes";

/** Keeps what is being typed into a form, for whoever types it. */
export const POST = keepUnsentRoute;
