import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, slugSchema, type RecordId } from "@/lib/core/ids";
import { citableSources, PUBLISHED, SPEAKER_KINDS } from "@/lib/cases/policy";
import type { NewSource } from "@/lib/cases/form-fields";
import { sourcesAt } from "@/lib/cases/queries/sources-at";
import { foldHeading } from "@/lib/imports/fields";
import type { DescribedSource, Problem } from "@/lib/imports/read-row";
import type { DeskReader } from "@/lib/platform/db";
import { practiceByCode } from "@/lib/vocabulary/practices";

/** Practices that an event may name, by all that people call them: address, abbreviation, names in either language. */
export async function practicesByName(db: DeskReader): Promise<ReadonlyMap<string, RecordId>> {
  const rows = await db.publicRecord.findMany({ where: { kind: "practice", ...PUBLISHED }, select: { id: true, slug: true, assertions: { where: { kind: "name", retiredByChangeId: null, addedByChange: { state: "applied" } }, select: { name: { select: { text: true } } } } } });
  return new Map(rows.flatMap(({ id, slug, assertions }) => {
    const entry = practiceByCode(slug);
    const called = [slug, ...assertions.flatMap(({ name }) => name?.text ?? []), ...(entry === null ? [] : [entry.names.en, entry.names.zhHans, entry.abbreviation, ...entry.otherNames])];
    return called.flatMap((name): [string, RecordId][] => (name == null ? [] : [[foldHeading(name), recordIdSchema.parse(id)]]));
  }));
}

/** Whoever may be quoted and is named by the address of their record; a speaker in other words stays those words. */
export async function speakersBySlug(db: DeskReader, slugs: readonly string[]): Promise<ReadonlyMap<string, RecordId>> {
  const wanted = slugs.filter((slug) => slugSchema.safeParse(slug).success);
  if (wanted.length === 0) return new Map();
  const rows = await db.publicRecord.findMany({ where: { kind: { in: SPEAKER_KINDS }, slug: { in: wanted }, ...PUBLISHED }, select: { id: true, slug: true } });
  return new Map(rows.map(({ id, slug }) => [slug, recordIdSchema.parse(id)]));
}

/** Where a row's source is: on record, or to be made from its description; `key` is the same for rows that describe the same one. */
export type SourceFound = { id: RecordId; holdsText: boolean } | { key: string; source: NewSource } | { problems: Problem[] };

/** @param slug the address of a source's record here, as a row gives it; then what describes it does not matter */
export async function findSource(db: DeskReader, actor: Actor, slug: string | null, { address, source, problems }: DescribedSource): Promise<SourceFound> {
  if (slug !== null) {
    const found = await db.publicRecord.findFirst({ where: { AND: [{ slug }, citableSources(actor)] }, select: { id: true, sourceText: { select: { sourceId: true } } } });
    return found === null ? { problems: [["source", "id"]] } : { id: recordIdSchema.parse(found.id), holdsText: found.sourceText !== null };
  }
  const there = address === null ? [] : await sourcesAt(db, actor, address);
  const [only, ...others] = there;
  if (only !== undefined && others.length > 0) return { problems: [["source_address", "importSources"]] };
  if (only !== undefined) return { id: only.id, holdsText: (await db.sourceText.count({ where: { sourceId: only.id } })) > 0 };
  if (source === null) return { problems };
  return { key: sourceKeyOf(source), source };
}

/** Rows that give one address, or else the same title of the same publisher, describe one source. */
function sourceKeyOf({ title, publisher, address, date }: NewSource): string {
  return address === null ? JSON.stringify([title, publisher, date?.edtf ?? null]) : address.replace(/#.*$/u, "").replace(/\/+$/u, "").toLowerCase();
}

/** The key under which a row's source is looked up once for the whole table. */
export function askedSourceOf(slug: string | null, described: DescribedSource): string {
  return JSON.stringify([slug, described]);
}
