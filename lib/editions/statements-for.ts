/** Which statements belong on the page of a country or an organisation, and as what. */
import type { RecordId } from "@/lib/core/ids";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import { isAffirmed } from "@/lib/editions/mark";
import { statementsInTime } from "@/lib/editions/timeline";

type Statement = EditionOf<"statement">;

/** People and organisations whose affiliation leads straight to this record. */
export function affiliatedWith(id: RecordId, candidates: readonly Edition[]): Edition[] {
  return candidates.filter(({ body }) => "affiliations" in body && body.affiliations.some(({ to }) => to === id));
}

/**
 * @param id a country or an organisation
 * @param affiliated the people and bodies that speak for it
 * @param statements every statement that may matter; others are left out
 * @returns signed or noted absent from · said by it or by those, and addressed to it or concerning it, unless that is denied; each in time
 */
export function statementsFor(
  id: RecordId,
  affiliated: readonly Edition[],
  statements: readonly Statement[],
): { signed: Statement[]; said: Statement[]; asked: Statement[] } {
  const voices = new Set([id, ...affiliated.map(({ body }) => body.id)]);
  return {
    signed: statementsInTime(statements.filter(({ body }) => body.signatures.some(({ country }) => country === id))),
    said: statementsInTime(statements.filter(({ body }) => body.speakers.some((speaker) => speaker.by !== null && voices.has(speaker.by) && isAffirmed(speaker)))),
    asked: statementsInTime(statements.filter(({ body }) => body.about.some((fact) => fact.to === id && isAffirmed(fact)))),
  };
}
