/** Invented records, made and published by the product's own code (e2e/programs). */
import type { Account } from "./accounts";
import { ownerUrl, whileHeld } from "./database";
import { program } from "./program";

export type MadePerson = { recordId: string; caseId: string; changeId: string; slug: string; nameFact: string; eventFact: string; eventId: string };
type PersonWish = { name: string; researcher: Account; editor?: Account; submit?: boolean; text?: string; internalNote?: string; changeNote?: string; correct?: boolean; /** Words of what is published with it and stays inside. */ inside?: string };

/** An invented person with one case and one event of May 2031: a draft, handed in (`submit`), or published by `editor`, twice where it is to be `correct`ed; with both, the correction is handed in, and `changeId` is it. */
export async function makePerson({ editor, submit = false, text = "Taken away from an invented garden.", internalNote, changeNote, correct = false, inside, ...wish }: PersonWish): Promise<MadePerson> {
  const all = { ...wish, editor: editor ?? null, submit, text, correct, internalNote: internalNote ?? null, changeNote: changeNote ?? null, inside: inside ?? null };
  return JSON.parse(await program("make-person", [JSON.stringify(all)])) as MadePerson;
}

export type MadePair = { one: { recordId: string; slug: string }; other: { recordId: string; slug: string }; /** Of two others, of which one went into the other; empty unless wanted. */ mergeId: string };

/** Two published, invented people whose names are one letter apart; with `merged`, two more of whom one record went into the other. */
export async function makePair({ merged = false, ...wish }: { name: string; researcher: Account; editor: Account; merged?: boolean }): Promise<MadePair> {
  return JSON.parse(await program("make-merge", [JSON.stringify({ ...wish, merged })])) as MadePair;
}

/** An import of one row about somebody of that name, by a researcher: as far as it is asked for. */
export async function makeImport(wish: { researcher: Account; name: string; until: "read" | "checked" | "applied" }): Promise<string> {
  return (JSON.parse(await program("make-import", [JSON.stringify(wish)])) as { importId: string }).importId;
}

/** The path of the first admin's invitation; null when somebody is admin already. Ends every open invitation that nobody gave: after those that are just being used. */
export async function firstAdminPath(origin: string): Promise<string | null> {
  const link = (await whileHeld("alone", () => program("first-admin", [ownerUrl(), origin]))).trim();
  return link === "" ? null : new URL(link).pathname;
}

export type Disagreement = { statement: string; contradicted: string; plain: string; practice: string; country: string };

/** Last parts of the addresses of published, invented records whose sources contradict each other; `plain` is a person of whom none does. */
export async function makeDisagreement(): Promise<Disagreement> {
  return JSON.parse(await program("make-disagreement", [])) as Disagreement;
}

/** Last part of the address of a published, invented person whose timeline has sixty entries. */
export async function makeLongTimeline(): Promise<{ slug: string }> {
  return JSON.parse(await program("make-long-timeline", [])) as { slug: string };
}

export type Custody = Record<"client" | "clientId" | "lawyer" | "assigned" | "contradicted" | "onlyDenied" | "vague" | "practice" | "detention" | "changeId", string>;

/** Last parts of the addresses of published, invented people in custody and of their lawyers; `changeId` is handed in and says more of the client. */
export async function makeCustody(): Promise<Custody> {
  return JSON.parse(await program("make-custody", [])) as Custody;
}

export type Charted = Record<"practice" | "past" | "open" | "source" | "second" | "unusual", string>;

/** Published, invented people under a practice of the vocabulary, and letters that countries signed; `second` is a source beside which another always stands. */
export async function makeCharts(): Promise<Charted> {
  return JSON.parse(await program("make-charts", [])) as Charted;
}

export type MadeProfile = Record<"person" | "personId" | "companion" | "companionId" | "lawyer" | "roundUp" | "taken" | "unusual", string>;

/** A published, invented person of whom much is on record: last parts of addresses, and ids of the events `roundUp`, shared with `companion`, and `taken`, of which accounts differ. */
export async function makeProfile(): Promise<MadeProfile> {
  return JSON.parse(await program("make-profile", [])) as MadeProfile;
}

export type MadeEditions = { person: string; old: string; gone: string; formerlyGone: string; source: string };

/**
 * Last parts of addresses: `person` has four editions, of which the second's content is withheld; `old` leads there; `gone` had two editions and
 * was withdrawn; `formerlyGone` led to it; `source` is what both rest on.
 */
export async function makeEditions(): Promise<MadeEditions> {
  return JSON.parse(await program("make-editions", [])) as MadeEditions;
}

export type Searchable = { surname: string; first: { slug: string; recordId: string }; practice: string; country: string; people: number };

/** Published, invented people of one surname, enough for two pages; the first is named in a signed letter, a lawyer, and under a practice. */
export async function makeSearchable(hanzi: string, letters: string): Promise<Searchable> {
  return JSON.parse(await program("make-searchable", [hanzi, letters])) as Searchable;
}

/** A neighbour of a person, with its counterpart that has nobody: their last parts of addresses below `plural`. */
export type Pair = { neighbour: string; plural: string; around: { id: string; slug: string }; without: { id: string; slug: string } };
/** `which` are the words in the neighbours' names that tell the two apart; `former` is an address that leads to the person. */
export type Withdrawable = { name: string; hanzi: string; recordId: string; slug: string; former: string; which: { around: string; without: string }; pairs: Pair[] };

/** A published, invented person with a record of every kind around them, and the same around nobody. */
export async function makeWithdrawable(): Promise<Withdrawable> {
  return JSON.parse(await program("make-withdrawable", [])) as Withdrawable;
}

/** Withdraws a record as an editor does. */
export async function withdraw(recordId: string): Promise<void> {
  await program("withdraw", [recordId]);
}

/** Tells those who work here what has happened until now, into their inboxes. */
export async function tellWhatHappened(): Promise<void> {
  await program("tell-due", []);
}

/** Lets the time come for which a change was approved: it publishes itself. */
export async function comeDue(changeId: string): Promise<void> {
  await program("come-due", [changeId]);
}
