import { answer, pastEditionAsJson } from "@/lib/editions/api";
import { answerEdition, type EditionParams } from "./answer-edition";

export const dynamic = "force-dynamic";

/** One edition of a record that stands: its entry, and its body unless that is withheld. */
export function GET(_request: Request, address: EditionParams): Promise<Response> {
  return answerEdition(address, {
    readable: ({ entry, content }) => answer(pastEditionAsJson(entry, content)),
    withheld: ({ entry }) => answer(pastEditionAsJson(entry, null)),
  });
}
