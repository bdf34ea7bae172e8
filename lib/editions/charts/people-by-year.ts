/** How many people are on record under a practice, by the year in which their custody under it began. Pure. */
import type { RecordId } from "@/lib/core/ids";
import { spellsUnder, type SpellEntry, type SpellUnder } from "@/lib/editions/custody";
import type { EditionOf } from "@/lib/editions/edition";
import { peopleUnder } from "@/lib/editions/people-under";
import { csvOf } from "@/lib/editions/tables/csv";

/** People told apart by how surely: sources state it and none contradicts; or it is only alleged, not certain, or disputed. */
export type PeopleCount = { stated: number; alleged: number };

export type PeopleByYear = {
  /** From the first year to the last, years without anybody included. Whoever was held in several stretches is counted in the year of each. */
  years: ({ year: string } & PeopleCount)[];
  /** People with a stretch whose beginning no source dates to one year: it may lie in two, is about, or is not dated at all. */
  uncertain: PeopleCount;
  /** People on record under the practice of whose custody under it no stretch is on record. */
  noStretch: PeopleCount;
  /** All of them, each once. */
  all: PeopleCount;
};

/** @param people those to look through; who is not on record under the practice counts nowhere */
export function peopleByYear(practice: RecordId, people: readonly EditionOf<"person">[]): PeopleByYear {
  const { recorded, alleged } = peopleUnder(practice, people);
  const ids = (listed: readonly EditionOf<"person">[]) => listed.map(({ body }) => body.id);
  return countByYear(spellsUnder(practice, people), { stated: ids(recorded), alleged: ids(alleged) });
}

/** @param spells every stretch under the practice @param listed who is on record under it, told apart by how surely */
export function countByYear(spells: readonly SpellUnder[], listed: { stated: readonly RecordId[]; alleged: readonly RecordId[] }): PeopleByYear {
  // Of one person's stretches of one year the surest counts.
  const surest = new Map<string | null, Map<RecordId, boolean>>();
  for (const { person, entry } of spells) {
    const year = yearBegun(entry);
    const those = surest.get(year) ?? new Map<RecordId, boolean>();
    those.set(person.body.id, (those.get(person.body.id) ?? false) || entry.mark === null);
    surest.set(year, those);
  }
  const count = (year: string | null): PeopleCount => {
    const plain = [...(surest.get(year)?.values() ?? [])];
    return { stated: plain.filter((isPlain) => isPlain).length, alleged: plain.filter((isPlain) => !isPlain).length };
  };
  const known = [...surest.keys()].filter((year) => year !== null).map(Number);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const years = known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  const held = new Set(spells.map(({ person }) => person.body.id));
  const without = (ids: readonly RecordId[]) => ids.filter((id) => !held.has(id)).length;
  return {
    years: years.map((year) => ({ year, ...count(year) })),
    uncertain: count(null),
    noStretch: { stated: without(listed.stated), alleged: without(listed.alleged) },
    all: { stated: listed.stated.length, alleged: listed.alleged.length },
  };
}

/** The one year in which a stretch of custody began; null where its date allows for more than one, is about or uncertain, or is not known. */
function yearBegun({ begin, hedged }: SpellEntry): string | null {
  if (begin?.earliest == null || begin.latest === null || hedged) return null;
  const year = begin.earliest.slice(0, 4);
  return year === begin.latest.slice(0, 4) ? year : null;
}

/** The numbers of the chart as a table: a row for each year, and those that have none by name. */
export function peopleByYearTable({ years, uncertain, noStretch, all }: PeopleByYear): string {
  const row = (year: string, { stated, alleged }: PeopleCount) => ({ year, people_stated: stated, people_alleged_or_disputed: alleged });
  return csvOf(
    ["year", "people_stated", "people_alleged_or_disputed"],
    [...years.map((count) => row(count.year, count)), row("year_not_certain", uncertain), row("no_stretch_on_record", noStretch), row("all_people_once", all)],
  );
}
