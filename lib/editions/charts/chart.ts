/** The charts of the public site by name: each has its numbers as a table on its page, as a file, and a citation. */
import * as z from "zod";
import { slugSchema, type Slug } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";

/**
 * `years`: people under a practice by the year in which custody began. `spells`: its stretches of custody against the limit. `signatures`: countries and
 * statements. `basis`: how much rests on one source, or on each.
 */
export const CHART_NAMES = ["years", "spells", "signatures", "basis"] as const;
export type ChartName = (typeof CHART_NAMES)[number];

/** A chart; `slug` names the record that it is of, null where it is of the whole record. */
export type Chart = { name: ChartName; slug: Slug | null };

/** What kind of record a chart with a slug is of. */
export const CHART_KIND = { years: "practice", spells: "practice", signatures: "country", basis: "source" } as const satisfies Record<ChartName, RecordKind>;

const addressSchema = z.union([z.tuple([z.enum(["years", "spells", "basis"]), slugSchema]), z.tuple([z.enum(["signatures", "basis"])])]);

/**
 * The chart that an address names: its parts after `charts`, without the name of the file.
 * @returns null where there is no such chart
 */
export function chartAt(parts: readonly string[]): Chart | null {
  const parsed = addressSchema.safeParse(parts);
  if (!parsed.success) return null;
  const [name, slug = null] = parsed.data;
  return { name, slug };
}

/** The part of the page on which it stands. */
export const CHART_ANCHOR = { years: "years", spells: "spells", signatures: "matrix", basis: "rests" } as const satisfies Record<ChartName, string>;
