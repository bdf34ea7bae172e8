import "server-only";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, recordIdSchema, type CaseId, type RecordId } from "@/lib/core/ids";
import { OF_THE_PERSON, visibleRecords } from "@/lib/cases/policy";
import { askedKeysOf, nameKeysOf } from "@/lib/facts/name-key";
import { namedRecord } from "@/lib/imports/named-record";
import type { DeskReader } from "@/lib/platform/db";

/** Who is asked for: by an address here or an id, or by a name and, beside it, what the table has of the same name in its own script. */
export type AskedPerson = { person: string; natives: readonly string[] };
/** A case by its number. `isUndone`: only an import that was undone tells of it; nobody sees it, and its number is free. */
export type KnownCase = { id: CaseId; number: number; isUndone: boolean };
export type KnownPerson = { id: RecordId; slug: string; isWithdrawn: boolean; names: string[]; cases: KnownCase[] };
/** `byAddress`: the table names one record, and there is nothing to ask. `called`: who goes by this name, whole. `alike`: whose name only sounds so. */
export type PeopleFound = { byAddress: KnownPerson | null; called: KnownPerson[]; alike: KnownPerson[]; /** The table gives an address or an id: where nobody is there, it is nobody new. */ isAddress: boolean };

export type SpellingKeys = { spellings: string[]; hanzi: string };

/** One key for one person of a table: the name folded, so that two spellings of it are one; or the address. */
export function personKeyOf(person: string): string {
  const slug = personAddress(person);
  if (slug !== null) return `people/${slug}`;
  const { joined, hanzi } = nameKeysOf(person);
  return `${joined}|${hanzi}`;
}

/** The address that a cell gives of a person here; null for a name. */
function personAddress(person: string): string | null {
  const named = namedRecord(person);
  return named?.kind === "person" ? named.slug : null;
}

/** The id that a cell gives, in the letters that ids have here; null for a name. Nobody is called as an id is written, whosever it is. */
function personId(person: string): string | null {
  const written = person.trim().toLowerCase();
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(written) ? written : null;
}

/** Looks many people up at once, in a few statements whatever their number. Drafts of others are found too, so that nobody is entered twice. */
export async function peopleCalled(db: DeskReader, actor: Actor, asked: readonly AskedPerson[]): Promise<PeopleFound[]> {
  const keys = asked.map(({ person, natives }) => [person, ...natives].map(spellingKeysOf));
  const spellings = [...new Set(keys.flat().flatMap((each) => each.spellings))];
  const addresses = [...new Set(asked.flatMap(({ person }) => personAddress(person) ?? []))];
  const ids = [...new Set(asked.flatMap(({ person }) => personId(person) ?? []))];
  const names = await db.$queryRaw<{ id: string; joined: string; hanzi: string }[]>`
    SELECT a.record_id::text AS id, k.joined, k.hanzi
    FROM desk.name_key k JOIN desk.assertion a ON a.id = k.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
    WHERE string_to_array(k.joined, ' ') && ${spellings}::text[] AND r.kind = 'person' AND c.state <> 'discarded'`;
  const people = await db.publicRecord.findMany({
    where: { AND: [{ kind: "person", OR: [{ id: { in: [...new Set([...names.map(({ id }) => id), ...ids])] } }, { slug: { in: addresses } }] }, visibleRecords(actor)] },
    select: {
      id: true, slug: true, withdrawnAt: true,
      cases: { select: { id: true, number: true }, orderBy: { number: "asc" } },
      assertions: { where: { kind: "name", retiredByChangeId: null, addedByChange: { state: { not: "discarded" } } }, select: { name: { select: { text: true } } } },
    },
    orderBy: [{ createdAt: "asc" }, { slug: "asc" }],
  });
  const standing = new Set((await db.detentionCase.findMany({ where: { AND: [{ personId: { in: people.map(({ id }) => id) } }, OF_THE_PERSON] }, select: { id: true } })).map(({ id }) => id));
  const known = new Map(people.map(({ id, slug, withdrawnAt, cases, assertions }): [string, KnownPerson] => [
    id,
    { id: recordIdSchema.parse(id), slug, isWithdrawn: withdrawnAt !== null, names: assertions.flatMap(({ name }) => (name === null ? [] : [name.text])), cases: cases.map((one) => ({ id: caseIdSchema.parse(one.id), number: one.number, isUndone: !standing.has(one.id) })) },
  ]));
  const bySpelling = new Map<string, { id: string; keys: SpellingKeys }[]>();
  const bySlug = new Map([...known.values()].map((one) => [one.slug, one]));
  for (const { id, joined, hanzi } of names) for (const spelling of joined.split(" ")) bySpelling.set(spelling, [...(bySpelling.get(spelling) ?? []), { id, keys: { spellings: joined.split(" "), hanzi } }]);
  return asked.map(({ person }, index): PeopleFound => {
    const slug = personAddress(person);
    const id = personId(person);
    const byAddress = (id !== null ? known.get(id) : slug === null ? undefined : bySlug.get(slug)) ?? null;
    if (id !== null || slug !== null) return { byAddress, called: [], alike: [], isAddress: true };
    const own = keys[index] ?? [];
    const found = own.flatMap((mine) => mine.spellings.flatMap((spelling) => bySpelling.get(spelling) ?? []).map(({ id, keys: theirs }) => ({ id, isSame: isSameSpelling(mine, theirs) })));
    const called = [...new Set(found.filter(({ isSame }) => isSame).map(({ id }) => id))];
    const alike = [...new Set(found.map(({ id }) => id))].filter((id) => !called.includes(id));
    const those = (wanted: string[]) => wanted.flatMap((id) => known.get(id) ?? []);
    return { byAddress: null, called: those(called), alike: those(alike), isAddress: false };
  });
}

/** Two names that share a spelling may be one, unless their characters say otherwise. */
export function isSameSpelling(one: SpellingKeys, other: SpellingKeys): boolean {
  return one.hanzi === "" || other.hanzi === "" || one.hanzi === other.hanzi;
}

/** A name as it is asked, in each order of its words, and as it sounds. */
export function spellingKeysOf(name: string): SpellingKeys {
  const { joined, hanzi } = nameKeysOf(name);
  return { spellings: [...new Set([...(askedKeysOf(name)?.joined ?? []), ...joined.split(" ")])].filter((spelling) => spelling !== ""), hanzi };
}
