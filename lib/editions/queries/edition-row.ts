import "server-only";
/** The columns of an edition's permanent entry, under the names that entryFrom (lib/editions/edition.ts) reads. */
const ENTRY_COLUMNS = `c.record_id AS id, c.kind, c.slug, c.number, e.published_on AS "publishedOn", encode(e.sha256, 'hex') AS sha256,
  encode(e.previous_sha256, 'hex') AS "previousSha256", e.reason, e.public_note AS "publicNote"`;

/**
 * The columns of a standing edition, under the names that editionFrom (lib/editions/edition.ts) reads. `absent`: what the document mentions and
 * does not stand; read with it in one statement, so that no page can draw a record and miss a withdrawal.
 */
export const EDITION_COLUMNS = `${ENTRY_COLUMNS}, c.document,
  ARRAY(SELECT named.id FROM unnest(c.mentions) AS named(id) WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = named.id)) AS absent`;

/** A standing edition as it was published: `written` is the text that the hash is taken of. For whoever passes it on and draws nothing. */
export const PUBLISHED_COLUMNS = `${ENTRY_COLUMNS}, (SELECT kept.body FROM public_site.edition_body kept WHERE kept.record_id = c.record_id AND kept.number = c.number) AS written`;

/** Standing editions with their permanent entries. */
export const STANDING_EDITIONS = "public_site.current_edition c JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number";

/**
 * The public note of an edition, for every query that can meet one which does not stand: NULL once its body (alias `body`) is withheld. The
 * note says what that body changed, often in its words (docs/decisions/018). A standing edition cannot be withheld.
 */
export function noteColumn(entry: string, body: string): string {
  return `CASE WHEN ${body}.withheld_on IS NULL THEN ${entry}.public_note END`;
}
