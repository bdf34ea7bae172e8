import "server-only";
import type { RecordKind } from "@/lib/core/kinds";
import { slugSchema } from "@/lib/core/ids";
import { publishedFrom, type Published } from "@/lib/editions/published";
import { PUBLISHED_AT } from "@/lib/editions/queries/edition-row";
import { findRecord, type Found } from "@/lib/editions/queries/find-record";
import { read } from "@/lib/platform/reader-db";

/** The standing edition at a public address as it was published, its body unread; where none stands, what findRecord says of the address. */
export async function findPublished(kind: RecordKind, slug: string): Promise<{ state: "standing"; published: Published } | Exclude<Found<RecordKind>, { state: "standing" }>> {
  if (!slugSchema.safeParse(slug).success) return { state: "missing" };
  const [row] = await read(PUBLISHED_AT, [kind, slug]);
  if (row !== undefined) return { state: "standing", published: publishedFrom(row) };
  const found = await findRecord(kind, slug);
  // Published in between: whoever asks again is answered.
  return found.state === "standing" ? { state: "missing" } : found;
}
