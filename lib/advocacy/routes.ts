import "server-only";
import { defineRoute } from "@/lib/accounts/define-route";
import { printDossier } from "@/lib/advocacy/commands/print-dossier";
import { printDossierSchema } from "@/lib/advocacy/schema";

export const printDossierRoute = defineRoute({ isPrivate: true, name: "dossier.print", input: printDossierSchema, run: (actor, input) => printDossier(actor, input), asFile: (printed) => printed });
