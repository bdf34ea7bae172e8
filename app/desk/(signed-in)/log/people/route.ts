import { suggestPeopleRoute } from "@/lib/cases/routes";

/** Suggests people while a name is typed: `?q=`. */
export const GET = suggestPeopleRoute;
