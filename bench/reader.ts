/** One process that reads one database as the public half does: says how long each question took. */
import pg from "pg";
import { countPeople } from "@/lib/editions/queries/count-people";
import { readPeopleSearch } from "@/lib/editions/queries/read-people-search";
import { readRecord } from "@/lib/editions/queries/read-record";
import { readSearch } from "@/lib/editions/search/params";
import { env } from "@/lib/platform/env";
import { READER_OPTIONS } from "@/lib/platform/reader-db";
import { randomFrom } from "@/prisma/factories/invented-people";
import { namesOf } from "@/prisma/factories/invented-record";
import { personIdOf } from "@/prisma/factories/invented-person-record";
import { askExactly, askWithSlips, spellingOf, type Spelled } from "@/prisma/factories/search-recall";
import { answerParent } from "./child";
import type { ReaderReply, ReaderTask, Timed } from "./reader-tasks";
import { sendAgain, statementsOf } from "./statements";

const pool = new pg.Pool({ connectionString: env().DATABASE_URL_READER, max: 4, options: READER_OPTIONS });

async function timed(work: () => Promise<unknown>): Promise<ReaderReply> {
  const began = performance.now();
  await work();
  return { ms: performance.now() - began };
}

async function workOf(asked: Timed): Promise<() => Promise<unknown>> {
  if (asked.task === "profile") return () => readRecord("person", asked.slug);
  const { search } = readSearch(asked.params, "people");
  const query = () => readPeopleSearch(search);
  if (asked.task === "search") return query;
  const waves = await statementsOf(query);
  return () => sendAgain(pool, waves);
}

/** Everybody on record, as the generator names them. */
function everybody(people: number, seed: number): Spelled[] {
  return namesOf({ people, seed }).map((names, number) => ({ id: personIdOf(number), words: spellingOf(names) }));
}

answerParent<ReaderTask>(async (asked): Promise<ReaderReply> => {
  switch (asked.task) {
    case "facets":
      return { ms: 0, facets: (await countPeople(readSearch({}, "people").search)).facets };
    case "slips":
      return { ms: 0, recall: await askWithSlips(everybody(asked.people, asked.seed), asked.queries, randomFrom(asked.seed)) };
    case "exactly":
      return { ms: 0, exactly: await askExactly(everybody(asked.people, asked.seed).slice(0, asked.queries)) };
    default:
      return timed(await workOf(asked));
  }
});
