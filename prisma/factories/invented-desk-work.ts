/**
 * What lies about on a desk, for each block of an invented record: drafts, changes handed in, returned, approved for later and left behind, second revisions,
 * requests, looks for news, questions among editors, unsent forms, notes. The same for the same block and colleagues; the people are invented, and so is their work.
 */
import { changeIdSchema, eventIdSchema, recordIdSchema, type AccountId, type CaseId, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";
import type { FactValue, StoredFact } from "@/lib/facts/schema";
import type { RecordForEdition } from "@/lib/publication/body";
import { edtfOf, gardenWords, inventedFact, quotation } from "@/prisma/factories/invented-facts";
import { idFor, inventedNames, oneOf, randomFrom } from "@/prisma/factories/invented-people";

/** Somebody who works here, or did. */
export type Colleague = { id: AccountId; role: Role; isGone: boolean };

type FactOfChange = { fact: StoredFact; /** The fact on record that it stands for. */ replaces: StoredFact | null; knownEvent: boolean };
export type InventedChange = {
  id: ChangeId;
  recordId: RecordId;
  baseVersion: number;
  state: "draft" | "submitted" | "returned" | "approved" | "applied";
  openedBy: AccountId;
  /** Who decided, claimed, commented and asked: an editor who took no part. */
  editor: AccountId;
  withChangeId: ChangeId | null;
  facts: FactOfChange[];
  daysAgo: number;
  isClaimed: boolean;
  /** Whom the editor asked, before deciding. */
  asked: AccountId | null;
  /** Of one that is applied: the record as it stands from then on. */
  revision: RecordForEdition | null;
};
export type BlockWork = {
  /** Records that exist on the desk alone. */
  records: { id: RecordId; kind: "person" | "source"; slug: string; caseId: CaseId | null }[];
  changes: InventedChange[];
  requests: { word: string; address: string; state: "new" | "in_work" | "closed"; editor: AccountId; daysAgo: number }[];
  checks: { word: string; caseId: CaseId; by: AccountId; daysAgo: number }[];
  unsent: { word: string; by: AccountId; recordId: RecordId; caseId: CaseId }[];
  notes: { word: string; recordId: RecordId; by: AccountId; daysAgo: number; text: string }[];
};

/** Second and later revisions of the first person of a block; of the very first one more than a page of history holds. */
const REVISIONS = { first: 24, other: 2 } as const;
const DAY_MS = 86_400_000;

type Person = RecordForEdition & { caseId: CaseId };

/** @param day ISO day that is today: what lies ahead is counted from it */
export function deskWorkOf(records: readonly RecordForEdition[], { block, colleagues, day }: { block: number; colleagues: readonly Colleague[]; day: string }): BlockWork {
  const random = randomFrom(block + 77);
  const people = records.flatMap((record): Person[] => (record.kind === "person" && record.cases[0] !== undefined ? [{ ...record, caseId: record.cases[0].id }] : []));
  const sources = records.filter(({ kind }) => kind === "source").map(({ id }) => id);
  const work: BlockWork = { records: [], changes: [], requests: [], checks: [], unsent: [], notes: [] };
  if (people.length < 30 || sources.length === 0) return work;
  const writers = colleagues.filter(({ isGone, role }) => !isGone && role !== "advocate");
  const editors = writers.filter(({ role }) => role !== "researcher");
  const gone = colleagues.filter(({ isGone }) => isGone);
  const today = Math.floor(Date.parse(day) / DAY_MS);
  const writerAt = (at: number): AccountId => (writers[(block * 5 + at) % writers.length] ?? oneOf(writers, random)).id;
  const editorBeside = (...others: AccountId[]): AccountId => oneOf(editors.filter(({ id }) => !others.includes(id)), random).id;
  const personAt = (at: number): Person => people[at % people.length] ?? oneOf(people, random);
  const cited = (sourceId = oneOf(sources, random)) => ({ citations: [quotation([sourceId], random)] });
  const word = (at: number) => `work ${String(block)} ${String(at)}`;

  function change(at: number, state: InventedChange["state"], facts: (id: RecordId) => FactOfChange[], more: Partial<InventedChange> = {}): InventedChange {
    const recordId = more.recordId ?? personAt(at).id;
    const openedBy = more.openedBy ?? writerAt(at);
    const made: InventedChange = {
      id: changeIdSchema.parse(idFor(`change ${word(at)} ${recordId}`)), recordId, baseVersion: 1, state, openedBy, editor: editorBeside(openedBy), withChangeId: null, facts: facts(recordId),
      daysAgo: 1 + Math.floor(random() * 40), isClaimed: false, asked: null, revision: null, ...more,
    };
    work.changes.push(made);
    return made;
  }
  const said = (at: number, recordId: RecordId, value: FactValue, edtf: string | null = null, rest: ReturnType<typeof cited> = cited()): FactOfChange => ({
    fact: inventedFact(recordId, `${word(at)} ${recordId} ${value.kind} ${String(work.changes.length)}`, value, { edtf, ...rest }), replaces: null, knownEvent: false,
  });
  const event = (at: number, recordId: RecordId, { caseId }: Person, inDays: number): FactOfChange =>
    said(at, recordId, { kind: "event_reading", eventId: eventIdSchema.parse(idFor(`event ${word(at)}`)), caseId, stage: "trial", eventKind: null, practiceId: null, place: null, authority: null, text: `To be ${gardenWords(5, random)}.`, language: "en" }, edtfOf(today + inDays, () => 0));
  const occupation = (at: number) => (recordId: RecordId): FactOfChange[] => [said(at, recordId, { kind: "attribute", attribute: "occupation", text: "journalist", language: null })];

  change(1, "draft", (id) => [event(1, id, personAt(1), 2 + Math.floor(random() * 50))]);
  change(2, "draft", occupation(2));
  change(3, "submitted", (id) => [anotherReading(said, 3, id, personAt(3))]);
  const submitted = change(4, "submitted", occupation(4), { isClaimed: block % 2 === 0 });
  if (block % 3 === 0) submitted.asked = editorBeside(submitted.openedBy, submitted.editor);
  const sourceId = recordIdSchema.parse(idFor(`source ${word(5)}`));
  work.records.push({ id: sourceId, kind: "source", slug: `not-yet-${sourceId}`, caseId: null });
  const citing = change(5, "submitted", (id) => [resting(event(5, id, personAt(5), -30), cited(sourceId))]);
  change(5, "submitted", (id) => [said(5, id, { kind: "attribute", attribute: "title", text: `The ${gardenWords(3, random)} leaflet`, language: "en" }, null, cited(sourceId))], { recordId: sourceId, baseVersion: 0, openedBy: citing.openedBy, withChangeId: citing.id });
  change(6, "returned", occupation(6));
  change(7, "submitted", (id) => corrected(said, 7, id, personAt(7)));
  if (block % 5 === 0) change(8, "approved", (id) => [event(8, id, personAt(8), 10)]);
  if (block % 4 === 0 && gone.length > 0) change(9, "draft", occupation(9), { openedBy: oneOf(gone, random).id });

  const newId = recordIdSchema.parse(idFor(`person ${word(10)}`));
  const newCase = idFor(`case ${word(10)}`) as unknown as CaseId;
  work.records.push({ id: newId, kind: "person", slug: `not-yet-${newId}`, caseId: newCase });
  change(10, "draft", (id) => (inventedNames(1, random)[0] ?? []).map((name, at) => said(10 + at / 10, id, { kind: "name", text: name.text, language: name.language, nameKind: at === 0 ? "main" : "native" })), { recordId: newId, baseVersion: 0 });

  const first = personAt(0);
  const facts = [...first.facts];
  for (let at = 0; at < (block === 0 ? REVISIONS.first : REVISIONS.other); at += 1) {
    const applied = change(20 + at, "applied", (id) => [said(20 + at, id, { kind: "attribute", attribute: "description", text: `Known for ${gardenWords(4, random)}`, language: "en" })], { recordId: first.id, baseVersion: at + 1 });
    for (const added of applied.facts) {
      added.fact = { ...added.fact, visibility: "internal", createdBy: applied.openedBy };
      facts.push(added.fact);
    }
    applied.revision = { ...first, facts: [...facts] };
  }

  for (const [at, state] of (["new", "in_work", "closed"] as const).entries()) {
    work.requests.push({ word: `request ${String(block)} ${String(at)}`, address: `/en/people/${personAt(at).slug}`, state, editor: editorBeside(), daysAgo: Math.floor(random() * 80) });
  }
  for (let at = 40; at < 44; at += 1) work.checks.push({ word: `check ${word(at)}`, caseId: personAt(at).caseId, by: writerAt(at), daysAgo: Math.floor(random() * 200) });
  const person = personAt(50);
  work.unsent.push({ word: `unsent ${word(50)}`, by: writerAt(50), recordId: person.id, caseId: person.caseId });
  for (let at = 60; at < 63; at += 1) work.notes.push({ word: `note ${word(at)}`, recordId: personAt(at).id, by: writerAt(at), daysAgo: Math.floor(random() * 200), text: `Ask about the ${gardenWords(6, random)}.` });
  return work;
}

function resting(said: FactOfChange, on: Pick<StoredFact, "citations">): FactOfChange {
  return { ...said, fact: { ...said.fact, ...on } };
}

type Say = (at: number, recordId: RecordId, value: FactValue, edtf?: string | null) => FactOfChange;

function firstEvent({ facts }: RecordForEdition): { fact: StoredFact; value: Extract<FactValue, { kind: "event_reading" }> } | null {
  for (const fact of facts) if (fact.value.kind === "event_reading") return { fact, value: fact.value };
  return null;
}

/** What another source says of an event on record: it will stand beside the reading that is there. */
function anotherReading(said: Say, at: number, recordId: RecordId, person: Person): FactOfChange {
  const known = firstEvent(person);
  const value: FactValue = known === null ? { kind: "attribute", attribute: "occupation", text: "writer", language: null } : { ...known.value, text: "It was another day, says the leek." };
  return { ...said(at, recordId, value, known?.fact.date?.edtf ?? null), knownEvent: known !== null };
}

/** An event on record, said anew. */
function corrected(said: Say, at: number, recordId: RecordId, person: Person): FactOfChange[] {
  const known = firstEvent(person);
  return known === null ? [] : [{ ...said(at, recordId, { ...known.value, text: "It was elsewhere, says the leek." }, known.fact.date?.edtf ?? null), replaces: known.fact, knownEvent: true }];
}
