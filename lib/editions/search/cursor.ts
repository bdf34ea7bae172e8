/** Where an answer of the API goes on: the keys of its last row, as an opaque word. Rows that come or go meanwhile move nothing. */
import * as z from "zod";
import { recordIdSchema } from "@/lib/core/ids";
import { SORTS, type Sort } from "@/lib/editions/search/params";

/** Characters: a name of 200 Hanzi is six times as long in pinyin. */
const LONGEST_SORT_NAME = 1_500;
// Any real day that Postgres knows, and it knows no year 0. Not only those of years that a source may name: a winter begins in the year before.
const day = z.iso.date().refine((text) => text >= "0001").nullable();
const cursorSchema = z.tuple([z.enum(SORTS), z.int().min(0).max(99), z.int().min(0).max(999), day, z.string().max(LONGEST_SORT_NAME), recordIdSchema]);

export type Cursor = { sort: Sort; rank: number; distance: number; /** Of the sorts by day. */ day: string | null; sortName: string; recordId: string };

type LastRow = { rank: number; distance: number; sortName: string; recordId: string; updatedOn: string; latestEventOn: string | null };

export function cursorOf(sort: Sort, { rank, distance, sortName, recordId, updatedOn, latestEventOn }: LastRow): Cursor {
  return { sort, rank, distance, day: sort === "updated" ? updatedOn : sort === "event" ? latestEventOn : null, sortName, recordId };
}

/** The cursor as one word of an address. */
export function cursorWord({ sort, rank, distance, day: onDay, sortName, recordId }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, rank, distance, onDay, sortName, recordId])).toString("base64url");
}

/** @returns null where the word is none of ours, or of another order than the one asked for */
export function readCursor(word: string, sort: Sort): Cursor | null {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(word, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  const parsed = cursorSchema.safeParse(content);
  if (!parsed.success || parsed.data[0] !== sort || /\u0000/u.test(parsed.data[4])) return null;
  const [, rank, distance, onDay, sortName, recordId] = parsed.data;
  return { sort, rank, distance, day: onDay, sortName, recordId };
}
