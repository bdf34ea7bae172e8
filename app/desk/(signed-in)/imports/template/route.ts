import { importTemplateRoute } from "@/lib/imports/routes";

/** A table of case updates to fill in. */
export const GET = importTemplateRoute;
