import { expect, test } from "vitest";
import { dossierNumber } from "@/lib/editions/dossier";

const of = (...hashes: string[]) => dossierNumber(hashes.map((sha256) => ({ edition: { entry: { sha256 } } }) as unknown as Parameters<typeof dossierNumber>[0][number]));

test("a dossier's number is that of its people's editions in their order, and of nothing else", () => {
  expect(of("aa", "bb")).toBe(of("aa", "bb"));
  expect(new Set([of("aa", "bb"), of("bb", "aa"), of("aa"), of("aabb"), of()]).size).toBe(5);
  expect(of("aa")).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/u);
});
