import "server-only";
import { defineRoute } from "@/lib/accounts/define-route";
import { suggestPeople, suggestSource } from "@/lib/cases/queries/suggest";
import { suggestPeopleSchema, suggestSourceSchema } from "@/lib/cases/schema";

export const suggestPeopleRoute = defineRoute({ name: "people.suggest", input: suggestPeopleSchema, run: suggestPeople });

export const suggestSourceRoute = defineRoute({ name: "source.suggest", input: suggestSourceSchema, run: suggestSource });
