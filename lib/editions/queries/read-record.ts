import "server-only";
import { cache } from "react";
import type { RecordKind } from "@/lib/core/kinds";
import { onlyOf, type Edition } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { findRecord, type Found } from "@/lib/editions/queries/find-record";
import { listMentioning, listMentioningOf } from "@/lib/editions/queries/list-mentioning";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { readLaws } from "@/lib/editions/queries/read-laws";
import type { RecordPageContent } from "@/lib/editions/page-content";

async function readOnce<K extends RecordKind>(kind: K, slug: string): Promise<({ state: "standing" } & RecordPageContent<K>) | Exclude<Found<K>, { state: "standing" }>> {
  const found = await findRecord(kind, slug);
  if (found.state !== "standing") return found;
  const { edition } = found;
  const mentioning = await listMentioning([edition.body.id]);
  // What rests on a source is named by its own label; nothing is read beyond it.
  const around = kind === "source" ? [] : await listMentioningOf("statement", statementsLeadFrom(mentioning));
  const statements = onlyOf(new Map([...mentioning, ...around].map((other) => [other.body.id, other])).values(), "statement");
  const drawn: Edition[] = kind === "source" ? [edition] : [edition, ...mentioning, ...around];
  const lookup = await loadEditions(drawn.flatMap(({ body }) => mentionedIn(body)), [edition, ...mentioning, ...around]);
  const laws = kind === "person" ? await readLaws(lookup.values()) : [];
  return { state: "standing", edition, mentioning, statements, lookup, laws };
}

function statementsLeadFrom(mentioning: readonly Edition[]) {
  return mentioning.filter(({ body }) => body.kind === "statement" || body.kind === "person" || body.kind === "organisation").map(({ body }) => body.id);
}

/** Everything that the page of one record draws. One read per request, shared by the page and its metadata. */
export const readRecord = cache(readOnce);
