import "server-only";
/**
 * The public note of an edition, for every query: NULL once its body is withheld, since it says what that body changed, often in its words
 * (docs/decisions/018). The reader's role has no other way to it than this view (migration 0017). Only corrections have one.
 */
export function noteColumn(entry: string): string {
  return `CASE WHEN ${entry}.reason = 'corrected' THEN (SELECT said.public_note FROM public_site.edition_note said WHERE said.record_id = ${entry}.record_id AND said.number = ${entry}.number) END`;
}

/** The columns of an edition's permanent entry, under the names that entryFrom (lib/editions/edition.ts) reads. */
const ENTRY_COLUMNS = `c.record_id AS id, c.kind, c.slug, c.number, e.published_on AS "publishedOn", encode(e.sha256, 'hex') AS sha256,
  encode(e.previous_sha256, 'hex') AS "previousSha256", e.reason, ${noteColumn("e")} AS "publicNote", e.alone`;

/** The words that stand for a practice, found by its address: null of every other record. One look along a key, and none where the record is no practice. */
export const WORDS_COLUMN = `CASE WHEN c.kind = 'practice' THEN (SELECT w.document FROM public_site.standing_practice w WHERE w.practice = replace(c.slug, '-', '_')) END AS words`;

/**
 * The columns of a standing edition, under the names that editionFrom (lib/editions/edition.ts) reads. `absent`: what the document mentions and
 * does not stand; read with it in one statement, so that no page can draw a record and miss a withdrawal.
 */
export const EDITION_COLUMNS = `${ENTRY_COLUMNS}, c.document, ${WORDS_COLUMN},
  ARRAY(SELECT named.id FROM unnest(c.mentions) AS named(id) WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = named.id)) AS absent`;

/**
 * The columns of a standing record's head, under the names that headFrom (lib/editions/head.ts) reads, but for `absent`: of lists it is read once for all rows.
 * The rest of a document, most of it what happened, stays where it is.
 */
export const HEAD_COLUMNS = `c.record_id AS id, c.kind, c.slug, c.document->'names' AS names, c.document->'attributes' AS attributes`;

/** A standing edition as it was published: `written` is the text that the hash is taken of. For whoever passes it on and draws nothing. */
export const PUBLISHED_COLUMNS = `${ENTRY_COLUMNS}, (SELECT kept.body FROM public_site.edition_body kept WHERE kept.record_id = c.record_id AND kept.number = c.number) AS written`;

/** Standing editions with their permanent entries. */
export const STANDING_EDITIONS = "public_site.current_edition c JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number";

/** The standing edition at a public address as it was published, by kind and slug: for the API's route and for the edge alike. */
export const PUBLISHED_AT = `SELECT ${PUBLISHED_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.kind = $1 AND c.slug = $2`;

