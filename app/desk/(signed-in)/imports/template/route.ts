import { importTemplateRoute } from "@/lib/imports/routes";

/** A table to fill in. */
export const GET = importTemplateRoute;
