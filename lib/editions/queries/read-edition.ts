import "server-only";
import { cache } from "react";
import type { RecordKind } from "@/lib/core/kinds";
import type { EditionBody } from "@/lib/editions/contract";
import { compareBodies, type FactComparison } from "@/lib/editions/compare";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import type { PastEntry } from "@/lib/editions/past-edition";
import { findEdition, type FoundEdition } from "@/lib/editions/queries/find-edition";
import { countedPartOf, standingPartOf } from "@/lib/editions/standing-part";
import { listEditions } from "@/lib/editions/queries/list-editions";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { readLaws } from "@/lib/editions/queries/read-laws";
import type { Laws } from "@/lib/vocabulary/law";

type Elsewhere<K extends RecordKind> = Exclude<FoundEdition<K>, { standing: unknown }>;
/** The edition that followed, and the standing records that a page names. Names are those of today: a body holds none. */
type Around = { next: PastEntry | null; lookup: EditionLookup; /** As it stands today, on the practices of custody. */ laws: Laws };

export type EditionPageContent<K extends RecordKind> = (Extract<FoundEdition<K>, { standing: unknown }> & Around) | Elsewhere<K>;

async function readOnce<K extends RecordKind>(kind: K, slug: string, number: number | null): Promise<EditionPageContent<K>> {
  const found = await findEdition(kind, slug, number);
  if (found.state !== "readable" && found.state !== "withheld") return found;
  const listed = await listEditions(kind, slug);
  const next = listed.state === "standing" ? (listed.entries.findLast((entry) => entry.number > found.entry.number) ?? null) : null;
  const mentioned = found.state === "readable" ? mentionedIn(found.content.body) : [];
  const lookup = await loadEditions([...mentioned, ...mentionedIn(found.standing.body)], [found.standing]);
  if (found.state === "withheld") return { ...found, next, lookup, laws: [] };
  return { ...found, content: { ...found.content, body: countedPartOf(found.content.body, absentOf(found.content.body, lookup)) }, next, lookup, laws: kind === "person" ? await readLaws(lookup.values()) : [] };
}

// A past body mentions what may have been withdrawn since, as a standing one does.
function absentOf(body: EditionBody, lookup: EditionLookup): ReadonlySet<string> {
  return new Set(mentionedIn(body).filter((id) => id !== body.id && !lookup.has(id)));
}

/** Everything that the page of one edition draws. One read per request, shared by the page and its metadata. */
export const readEdition = cache(readOnce);

export type ComparisonContent<K extends RecordKind> =
  | {
      state: "comparable" | "withheld";
      standing: EditionOf<K>;
      from: PastEntry;
      to: PastEntry;
      /** What differs; nothing where either content is withheld. */
      facts: FactComparison[];
      /** The address of the record then, where the two differ in it. */
      slugs: { from: string; to: string } | null;
      /** Every edition whose content can be read, the newest first. */
      readable: PastEntry[];
      lookup: EditionLookup;
    }
  /** There is only one edition that can be read. */
  | { state: "alone"; standing: EditionOf<K>; lookup: EditionLookup }
  | Elsewhere<K>;

/** An edition as an address names it: undefined where it names none, null where it names one that cannot be. */
type Asked = number | null | undefined;

/**
 * Which two are compared where the address does not name both: the newest two that can be read, or the one that it names and its neighbour, the one before `to` or
 * behind `from` where there is one.
 * @returns null where there is no neighbour
 */
function pairAmong(readable: readonly Pick<PastEntry, "number">[], from: Asked, to: Asked): { from: number | null; to: number | null } | null {
  if (from === null || to === null) return { from: null, to: null };
  const numbers = readable.map(({ number }) => number).toSorted((one, other) => one - other);
  const named = to ?? from ?? numbers.at(-1);
  if (named === undefined) return null;
  const [before, behind] = [numbers.findLast((number) => number < named), numbers.find((number) => number > named)];
  const other = from === undefined ? (before ?? behind) : (behind ?? before);
  return other === undefined ? null : { from: Math.min(named, other), to: Math.max(named, other) };
}

async function compareAsked<K extends RecordKind>(kind: K, slug: string, from: Asked, to: Asked): Promise<ComparisonContent<K>> {
  if (from !== undefined && to !== undefined) return compareOnce(kind, slug, from, to);
  // The record first: whatever is asked of a withdrawn one, the answer is that it was withdrawn.
  const listed = await listEditions(kind, slug);
  if (listed.state !== "standing") return listed;
  const pair = pairAmong(listed.entries.filter(({ withheldOn }) => withheldOn === null), from, to);
  if (pair !== null) return compareOnce(kind, slug, pair.from, pair.to);
  const named = from ?? to;
  if (named != null && !listed.entries.some(({ number }) => number === named)) return { state: "missing" };
  return { state: "alone", standing: listed.edition, lookup: await loadEditions(mentionedIn(listed.edition.body), [listed.edition]) };
}

async function compareOnce<K extends RecordKind>(kind: K, slug: string, from: number | null, to: number | null): Promise<ComparisonContent<K>> {
  const [before, after] = await Promise.all([findEdition(kind, slug, from), findEdition(kind, slug, to)]);
  if (before.state !== "readable" && before.state !== "withheld") return before;
  if (after.state !== "readable" && after.state !== "withheld") return after;
  const listed = await listEditions(kind, slug);
  const readable = listed.state === "standing" ? listed.entries.filter(({ withheldOn }) => withheldOn === null) : [];
  const common = { standing: after.standing, from: before.entry, to: after.entry, readable };
  if (before.state === "withheld" || after.state === "withheld") {
    return { state: "withheld", ...common, facts: [], slugs: null, lookup: await loadEditions(mentionedIn(after.standing.body), [after.standing]) };
  }
  const [old, young] = [before.content.body, after.content.body];
  const lookup = await loadEditions([old, young, after.standing.body].flatMap(mentionedIn), [after.standing]);
  const slugs = old.slug === young.slug ? null : { from: old.slug, to: young.slug };
  return { state: "comparable", ...common, facts: compareBodies(standingPartOf(old, absentOf(old, lookup)), standingPartOf(young, absentOf(young, lookup)), lookup), slugs, lookup };
}

/** Two editions of one record, compared. One read per request. */
export const readComparison = cache(compareAsked);
