import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import type { DossierContent } from "@/lib/editions/dossier";
import { onlyOf, type Edition } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { listMentioning, listMentioningOf } from "@/lib/editions/queries/list-mentioning";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { readLaws } from "@/lib/editions/queries/read-laws";
import { readApart } from "@/lib/platform/reader-db";

/** Records through which a statement is about somebody; as lib/editions/queries/read-record.ts. */
const LEADING: ReadonlySet<RecordKind> = new Set(["statement", "person", "organisation"]);

/**
 * What the pages of several people say, read at once: each with the records that its own page is drawn of, and no others.
 * @param ids in the order wanted; whoever does not stand is left out without trace
 */
export function readDossier(ids: readonly RecordId[]): Promise<DossierContent> {
  return readApart(() => dossierOf(ids));
}

async function dossierOf(ids: readonly RecordId[]): Promise<DossierContent> {
  const found = await loadEditions(ids);
  const editions = onlyOf(ids.flatMap((id) => found.get(id) ?? []), "person");
  const asked = editions.map(({ body }) => body.id);
  const mentioning = await listMentioning(asked);
  const around = await listMentioningOf("statement", mentioning.filter(({ body }) => LEADING.has(body.kind)).map(({ body }) => body.id));
  const pointing = new Map([...mentioning, ...around].map((edition) => [edition.body.id, edition]));
  const mentioningAny = byWhatTheyMention([...pointing.values()]);
  const people = editions.map((edition) => {
    const own = mentioningAny([edition.body.id]);
    const leads = own.filter(({ body }) => LEADING.has(body.kind)).map(({ body }) => body.id);
    const statements = onlyOf(new Set([...own, ...mentioningAny(leads)]), "statement");
    return { edition, mentioning: own, statements };
  });
  const drawn: Edition[] = [...editions, ...pointing.values()];
  const lookup = await loadEditions(drawn.flatMap(({ body }) => mentionedIn(body)), drawn);
  return { people, lookup, laws: await readLaws(lookup.values()) };
}

/** @returns those of these editions that point to any of some records, in their order, each once */
function byWhatTheyMention(editions: readonly Edition[]): (wanted: readonly RecordId[]) => Edition[] {
  const places = new Map<RecordId, number[]>();
  for (const [place, { published }] of editions.entries()) {
    for (const id of mentionedIn(published)) places.set(id, [...(places.get(id) ?? []), place]);
  }
  return (wanted) => [...new Set(wanted.flatMap((id) => places.get(id) ?? []))].toSorted((a, b) => a - b).flatMap((place) => editions[place] ?? []);
}
