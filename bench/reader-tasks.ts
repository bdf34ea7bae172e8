/** What bench/reader.ts can be asked. */
import type { FacetCount } from "@/lib/editions/queries/count-people";
import type { RawParameters } from "@/lib/editions/search/params";
import type { Recall } from "@/prisma/factories/search-recall";

/**
 * `profile`, `search`, `rows`, `counts`: the product's query functions. `searchSql`, `rowsSql`, `countsSql`: the statements that they send, through `pg` and
 * nothing else.
 */
export type Timed =
  | { task: "profile"; slug: string }
  | { task: "search" | "searchSql" | "rows" | "rowsSql" | "counts" | "countsSql"; params: RawParameters };

export type ReaderTask =
  | Timed
  | { task: "facets" }
  | { task: "slips"; people: number; seed: number; queries: number }
  | { task: "exactly"; people: number; seed: number; queries: number };

/** Milliseconds of a timed task; otherwise the answer. */
export type ReaderReply = { ms: number; facets?: FacetCount[]; recall?: Recall; exactly?: { asked: number; exactFirst: number; found: number } };
