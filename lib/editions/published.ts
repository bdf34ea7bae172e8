/** A record as the API answers it, made without reading the body: for its route, its lists, and the edge, which asks for one record itself (docs/decisions/028). */
import * as z from "zod";
import { KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { entryFrom, type EditionEntry } from "@/lib/editions/edition";

export const DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/";

/** A standing edition as it was published: its entry, and the text of its body that the hash is taken of. */
export type Published = { entry: EditionEntry; written: string };

const publishedSchema = z.object({ written: z.string() });

/** A row of PUBLISHED_COLUMNS (lib/editions/queries/edition-row.ts). @throws ZodError where it is none */
export function publishedFrom(row: unknown): Published {
  return { entry: entryFrom(row), written: publishedSchema.parse(row).written };
}

/**
 * The text of what editionAsJson (lib/editions/api.ts) gives, made without reading the body: it is JSON as it is, and was checked when it was published.
 * @param more further fields of the answer
 */
export function publishedAsText({ entry, written }: Published, more: Readonly<Record<string, unknown>> = {}): string {
  const { id, kind, slug, ...edition } = entry;
  const head = JSON.stringify({ id, kind, slug, url: paths.api(KIND_PLURAL[kind], slug), licence: DATA_LICENCE, edition, ...more });
  return `${head.slice(0, -1)},"body":${written}}`;
}
