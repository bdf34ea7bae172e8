import "server-only";
import type { DeskTransaction } from "@/lib/platform/db";
import { isPublicCase, type RecordForEdition } from "@/lib/publication/body";

/**
 * Gives each case that becomes public now the person's next public number, in the order in which the desk knows them. A number is given
 * once and stays for ever, also while nothing of the case is public: `#case-2` never means another case. No number is kept free for a case
 * that is not public: the gap would tell of it.
 * @param record locked (lockRecord): two publications never count at once
 * @returns the record with the numbers
 */
export async function numberCases(transaction: DeskTransaction, record: RecordForEdition): Promise<RecordForEdition> {
  let last = Math.max(0, ...record.cases.map(({ publicNumber }) => publicNumber ?? 0));
  const numbered: RecordForEdition["cases"][number][] = [];
  for (const known of record.cases.toSorted((one, other) => one.number - other.number)) {
    if (known.publicNumber !== null || !isPublicCase(record, known.id)) {
      numbered.push(known);
      continue;
    }
    last += 1;
    await transaction.detentionCase.update({ where: { id: known.id }, data: { publicNumber: last }, select: { id: true } });
    numbered.push({ ...known, publicNumber: last });
  }
  return { ...record, cases: numbered };
}
