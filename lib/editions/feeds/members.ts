/** Whose publications belong into the feed of a person or a country: those of the records that stand on its page (docs/architecture.md, "Feeds"). */
import type { RecordId } from "@/lib/core/ids";
import { affirmedValues } from "@/lib/editions/affirmed";
import type { EditionBodyOf } from "@/lib/editions/contract";
import { isOf, type Edition, type EditionOf } from "@/lib/editions/edition";
import type { EditionFact } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";
import { peopleUnder, type Plainness } from "@/lib/editions/people-under";
import { plainAbsences, plainSignatories } from "@/lib/editions/signatories";
import { affiliatedWith, statementsFor, voicesOf } from "@/lib/editions/statements-for";
import { ABOUT_A_PERSON, IN_THE_LIST, statementsAbout } from "@/lib/editions/timeline";

type Statement = EditionOf<"statement">;

/** The records of a feed. `alleged`: that it belongs there rests on allegations or is contradicted, and its entries say so. */
export type Members = ReadonlyMap<RecordId, NonNullable<Plainness>>;

/** The person, the statements that name or concern them, those that report, answer or comment on one of these, and what a source says that they said. */
export function membersOfPerson(person: RecordId, statements: readonly Statement[]): Members {
  const { direct, around } = statementsAbout(person, statements);
  const about = membersFrom([[person, "recorded"], ...direct.map(({ body }): Placed => [body.id, standingBy(body.about.filter(({ to, relation }) => to === person && ABOUT_A_PERSON.includes(relation)))])]);
  return membersFrom([
    ...about,
    // What hangs on a statement belongs here no more surely than that does.
    ...around.map(({ body }): Placed => [body.id, standingBy(body.about.filter(({ to, relation }) => about.get(to) === "recorded" && to !== person && IN_THE_LIST.includes(relation))) ?? "alleged"]),
    ...statements.map(({ body }): Placed => [body.id, standingBy(body.speakers.filter(({ by }) => by === person))]),
  ]);
}

/** The country, its offices and bodies, and the statements that it signed or is noted absent from, that they made, or that are addressed to it or concern it. */
export function membersOfCountry(country: RecordId, mentioning: readonly Edition[], statements: readonly Statement[]): Members {
  const affiliated = affiliatedWith(country, mentioning);
  const voices = voicesOf(country, affiliated);
  const { signed, absent, said, asked, about } = statementsFor(country, affiliated, statements);
  return membersFrom([
    [country, "recorded"],
    ...affiliated.map(({ edition, mark }): Placed => [edition.body.id, mark === null ? "recorded" : "alleged"]),
    ...[...signed, ...absent].map(({ body }): Placed => [body.id, standingBySignature(country, body)]),
    ...said.map(({ body }): Placed => [body.id, standingBy(body.speakers.filter(({ by }) => by !== null && voices.has(by)))]),
    ...[...asked, ...about].map(({ body }): Placed => [body.id, standingBy(body.about.filter(({ to }) => to === country))]),
  ]);
}

type Placed = readonly [RecordId, Plainness];

// Of several ways to belong there the surest counts.
function membersFrom(placed: Iterable<Placed>): Members {
  const members = new Map<RecordId, NonNullable<Plainness>>();
  for (const [id, standing] of placed) if (standing !== null && members.get(id) !== "recorded") members.set(id, standing);
  return members;
}

/** How surely facts place a record; those that point to one record in one way are readings of one thing. */
function standingBy(facts: readonly (EditionFact & ({ to: RecordId; relation: string } | { by: RecordId | null }))[]): Plainness {
  const marks = affirmedValues(facts, (fact) => ("to" in fact ? `${fact.to} ${fact.relation}` : (fact.by ?? ""))).map(({ mark }) => mark);
  if (marks.length === 0) return null;
  return marks.includes(null) ? "recorded" : "alleged";
}

// A signature that is only denied is told on the page, where it is said to be denied: a feed could not say so.
function standingBySignature(country: RecordId, body: EditionBodyOf<"statement">): Plainness {
  if ([...plainSignatories(body), ...plainAbsences(body)].includes(country)) return "recorded";
  return body.signatures.some((signature) => signature.country === country && isAffirmed(signature)) ? "alleged" : null;
}

/**
 * Whether a record's publications belong into the feed of a practice: the practice itself, statements about it, and people on record under it.
 * @returns null where they do not; `alleged` where sources only allege it, or contradict each other
 */
export function standingUnder(practice: RecordId, record: Edition): Plainness {
  if (record.body.id === practice) return "recorded";
  if (record.body.kind === "statement") return standingBy(record.body.about.filter(({ to }) => to === practice));
  if (!isOf(record, "person")) return null;
  const { recorded, alleged } = peopleUnder(practice, [record]);
  if (recorded.length > 0) return "recorded";
  return alleged.length > 0 ? "alleged" : null;
}
