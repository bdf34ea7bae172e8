import { editionNumberOf } from "@/components/public/params";
import { kindOfPlural, KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { absent, answer, pastEditionAsJson, problem } from "@/lib/editions/api";
import { findEdition } from "@/lib/editions/queries/find-edition";

export const dynamic = "force-dynamic";

/** One edition of a record that stands: its entry, and its body unless that is withheld. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string; slug: string; number: string }> }): Promise<Response> {
  const { kind: plural, slug, number } = await params;
  const kind = kindOfPlural(plural);
  if (kind === null) return problem(404);
  const found = await findEdition(kind, slug, editionNumberOf(number));
  switch (found.state) {
    case "readable":
      return answer(pastEditionAsJson(found.entry, found.content));
    case "withheld":
      return answer(pastEditionAsJson(found.entry, null));
    default:
      // An old address may have had editions of its own: their numbers are not those of the record that stands.
      return absent(found, (standing) => paths.apiEditions(KIND_PLURAL[kind], standing));
  }
}
