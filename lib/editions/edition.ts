/** An edition as pages and the API read it: its permanent entry and its body. Pure; the queries fill it. */
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { recordIdSchema, slugSchema, type RecordId } from "@/lib/core/ids";
import { EDITION_REASONS, RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import { editionBodySchema, type EditionBody, type EditionBodyOf } from "@/lib/editions/contract";
import { countedPartOf } from "@/lib/editions/standing-part";
import { practiceOrNull, type PracticeEntry } from "@/lib/vocabulary/practices";

const entrySchema = z.object({
  id: recordIdSchema,
  slug: slugSchema,
  kind: z.enum(RECORD_KINDS),
  number: z.int().positive(),
  publishedOn: z.iso.date(),
  /** SHA-256 in hexadecimal, of the body as canonical JSON (RFC 8785). */
  sha256: z.string(),
  previousSha256: z.string(),
  reason: z.enum(EDITION_REASONS),
  publicNote: z.string().nullable(),
  /** Published by its own author, in an office of one: nobody else reviewed it. */
  alone: z.boolean(),
});
export type EditionEntry = z.infer<typeof entrySchema>;

/** One standing edition. `body.kind` says what it is of. */
export type Edition<B extends EditionBody = EditionBody> = {
  entry: EditionEntry;
  /** What of it is drawn: without facts about records that are withdrawn, and without facts that no standing source says. */
  body: B;
  /** The whole body as it was published, of which the hash is taken. For the API; pages draw `body`. */
  published: B;
  /** Of a practice: the vocabulary's words for it as they stand, read with it. No part of what was published. Null where it has none, and of every other kind. */
  words: PracticeEntry | null;
};
export type EditionOf<K extends RecordKind> = Edition<EditionBodyOf<K>>;

/** As much of an edition as pages draw, of one that stands or stood. */
export type Drawn<B extends EditionBody = EditionBody> = Pick<Edition<B>, "entry" | "body"> & Partial<Pick<Edition, "words">>;

/** Standing editions by record id. An id that it does not hold belongs to a withdrawn record and is skipped without trace. */
export type EditionLookup = ReadonlyMap<RecordId, Edition>;

/** Editions of which this process has seen that their documents are what the contract promises, by their hashes: room for twice the largest record that is promised, in some 25 MB. */
const MOST_CHECKED = 200_000;
const checked = new Set<string>();

/**
 * A document, checked against the contract when its edition is read for the first time: nobody can change one, and of a page of many records the checks took longer than
 * reading them (docs/decisions/064). The same object comes back as it would later, or the API would write the fields of one edition in two orders.
 * @param sha256 of this very document
 */
function bodyFrom(document: unknown, sha256: string): EditionBody {
  if (checked.has(sha256)) return document as EditionBody;
  const body = editionBodySchema.parse(document);
  // Where checking it makes another of it, it is made anew each time.
  if (!isDeepStrictEqual(body, document)) return body;
  const [oldest] = checked;
  if (checked.size >= MOST_CHECKED && oldest !== undefined) checked.delete(oldest);
  checked.add(sha256);
  return document as EditionBody;
}

/** Made once: a schema that is made anew for each row is compiled anew for each, which took longer than checking a whole document. */
const rowSchema = z.looseObject({ document: z.unknown(), absent: z.array(recordIdSchema), words: z.unknown() });

/**
 * A row of the public schema, checked against the public contract.
 * @throws ZodError where the stored document is not what the contract promises, of an edition that this process has not read yet: half a page about a person is worse than an error
 */
export function editionFrom(row: unknown): Edition {
  const { document, absent, words, ...entry } = rowSchema.parse(row);
  const checkedEntry = entryFrom(entry);
  const published = bodyFrom(document, checkedEntry.sha256);
  return { entry: checkedEntry, body: countedPartOf(published, new Set(absent)), published, words: practiceOrNull(words) };
}

/** The permanent entry of an edition, checked; columns that it does not know are left out. @throws ZodError as editionFrom */
export function entryFrom(row: unknown): EditionEntry {
  return entrySchema.parse(row);
}

/** Whether an edition is of this kind, for the compiler too. */
export function isOf<K extends RecordKind>(edition: Edition | undefined | null, kind: K): edition is EditionOf<K> {
  return edition?.body.kind === kind;
}

/** The editions of one kind, in the order given. */
export function onlyOf<K extends RecordKind>(editions: Iterable<Edition>, kind: K): EditionOf<K>[] {
  return [...editions].filter((edition): edition is EditionOf<K> => isOf(edition, kind));
}

/** The editions of these ids that stand, each once, in the order given. */
export function standing(lookup: EditionLookup, ids: Iterable<RecordId | null>): Edition[] {
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : (lookup.get(id) ?? [])));
}
