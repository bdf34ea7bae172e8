import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { Edition, EditionLookup } from "@/lib/editions/edition";
import { FEED_LENGTH, type FeedKind } from "@/lib/editions/feeds/feed";
import { membersOfCountry, membersOfPerson, standingUnder } from "@/lib/editions/feeds/members";
import { findRecord } from "@/lib/editions/queries/find-record";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { readRecord } from "@/lib/editions/queries/read-record";
import { UPDATES } from "@/lib/editions/queries/update-row";
import { updateFrom, type Update } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

export type FeedContent =
  | { state: "standing"; edition: Edition; updates: Update[]; lookup: EditionLookup; alleged: ReadonlySet<RecordId> }
  | { state: "withdrawn" }
  | { state: "missing" };

/** Candidates looked through for a practice's feed: records may mention it without standing on its page. */
const CANDIDATES = 4 * FEED_LENGTH;

/** The latest publications that belong to one record, by the rules of lib/editions/feeds/members.ts. */
export async function readFeed(kind: FeedKind, slug: string): Promise<FeedContent> {
  return kind === "practice" ? readPracticeFeed(slug) : readFeedOfPage(kind, slug);
}

// A file has no old addresses: whoever follows one is told by the page that it moved.
function absent(state: "withdrawn" | "missing" | "moved"): FeedContent {
  return { state: state === "withdrawn" ? "withdrawn" : "missing" };
}

async function readFeedOfPage(kind: "person" | "country", slug: string): Promise<FeedContent> {
  const content = await readRecord(kind, slug);
  if (content.state !== "standing") return absent(content.state);
  const { edition, mentioning, statements } = content;
  const members = kind === "person" ? membersOfPerson(edition.body.id, statements) : membersOfCountry(edition.body.id, mentioning, statements);
  const { updates } = await listUpdates(null, FEED_LENGTH, [...members.keys()]);
  const alleged = new Set([...members].flatMap(([id, standing]) => (standing === "alleged" ? id : [])));
  return { state: "standing", edition, updates, lookup: await loadEditions([], [edition, ...updates.map(({ record }) => record)]), alleged };
}

// A practice may have any number of people: its feed reads the latest publications of what mentions it, never all of that.
async function readPracticeFeed(slug: string): Promise<FeedContent> {
  const found = await findRecord("practice", slug);
  if (found.state !== "standing") return absent(found.state);
  const { edition } = found;
  const { id } = edition.body;
  const rows = await read<Record<string, unknown>>(
    `${UPDATES}
     WHERE c.record_id = $1 OR c.mentions && ARRAY[$1::uuid] ORDER BY p.seq DESC LIMIT $2`,
    [id, CANDIDATES],
  );
  const standings = rows.map(updateFrom).map((update) => ({ update, standing: standingUnder(id, update.record) }));
  const updates = standings.filter(({ standing }) => standing !== null).map(({ update }) => update).slice(0, FEED_LENGTH);
  const alleged = new Set(standings.filter(({ standing }) => standing === "alleged").map(({ update }) => update.record.body.id));
  return { state: "standing", edition, updates, lookup: await loadEditions([], [edition, ...updates.map(({ record }) => record)]), alleged };
}
