import "server-only";
import { randomUUID } from "node:crypto";
import { openReading } from "@/lib/editions/queries/open-reading";
import { isOfTheMoment } from "@/lib/platform/database-errors";
import { openDesk, tryingAgain, type Desk, type DeskReader, type DeskTransaction } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { whomToTell, type StillToAsk, type Told } from "@/lib/watching/commands/whom-to-tell";
import { letterDue, nextTry } from "@/lib/watching/when";
import type { Happening } from "@/prisma/generated/client";

const AT_ONCE = 100;
const ROWS_AT_ONCE = 1000;
/** Shorter than whoever withdraws a record waits for a row (lib/platform/db.ts). */
const TRANSACTION = { maxWait: 10_000, timeout: 8_000 } as const;

export type TellingResult = {
  /** Happenings that were told to whom they concern, perhaps nobody. */
  told: number;
  /** Those that failed, and watched searches that failed for one of them: tried again later or given up. */
  failed: number;
};
type Settings = { /** Whether letters go by e-mail at all. */ mails: boolean };

/**
 * Tells what happened to everybody whom it concerns: messages, the letters that are due for them, and the end of the happening in one transaction, after all that is asked. Whoever is
 * killed meanwhile leaves it waiting, and of two who look at once one skips what the other holds. Of many of which one fails the others are told; that one is
 * tried again after growing pauses, and given up in the end, which an admin sees. So is one watched search that fails: what is still to be asked of it is a row by itself, for this
 * happening and this watch, and everybody else is told.
 * @param database the desk's: whoever keeps the site running calls this from outside of Next (server/run/telling.ts)
 * @throws where a database is away: it is asked again at the next look
 */
export async function tellDue(database: Desk, settings: Settings): Promise<TellingResult> {
  // By the database's own clock. While the desk is closed nothing is told (docs/decisions/038).
  // What is still to be asked of single searches comes by itself and last: it may take its time.
  const result: TellingResult = { told: 0, failed: 0 };
  for (const isOfOneSearch of [false, true]) {
    const due = await database.$queryRaw<{ id: string }[]>`
      SELECT id FROM desk.happening
      WHERE (watch_id IS NOT NULL) = ${isOfOneSearch} AND given_up_at IS NULL AND due_at <= clock_timestamp() AND NOT EXISTS (SELECT FROM desk.closing WHERE opened_at IS NULL)
      ORDER BY due_at, id LIMIT ${AT_ONCE}`;
    const { told, failed } = await tellThese(database, due.map(({ id }) => id), settings);
    result.told += told;
    result.failed += failed;
  }
  return result;
}

/** Those that fail together are told in halves, until the one stands alone that cannot be told. */
async function tellThese(database: Desk, ids: readonly string[], settings: Settings): Promise<TellingResult> {
  const [first] = ids;
  if (first === undefined) return { told: 0, failed: 0 };
  try {
    return await tell(database, ids, settings);
  } catch (error) {
    if (isOfTheMoment(error)) throw error;
  }
  if (ids.length === 1) {
    await putOff(database, first);
    return { told: 0, failed: 1 };
  }
  const half = Math.ceil(ids.length / 2);
  const before = await tellThese(database, ids.slice(0, half), settings);
  const after = await tellThese(database, ids.slice(half), settings);
  return { told: before.told + after.told, failed: before.failed + after.failed };
}

export type Telling = { tellDue: () => Promise<TellingResult>; close: () => Promise<void> };

/** The same on connections of its own, kept until it is closed. @param readerUrl the public's connection: what is matched is what everybody may read */
export function openTelling(deskUrl: string, readerUrl: string, settings: Settings): Telling {
  const database = openDesk(deskUrl);
  const closeReading = openReading(readerUrl);
  return {
    tellDue: () => tellDue(database, settings),
    close: async () => {
      await database.$disconnect();
      await closeReading();
    },
  };
}

async function putOff(database: DeskReader, id: string): Promise<void> {
  const row = await database.happening.findUnique({ where: { id }, select: { tries: true } });
  // Gone: the record was withdrawn meanwhile, or somebody else was first.
  if (row === null) return;
  await database.happening.updateMany({ where: { id }, data: afterFailure(row.tries + 1) });
}

function afterFailure(tries: number): { tries: number } & ({ givenUpAt: Date } | { dueAt: Date }) {
  const next = nextTry(tries, new Date());
  log({ event: "telling.failed", outcome: next === null ? "given_up" : "put_off" });
  return next === null ? { tries, givenUpAt: new Date() } : { tries, dueAt: next };
}

async function tell(database: Desk, ids: readonly string[], { mails }: Settings): Promise<TellingResult> {
  // Asked under no lock: a search may take its time, and a withdrawal takes these rows along.
  const happenings = await database.happening.findMany({ where: { id: { in: [...ids] }, givenUpAt: null } });
  const { told, stillToAsk } = await whomToTell(database, happenings);
  return tryingAgain(() =>
    database.$transaction(async (transaction) => {
      const held = await hold(transaction, happenings, told);
      const made = await keepMessages(transaction, told.filter(({ happening }) => held.has(happening.id)));
      if (mails) await putIntoLetters(transaction, made);
      // Whoever stopped watching while their search was asked is told nothing, and holds up nobody.
      const watches = await transaction.watch.findMany({ where: { id: { in: [...new Set(stillToAsk.map(({ watchId }) => watchId))] } }, select: { id: true } });
      const waiting = stillToAsk.filter(({ happening, watchId }) => held.has(happening.id) && watches.some(({ id }) => id === watchId));
      const kept = await keepWaiting(transaction, waiting);
      await transaction.happening.deleteMany({ where: { id: { in: [...held].filter((id) => !kept.has(id)) } } });
      return { told: held.size - kept.size, failed: waiting.filter(({ hasFailed }) => hasFailed).length };
    }, TRANSACTION),
  );
}

/** Keeps what is still to be asked of single searches. @returns ids of those that were of one search already, and stay */
async function keepWaiting(transaction: DeskTransaction, waiting: readonly StillToAsk[]): Promise<Set<string>> {
  const begun = waiting.filter(({ happening }) => happening.watchId === null);
  const next = (tries: number, hasFailed: boolean) => (hasFailed ? afterFailure(tries + 1) : {});
  for (let first = 0; first < begun.length; first += ROWS_AT_ONCE) {
    const part = begun.slice(first, first + ROWS_AT_ONCE);
    await transaction.happening.createMany({ data: part.map(({ happening: { what, recordId, number, act, at }, watchId, hasFailed }) => ({ what, recordId, number, act, at, watchId, ...next(0, hasFailed) })) });
  }
  const again = waiting.filter(({ happening }) => happening.watchId !== null);
  for (const { happening, hasFailed } of again) if (hasFailed) await transaction.happening.updateMany({ where: { id: happening.id }, data: next(happening.tries, true) });
  return new Set(again.map(({ happening }) => happening.id));
}

/**
 * Those that still wait, whose records stand, and whose watches are as they were when it was asked: the others are asked again at the next look. Nobody is waited
 * for, and standing editions come first, as with whoever withdraws one.
 * @returns ids of happenings, held until the transaction ends
 */
async function hold(transaction: DeskTransaction, happenings: readonly Happening[], told: readonly Told[]): Promise<Set<string>> {
  const watches = await transaction.watch.findMany({ where: { id: { in: told.flatMap(({ because }) => because.map(({ watchId }) => watchId)) } }, select: { id: true, recordId: true } });
  const records = [...happenings, ...watches].flatMap(({ recordId }) => recordId ?? []);
  const stand = await transaction.$queryRaw<{ id: string }[]>`
    SELECT record_id AS id FROM public_site.current_edition WHERE record_id = ANY(${records}::uuid[]) ORDER BY record_id FOR KEY SHARE SKIP LOCKED`;
  const standing = new Set(stand.map(({ id }) => id));
  const watched = new Set(watches.flatMap(({ id, recordId }) => (recordId === null || standing.has(recordId) ? [id] : [])));
  const changed = new Set(told.filter(({ because }) => because.some(({ watchId }) => !watched.has(watchId))).map(({ happening }) => happening.id));
  const wanted = happenings.filter(({ id, recordId }) => !changed.has(id) && (recordId === null || standing.has(recordId))).map(({ id }) => id);
  const held = await transaction.$queryRaw<{ id: string }[]>`SELECT id FROM desk.happening WHERE id = ANY(${wanted}::uuid[]) AND given_up_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED`;
  return new Set(held.map(({ id }) => id));
}

type Made = { id: string; accountId: string };

async function keepMessages(transaction: DeskTransaction, told: readonly Told[]): Promise<Made[]> {
  const made: Made[] = [];
  for (let first = 0; first < told.length; first += ROWS_AT_ONCE) {
    const part = told.slice(first, first + ROWS_AT_ONCE).map((one) => ({ ...one, id: randomUUID() }));
    const rows = part.map(({ id, accountId, happening: { what, recordId, number, act, changeId, requestId, at } }) => ({ id, accountId, what, recordId, number, act, changeId, requestId, at }));
    // Who was told of this publication already is not told again.
    const kept = await transaction.message.createManyAndReturn({ data: rows, skipDuplicates: true, select: { id: true, accountId: true } });
    const ids = new Set(kept.map(({ id }) => id));
    await transaction.messageWatch.createMany({ data: part.filter(({ id }) => ids.has(id)).flatMap(({ id, because }) => because.map(({ watchId, alleged }) => ({ messageId: id, watchId, alleged }))) });
    made.push(...kept);
  }
  return made;
}

/** Puts messages into the letter that waits for each of these people, or begins one, where they want letters. */
async function putIntoLetters(transaction: DeskTransaction, made: readonly Made[]): Promise<void> {
  const byAccount = new Map<string, string[]>();
  for (const { id, accountId } of made) byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), id]);
  const choices = await transaction.mailChoice.findMany({ where: { accountId: { in: [...byAccount.keys()] }, choice: { not: "none" }, account: { email: { not: null } } } });
  for (const { accountId, choice } of choices) {
    // One that failed before goes by itself: this one need not wait for it. Held, so that nobody sends it meanwhile.
    const [waiting] = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM desk.letter WHERE account_id = ${accountId}::uuid AND state = 'waiting' AND tries = 0 ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
    const letter = waiting ?? (await transaction.letter.create({ data: { accountId, dueAt: letterDue(choice === "daily" ? "daily" : "at_once", new Date()) }, select: { id: true } }));
    await transaction.message.updateMany({ where: { id: { in: byAccount.get(accountId) ?? [] } }, data: { letterId: letter.id } });
  }
}
