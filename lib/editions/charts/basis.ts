/**
 * How much of the record hangs on a source, or on somebody's word. Counted are the facts that pages draw, of every record that is not itself a
 * source: what a source says of its own title is no testimony. Pure.
 */
import type { RecordId } from "@/lib/core/ids";
import { RECORD_KINDS, type Locale, type RecordKind } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import type { Edition } from "@/lib/editions/edition";
import { factsOf } from "@/lib/editions/facts";
import { csvOf } from "@/lib/editions/tables/csv";

/** Records that cite it, facts of them that do, and those among these that no other standing source carries. */
export type Basis = { records: number; facts: number; alone: number };
export type BasisOfKind = Basis & { kind: Exclude<RecordKind, "source"> };

/** How much of these records rests on a source, kind by kind; kinds without any are left out. */
export function basisByKind(source: RecordId, records: readonly Edition[]): BasisOfKind[] {
  return countByKind(records, (fact) => ({ counts: fact.citations.some((citation) => citation.source === source), alone: fact.citations.every((citation) => citation.source === source) }));
}

/** How much of these records is said on the word of a person or an organisation, whatever source quotes it. */
export function wordByKind(speaker: RecordId, records: readonly Edition[]): BasisOfKind[] {
  return countByKind(records, (fact) => ({ counts: fact.saidBy === speaker, alone: false }));
}

/** What was counted in the database, without what sources say of themselves. @param counted in the order shown */
export function testimonyIn(counted: ReadonlyMap<RecordKind, Basis>): BasisOfKind[] {
  return [...counted].flatMap(([kind, basis]): BasisOfKind[] => (kind === "source" ? [] : [{ kind, ...basis }]));
}

type Fact = ReturnType<typeof factsOf>[number];

function countByKind(records: readonly Edition[], rests: (fact: Fact) => { counts: boolean; alone: boolean }): BasisOfKind[] {
  return RECORD_KINDS.flatMap((kind): BasisOfKind[] => {
    if (kind === "source") return [];
    const counted = records
      .filter(({ body }) => body.kind === kind)
      .map(({ body }) => factsOf(body).map(rests).filter(({ counts }) => counts))
      .filter(({ length }) => length > 0);
    return counted.length === 0 ? [] : [{ kind, records: counted.length, facts: counted.flat().length, alone: counted.flat().filter(({ alone }) => alone).length }];
  });
}

/** The sum of several. */
export function sumOf(counts: readonly Basis[]): Basis {
  return counts.reduce<Basis>((sum, { records, facts, alone }) => ({ records: sum.records + records, facts: sum.facts + facts, alone: sum.alone + alone }), { records: 0, facts: 0, alone: 0 });
}


/** A share in percent as readers write it; never 0 % of something, nor 100 % of less than all. @param all at least 1 */
export function shareOf(part: number, all: number, locale: Locale): string {
  const share = part / Math.max(1, all);
  const format = (value: number, digits: number) => new Intl.NumberFormat(siteLanguage(locale).intl, { style: "percent", maximumFractionDigits: digits }).format(value);
  if (share > 0 && share < 0.001) return `<${format(0.001, 1)}`;
  if (share < 1 && share > 0.999) return `>${format(0.999, 1)}`;
  return format(share, share < 0.1 || share > 0.99 ? 1 : 0);
}

/** The numbers of one source as a table, kind by kind. @param total facts of the whole record */
export function basisTable(kinds: readonly BasisOfKind[], total: number): string {
  const rows = [...kinds, { kind: "all", ...sumOf(kinds) }];
  return csvOf(["kind", "records", "facts", "facts_on_it_alone", "facts_of_the_record"], rows.map((row) => ({ kind: row.kind, records: row.records, facts: row.facts, facts_on_it_alone: row.alone, facts_of_the_record: total })));
}

/** The numbers of several sources as a table, one row each. @param total facts of the whole record */
export function sourcesTable(sources: readonly ({ source: string; title: string } & Basis)[], total: number): string {
  return csvOf(
    ["source", "title", "records", "facts", "facts_on_it_alone", "facts_of_the_record"],
    sources.map(({ source, title, records, facts, alone }) => ({ source, title, records, facts, facts_on_it_alone: alone, facts_of_the_record: total })),
  );
}
