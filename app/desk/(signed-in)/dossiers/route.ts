import { printDossierRoute } from "@/lib/advocacy/routes";

/** A list's dossier as a PDF: `listId`, `language`. */
export const POST = printDossierRoute;
