import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { expect, it } from "vitest";
import { drawOutlines } from "@/lib/vocabulary/draw-outlines";
import { OUTLINES, outlineOf } from "@/lib/vocabulary/outlines";

const WORLD = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");

it("holds what the packages draw: written anew with -u", async () => {
  const drawn = drawOutlines(JSON.parse(readFileSync(WORLD, "utf8")));
  await expect(`${JSON.stringify(drawn, null, 1)}\n`).toMatchFileSnapshot("./outlines.json");
});

it("draws the land of the whole world in few bytes", () => {
  expect(brotliCompressSync(OUTLINES.land).length).toBeLessThan(6_000);
  expect(OUTLINES.land).toMatch(/^m[\d m z-]+z$/u);
});

it("finds countries by their code, and none for what is too small or has no code of its own", () => {
  expect(Object.keys(OUTLINES.countries).length).toBeGreaterThan(150);
  for (const code of ["au", "be", "ca", "ch", "cn", "cz", "de", "ee", "fr", "gb", "jp", "se", "us", "tw"]) expect(outlineOf(code), code).not.toBeNull();
  for (const code of ["hk", "mt", "xk", "aq", "zz"]) expect(outlineOf(code), code).toBeNull();
});

it("keeps every outline within the picture", () => {
  for (const [code, { path, middle: [x, y] }] of Object.entries(OUTLINES.countries)) {
    expect(x >= 0 && x <= OUTLINES.width && y >= 0 && y <= OUTLINES.height, code).toBe(true);
    expect(path, code).toMatch(/^m[\d m z-]+z$/u);
  }
});
