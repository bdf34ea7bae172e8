import "server-only";
/** Whom a happening concerns. Publications are matched by what the public's role reads, so that nobody is told more than everybody may know. */
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { answersAmong, feedsOf, type Published } from "@/lib/editions/queries/answers-watch";
import { askedBy, WATCHED_LISTS, type WatchedSearch } from "@/lib/editions/search/watchable";
import type { DeskReader } from "@/lib/platform/db";
import type { MessageKind } from "@/lib/watching/schema";
import type { Happening } from "@/prisma/generated/client";

/** Somebody who is told of something, and because of which of their watches; of their own work because of none. */
export type Told = { happening: Happening; accountId: string; because: { watchId: string; alleged: boolean }[] };

const WORKS_HERE = { disabledAt: null, role: { in: ["advocate", "researcher", "editor", "admin"] } };

/** Everybody who is to be told of these, each once for each. Whoever is shut out is told nothing. */
export async function whomToTell(database: DeskReader, happenings: readonly Happening[]): Promise<Told[]> {
  const told: Told[] = [];
  for (const happening of happenings.filter(({ what }) => what !== "publication")) {
    for (const accountId of await concerned(database, happening)) told.push({ happening, accountId, because: [] });
  }
  return [...told, ...(await watching(database, happenings.filter(({ what }) => what === "publication")))];
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
    case "request_received":
      return (await database.account.findMany({ where: { ...WORKS_HERE, role: { in: ["editor", "admin"] } }, select: { id: true } })).map(({ id }) => id);
  }
}

type Watch = { id: string; accountId: string; recordId: string | null; searchList: string | null; searchQuery: string | null; since: Date };

async function watching(database: DeskReader, happenings: readonly Happening[]): Promise<Told[]> {
  if (happenings.length === 0) return [];
  const watches: Watch[] = await database.watch.findMany({ where: { account: WORKS_HERE } });
  if (watches.length === 0) return [];
  const published = happenings.map(({ recordId, number, act }): Published => ({ record: recordIdSchema.parse(recordId), number: number ?? 0, act: act ?? "" }));
  const answers = [...(await ofRecords(watches, published)), ...(await ofSearches(watches, published))];
  const told = new Map<string, Told>();
  for (const { watch, place, alleged } of answers) {
    const happening = happenings[place];
    // What was published before somebody began to watch is no news to them.
    if (happening === undefined || watch.since > happening.at) continue;
    const key = `${watch.accountId} ${happening.id}`;
    const one = told.get(key) ?? { happening, accountId: watch.accountId, because: [] };
    one.because.push({ watchId: watch.id, alleged });
    told.set(key, one);
  }
  return [...told.values()];
}

type Answer = { watch: Watch; /** Of the publication, in the list given. */ place: number; alleged: boolean };

async function ofRecords(watches: readonly Watch[], published: readonly Published[]): Promise<Answer[]> {
  const byRecord = new Map<RecordId, Watch[]>();
  for (const watch of watches) {
    if (watch.recordId === null) continue;
    const id = recordIdSchema.parse(watch.recordId);
    byRecord.set(id, [...(byRecord.get(id) ?? []), watch]);
  }
  if (byRecord.size === 0) return [];
  const feeds = await feedsOf([...new Set(published.map(({ record }) => record))], [...byRecord.keys()]);
  return published.flatMap(({ record }, place) => (feeds.get(record) ?? []).flatMap(({ watched, alleged }) => (byRecord.get(watched) ?? []).map((watch) => ({ watch, place, alleged }))));
}

async function ofSearches(watches: readonly Watch[], published: readonly Published[]): Promise<Answer[]> {
  const bySearch = new Map<string, { search: WatchedSearch; watches: Watch[] }>();
  for (const watch of watches) {
    const list = WATCHED_LISTS.find((known) => known === watch.searchList);
    if (list === undefined || watch.searchQuery === null) continue;
    const key = `${list}?${watch.searchQuery}`;
    const one = bySearch.get(key) ?? { search: { list, query: watch.searchQuery }, watches: [] };
    one.watches.push(watch);
    bySearch.set(key, one);
  }
  const answers: Answer[] = [];
  // Each search once, however many people watch it.
  for (const { search, watches: watchers } of bySearch.values()) {
    const asked = askedBy(search);
    if (asked === null) continue;
    for (const place of await answersAmong(asked, published)) answers.push(...watchers.map((watch) => ({ watch, place, alleged: false })));
  }
  return answers;
}
