import { FactDifference, type ReviewedFact } from "@/components/desk/fact-difference";
import type { CaseNumbers, RecordNames } from "@/components/desk/fact-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";

type RowListProps = { locale: Locale; rows: readonly ReviewedFact[]; names: RecordNames; caseNumbers: CaseNumbers };

/** Facts that differ, each with its fields and sources before and after. */
export function RowList({ locale, rows, names, caseNumbers }: RowListProps) {
  if (rows.length === 0) return null;
  return (
    <DrawnOnce className="grid gap-4">
      {rows.map((row) => <FactDifference key={`${row.act} ${(row.after ?? row.before)?.id ?? row.question}`} locale={locale} fact={row} names={names} caseNumbers={caseNumbers} />)}
    </DrawnOnce>
  );
}
