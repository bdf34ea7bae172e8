import "server-only";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { PUBLISHED, SPEAKER_KINDS } from "@/lib/cases/policy";
import { foldHeading } from "@/lib/imports/fields";
import { namedRecord } from "@/lib/imports/named-record";
import type { DeskReader } from "@/lib/platform/db";
import { practiceByCode } from "@/lib/vocabulary/practices";
import { standingPractices } from "@/lib/wording/queries/standing-practices";

/** Practices that an event may name, those that are still used, by all that people call them: address, abbreviation, names in either language. */
export async function practicesByName(db: DeskReader): Promise<ReadonlyMap<string, RecordId>> {
  const practices = await standingPractices(db);
  const rows = await db.publicRecord.findMany({ where: { kind: "practice", ...PUBLISHED }, select: { id: true, slug: true, assertions: { where: { kind: "name", retiredByChangeId: null, addedByChange: { state: "applied" } }, select: { name: { select: { text: true } } } } } });
  const used = rows.filter(({ slug }) => practiceByCode(practices, slug)?.retired !== true);
  const named = used.flatMap(({ id, slug, assertions }) => {
    const entry = practiceByCode(practices, slug);
    const called = [...assertions.flatMap(({ name }) => name?.text ?? []), ...(entry === null ? [] : [entry.names.en, entry.names.zhHans, entry.abbreviation, ...entry.otherNames])];
    return called.flatMap((name): [string, RecordId][] => (name == null ? [] : [[foldHeading(name), recordIdSchema.parse(id)]]));
  });
  // What two are called names neither: nobody is put under the wrong one. An address is of one alone.
  const certain = named.filter(([name, id]) => named.every(([other, of]) => other !== name || of === id));
  return new Map([...certain, ...used.map(({ id, slug }): [string, RecordId] => [foldHeading(slug), recordIdSchema.parse(id)])]);
}

/** Whoever may be quoted and is named by the address of their record, `people/test-person`; a speaker in other words stays those words. */
export async function speakersByAddress(db: DeskReader, addresses: readonly string[]): Promise<ReadonlyMap<string, RecordId>> {
  const found = await publishedByAddress(db, addresses.filter((address) => SPEAKER_KINDS.some((kind) => kind === namedRecord(address)?.kind)));
  return new Map([...found].map(([address, { id }]) => [address, id]));
}

/** Published records that are named by their address, `people/test-person`: a fact may point to no other. */
export async function publishedByAddress(db: DeskReader, addresses: readonly string[]): Promise<ReadonlyMap<string, { id: RecordId; kind: RecordKind }>> {
  const wanted = addresses.flatMap((address) => {
    const named = namedRecord(address);
    return named === null ? [] : [{ address, ...named }];
  });
  if (wanted.length === 0) return new Map();
  const rows = await db.publicRecord.findMany({ where: { AND: [{ OR: wanted.map(({ kind, slug }) => ({ kind, slug })) }, PUBLISHED] }, select: { id: true, kind: true, slug: true } });
  return new Map(wanted.flatMap(({ address, kind, slug }) => rows.flatMap((row) => (row.kind === kind && row.slug === slug ? [[address, { id: recordIdSchema.parse(row.id), kind }] as const] : []))));
}
