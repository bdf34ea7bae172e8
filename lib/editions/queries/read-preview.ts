import "server-only";
/**
 * The page of a record as it would stand once an edition of it were published: everything around it as the public reads it now. For the desk's
 * preview alone (lib/publication/queries/preview-change.ts makes the editions); nothing here is written or kept.
 */
import type { RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import type { EditionBody } from "@/lib/editions/contract";
import { onlyOf, type Edition } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import type { PreviewContent } from "@/lib/editions/page-content";
import type { PastEntry } from "@/lib/editions/past-edition";
import { countFacts } from "@/lib/editions/queries/count-basis";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { listEditions } from "@/lib/editions/queries/list-editions";
import { listInEvents, MOST_IN_EVENTS } from "@/lib/editions/queries/list-in-events";
import { listMentioning, listMentioningOf } from "@/lib/editions/queries/list-mentioning";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { readLaws } from "@/lib/editions/queries/read-laws";
import { readPractices } from "@/lib/editions/queries/read-practices";
import { eventIdsOf } from "@/lib/editions/same-events";
import { countedPartOf } from "@/lib/editions/standing-part";
import { read, readApart } from "@/lib/platform/reader-db";
import { practiceByCode, type Practices } from "@/lib/vocabulary/practices";

/** What would be published, as lib/publication/queries/preview-change.ts works it out. */
export type Proposed = { body: EditionBody; number: number; publishedOn: string; sha256: string; previousSha256: string; reason: "seeded" | "published" | "corrected"; /** Whether nobody else would have reviewed it. */ alone: boolean };

/** @param companions what would become public with it @param mostAround of the records that point to it, which are read; the preview says where there are more */
export function readPreview(main: Proposed, companions: readonly Proposed[], mostAround = MOST_AROUND): Promise<PreviewContent> {
  return readApart(() => previewOf(main, companions, mostAround));
}

async function previewOf(main: Proposed, companions: readonly Proposed[], mostAround: number): Promise<PreviewContent> {
  // Companions are sources: only a practice has words.
  const practices = main.body.kind === "practice" ? await readPractices() : [];
  const editionOf = (one: Proposed) => asEdition(one, practices);
  const proposed = [main, ...companions].map(editionOf);
  const ids = new Set(proposed.map(({ body }) => body.id));
  const others = (editions: readonly Edition[]) => editions.filter(({ body }) => !ids.has(body.id));
  const pointingToIt = await listMentioning([main.body.id], mostAround + 1);
  const mentioningNow = others(pointingToIt.slice(0, mostAround));
  const around = main.body.kind === "source" ? [] : others(await listMentioningOf("statement", mentioningNow.filter(({ body }) => LEADING.has(body.kind)).map(({ body }) => body.id)));
  const inEvents = main.body.kind === "person" ? await listInEvents(eventIdsOf(main.body), main.body.id) : [];
  const [drawn, unseen] = await asTheyWouldStand([...proposed, ...mentioningNow, ...around, ...inEvents], ids);
  const find = (edition: Edition) => drawn.get(edition.body.id) ?? edition;
  const edition = find(editionOf(main));
  const mentioning = [...companions.map(editionOf).filter(({ published }) => mentionedIn(published).includes(main.body.id)), ...mentioningNow].map(find);
  const statements = onlyOf(new Map([...mentioning, ...around.map(find)].map((other) => [other.body.id, other])).values(), "statement");
  const pointing = main.body.kind === "source" ? [edition] : [edition, ...mentioning, ...around.map(find)];
  const known = [edition, ...companions.map((companion) => find(editionOf(companion))), ...mentioning, ...around.map(find)];
  const lookup = await loadEditions(pointing.flatMap(({ body }) => mentionedIn(body)), known);
  const listed = await listEditions(main.body.kind, main.body.slug);
  const entry: PastEntry = { ...edition.entry, withheldOn: null, stands: true };
  const [dataset, total, laws] = await Promise.all([findDatasetEdition(), SAYS_HOW_MUCH_RESTS.has(main.body.kind) ? countFacts() : 0, readLaws([edition, ...lookup.values()])]);
  return {
    edition,
    mentioning,
    statements,
    lookup,
    laws,
    inEvents: onlyOf(inEvents.map(find), "person").slice(0, MOST_IN_EVENTS),
    isCut: inEvents.length > MOST_IN_EVENTS,
    editions: [entry, ...(listed.state === "standing" ? listed.entries.map((past) => ({ ...past, stands: false })) : [])],
    dataset,
    total,
    cutAt: pointingToIt.length > mostAround ? mostAround : null,
    unseen: mentionedIn(main.body).filter((id) => unseen.has(id)),
  };
}

/** Whose pages say how much of the record rests on them: the whole of it is counted for these alone. */
const SAYS_HOW_MUCH_RESTS: ReadonlySet<RecordKind> = new Set(["source", "organisation"]);

/** A practice or a source may be named by thousands; a preview shows what becomes of the record itself, among the first of its neighbours. */
const MOST_AROUND = 200;

/** Records through which a statement is about somebody; as lib/editions/queries/read-record.ts. */
const LEADING: ReadonlySet<RecordKind> = new Set(["statement", "person", "organisation"]);

function asEdition({ body, ...entry }: Proposed, practices: Practices): Edition {
  const words = body.kind === "practice" ? practiceByCode(practices, body.slug) : null;
  return { entry: { ...entry, id: body.id, slug: body.slug, kind: body.kind, publicNote: null }, body, published: body, words };
}

/** Each with the facts about whatever stands, or would stand with the proposed ones; and the ids that would not. */
async function asTheyWouldStand(editions: readonly Edition[], proposed: ReadonlySet<RecordId>): Promise<[Map<RecordId, Edition>, ReadonlySet<RecordId>]> {
  const mentioned = [...new Set(editions.flatMap(({ published }) => mentionedIn(published)))];
  const rows = await read<{ id: RecordId }>("SELECT record_id AS id FROM public_site.current_edition WHERE record_id = ANY($1::uuid[])", [mentioned]);
  const stands = new Set(rows.map(({ id }) => id));
  const absent = new Set(mentioned.filter((id) => !stands.has(id) && !proposed.has(id)));
  return [new Map(editions.map((edition) => [edition.body.id, { ...edition, body: countedPartOf(edition.published, absent) }])), absent];
}
