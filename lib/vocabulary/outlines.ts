/** Outlines of land and countries for a picture beside a list (outlines.json, drawn by draw-outlines.ts), whose they are, and what they do not say. */
import * as z from "zod";
import data from "./outlines.json";
import { entrySourceSchema } from "./sourced";

const outlineSchema = z.strictObject({
  /** An SVG path in the units of the picture. */
  path: z.string(),
  /** The middle of the largest part, and its width or height, whichever is more. */
  middle: z.tuple([z.int(), z.int()]),
  size: z.int(),
});
export type Outline = z.infer<typeof outlineSchema>;

const outlinesSchema = z.strictObject({ source: entrySourceSchema, width: z.int(), height: z.int(), land: z.string(), countries: z.record(z.string().regex(/^[a-z]{2}$/u), outlineSchema) });

/** The picture: its size in units, all land as one path, and countries by ISO 3166-1 alpha-2 in lower case. Small territories have none. */
export const OUTLINES = outlinesSchema.parse(data);

/** The outline of a country; null where the map is too coarse for it, or draws none of that code. */
export function outlineOf(code: string): Outline | null {
  return OUTLINES.countries[code] ?? null;
}
