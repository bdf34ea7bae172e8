import "server-only";
import { FEED_LENGTH } from "@/lib/editions/feeds/feed";
import { choiceConditions, ofList, rowsOf, wordConditions } from "@/lib/editions/queries/list-conditions";
import { bestNames, bindings, facetConditions, listCondition, peopleAsked } from "@/lib/editions/queries/people-conditions";
import { UPDATES } from "@/lib/editions/queries/update-row";
import type { ListSearch } from "@/lib/editions/search/list-params";
import type { PeopleSearch } from "@/lib/editions/search/params";
import { updateFrom, type Update } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

/** The latest publications of the people who answer a search: of their own records, as these stand now. */
export async function readPeopleUpdates(search: PeopleSearch): Promise<Update[]> {
  const { values, bind } = bindings();
  const answering = search.q === "" ? "" : `WITH ${bestNames(search, bind)}`;
  const conditions = [listCondition(search), ...facetConditions(search, bind).values()];
  return updates(`${answering} ${UPDATES} WHERE p.record_id IN (SELECT p.record_id FROM ${peopleAsked(search)} WHERE ${conditions.join(" AND ")}) ORDER BY p.seq DESC LIMIT ${bind(FEED_LENGTH)}`, values);
}

/** The latest publications of the records that answer a search of a list. Of the list of updates itself: see find-updates.ts. */
export async function readListUpdates(search: ListSearch): Promise<Update[]> {
  const { values, bind } = bindings();
  const conditions = [ofList(search.list), ...wordConditions(search, bind), ...choiceConditions(search, bind).values()];
  return updates(`${UPDATES} WHERE p.record_id IN (SELECT t.record_id FROM ${rowsOf(search.list)} WHERE ${conditions.join(" AND ")}) ORDER BY p.seq DESC LIMIT ${bind(FEED_LENGTH)}`, values);
}

async function updates(text: string, values: unknown[]): Promise<Update[]> {
  return (await read<Record<string, unknown>>(text, values)).map(updateFrom);
}
