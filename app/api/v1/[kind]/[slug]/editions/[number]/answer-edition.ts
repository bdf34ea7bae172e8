import { editionNumberOf } from "@/components/public/params";
import { KIND_PLURAL, kindOfPlural, type RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { absent, problem } from "@/lib/editions/api";
import { findEdition, type FoundEdition } from "@/lib/editions/queries/find-edition";

export type EditionParams = { params: Promise<{ kind: string; slug: string; number: string }> };

type Answers = {
  [State in "readable" | "withheld"]: (found: Extract<FoundEdition<RecordKind>, { state: State }>) => Response;
};

/** What is answered of the edition at an address: by the answers given where there is one, and else why there is none. */
export async function answerEdition({ params }: EditionParams, answers: Answers): Promise<Response> {
  const { kind: plural, slug, number } = await params;
  const kind = kindOfPlural(plural);
  if (kind === null) return problem(404);
  const found = await findEdition(kind, slug, editionNumberOf(number));
  switch (found.state) {
    case "readable":
      return answers.readable(found);
    case "withheld":
      return answers.withheld(found);
    default:
      // An old address may have had editions of its own: their numbers are not those of the record that stands.
      return absent(found, (standing) => paths.apiEditions(KIND_PLURAL[kind], standing));
  }
}
