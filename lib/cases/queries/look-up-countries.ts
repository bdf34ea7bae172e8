import "server-only";
import { countriesNear, countryCalled, indexCountries, namesIn, type KnownCountry } from "@/lib/cases/country-lines";
import { PUBLISHED } from "@/lib/cases/policy";
import { MOST_COUNTRIES } from "@/lib/cases/schema";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { SIGNATURE_STATES, type Locale, type SignatureState } from "@/lib/core/kinds";
import { recordNames } from "@/lib/facts/queries/record-names";
import type { DeskReader } from "@/lib/platform/db";
import { countryName } from "@/lib/vocabulary/countries";

type Country = { id: RecordId; title: string; lang: string | null };

/** One name of a pasted list, read: plain data that may cross to a browser. */
export type CountryLine = {
  text: string;
  /** The country that it calls; null where it calls none, or several. */
  match: Country | null;
  /** Which it may have meant. */
  near: Country[];
  /** How the matched country stands on this statement already, drafts included. */
  onFile: SignatureState[];
  /** It was named further up in the list. */
  isRepeated: boolean;
};

/** Every country on the public record with all names on file, of which a list is read. */
async function knownCountries(db: DeskReader): Promise<KnownCountry[]> {
  const rows = await db.publicRecord.findMany({
    where: { kind: "country", ...PUBLISHED },
    orderBy: { slug: "asc" },
    select: { id: true, slug: true, assertions: { where: { kind: "name", visibility: "public", standing: { not: "rejected" }, retiredByChangeId: null, addedByChange: { state: "applied" } }, select: { name: { select: { text: true } } } } },
  });
  return rows.map(({ id, slug, assertions }) => ({ id: recordIdSchema.parse(id), code: slug, names: assertions.flatMap(({ name }) => name?.text ?? []) }));
}

/** How each country stands on a statement: by what is on record and by drafts of everybody's that are not thrown away. */
export async function signaturesOnFile(db: DeskReader, statementId: RecordId): Promise<Map<string, SignatureState[]>> {
  const rows = await db.signature.findMany({
    where: { assertion: { recordId: statementId, standing: { not: "rejected" }, addedByChange: { state: { not: "discarded" } }, OR: [{ retiredByChangeId: null }, { addedByChange: { state: "applied" }, retiredByChange: { state: { not: "applied" } } }] } },
    select: { countryId: true, state: true },
  });
  const onFile = new Map<string, SignatureState[]>();
  for (const { countryId, state } of rows) onFile.set(countryId, SIGNATURE_STATES.filter((known) => known === state || onFile.get(countryId)?.includes(known)));
  return onFile;
}

/** A pasted list as it would be saved: each name with its country, or with those that it may have meant. */
export async function lookUpCountries(db: DeskReader, statementId: RecordId, { text, locale }: { text: string; locale: Locale }): Promise<CountryLine[]> {
  const countries = await knownCountries(db);
  const index = indexCountries(countries);
  const [names, onFile] = [await recordNames(db, countries.map(({ id }) => id)), await signaturesOnFile(db, statementId)];
  // By the name that a page of this language would say, where there is one: the record has what its sources print, such as "U.K.".
  const country = (id: RecordId): Country => {
    const record = names.get(id);
    const title = countryName(record?.slug ?? "", locale);
    return title === null ? { id, title: record?.name?.text ?? record?.slug ?? id, lang: record?.name?.language ?? null } : { id, title, lang: null };
  };
  const seen = new Set<RecordId>();
  return namesIn(text, index).map((line, at) => {
    const id = countryCalled(line, index);
    const isRepeated = id !== null && seen.has(id);
    if (id !== null) seen.add(id);
    return { text: line, match: id === null ? null : country(id), near: id === null && at < MOST_COUNTRIES ? countriesNear(line, index).map(country) : [], onFile: id === null ? [] : (onFile.get(id) ?? []), isRepeated };
  });
}
