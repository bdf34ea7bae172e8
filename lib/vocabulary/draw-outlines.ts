/**
 * Draws outlines.json out of the package world-atlas (Natural Earth 1:110m, public domain). Run by outlines.test.ts, which holds the file to it; no
 * page needs the packages. Coarse on purpose: decoration beside a list, in few bytes, and nothing to read a border off.
 */
import { geoEqualEarth, geoPath, type GeoPermissibleObjects } from "d3-geo";
import { feature, merge } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";
import * as z from "zod";

const WIDTH = 560;
const HEIGHT = 246;
/** Antarctica: nobody lives there who could sign, and it would fill a fifth of the picture. */
const LEFT_OUT = "010";
/** Rings smaller than this many square units are dropped, unless a country has no larger one. */
const SMALLEST_RING = 3;
const SOURCE = "Natural Earth 1:110m Cultural Vectors (public domain), through the npm package world-atlas 2.0.2; projected (Equal Earth) and rounded by draw-outlines.ts";

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

/** Outline of a country, the middle of its largest part, and how wide or high that is: a small one cannot be seen without a ring around it. */
type Outline = { path: string; middle: Point; size: number };
export type Drawn = { source: string; width: number; height: number; land: string; countries: Record<string, Outline> };

/** @param world the parsed `countries-110m.json` of world-atlas */
export function drawOutlines(world: World): Drawn {
  const shapes = world.objects.countries.geometries.filter(({ id }) => String(id) !== LEFT_OUT);
  const land = merge(world, shapes.filter((shape): shape is Polygon | MultiPolygon => shape.type === "Polygon" || shape.type === "MultiPolygon"));
  const projection = geoEqualEarth().fitExtent([[1, 1], [WIDTH - 1, HEIGHT - 1]], land);
  const path = geoPath(projection);
  const rings = (shape: GeoPermissibleObjects) => ringsOf(path(shape) ?? "");
  const countries = shapes.flatMap((shape): [string, Outline][] => {
    const code = codeOf(shape.id);
    const outline = code === null ? null : outlineOf(rings(feature(world, shape)));
    return code === null || outline === null ? [] : [[code, outline]];
  });
  return { source: SOURCE, width: WIDTH, height: HEIGHT, land: written(large(rings(land))), countries: Object.fromEntries(countries.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

/** ISO 3166-1 alpha-2 in lower case for the numeric code, as Unicode maps them; null for what has none. */
function codeOf(id: unknown): string | null {
  const { data } = z.string().regex(/^\d{3}$/u).safeParse(id);
  const region = data === undefined ? undefined : new Intl.Locale(`und-${data}`).region;
  return region !== undefined && /^[A-Z]{2}$/u.test(region) ? region.toLowerCase() : null;
}

/** Reads the absolute path of d3-geo (M, L and Z alone) into rings of whole units, without steps that are too small to be seen. */
function ringsOf(path: string): Ring[] {
  return path.split("Z").flatMap((ring) => {
    const points = [...ring.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/gu)].map(([, x, y]): Point => [Math.round(Number(x)), Math.round(Number(y))]);
    const kept = points.filter(([x, y], index) => index === 0 || x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1]);
    const [first, last] = [kept[0], kept.at(-1)];
    const open = first !== undefined && last !== undefined && kept.length > 1 && first[0] === last[0] && first[1] === last[1] ? kept.slice(0, -1) : kept;
    const straight = open.filter((point, index) => !isBetween(open.at(index - 1) ?? point, point, open[(index + 1) % open.length] ?? point));
    return straight.length < 3 ? [] : [straight];
  });
}

function isBetween([ax, ay]: Point, [x, y]: Point, [bx, by]: Point): boolean {
  return (x - ax) * (by - y) === (y - ay) * (bx - x);
}

function areaOf(ring: Ring): number {
  return Math.abs(ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0)) / 2;
}

function large(rings: readonly Ring[]): Ring[] {
  return rings.filter((ring) => areaOf(ring) >= SMALLEST_RING);
}

function outlineOf(rings: readonly Ring[]): Outline | null {
  const [largest] = rings.toSorted((a, b) => areaOf(b) - areaOf(a));
  if (largest === undefined) return null;
  const [xs, ys] = [largest.map(([x]) => x), largest.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const drawn = large(rings);
  return { path: written(drawn.length === 0 ? [largest] : drawn), middle: [Math.round((left + right) / 2), Math.round((top + bottom) / 2)], size: Math.max(right - left, bottom - top) };
}

/** The shortest way to write rings: relative steps, and a blank only where two numbers would run together. */
function written(rings: readonly Ring[]): string {
  let from: Point = [0, 0];
  return rings
    .map((ring) => {
      let [x, y] = from;
      const steps = ring.flatMap(([nextX, nextY]) => {
        const step = [nextX - x, nextY - y];
        [x, y] = [nextX, nextY];
        return step;
      });
      // `z` goes back to where the ring began, and the next `m` counts from there.
      from = ring[0] ?? from;
      return `m${steps.join(" ").replaceAll(" -", "-")}z`;
    })
    .join("");
}
