import "server-only";
import type { Actor } from "@/lib/core/actor";
import { paths } from "@/lib/core/paths";
import { findPeople } from "@/lib/cases/queries/find-people";
import { sourcesAt, type SourceThere } from "@/lib/cases/queries/sources-at";
import type { SuggestPeopleInput, SuggestSourceInput } from "@/lib/cases/schema";
import { fromDesk } from "@/lib/platform/db";

/** What fits below a box without scrolling. */
const MOST_SUGGESTED = 8;

/** A person while their name is typed, with where each of their cases is written on. */
export type SuggestedPerson = { name: string; lang: string | null; others: string[]; isNew: boolean; cases: { number: number; href: string }[] };

/** People whose name holds what is typed, the most alike first, of whom an update can be logged. Empty below researcher. */
export async function suggestPeople(actor: Actor, { q }: SuggestPeopleInput): Promise<{ people: SuggestedPerson[] }> {
  const found = await findPeople(actor, q);
  const people = found.filter(({ record, cases }) => !record.isWithdrawn && cases.length > 0).slice(0, MOST_SUGGESTED).map(({ record, names, cases }): SuggestedPerson => {
    const name = record.name?.text ?? record.slug;
    return { name, lang: record.name?.language ?? null, others: names.filter((other) => other !== name), isNew: record.isNew, cases: cases.map(({ id, number }) => ({ number, href: paths.desk.logUpdate(record.id, id) })) };
  });
  return { people };
}

/** Sources on record at a web address that somebody pastes. Empty below researcher. */
export async function suggestSource(actor: Actor, { address }: SuggestSourceInput): Promise<{ sources: SourceThere[] }> {
  return { sources: await fromDesk((db) => sourcesAt(db, actor, address)) };
}
