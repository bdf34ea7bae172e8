/** The head of a standing edition: what a record is called and is said to be, without what happened. Lists and filters draw no more, and read no more. Pure. */
import * as z from "zod";
import { recordIdSchema } from "@/lib/core/ids";
import { editionHeadSchema, type EditionBody } from "@/lib/editions/contract";
import { standingPartOf } from "@/lib/editions/standing-part";
import { practiceOrNull, type PracticeEntry } from "@/lib/vocabulary/practices";

/** The part of a body that is its head. A statement has none by which it could be called: its title is made of who speaks and who signed. */
export type Head = z.infer<typeof editionHeadSchema>;
/** What a record can be called by (lib/editions/labels.ts). */
export type Named = { body: Extract<EditionBody, { kind: "statement" }> | Head; /** Of a practice, as of an Edition; whatever lists people has none. */ words?: PracticeEntry | null };
/** Heads of standing records by id. As in an EditionLookup, an id that it does not hold belongs to a withdrawn record. */
export type Heads = ReadonlyMap<string, Named>;

const rowSchema = z.object({ ...editionHeadSchema.shape, absent: z.array(recordIdSchema) });

/**
 * A row with the columns of a head (lib/editions/queries/edition-row.ts), checked against the public contract; without the facts that no standing source says.
 * @throws ZodError where the stored document is not what the contract promises
 */
export function headFrom(row: unknown): Head {
  const { absent, ...head } = rowSchema.parse(row);
  return standingPartOf(head, new Set(absent));
}

/** The same with the words for a practice, of a row that has them too (WORDS_COLUMN). @throws ZodError as headFrom */
export function namedFrom(row: Readonly<Record<string, unknown>>): { body: Head; words: PracticeEntry | null } {
  return { body: headFrom(row), words: practiceOrNull(row["words"]) };
}

/** A person as a list shows them: `tags` are those of the filters (lib/editions/search/facets.ts), so that a row never says more than the list that it stands in. */
export type ListedPerson = { body: Head; tags: readonly string[] };
