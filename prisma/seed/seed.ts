/**
 * Fills an empty database with the article's record, through the same doors as the desk: facts, changes, publication.
 * Runs as the owner (the database lets nobody else call a change a seed), in one transaction: all of it or nothing.
 * It never touches a database that holds any record, so nothing edited, merged or withdrawn comes back.
 */
import { accountIdSchema, caseIdSchema, changeIdSchema, eventIdSchema, recordIdSchema, type AccountId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type FactInput } from "@/lib/facts/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { openDesk, type DeskTransaction } from "@/lib/platform/db";
import { publishApplied } from "@/lib/publication/commands/publish-applied";
import type { SeedFact } from "./seed-fact";
import { readSeed, type SeedData } from "./seed-data";

const TRANSACTION = { maxWait: 10_000, timeout: 120_000 } as const;
/** Two starts at once on one empty database: the second waits, then finds it filled. */
const SEED_LOCK = 4_201_703;

/** Why the article's people are on record, honestly: also the words of the migration that brought bases, for records that were seeded before. */
const ALREADY_PUBLIC = "Already public: the article that this record begins with names them. Nobody has asked them.";

type Ids = { records: Map<string, RecordId>; things: Map<string, string>; changes: Map<string, ChangeId> };

/**
 * @param ownerUrl connection string of the database's owner
 * @returns whether it seeded now, and how many records the database holds
 */
export async function seedFromArticle(ownerUrl: string): Promise<{ seeded: boolean; records: number }> {
  const owner = openDesk(ownerUrl);
  try {
    return await owner.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK}::bigint)::text`;
      const present = await transaction.publicRecord.count();
      if (present > 0) return { seeded: false, records: present };
      const seed = readSeed();
      await writeSeed(transaction, seed);
      return { seeded: true, records: seed.records.length };
    }, TRANSACTION);
  } finally {
    await owner.$disconnect();
  }
}

async function writeSeed(transaction: DeskTransaction, seed: SeedData): Promise<void> {
  const system = await systemActor(transaction);
  const ids = await makeThings(transaction, seed, system);
  for (const fact of seed.facts) {
    await addFact(transaction, {
      recordId: known(ids.records, fact.record),
      changeId: known(ids.changes, fact.record),
      createdBy: system,
      fact: factWithIds(fact, seed, ids),
    });
  }
  const text = seed.text;
  await transaction.$executeRaw`
    INSERT INTO desk.source_text (source_id, text, sha256)
    VALUES (${known(ids.records, seed.source.record)}::uuid, ${text}, sha256(convert_to(${text}, 'UTF8')))`;
  await addBases(transaction, seed, ids, system);
  const now = new Date();
  for (const { key } of seed.records) {
    const changeId = known(ids.changes, key);
    for (const state of ["submitted", "approved", "applied"]) {
      const decision = state === "approved" ? { decidedById: system, decidedAt: now } : {};
      await transaction.change.update({ where: { id: changeId }, data: { state, ...decision } });
    }
    await publishApplied(transaction, known(ids.records, key), { changeId, publishedBy: system, reason: "seeded", publicNote: null, now });
  }
  await recordAudit(transaction, { event: "record.seeded", actorId: system, subjectKind: "seed", subjectId: null, detail: { records: seed.records.length, sha256: seed.source.sha256 } });
}

/** For their names, and for the words that the article gives of them. It tells of nobody's health or family: that would need their consent. */
async function addBases(transaction: DeskTransaction, seed: SeedData, ids: Ids, system: AccountId): Promise<void> {
  const people = seed.records.filter(({ kind }) => kind === "person").map(({ key }) => known(ids.records, key));
  const basis = { basis: "already_public", sourceId: known(ids.records, seed.source.record), sourceKind: "source", note: ALREADY_PUBLIC, recordedById: system };
  await transaction.publicationBasis.createMany({ data: people.flatMap((personId) => (["name", "testimony"] as const).map((purpose) => ({ personId, purpose, ...basis }))) });
}

async function systemActor(transaction: DeskTransaction): Promise<AccountId> {
  const found = await transaction.account.findFirst({ where: { role: "system" }, select: { id: true } });
  const made = found ?? (await transaction.account.create({ data: { role: "system", displayName: "Seed" }, select: { id: true } }));
  return accountIdSchema.parse(made.id);
}

async function makeThings(transaction: DeskTransaction, seed: SeedData, system: AccountId): Promise<Ids> {
  const ids: Ids = { records: new Map(), things: new Map(), changes: new Map() };
  for (const { key, kind, slug } of seed.records) {
    const record = await transaction.publicRecord.create({ data: { kind, slug }, select: { id: true } });
    const change = await transaction.change.create({ data: { recordId: record.id, origin: "seed", baseVersion: 0, createdById: system }, select: { id: true } });
    ids.records.set(key, recordIdSchema.parse(record.id));
    ids.things.set(key, record.id);
    ids.changes.set(key, changeIdSchema.parse(change.id));
  }
  for (const { key, person, number } of seed.cases) {
    const made = await transaction.detentionCase.create({ data: { personId: known(ids.records, person), number }, select: { id: true } });
    ids.things.set(key, caseIdSchema.parse(made.id));
  }
  for (const { key } of seed.events) {
    const made = await transaction.timelineEvent.create({ data: {}, select: { id: true } });
    ids.things.set(key, eventIdSchema.parse(made.id));
  }
  return ids;
}

function known<Value>(map: Map<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The seed's data names ${key}, which nothing makes.`);
  return value;
}

/** The fact with ids where the data has keys, checked by the schema that every fact must pass. */
function factWithIds(fact: SeedFact, seed: SeedData, ids: Ids): FactInput {
  const value = Object.fromEntries(
    Object.entries(fact.value).map(([field, content]) => [field, field.endsWith("Id") && typeof content === "string" ? known(ids.things, content) : content]),
  );
  const citations = fact.citations.map((key) => {
    const citation = seed.citations.find((candidate) => candidate.key === key);
    if (citation === undefined) throw new Error(`The seed's data names the citation ${key}, which nothing makes.`);
    const { exact, prefix, suffix, start, end } = citation;
    return { sourceId: known(ids.records, citation.source), exact, prefix, suffix, start, end };
  });
  return factSchema.parse({
    value,
    date: fact.date,
    modality: fact.modality,
    certainty: fact.certainty,
    saidById: fact.saidById === null ? null : known(ids.records, fact.saidById),
    saidByText: fact.saidByText,
    internalNote: fact.internalNote,
    citations,
  });
}
