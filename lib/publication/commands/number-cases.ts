import "server-only";
import type { DeskTransaction } from "@/lib/platform/db";
import { numberedCases, type RecordForEdition } from "@/lib/publication/body";

/**
 * Keeps the public numbers that cases get by this publication (numberedCases).
 * @param record locked (lockRecord): two publications never count at once
 * @returns the record with the numbers
 */
export async function numberCases(transaction: DeskTransaction, record: RecordForEdition): Promise<RecordForEdition> {
  const numbered = numberedCases(record);
  for (const { id, publicNumber } of numbered.cases) {
    if (record.cases.find((known) => known.id === id)?.publicNumber === publicNumber) continue;
    await transaction.detentionCase.update({ where: { id }, data: { publicNumber }, select: { id: true } });
  }
  return numbered;
}
