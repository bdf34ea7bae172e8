import "server-only";
import { cache } from "react";
import type { RecordKind } from "@/lib/core/kinds";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { findRecord, type Found } from "@/lib/editions/queries/find-record";
import { loadEditions } from "@/lib/editions/queries/load-editions";

type Linked<K extends RecordKind> = { state: "standing"; edition: EditionOf<K>; /** What it points to, withdrawn records left out. */ lookup: EditionLookup };

async function readOnce<K extends RecordKind>(kind: K, slug: string): Promise<Linked<K> | Exclude<Found<K>, { state: "standing" }>> {
  const found = await findRecord(kind, slug);
  if (found.state !== "standing") return found;
  const { edition } = found;
  return { state: "standing", edition, lookup: await loadEditions(mentionedIn(edition.body), [edition]) };
}

/** One record and what it points to, without what points to it. */
export const readLinked = cache(readOnce);
