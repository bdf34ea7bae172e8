import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { citableSources } from "@/lib/cases/policy";
import type { NewSource } from "@/lib/cases/form-fields";
import { leftOutOfSource, plain, sameAddress, type KnownSource } from "@/lib/imports/left-out";
import { namedRecord } from "@/lib/imports/named-record";
import type { DescribedSource, Problem, SourceField } from "@/lib/imports/read-row";
import type { DeskReader } from "@/lib/platform/db";

/** A source as a row names it: by its address here, or by describing it. */
export type AskedSource = { cell: string | null; described: DescribedSource };
/**
 * Where a row's source is: on record, or to be made from its description; `key` is the same for rows that describe the same one. `titles`: what it is called. `leftOut`: in which
 * fields the row describes it otherwise than it stands, or with more.
 */
export type SourceFound = { id: RecordId; holdsText: boolean; titles: readonly string[]; leftOut: readonly SourceField[] } | { key: string; source: NewSource } | { problems: Problem[] };

type Known = KnownSource & { id: RecordId; slug: string; holdsText: boolean };

/**
 * Where many rows' sources are, in a few statements. A source on record is cited where its own address here is given, or where a row says its web address letter
 * for letter and does not call it otherwise. What is only nearly so is a problem of the row: two documents must not become one because their addresses look alike.
 */
export async function findSources(db: DeskReader, actor: Actor, asked: readonly AskedSource[]): Promise<SourceFound[]> {
  const slugs = asked.flatMap(({ cell }) => (cell === null ? [] : slugIn(cell)));
  const described = asked.flatMap(({ cell, described: one }) => (cell === null ? [one] : []));
  const addresses = described.flatMap(({ address }) => address ?? []);
  const titles = described.flatMap(({ address, title }) => (address === null && title !== null ? [title] : []));
  const near = addresses.length === 0 ? [] : await db.$queryRaw<{ asked: string; id: string }[]>`
    SELECT DISTINCT asked.address AS asked, a.record_id::text AS id
    FROM unnest(${[...new Set(addresses)]}::text[]) AS asked (address)
      JOIN desk.attribute t ON t.attribute IN ('address', 'archive') AND desk.address_key(t.text) = desk.address_key(asked.address) AND desk.address_key(asked.address) <> ''
      JOIN desk.assertion a ON a.id = t.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id
    WHERE c.state <> 'discarded'`;
  const called = titles.length === 0 ? [] : await db.$queryRaw<{ asked: string; id: string }[]>`
    SELECT DISTINCT asked.title AS asked, a.record_id::text AS id
    FROM unnest(${[...new Set(titles)]}::text[]) AS asked (title)
      JOIN desk.attribute t ON t.attribute = 'title' AND t.text = asked.title JOIN desk.assertion a ON a.id = t.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id
    WHERE c.state <> 'discarded'`;
  const known = await citable(db, actor, slugs, [...near, ...called].map(({ id }) => id));
  const those = (found: readonly { asked: string; id: string }[], one: string) => found.flatMap(({ asked: each, id }) => (each === one ? (known.find((source) => source.id === id) ?? []) : []));
  return asked.map(({ cell, described: one }): SourceFound => {
    if (cell !== null) {
      const found = known.find(({ slug }) => slugIn(cell).includes(slug));
      return found === undefined ? { problems: [["source", "id"]] } : onRecord(found, one);
    }
    return one.address === null ? byTitle(one, one.title === null ? [] : those(called, one.title)) : byAddress(one, one.address, those(near, one.address));
  });
}

function onRecord(known: Known, described: DescribedSource): SourceFound {
  const { id, holdsText, titles } = known;
  return { id, holdsText, titles, leftOut: leftOutOfSource(described, known) };
}

/** The column is of addresses of sources: here the bare word is one too. */
function slugIn(cell: string): string[] {
  const named = namedRecord(cell.includes("/") ? cell : `sources/${cell}`);
  return named?.kind === "source" ? [named.slug] : [];
}

async function citable(db: DeskReader, actor: Actor, slugs: readonly string[], ids: readonly string[]): Promise<Known[]> {
  if (slugs.length + ids.length === 0) return [];
  const readable = { OR: [{ state: "applied" }, { state: { not: "discarded" }, authors: { some: { accountId: actor.accountId } } }] };
  const rows = await db.publicRecord.findMany({
    where: { AND: [{ OR: [{ slug: { in: [...new Set(slugs)] } }, { id: { in: [...new Set(ids)] } }] }, citableSources(actor)] },
    select: {
      id: true, slug: true, sourceText: { select: { sourceId: true } },
      assertions: { where: { kind: "attribute", retiredByChangeId: null, addedByChange: readable }, select: { edtf: true, attribute: { select: { attribute: true, text: true } } } },
    },
    orderBy: [{ createdAt: "asc" }, { slug: "asc" }],
  });
  return rows.map(({ id, slug, sourceText, assertions }): Known => {
    const said = (...wanted: string[]) => assertions.flatMap(({ attribute }) => (attribute !== null && wanted.includes(attribute.attribute) ? [attribute.text] : []));
    return { id: recordIdSchema.parse(id), slug, holdsText: sourceText !== null, titles: said("title"), addresses: said("address", "archive").map(sameAddress), publishers: said("publisher"), languages: said("language"), printed: said("dated"), dates: assertions.flatMap(({ attribute, edtf }) => (attribute?.attribute === "dated" && edtf !== null ? [edtf] : [])) };
  });
}

function byAddress(described: DescribedSource, address: string, there: readonly Known[]): SourceFound {
  const { title, source, problems } = described;
  const exact = there.filter(({ addresses }) => addresses.includes(sameAddress(address)));
  const named = title === null ? exact : exact.filter((one) => isCalled(one, title));
  const [only, ...others] = named;
  if (only !== undefined) return others.length === 0 ? onRecord(only, described) : { problems: [["source_address", "importSources"]] };
  if (exact.length > 0) return { problems: [["source_title", "importSourceTitle"]] };
  if (there.some((one) => title === null || isCalled(one, title))) return { problems: [["source_address", "importSourceNear"]] };
  return source === null ? { problems } : { key: sourceKeyOf(source), source };
}

/** Without a web address a title alone could be anything's: publisher or date must agree as well. */
function byTitle(described: DescribedSource, called: readonly Known[]): SourceFound {
  const { source, problems } = described;
  if (source === null) return { problems };
  const { publisher, date } = source;
  if (publisher === null && date === null) return called.length > 0 ? { problems: [["source_title", "importSourceBare"]] } : { key: sourceKeyOf(source), source };
  const agrees = (said: readonly string[], typed: string | undefined | null) => (typed == null ? said.length === 0 : said.includes(typed));
  const [only, ...others] = called.filter((one) => agrees(one.publishers, publisher) && agrees(one.dates, date?.edtf));
  if (only === undefined) return { key: sourceKeyOf(source), source };
  return others.length === 0 ? onRecord(only, described) : { problems: [["source_title", "importSources"]] };
}

function isCalled({ titles }: Known, title: string): boolean {
  return titles.some((one) => plain(one) === plain(title));
}

/** Rows that give one web address, or else the same title of the same publisher and day, describe one source. */
function sourceKeyOf({ title, publisher, address, date }: NewSource): string {
  return address === null ? JSON.stringify([title, publisher, date?.edtf ?? null]) : sameAddress(address);
}

/** What a later row says of a source that an earlier one describes otherwise, or not at all, would be lost. */
export function saysMore(later: NewSource, first: NewSource): boolean {
  const parts = ({ title, publisher, address, archive, language, date }: NewSource) => [title, publisher, address === null ? null : sameAddress(address), archive, language, date === null ? null : JSON.stringify(date)];
  const before = parts(first);
  return parts(later).some((part, index) => part !== null && part !== before[index]);
}
