/** Which statements belong on the page of a country or an organisation, and as what. */
import type { RecordId } from "@/lib/core/ids";
import type { SignatureState } from "@/lib/core/kinds";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import { isAffirmed } from "@/lib/editions/mark";
import { statementsInTime } from "@/lib/editions/timeline";

type Statement = EditionOf<"statement">;

/** People and organisations whose affiliation leads straight to this record. */
export function affiliatedWith(id: RecordId, candidates: readonly Edition[]): Edition[] {
  return candidates.filter(({ body }) => "affiliations" in body && body.affiliations.some(({ to }) => to === id));
}

export type StatementsFor = Record<"signed" | "absent" | "said" | "asked" | "about", Statement[]>;

/**
 * @param id a country or an organisation
 * @param affiliated the people and bodies that speak for it
 * @param statements every statement that may matter; others are left out
 * @returns each in time: `signed` and `absent`: of which a source says so of it, whatever others say; `said` by it or by those; `asked`: addressed to it;
 *   `about`: naming or concerning it, without those that are addressed to it. What is only denied makes no statement anybody's, or about anybody.
 */
export function statementsFor(id: RecordId, affiliated: readonly Edition[], statements: readonly Statement[]): StatementsFor {
  const voices = new Set([id, ...affiliated.map(({ body }) => body.id)]);
  const signing = (state: SignatureState) => statements.filter(({ body }) => body.signatures.some((signature) => signature.country === id && signature.state === state));
  const pointing = statements.filter(({ body }) => body.about.some((fact) => fact.to === id && isAffirmed(fact)));
  const isAsking = ({ body }: Statement) => body.about.some((fact) => fact.to === id && fact.relation === "addressed_to" && isAffirmed(fact));
  return {
    signed: statementsInTime(signing("signed")),
    absent: statementsInTime(signing("noted_absent")),
    said: statementsInTime(statements.filter(({ body }) => body.speakers.some((speaker) => speaker.by !== null && voices.has(speaker.by) && isAffirmed(speaker)))),
    asked: statementsInTime(pointing.filter(isAsking)),
    about: statementsInTime(pointing.filter((statement) => !isAsking(statement))),
  };
}
