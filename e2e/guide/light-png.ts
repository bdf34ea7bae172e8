/** Makes a picture of a page light: a page has few colours, and a PNG that lists them (PNG 3rd edition, §11.2.2, colour type 3) is half as large. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = 8;
const HEADER_BYTES = 13;
const MOST_COLOURS = 256;

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The bytes of every line, with the filters (§9.2) taken off. */
function unfiltered(raw: Buffer, width: number, height: number, perPixel: number): Buffer {
  const line = width * perPixel;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const at = y * line + x;
      const left = x < perPixel ? 0 : (out[at - perPixel] ?? 0);
      const above = y === 0 ? 0 : (out[at - line] ?? 0);
      const corner = x < perPixel || y === 0 ? 0 : (out[at - line - perPixel] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      out[at] = ((raw[y * (line + 1) + 1 + x] ?? 0) + guess) & 0xff;
    }
  }
  return out;
}

function nearest(colour: number, palette: readonly number[]): number {
  const apart = (one: number, other: number) => [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2, 0);
  return palette.reduce((best, candidate, index) => (apart(colour, candidate) < apart(colour, palette[best] ?? 0) ? index : best), 0);
}

/** @param png as Chromium takes it: eight bits, with or without transparency, not interlaced; @returns the same with at most 256 colours, the commonest */
export function lightPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = Buffer.from(chunks[0]?.data ?? Buffer.alloc(HEADER_BYTES));
  const [width, height, perPixel] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const pixels = unfiltered(inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data))), width, height, perPixel);
  const colours = Array.from({ length: width * height }, (_, index) => pixels.readUIntBE(index * perPixel, 3));
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, MOST_COLOURS).map(([colour]) => colour);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const lines = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, index) => {
    lines[Math.floor(index / width) * (width + 1) + 1 + (index % width)] = places.get(colour) ?? 0;
  });
  header[9] = 3;
  const listed = Buffer.concat(palette.map((colour) => Buffer.from([(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff])));
  return Buffer.concat([png.subarray(0, SIGNATURE), chunk("IHDR", header), chunk("PLTE", listed), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
