import "server-only";
import { slugFrom } from "@/lib/cases/slug";
import { slugSchema, type Slug } from "@/lib/core/ids";
import type { Attribute, RecordKind } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";
import { isPublicFact, type RecordForEdition } from "@/lib/publication/body";

/** The address that the record's public words ask for. */
export function wantedSlug(record: RecordForEdition): string {
  return slugFrom(publicName(record) ?? whatItIs(record), record.kind);
}

/**
 * The address under which a record would be published for the first time (lib/publication/commands/settle-slug.ts).
 * @returns `holder`: the record that has it now, was never public, and gives it up
 */
export async function freeSlug(db: DeskReader, record: RecordForEdition): Promise<{ slug: Slug; holder: string | null }> {
  const wanted = wantedSlug(record);
  for (let number = 1; ; number += 1) {
    const slug = slugSchema.parse(number === 1 ? wanted : `${wanted}-${String(number)}`);
    if (await leadsElsewhere(db, record.kind, slug)) continue;
    if (record.slug === slug) return { slug, holder: null };
    const holder = await db.publicRecord.findUnique({ where: { kind_slug: { kind: record.kind, slug } }, select: { id: true } });
    if (holder !== null && (await wasEverPublic(db, holder.id))) continue;
    return { slug, holder: holder?.id ?? null };
  }
}

/** Withdrawn ones too: an address that was theirs stays theirs. */
async function wasEverPublic(db: DeskReader, recordId: string): Promise<boolean> {
  return (await db.edition.count({ where: { recordId } })) > 0;
}

// An old address of another record is read in books and links: it is not given to somebody else.
async function leadsElsewhere(db: DeskReader, kind: RecordKind, slug: string): Promise<boolean> {
  return (await db.redirect.count({ where: { kind, slug } })) > 0;
}

function publicName({ facts }: RecordForEdition): string | undefined {
  const names = facts.filter(isPublicFact).flatMap(({ value }) => (value.kind === "name" ? [value] : []));
  const titles = facts.filter(isPublicFact).flatMap(({ value }) => (value.kind === "attribute" && value.attribute === "title" ? [value] : []));
  return (names.find(({ nameKind }) => nameKind === "main") ?? names[0] ?? titles[0])?.text;
}

const PLAIN_DAY = /^\d{4}(?:-\d{2}){0,2}$/u;

/**
 * A statement or a source without a title goes by its form or its publisher, and by its date: as much of it as is plainly said, once. What
 * sources differ on, allege or are not sure of makes no address.
 * @returns "" where nothing is
 */
function whatItIs({ facts }: RecordForEdition): string {
  const saidOf = (attribute: Attribute): string | null => {
    const said = facts.filter((fact) => isPublicFact(fact) && fact.value.kind === "attribute" && fact.value.attribute === attribute);
    const [first, ...others] = new Set(said.map(({ value, date }) => (attribute === "dated" ? (date?.edtf ?? "") : value.kind === "attribute" ? value.text : "")));
    const isPlain = said.every(({ modality, certainty, standing }) => modality === "stated" && certainty === "certain" && standing === "accepted");
    return first !== undefined && others.length === 0 && isPlain ? first : null;
  };
  const date = saidOf("dated");
  return [saidOf("form") ?? saidOf("publisher"), date !== null && PLAIN_DAY.test(date) ? date : null].filter((part) => part !== null).join(" ");
}
