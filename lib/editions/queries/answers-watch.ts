import "server-only";
/** Which publications answer what somebody watches, by the rules of the feeds. For lib/watching alone, which tells nobody more than the public's role reads. */
import type { RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { onlyOf, type Edition, type EditionLookup } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { membersOfCountry, membersOfPerson, standingUnder } from "@/lib/editions/feeds/members";
import type { Plainness } from "@/lib/editions/people-under";
import { choiceConditions, ofList, rowsOf, wordConditions } from "@/lib/editions/queries/list-conditions";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { bestNames, bindings, facetConditions, listCondition, peopleAsked } from "@/lib/editions/queries/people-conditions";
import type { AskedSearch } from "@/lib/editions/search/watchable";
import { read } from "@/lib/platform/reader-db";

/** One publication: which edition of a record it made or withheld, and how. */
export type Published = { record: RecordId; number: number; act: string };

export type Belonging = { watched: RecordId; /** That it belongs there rests on allegations, or is contradicted. */ alleged: boolean };

/**
 * For each record that stands, to the feeds of which watched records its publications belong: what readFeed answers for one of these, asked from the other side.
 * @param watched people, practices and countries
 */
export async function feedsOf(records: readonly RecordId[], watched: readonly RecordId[]): Promise<Map<RecordId, Belonging[]>> {
  const lookup = await loadEditions(records);
  const published = records.flatMap((id) => lookup.get(id) ?? []);
  // A statement belongs to a person also by the statement that it answers, and to a country by the office that speaks.
  const around = await loadEditions(onlyOf(published, "statement").flatMap(({ body }) => [...body.about.map(({ to }) => to), ...body.speakers.flatMap(({ by }) => by ?? [])]), published);
  // Of what is watched no document is read: one that cannot be read holds up nobody else's news.
  const targets = await read<Target>("SELECT record_id AS id, kind FROM public_site.current_edition WHERE record_id = ANY($1::uuid[])", [watched]);
  return new Map(
    published.map((record) => {
      const near = new Set([record.body.id, ...reached(record, around).flatMap(({ body }) => [body.id, ...mentionedIn(body)])]);
      return [
        record.body.id,
        targets.flatMap((target): Belonging[] => {
          const standing = near.has(target.id) ? standingIn(target, record, around) : null;
          return standing === null ? [] : [{ watched: target.id, alleged: standing === "alleged" }];
        }),
      ];
    }),
  );
}

type Target = { id: RecordId; kind: RecordKind };

/** The record, and what it points to as far as that stands. */
function reached(record: Edition, around: EditionLookup): Edition[] {
  return [record, ...mentionedIn(record.body).flatMap((id) => around.get(id) ?? [])];
}

function standingIn({ id, kind }: Target, record: Edition, around: EditionLookup): Plainness {
  const near = reached(record, around);
  if (kind === "practice") return standingUnder(id, record);
  if (kind === "person") return membersOfPerson(id, onlyOf(near, "statement")).get(record.body.id) ?? null;
  if (kind !== "country") return null;
  return membersOfCountry(id, near.filter(({ body }) => body.kind === "person" || body.kind === "organisation"), onlyOf([record], "statement")).get(record.body.id) ?? null;
}

/** Which of these publications answer a search as the records stand now. @returns their places in the list given */
export async function answersAmong(asked: AskedSearch, published: readonly Published[]): Promise<Set<number>> {
  const { values, bind } = bindings();
  const records = `${bind(published.map(({ record }) => record))}::uuid[]`;
  const places = (isAnswer: (each: Published) => boolean) => new Set(published.flatMap((each, place) => (isAnswer(each) ? [place] : [])));
  if (asked.of === "list" && asked.search.list === "updates") {
    const conditions = [`t.record_id = ANY(${records})`, ...choiceConditions(asked.search, bind).values()];
    const rows = await read<Published>(
      `SELECT p.record_id AS record, p.number, p.act FROM ${rowsOf("updates")} JOIN public_site.publication p ON p.seq = t.seq WHERE ${conditions.join(" AND ")}`,
      values,
    );
    return places(({ record, number, act }) => rows.some((row) => row.record === record && row.number === number && row.act === act));
  }
  const rows = asked.of === "people" ? await peopleAmong(asked.search, { records, bind, values }) : await listedAmong(asked.search, { records, bind, values });
  const answering = new Set(rows.map(({ id }) => id));
  return places(({ record }) => answering.has(record));
}

type Among = { records: string; values: unknown[]; bind: ReturnType<typeof bindings>["bind"] };

function peopleAmong(search: Extract<AskedSearch, { of: "people" }>["search"], { records, bind, values }: Among): Promise<{ id: RecordId }[]> {
  const answering = search.q === "" ? "" : `WITH ${bestNames(search, bind)}`;
  const conditions = [`p.record_id = ANY(${records})`, listCondition(search), ...facetConditions(search, bind).values()];
  return read(`${answering} SELECT p.record_id AS id FROM ${peopleAsked(search)} WHERE ${conditions.join(" AND ")}`, values);
}

function listedAmong(search: Extract<AskedSearch, { of: "list" }>["search"], { records, bind, values }: Among): Promise<{ id: RecordId }[]> {
  const conditions = [`t.record_id = ANY(${records})`, ofList(search.list), ...wordConditions(search, bind), ...choiceConditions(search, bind).values()];
  return read(`SELECT DISTINCT t.record_id AS id FROM ${rowsOf(search.list)} WHERE ${conditions.join(" AND ")}`, values);
}
