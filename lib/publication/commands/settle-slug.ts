import "server-only";
import { slugFrom } from "@/lib/cases/slug";
import { invalid } from "@/lib/core/errors";
import { slugSchema, type Slug } from "@/lib/core/ids";
import type { Attribute, RecordKind } from "@/lib/core/kinds";
import type { DeskTransaction } from "@/lib/platform/db";
import { isPublicFact, type RecordForEdition } from "@/lib/publication/body";
import { countryCodeOf, isCountryCode } from "@/lib/vocabulary/country-codes";

/**
 * The address under which a record is published for the first time, taken from what becomes public. Until then it has the first
 * words that were typed, which may have been rewritten or made internal since: an address must not tell them. Nor may a number in it
 * tell of a namesake who is on the desk only: such a record gives its address up and takes one when it is published itself.
 * A country goes by its ISO 3166 code, by which the vocabulary names it and the map draws it; there is no second record of one.
 * The record must be locked. Of two that settle on one address at once, the second waits for the first and then takes the next one.
 * @throws AppError invalid: a country of which no code can be told (countryCodeNeeded), or whose code another one has (countryOnRecord)
 */
export async function settleSlug(transaction: DeskTransaction, record: RecordForEdition): Promise<Slug> {
  const wanted = record.kind === "country" ? codeOf(record) : slugFrom(publicName(record) ?? whatItIs(record), record.kind);
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`address ${record.kind} ${wanted}`}, 0))`;
  for (let number = 1; ; number += 1) {
    if (number > 1 && record.kind === "country") throw invalid({ form: ["countryOnRecord"] });
    const slug = slugSchema.parse(number === 1 ? wanted : `${wanted}-${String(number)}`);
    if (await leadsElsewhere(transaction, record.kind, slug)) continue;
    if (record.slug === slug) return slug;
    const holder = await transaction.publicRecord.findUnique({ where: { kind_slug: { kind: record.kind, slug } }, select: { id: true } });
    if (holder !== null && (await wasEverPublic(transaction, holder.id))) continue;
    if (holder !== null) await moveAside(transaction, holder.id, record.kind, wanted);
    await transaction.publicRecord.update({ where: { id: record.id }, data: { slug } });
    return slug;
  }
}

/** Still spelled like the name, for the desk finds people by that. */
async function moveAside(transaction: DeskTransaction, recordId: string, kind: RecordKind, wanted: string): Promise<void> {
  for (let number = 2; ; number += 1) {
    const slug = `${wanted}-${String(number)}`;
    if ((await transaction.publicRecord.count({ where: { kind, slug } })) > 0) continue;
    await transaction.publicRecord.update({ where: { id: recordId }, data: { slug } });
    return;
  }
}

/** Withdrawn ones too: an address that was theirs stays theirs. */
async function wasEverPublic(transaction: DeskTransaction, recordId: string): Promise<boolean> {
  return (await transaction.edition.count({ where: { recordId } })) > 0;
}

// An old address of another record is read in books and links: it is not given to somebody else.
async function leadsElsewhere(transaction: DeskTransaction, kind: RecordKind, slug: string): Promise<boolean> {
  return (await transaction.redirect.count({ where: { kind, slug } })) > 0;
}

/** The code that a country is plainly called by in public, or else the one that its record was made with: a code tells nothing that was typed. */
function codeOf(record: RecordForEdition): string {
  const code = countryCodeOf(plainNames(record).map(({ text }) => text)) ?? (isCountryCode(record.slug) ? record.slug : null);
  if (code === null) throw invalid({ form: ["countryCodeNeeded"] });
  return code;
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
    return first !== undefined && others.length === 0 && said.every(isPlain) ? first : null;
  };
  const date = saidOf("dated");
  return [saidOf("form") ?? saidOf("publisher"), date !== null && PLAIN_DAY.test(date) ? date : null].filter((part) => part !== null).join(" ");
}
