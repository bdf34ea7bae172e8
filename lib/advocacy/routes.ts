import "server-only";
import { defineRoute } from "@/lib/accounts/define-route";
import { printDossier } from "@/lib/advocacy/commands/print-dossier";
import { printDossierSchema } from "@/lib/advocacy/schema";
import { paths } from "@/lib/core/paths";

export const printDossierRoute = defineRoute({
  isPrivate: true,
  name: "dossier.print",
  input: printDossierSchema,
  run: (actor, input) => printDossier(actor, input),
  asFile: (printed) => printed,
  backTo: (asked) => {
    const { data } = printDossierSchema.safeParse(asked);
    return data === undefined ? paths.desk.lists() : paths.desk.dossier(data.listId, data.language);
  },
});
