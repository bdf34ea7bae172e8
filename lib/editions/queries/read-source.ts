import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import type { Basis } from "@/lib/editions/charts/basis";
import { editionFrom, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { countBasisOf } from "@/lib/editions/queries/count-basis";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { findRecord, type Found } from "@/lib/editions/queries/find-record";
import { listMentioningOf } from "@/lib/editions/queries/list-mentioning";
import { PAGE_LENGTH } from "@/lib/editions/queries/list-records";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { read } from "@/lib/platform/reader-db";

export type SourcePageContent = {
  state: "standing";
  edition: EditionOf<"source">;
  /** Sources that rest on it. */
  children: EditionOf<"source">[];
  /** One page of the records of which a drawn fact cites it, by kind and slug; what it says of itself is none. */
  citing: Edition[];
  /** How much of the record does, kind by kind; of sources too. */
  basis: ReadonlyMap<RecordKind, Basis>;
  /** From 1; a page behind the last is the last. */
  page: number;
  pages: number;
  lookup: EditionLookup;
};

/** Everything that the page of a source draws: what rests on it is counted, and read a page at a time, since thousands may cite it. @param asked which page, from 1 */
export async function readSource(slug: string, asked: number): Promise<SourcePageContent | Exclude<Found<"source">, { state: "standing" }>> {
  const found = await findRecord("source", slug);
  if (found.state !== "standing") return found;
  const { edition } = found;
  const { id } = edition.body;
  const [basis, sources] = await Promise.all([countBasisOf(id), listMentioningOf("source", [id])]);
  const total = [...basis.values()].reduce((sum, { records }) => sum + records, 0);
  const pages = Math.max(1, Math.ceil(total / PAGE_LENGTH));
  const page = Math.min(asked, pages);
  const citing = await listCiting(id, page);
  const children = sources.filter((child) => child.body.parents.some(({ parent }) => parent === id));
  const lookup = await loadEditions(mentionedIn(edition.body), [edition, ...children, ...citing]);
  return { state: "standing", edition, children, citing, basis, page, pages, lookup };
}

async function listCiting(source: RecordId, page: number): Promise<Edition[]> {
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS}
     WHERE c.record_id <> $1 AND c.record_id IN (
       SELECT b.record_id FROM public_site.fact_basis b WHERE b.sources && ARRAY[$1::uuid]
         AND NOT EXISTS (SELECT FROM unnest(b.points_to) AS pointed(id) WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = pointed.id))
     )
     ORDER BY array_position($2::text[], c.kind), c.slug COLLATE "C" LIMIT $3 OFFSET $4`,
    [source, [...RECORD_KINDS], PAGE_LENGTH, (page - 1) * PAGE_LENGTH],
  );
  return rows.map(editionFrom);
}
