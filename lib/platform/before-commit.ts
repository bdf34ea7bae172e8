import type { DeskTransaction } from "@/lib/platform/db";

type LastWork = () => Promise<void>;

const lastWork = new WeakMap<DeskTransaction, LastWork[]>();

/** Does something as the last part of a transaction that `inTransaction` runs, in the order asked for; at once in any other. */
export async function beforeCommit(transaction: DeskTransaction, work: LastWork): Promise<void> {
  const waiting = lastWork.get(transaction);
  if (waiting === undefined) await work();
  else waiting.push(work);
}

/** The work of a transaction, and then what it asked to be done last. */
export async function withLastWork<T>(transaction: DeskTransaction, work: (transaction: DeskTransaction) => Promise<T>): Promise<T> {
  const waiting: LastWork[] = [];
  lastWork.set(transaction, waiting);
  const result = await work(transaction);
  for (const last of waiting) await last();
  return result;
}
