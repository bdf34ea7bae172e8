/**
 * Prisma asks for the relations of one read side by side. Within a transaction there is one connection, which answers one question at a time: node-postgres kept
 * the others waiting itself, says that it will not for ever, and warned of it at every first start. Here they wait before they reach it, in the same order.
 */
import { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Asking = Awaited<ReturnType<Adapter["startTransaction"]>>;

/** Prisma's adapter, whose transactions ask the next question when the one before was answered. */
export class OneAfterAnother extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => inOrder(await start(level));
    return adapter;
  }
}

function inOrder(transaction: Asking): Asking {
  let last: Promise<unknown> = Promise.resolve();
  // Also after one that failed: whether the transaction goes on is for the database to say.
  const turn = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(ask, ask);
    last = answer;
    return answer;
  };
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (query) => turn(() => queryRaw(query));
  transaction.executeRaw = (query) => turn(() => executeRaw(query));
  return transaction;
}
