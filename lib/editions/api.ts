/** What the JSON API answers: editions as they are, and problems in the words of RFC 9457. */
import { KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { dateUnder } from "@/lib/editions/datings";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import type { PastBody, PastEntry } from "@/lib/editions/past-edition";
import { DATA_LICENCE } from "@/lib/editions/published";
import { markOfEvent, timelineOf } from "@/lib/editions/timeline";
import type { Update } from "@/lib/editions/update";

const HEADERS = {
  // Public data, to be read by any site; there is nothing of the reader's in it.
  "Access-Control-Allow-Origin": "*",
  "X-Content-Type-Options": "nosniff",
};

/** An edition as the API gives it: its permanent entry and the whole body that the hash is taken of, ids of withdrawn records included. */
export function editionAsJson({ entry, published }: Edition) {
  const { id, kind, slug, ...edition } = entry;
  return { id, kind, slug, url: paths.api(KIND_PLURAL[kind], slug), licence: DATA_LICENCE, edition, body: published };
}

/**
 * A person's events as the API gives them, in time: what the sources may together be taken to say (`title` and `date` with their `mark`, every date
 * with its own), and each reading with its quotations. Like a page, without what rests on withdrawn records; whole, as published, they are in the person's own answer.
 */
export function eventsAsJson({ entry, body }: EditionOf<"person">) {
  const person = { id: entry.id, slug: entry.slug, url: paths.api(KIND_PLURAL.person, entry.slug), edition: entry.number };
  return timelineOf(body, []).flatMap((event) => {
    if (event.kind !== "event") return [];
    const { title, datings, cases, readings } = event;
    // Where the readings differ on what it was, no word for it stands undisputed.
    const mark = markOfEvent(event);
    const called = title === null ? null : { stage: title.stage, eventKind: title.eventKind };
    const dates = datings.map((dating) => ({ ...dating.date, mark: dating.mark }));
    // By id: a number is a place among the cases that stand, and the body of the person's own answer is counted as published (decision 035).
    const of = body.cases.flatMap(({ id, number }) => (cases.includes(number) ? [id] : []));
    return [{ event: event.event, person, cases: of, title: called, mark, date: dateUnder(datings, mark), dates, readings }];
  });
}

/** An update as the API gives it. */
export function updateAsJson({ id, act, actNumber, onDay, actReason, note, record: { body } }: Update) {
  return { id, act, onDay, number: actNumber, reason: actReason, note, record: { id: body.id, kind: body.kind, slug: body.slug, url: paths.api(KIND_PLURAL[body.kind], body.slug) } };
}

/** The entry of any edition, past or standing, with where to read it: `body` is the address of the hashed bytes, null once they are withheld. */
export function entryAsJson({ id: _id, kind, slug, ...entry }: PastEntry) {
  const plural = KIND_PLURAL[kind];
  return { ...entry, url: paths.apiEdition(plural, slug, entry.number), body: entry.withheldOn === null ? paths.apiEditionBody(plural, slug, entry.number) : null };
}

/** The editions of a record, the first one first, as far as one answer goes; `next` is the address of the rest. */
export function editionsAsJson(entries: readonly PastEntry[], after: number, length: number) {
  const inOrder = entries.toSorted((a, b) => a.number - b.number);
  const items = inOrder.filter(({ number }) => number > after).slice(0, length);
  const [first] = inOrder;
  const last = items.at(-1);
  if (first === undefined) return null;
  const { id, kind, slug } = first;
  const address = paths.apiEditions(KIND_PLURAL[kind], slug);
  const next = last !== undefined && last.number < (inOrder.at(-1)?.number ?? 0) ? `${address}?after=${last.number}` : null;
  return { id, kind, slug, url: paths.api(KIND_PLURAL[kind], slug), licence: DATA_LICENCE, total: inOrder.length, items: items.map(entryAsJson), next };
}

/** One edition: its entry, and its body as far as it is not withheld. The body as bytes is at `edition.body`. */
export function pastEditionAsJson(entry: PastEntry, content: PastBody | null) {
  const { id, kind, slug } = entry;
  return { id, kind, slug, url: paths.api(KIND_PLURAL[kind], slug), licence: DATA_LICENCE, edition: entryAsJson(entry), body: content?.body ?? null };
}

/** The very text that an edition's hash is taken of, as UTF-8: nothing before it, nothing after. */
export function answerBytes(text: string): Response {
  return new Response(text, { headers: { ...HEADERS, "Content-Type": "application/json" } });
}

/** The answer where a record does not stand at this address. @param moved where an old address leads, for the slug that stands */
export function absent(found: { state: "withdrawn" } | { state: "missing" } | { state: "moved"; slug: string }, moved: (slug: string) => string): Response {
  if (found.state === "moved") return new Response(null, { status: 301, headers: { ...HEADERS, Location: moved(found.slug) } });
  return problem(found.state === "withdrawn" ? 410 : 404);
}

/** A JSON answer of a text that is JSON already. */
export function answerText(json: string, headers: Record<string, string> = {}): Response {
  return new Response(json, { headers: { ...HEADERS, "Content-Type": "application/json", ...headers } });
}

/** A JSON answer. */
export function answer(data: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(data, { headers: { ...HEADERS, ...headers } });
}

/** A table as a file of this name. */
export function csvAnswer(csv: string, fileName: string): Response {
  return new Response(csv, { headers: { ...HEADERS, "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName}"` } });
}

const PROBLEMS = {
  400: { title: "Bad request", detail: "A parameter of the address is not one that this list knows, or has a value that it cannot have." },
  404: { title: "Not found", detail: "There is no public record at this address." },
  410: { title: "Gone", detail: "This record was withdrawn. A withdrawal says nothing about what the record held." },
} as const;

export const TOO_LONG = "This table is longer than one file may be. Ask for it in parts: `part=1-20` is the first of twenty.";

export const BODY_WITHHELD = "The content of this edition was withheld. Its entry stays, with its number, day and hash.";

/** Problem details (RFC 9457): never more than the status itself tells. @param detail another sentence than the status's own */
export function problem(status: keyof typeof PROBLEMS, detail?: string): Response {
  const body = JSON.stringify({ type: "about:blank", status, ...PROBLEMS[status], ...(detail === undefined ? {} : { detail }) });
  return new Response(body, { status, headers: { ...HEADERS, "Content-Type": "application/problem+json" } });
}
