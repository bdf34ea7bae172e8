/**
 * How a cell names a record of this site: by its address, `people/test-person`. A bare word is never one, whatever addresses there are: it is a name, and a name
 * that is somebody's here is asked about. Pure.
 */
import { slugSchema, type Slug } from "@/lib/core/ids";
import { KIND_PLURAL, kindOfPlural, type RecordKind } from "@/lib/core/kinds";

/** @returns null for what is no address of a record */
export function namedRecord(cell: string): { kind: RecordKind; slug: Slug } | null {
  const [plural, slug, ...rest] = cell.trim().replace(/^\/?(?:(?:en|zh)\/)?/u, "").split("/");
  const kind = plural === undefined ? null : kindOfPlural(plural);
  const parsed = slugSchema.safeParse(slug);
  return kind === null || rest.length > 0 || !parsed.success ? null : { kind, slug: parsed.data };
}

/** The other way round. */
export function addressOf(kind: RecordKind, slug: string): string {
  return `${KIND_PLURAL[kind]}/${slug}`;
}
