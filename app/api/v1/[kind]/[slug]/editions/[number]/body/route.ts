import { editionNumberOf } from "@/components/public/params";
import { kindOfPlural, KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { absent, answerBytes, BODY_WITHHELD, problem } from "@/lib/editions/api";
import { findEdition } from "@/lib/editions/queries/find-edition";

export const dynamic = "force-dynamic";

/** The bytes that an edition's hash is taken of, exactly: `curl … | sha256sum` gives the entry's sha256. 410 once they are withheld. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string; slug: string; number: string }> }): Promise<Response> {
  const { kind: plural, slug, number } = await params;
  const kind = kindOfPlural(plural);
  if (kind === null) return problem(404);
  const found = await findEdition(kind, slug, editionNumberOf(number));
  switch (found.state) {
    case "readable":
      return answerBytes(found.content.text);
    case "withheld":
      return problem(410, BODY_WITHHELD);
    default:
      return absent(found, (standing) => paths.apiEditions(KIND_PLURAL[kind], standing));
  }
}
