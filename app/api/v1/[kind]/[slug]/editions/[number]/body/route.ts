import { answerBytes, BODY_WITHHELD, problem } from "@/lib/editions/api";
import { answerEdition, type EditionParams } from "../answer-edition";

export const dynamic = "force-dynamic";

/** The bytes that an edition's hash is taken of, exactly: `curl … | sha256sum` gives the entry's sha256. 410 once they are withheld. */
export function GET(_request: Request, address: EditionParams): Promise<Response> {
  return answerEdition(address, { readable: ({ content }) => answerBytes(content.text), withheld: () => problem(410, BODY_WITHHELD) });
}
