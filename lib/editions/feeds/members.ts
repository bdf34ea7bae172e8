/** Whose publications belong into the feed of a person or a country: those of the records that stand on its page (docs/architecture.md, "Feeds"). */
import type { RecordId } from "@/lib/core/ids";
import { isOf, type Edition, type EditionOf } from "@/lib/editions/edition";
import { isAffirmed } from "@/lib/editions/mark";
import { peopleUnder } from "@/lib/editions/people-under";
import { affiliatedWith, statementsFor } from "@/lib/editions/statements-for";
import { statementsAbout } from "@/lib/editions/timeline";

type Statement = EditionOf<"statement">;

/** The person, the statements that name or concern them, those that report, answer or comment on one of these, and what a source says that they said. */
export function membersOfPerson(person: RecordId, statements: readonly Statement[]): RecordId[] {
  const { direct, around } = statementsAbout(person, statements);
  const said = statements.filter(({ body }) => body.speakers.some((fact) => fact.by === person && isAffirmed(fact)));
  return [...new Set([person, ...[...direct, ...around, ...said].map(({ body }) => body.id)])];
}

/** The country, its offices and bodies, and the statements that it signed or is noted absent from, that they made, or that are addressed to it or concern it. */
export function membersOfCountry(country: RecordId, mentioning: readonly Edition[], statements: readonly Statement[]): RecordId[] {
  const affiliated = affiliatedWith(country, mentioning);
  const { signed, absent, said, asked, about } = statementsFor(country, affiliated, statements);
  return [...new Set([country, ...[...affiliated, ...signed, ...absent, ...said, ...asked, ...about].map(({ body }) => body.id)])];
}

/**
 * Whether a record's publications belong into the feed of a practice: the practice itself, statements about it, and people on record under it.
 * @returns null where they do not; `alleged` where sources only allege it, or contradict each other
 */
export function standingUnder(practice: RecordId, record: Edition): "recorded" | "alleged" | null {
  if (record.body.id === practice) return "recorded";
  if (record.body.kind === "statement") return record.body.about.some((fact) => fact.to === practice && isAffirmed(fact)) ? "recorded" : null;
  if (!isOf(record, "person")) return null;
  const { recorded, alleged } = peopleUnder(practice, [record]);
  if (recorded.length > 0) return "recorded";
  return alleged.length > 0 ? "alleged" : null;
}
