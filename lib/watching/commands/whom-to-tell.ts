import "server-only";
/** Whom a happening concerns. Publications are matched by what the public's role reads, so that nobody is told more than everybody may know. */
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { answersAmong, feedsOf, type Published } from "@/lib/editions/queries/answers-watch";
import { askedBy, WATCHED_LISTS, type AskedSearch, type WatchedSearch } from "@/lib/editions/search/watchable";
import { databaseFailureOf, isOfTheMoment } from "@/lib/platform/database-errors";
import type { DeskReader } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { MessageKind } from "@/lib/watching/schema";
import type { Happening } from "@/prisma/generated/client";

/** Somebody who is told of something, and because of which of their watches; of their own work because of none. */
export type Told = { happening: Happening; accountId: string; because: { watchId: string; alleged: boolean }[] };

/** A search that is still to be asked for a publication, on behalf of one watch. */
export type StillToAsk = { happening: Happening; watchId: string; /** Else its turn did not come. */ hasFailed: boolean };

/** Milliseconds in which searches are asked at one look; those whose turn has not come by then wait for the next one. */
const ASKED_FOR_MS = 20_000;
/** Seconds that a publication may be under way before it is kept (lib/publication/commands/publish-due.ts). */
const LONGEST_PUBLICATION = 60;

const WORKS_HERE = { disabledAt: null, role: { in: ["advocate", "researcher", "editor", "admin"] } };

/** Everybody who is to be told of these, each once for each. Whoever is shut out is told nothing. One search that fails takes nobody else's news along. */
export async function whomToTell(database: DeskReader, happenings: readonly Happening[]): Promise<{ told: Told[]; stillToAsk: StillToAsk[] }> {
  const told: Told[] = [];
  for (const happening of happenings.filter(({ what }) => what !== "publication")) {
    for (const accountId of await concerned(database, happening)) told.push({ happening, accountId, because: [] });
  }
  const watchers = await watching(database, happenings.filter(({ what }) => what === "publication"));
  return { told: [...told, ...watchers.told], stillToAsk: watchers.stillToAsk };
}

async function concerned(database: DeskReader, { what, changeId, accountId }: Happening): Promise<string[]> {
  switch (what as Exclude<MessageKind, "publication">) {
    case "change_returned":
    case "change_approved":
    case "change_published":
    case "approval_void":
      return (await database.changeAuthor.findMany({ where: { changeId: changeId ?? "", account: WORKS_HERE }, select: { accountId: true } })).map((author) => author.accountId);
    case "opinion_asked":
      return (await database.account.findMany({ where: { id: accountId ?? "", ...WORKS_HERE, role: { in: ["editor", "admin"] } }, select: { id: true } })).map(({ id }) => id);
    case "proof_loosened":
      return (await database.account.findMany({ where: { ...WORKS_HERE, role: "admin" }, select: { id: true } })).map(({ id }) => id);
    case "request_received":
      return (await database.account.findMany({ where: { ...WORKS_HERE, role: { in: ["editor", "admin"] } }, select: { id: true } })).map(({ id }) => id);
  }
}

type Watch = { id: string; accountId: string; recordId: string | null; searchList: string | null; searchQuery: string | null; since: Date };

async function watching(database: DeskReader, happenings: readonly Happening[]): Promise<{ told: Told[]; stillToAsk: StillToAsk[] }> {
  if (happenings.length === 0) return { told: [], stillToAsk: [] };
  const watches: Watch[] = await database.watch.findMany({ where: { account: WORKS_HERE } });
  const bySearch = await ofSearches(watches, happenings);
  const answers = [...(await ofRecords(watches, happenings)), ...bySearch.answers];
  const old = await publishedBefore(database, happenings);
  const told = new Map<string, Told>();
  for (const { watch, happening, alleged } of answers) {
    if (old.has(`${watch.id} ${happening.id}`)) continue;
    const key = `${watch.accountId} ${happening.id}`;
    const one = told.get(key) ?? { happening, accountId: watch.accountId, because: [] };
    one.because.push({ watchId: watch.id, alleged });
    told.set(key, one);
  }
  return { told: [...told.values()], stillToAsk: bySearch.stillToAsk.filter(({ happening, watchId }) => !old.has(`${watchId} ${happening.id}`)) };
}

/**
 * What was published before somebody began to watch is no news to them. What was under way then is: it began before, and they saw nothing of it. Snapshots are asked only of the time in
 * which that can be, since in a restored database they mean nothing.
 * @returns pairs of a watch's and a happening's id
 */
async function publishedBefore(database: DeskReader, happenings: readonly Happening[]): Promise<Set<string>> {
  // Of one that is of one search this was asked before.
  const ids = happenings.filter(({ watchId }) => watchId === null).map(({ id }) => id);
  const rows = await database.$queryRaw<{ pair: string }[]>`
    SELECT w.id || ' ' || h.id AS pair FROM desk.happening h JOIN desk.watch w ON w.since >= h.at
    WHERE h.id = ANY(${ids}::uuid[]) AND (w.since > h.at + make_interval(secs => ${LONGEST_PUBLICATION}) OR coalesce(pg_visible_in_snapshot(h.kept_in, w.seen), true))`;
  return new Set(rows.map(({ pair }) => pair));
}

const publishedBy = ({ recordId, number, act }: Happening): Published => ({ record: recordIdSchema.parse(recordId), number: number ?? 0, act: act ?? "" });

type Answer = { watch: Watch; happening: Happening; alleged: boolean };

async function ofRecords(watches: readonly Watch[], happenings: readonly Happening[]): Promise<Answer[]> {
  const whole = happenings.filter(({ watchId }) => watchId === null);
  const byRecord = new Map<RecordId, Watch[]>();
  for (const watch of watches) {
    if (watch.recordId === null) continue;
    const id = recordIdSchema.parse(watch.recordId);
    byRecord.set(id, [...(byRecord.get(id) ?? []), watch]);
  }
  if (byRecord.size === 0 || whole.length === 0) return [];
  const feeds = await feedsOf([...new Set(whole.map((happening) => publishedBy(happening).record))], [...byRecord.keys()]);
  return whole.flatMap((happening) => (feeds.get(publishedBy(happening).record) ?? []).flatMap(({ watched, alleged }) => (byRecord.get(watched) ?? []).map((watch) => ({ watch, happening, alleged }))));
}

type Search = { key: string; search: WatchedSearch; /** Everybody who watches it. */ watches: Watch[] };

function searchesOf(watches: readonly Watch[]): Search[] {
  const bySearch = new Map<string, Search>();
  for (const watch of watches) {
    const list = WATCHED_LISTS.find((known) => known === watch.searchList);
    if (list === undefined || watch.searchQuery === null) continue;
    const key = `${list}?${watch.searchQuery}`;
    const one = bySearch.get(key) ?? { key, search: { list, query: watch.searchQuery }, watches: [] };
    one.watches.push(watch);
    bySearch.set(key, one);
  }
  return [...bySearch.values()];
}

/** How many milliseconds each search took the last time: quick ones are asked first, so that slow ones hold up nobody's but their own news. In this process alone. */
const lasted = new Map<string, number>();

/** Each search once, however many people watch it and whatever number of happenings it is asked for. */
async function ofSearches(watches: readonly Watch[], happenings: readonly Happening[]): Promise<{ answers: Answer[]; stillToAsk: StillToAsk[] }> {
  const answers: Answer[] = [];
  const stillToAsk: StillToAsk[] = [];
  const searches = searchesOf(watches);
  const known = new Set(searches.map(({ key }) => key));
  for (const key of lasted.keys()) if (!known.has(key)) lasted.delete(key);
  const until = performance.now() + ASKED_FOR_MS;
  for (const { key, search, watches: watchers } of searches.toSorted((one, other) => (lasted.get(one.key) ?? 0) - (lasted.get(other.key) ?? 0))) {
    const asked = askedBy(search);
    const wanted = happenings.filter(({ watchId }) => watchId === null || watchers.some(({ id }) => id === watchId));
    if (asked === null || wanted.length === 0) continue;
    const forWhom = wanted.flatMap((happening) => watchers.flatMap((watch) => (happening.watchId === null || happening.watchId === watch.id ? [{ happening, watch }] : [])));
    const began = performance.now();
    const places = began > until ? "not asked" : await answersOrFailure(asked, wanted.map(publishedBy));
    if (places !== "not asked") lasted.set(key, performance.now() - began);
    if (typeof places === "string") stillToAsk.push(...forWhom.map(({ happening, watch }) => ({ happening, watchId: watch.id, hasFailed: places === "failed" })));
    else {
      const answering = new Set([...places].map((place) => wanted[place]));
      answers.push(...forWhom.filter(({ happening }) => answering.has(happening)).map(({ happening, watch }) => ({ watch, happening, alleged: false })));
    }
  }
  return { answers, stillToAsk };
}

async function answersOrFailure(asked: AskedSearch, published: readonly Published[]): Promise<Set<number> | "failed"> {
  try {
    return await answersAmong(asked, published);
  } catch (error) {
    if (isOfTheMoment(error)) throw error;
    log({ event: "telling.search_failed", code: databaseFailureOf(error)?.code ?? "unknown" });
    return "failed";
  }
}
