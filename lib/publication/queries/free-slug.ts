import "server-only";
import { createHash } from "node:crypto";
import { slugFrom } from "@/lib/cases/slug";
import { slugSchema, type Slug } from "@/lib/core/ids";
import { coarserDate } from "@/lib/core/coarser-date";
import { isPlainDate } from "@/lib/core/honest-date";
import type { Attribute, PublicDate, RecordKind } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";
import { isPublicFact, type RecordForEdition } from "@/lib/publication/body";
import { countryCodeOf, isCountryCode } from "@/lib/vocabulary/country-codes";
import { practiceCalled } from "@/lib/vocabulary/practices";
import { standingPractices } from "@/lib/wording/queries/standing-practices";

/**
 * The address that the record's public words ask for. A practice that is plainly called what the vocabulary calls one goes by that one's code, by which its words are found.
 * @returns null for a country of which no code can be told
 */
export async function wantedSlug(db: DeskReader, record: RecordForEdition): Promise<string | null> {
  if (record.kind === "country") return codeOf(record);
  const practice = record.kind === "practice" ? practiceCalled(await standingPractices(db), plainNames(record).map(({ text }) => text)) : null;
  return practice !== null ? practice.code.replaceAll("_", "-") : slugFrom(publicName(record) ?? whatItIs(record), record.kind);
}

/**
 * The address under which a record would be published for the first time (lib/publication/commands/settle-slug.ts).
 * @param wanted what its public words ask for (wantedSlug)
 * @returns `holder`: the record that has it now, was never public, and gives it up; null for a country whose code another one has
 */
export async function freeSlug(db: DeskReader, record: RecordForEdition, wanted: string): Promise<{ slug: Slug; holder: string | null } | null> {
  for (let number = 1; ; number += 1) {
    if (number > 1 && record.kind === "country") return null;
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

// An old address of another record is read in books and links: it is not given to somebody else. Of one that was expunged only its hash is known (docs/decisions/056).
async function leadsElsewhere(db: DeskReader, kind: RecordKind, slug: string): Promise<boolean> {
  if ((await db.redirect.count({ where: { kind, slug } })) > 0) return true;
  return (await db.expunging.count({ where: { addresses: { has: Uint8Array.from(createHash("sha256").update(`${kind}/${slug}`, "utf8").digest()) } } })) > 0;
}

/** The code that a country is plainly called by in public, or else the one that its record was made with: a code tells nothing that was typed. */
function codeOf(record: RecordForEdition): string | null {
  return countryCodeOf(plainNames(record).map(({ text }) => text)) ?? (isCountryCode(record.slug) ? record.slug : null);
}

type Said = RecordForEdition["facts"][number];

function isPlain({ modality, certainty, standing }: Pick<Said, "modality" | "certainty" | "standing">): boolean {
  return modality === "stated" && certainty === "certain" && standing === "accepted";
}

type Named = Extract<Said["value"], { kind: "name" | "attribute" }>;

// Nothing can stand beside a word of an address that says "alleged" or "disputed"; and files are called by it.
function plainly<V extends Named>(record: RecordForEdition, isOne: (value: Said["value"]) => value is V): V[] {
  const facts = record.facts.flatMap((fact) => (isPublicFact(fact) && isOne(fact.value) ? [{ fact, value: fact.value }] : []));
  const contradicted = new Set(facts.flatMap(({ fact, value }) => (fact.modality === "denied" || fact.standing === "disputed" ? value.text : [])));
  return facts.flatMap(({ fact, value }) => (isPlain(fact) && !contradicted.has(value.text) ? value : []));
}

const isName = (value: Said["value"]): value is Extract<Named, { kind: "name" }> => value.kind === "name";
const isTitle = (value: Said["value"]): value is Extract<Named, { kind: "attribute" }> => value.kind === "attribute" && value.attribute === "title";

function plainNames(record: RecordForEdition): Extract<Named, { kind: "name" }>[] {
  return plainly(record, isName);
}

function publicName(record: RecordForEdition): string | undefined {
  const names = plainNames(record);
  return (names.find(({ nameKind }) => nameKind === "main") ?? names[0] ?? plainly(record, isTitle)[0])?.text;
}

function dateInPublic(edtf: string, to: PublicDate | null): string {
  return to === null ? edtf : coarserDate(edtf, to);
}

/**
 * A statement or a source without a title goes by its form or its publisher, and by its date: as much of it as is plainly said, once. What
 * sources differ on, allege or are not sure of makes no address.
 * @returns "" where nothing is
 */
function whatItIs({ facts }: RecordForEdition): string {
  const saidOf = (attribute: Attribute): string | null => {
    const said = facts.filter((fact) => isPublicFact(fact) && fact.value.kind === "attribute" && fact.value.attribute === attribute);
    const [first, ...others] = new Set(said.map(({ value, date, publicDate }) => (attribute === "dated" ? (date === null ? "" : dateInPublic(date.edtf, publicDate)) : value.kind === "attribute" ? value.text : "")));
    return first !== undefined && others.length === 0 && said.every(isPlain) ? first : null;
  };
  const date = saidOf("dated");
  return [saidOf("form") ?? saidOf("publisher"), date !== null && isPlainDate(date) ? date : null].filter((part) => part !== null).join(" ");
}
