/** What bench/reader.ts can be asked. */
import type { FacetCount } from "@/lib/editions/queries/count-people";
import type { RawParameters } from "@/lib/editions/search/parameters";
import type { Recall } from "@/prisma/factories/search-recall";

/** `profile`, `search`: the product's query functions. `searchSql`: the statements that the search sends, through `pg` and nothing else. */
export type Timed = { task: "profile"; slug: string } | { task: "search" | "searchSql"; params: RawParameters };

export type ReaderTask =
  | Timed
  | { task: "facets" }
  | { task: "slips"; people: number; seed: number; queries: number }
  | { task: "exactly"; people: number; seed: number; queries: number };

/** Milliseconds of a timed task; otherwise the answer. */
export type ReaderReply = { ms: number; facets?: FacetCount[]; recall?: Recall; exactly?: { asked: number; exactFirst: number; found: number } };
