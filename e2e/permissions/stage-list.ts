/** A list of two people, with a colleague who may write and one who may read; in use or deleted. And a saved search. */
import { randomUUID } from "node:crypto";
import { addPerson } from "../../lib/advocacy/commands/add-person";
import { deleteList } from "../../lib/advocacy/commands/delete-list";
import { makeList } from "../../lib/advocacy/commands/make-list";
import { saveSearch } from "../../lib/advocacy/commands/save-search";
import { shareList } from "../../lib/advocacy/commands/share-list";
import { getList } from "../../lib/advocacy/queries/get-list";
import { listIdSchema, savedSearchIdSchema, type RecordId } from "../../lib/core/ids";
import { standingPerson } from "../../prisma/factories/publications";
import type { Fields, House, Staged } from "./house";
import { cast, member, newAsking, type Asking } from "./people-asking";

type Person = { recordId: RecordId; slug: string };
const standing = new WeakMap<House, Promise<Person[]>>();

/** The same three in every stage: publishing is another's test. */
function peopleOf(house: House): Promise<Person[]> {
  const made = standing.get(house) ?? publishThree(house);
  standing.set(house, made);
  return made;
}

async function publishThree({ owner, database: { db }, chief }: House): Promise<Person[]> {
  const { actor: researcher } = await newAsking(owner, "researcher");
  const people: Person[] = [];
  for (const name of ["Ramson", "Samphire", "Tarragon"]) people.push(await standingPerson(db, { by: researcher, editor: chief.actor, name: `Test Person ${name}` }));
  return people;
}

export async function stageList(house: House, state: string): Promise<Staged> {
  const [first, second, third] = await peopleOf(house);
  if (first === undefined || second === undefined || third === undefined) throw new Error("Three people stand.");
  const people = await cast(house.owner, house.pool, 5);
  const [owner, writer, reader, other, colleague] = [member(people, 0), member(people, 1), member(people, 2), member(people, 3), member(people, 4)];
  const emailOf = async ({ actor }: Asking) => (await house.database.db.account.findUniqueOrThrow({ where: { id: actor.accountId }, select: { email: true } })).email ?? "";
  const { listId } = await makeList(owner.actor, { listId: listIdSchema.parse(randomUUID()), unsentBy: owner.actor.accountId, name: "Invented gardeners" });
  for (const personId of [first.recordId, second.recordId]) await addPerson(owner.actor, { listId, personId });
  for (const [who, access] of [[writer, "write"], [reader, "read"]] as const) {
    await house.database.db.attempt.deleteMany({ where: { key: { startsWith: "colleague:" } } });
    await shareList(owner.actor, { listId, email: await emailOf(who), access });
  }
  const [, entry] = (await getList(owner.actor, listId))?.people ?? [];
  if (entry === undefined) throw new Error("Two people are on the list.");
  if (state === "deleted") await deleteList(owner.actor, { listId, confirmed: "yes" });
  const who = { owner, writer, reader, other };
  const email = await emailOf(colleague);
  const forms: Readonly<Record<string, (by: string) => Fields>> = {
    addPersonAction: () => ({ personId: third.recordId }),
    addPeopleAction: (unsentBy) => ({ addresses: `/en/people/${third.slug}`, unsentBy }),
    moveEntryAction: () => ({ move: `up:${entry.id}` }),
    removeEntryAction: () => ({ entryId: entry.id, confirmed: "yes" }),
    writeNoteAction: (unsentBy) => ({ entryId: entry.id, seen: "", words: "Ask the gardener.", unsentBy }),
    renameListAction: (unsentBy) => ({ name: "Other invented gardeners", unsentBy }),
    shareListAction: () => ({ email, access: "read" }),
    unshareListAction: () => ({ accountId: colleague.actor.accountId }),
    deleteListAction: () => ({ confirmed: "yes" }),
  };
  return { who, fields: (action, relation) => ({ listId, ...forms[action]?.(who[relation as keyof typeof who].actor.accountId) }) };
}

export async function stageSearch({ owner: client, pool }: House): Promise<Staged> {
  const people = await cast(client, pool, 2);
  const [owner, other] = [member(people, 0), member(people, 1)];
  const searchId = savedSearchIdSchema.parse(randomUUID());
  await saveSearch(owner.actor, { searchId, unsentBy: owner.actor.accountId, name: "Invented gardens", address: "/zh/people?q=Celeriac" });
  const who = { owner, other };
  return { who, fields: (action, relation) => ({ searchId, ...(action === "deleteSearchAction" ? { confirmed: "yes" } : { name: "Other gardens", unsentBy: who[relation as keyof typeof who].actor.accountId }) }) };
}
