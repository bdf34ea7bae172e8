import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { onlyOf, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { FEED_LENGTH, type FeedKind } from "@/lib/editions/feeds/feed";
import { membersOfCountry, membersOfPerson, standingUnder, type Members } from "@/lib/editions/feeds/members";
import { findRecord } from "@/lib/editions/queries/find-record";
import { listMentioningOf } from "@/lib/editions/queries/list-mentioning";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { UPDATES } from "@/lib/editions/queries/update-row";
import { affiliatedWith } from "@/lib/editions/statements-for";
import { updateFrom, type Update } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

export type FeedContent =
  | { state: "standing"; edition: Edition; updates: Update[]; lookup: EditionLookup; alleged: ReadonlySet<RecordId> }
  | { state: "withdrawn" }
  | { state: "missing" };

/** Publications looked through for a feed: records may point to its own without belonging to it. */
const CANDIDATES = 4 * FEED_LENGTH;

/**
 * The latest publications that belong to one record, by the rules of lib/editions/feeds/members.ts. Of however much points to the record, the
 * documents of the latest publications are read, and of the rest at most the ids.
 */
export async function readFeed(kind: FeedKind, slug: string): Promise<FeedContent> {
  switch (kind) {
    case "person":
      return readPersonFeed(slug);
    case "country":
      return readCountryFeed(slug);
    case "practice":
      return readPracticeFeed(slug);
  }
}

// Where an old address leads, absentRecordFile says.
function absent(state: "withdrawn" | "missing" | "moved"): FeedContent {
  return { state: state === "withdrawn" ? "withdrawn" : "missing" };
}

/** Standing statements that point to any of these records. */
async function statementsPointingTo(ids: readonly RecordId[]): Promise<RecordId[]> {
  const rows = await read<{ id: RecordId }>("SELECT record_id AS id FROM public_site.current_edition WHERE kind = 'statement' AND mentions && $1::uuid[] ORDER BY record_id", [ids]);
  return rows.map(({ id }) => id);
}

function statementsIn(records: readonly Edition[]): EditionOf<"statement">[] {
  return onlyOf(new Map(records.map((record) => [record.body.id, record])).values(), "statement");
}

async function contentOf(edition: Edition, latest: readonly Update[], members: Members): Promise<FeedContent> {
  const updates = latest.filter(({ record }) => members.has(record.body.id)).slice(0, FEED_LENGTH);
  const alleged = new Set([...members].flatMap(([id, standing]) => (standing === "alleged" ? id : [])));
  return { state: "standing", edition, updates, lookup: await loadEditions([], [edition, ...updates.map(({ record }) => record)]), alleged };
}

async function readPersonFeed(slug: string): Promise<FeedContent> {
  const found = await findRecord("person", slug);
  if (found.state !== "standing") return absent(found.state);
  const { id } = found.edition.body;
  const direct = await statementsPointingTo([id]);
  const latest = await listUpdates(CANDIDATES, [id, ...direct, ...(await statementsPointingTo(direct))]);
  const statements = statementsIn(latest.map(({ record }) => record));
  // Whether an answer belongs here is decided by what it answers, which need not have been published lately.
  const known = new Set(direct);
  const answered = await loadEditions(statements.flatMap(({ body }) => body.about.map(({ to }) => to)).filter((to) => known.has(to)), statements);
  return contentOf(found.edition, latest, membersOfPerson(id, onlyOf(answered.values(), "statement")));
}

async function readCountryFeed(slug: string): Promise<FeedContent> {
  const found = await findRecord("country", slug);
  if (found.state !== "standing") return absent(found.state);
  const { id } = found.edition.body;
  // Its offices and bodies, and who holds them: few, and each by an editor's hand.
  const belonging = [...(await listMentioningOf("organisation", [id])), ...(await listMentioningOf("person", [id]))];
  const own = [id, ...affiliatedWith(id, belonging).map(({ edition }) => edition.body.id)];
  const latest = await listUpdates(CANDIDATES, [...own, ...(await statementsPointingTo(own))]);
  return contentOf(found.edition, latest, membersOfCountry(id, belonging, statementsIn(latest.map(({ record }) => record))));
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
  const latest = rows.map(updateFrom);
  const members = latest.flatMap(({ record }): [RecordId, "recorded" | "alleged"][] => {
    const standing = standingUnder(id, record);
    return standing === null ? [] : [[record.body.id, standing]];
  });
  return contentOf(edition, latest, new Map(members));
}
