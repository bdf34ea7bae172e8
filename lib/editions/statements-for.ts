/** Which statements belong on the page of a country or an organisation, and as what. */
import type { RecordId } from "@/lib/core/ids";
import type { SignatureState } from "@/lib/core/kinds";
import { affirmedValues, markOfSurest } from "@/lib/editions/affirmed";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import { isAffirmed, type Mark } from "@/lib/editions/mark";
import { statementsInTime } from "@/lib/editions/timeline";

type Statement = EditionOf<"statement">;

/** Who belongs to a record, and the mark that must stand beside them in a list. */
export type Affiliated = { edition: Edition; mark: Mark };

/** People and organisations of which a source affirms that their affiliation leads straight to this record; of several ways the surest counts. */
export function affiliatedWith(id: RecordId, candidates: readonly Edition[]): Affiliated[] {
  return candidates.flatMap((edition): Affiliated[] => {
    const { body } = edition;
    const leading = "affiliations" in body ? body.affiliations.filter(({ to }) => to === id) : [];
    const [surest] = affirmedValues(leading, ({ affiliation }) => affiliation);
    return surest === undefined ? [] : [{ edition, mark: surest.mark }];
  });
}

/** Who speaks for a country or an organisation: itself, and those who plainly belong to it. What others say would be put into its mouth. */
export function voicesOf(id: RecordId, affiliated: readonly Affiliated[]): ReadonlySet<RecordId> {
  return new Set([id, ...affiliated.flatMap(({ edition, mark }) => (mark === null ? edition.body.id : []))]);
}

/** The mark without which a list of what these said would say more than the sources: they may only allege who spoke, or contradict each other. */
export function markOfSaying(voices: ReadonlySet<RecordId>, { body }: Statement): Mark {
  return markOfSurest(body.speakers.filter(({ by }) => by !== null && voices.has(by)), ({ by }) => by ?? "");
}

/** The same of a list of what was addressed to a record. */
export function markOfAsking(id: RecordId, { body }: Statement): Mark {
  return markOfSurest(body.about.filter(({ to, relation }) => to === id && relation === "addressed_to"), ({ relation }) => relation);
}

/** The same of a list of what names or concerns a record. */
export function markOfNaming(id: RecordId, { body }: Statement): Mark {
  return markOfSurest(body.about.filter(({ to, relation }) => to === id && relation !== "addressed_to"), ({ relation }) => relation);
}

/** The same of a list of everything that points to a record. */
export function markOfPointing(id: RecordId, { body }: Statement): Mark {
  return markOfSurest(body.about.filter(({ to }) => to === id), ({ relation }) => relation);
}

export type StatementsFor = Record<"signed" | "absent" | "said" | "asked" | "about", Statement[]>;

/**
 * @param id a country or an organisation
 * @param affiliated the people and bodies that belong to it
 * @param statements every statement that may matter; others are left out
 * @returns each in time: `signed` and `absent`: of which a source says so of it, whatever others say; `said` by it or by those who speak for it; `asked`: addressed
 *   to it; `about`: naming or concerning it, without those that are addressed to it. What is only denied makes no statement anybody's, or about anybody.
 */
export function statementsFor(id: RecordId, affiliated: readonly Affiliated[], statements: readonly Statement[]): StatementsFor {
  const voices = voicesOf(id, affiliated);
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
