import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { sealedIdSchema } from "@/lib/core/ids";
import { sealWords, unsealWords } from "@/lib/sealed/words";

beforeAll(() => {
  vi.stubEnv("CASELIGHT_SECRET", "s".repeat(43));
  vi.stubEnv("DATABASE_URL_READER", "postgres://reader@localhost/none");
});

const newId = () => sealedIdSchema.parse(randomUUID());

test.each(["Aubergine", "茄子（一个虚构的名字）", "ÀÀ\u0080".repeat(400), "x".repeat(511), "x".repeat(512)])("words come back whole, whatever their bytes", (words) => {
  const id = newId();
  expect(unsealWords(id, sealWords(id, words))).toBe(words);
});

test("nothing of the words is in the bytes, and their length says nothing", () => {
  const id = newId();
  const [short, long] = [sealWords(id, "Li"), sealWords(id, "A much longer name of somebody, with where she works and how she can be reached")];
  expect(short).toHaveLength(long.length);
  expect(Buffer.from(long).includes(Buffer.from("longer name"))).toBe(false);
});

test("sealed for one identity, they open for no other", () => {
  expect(unsealWords(newId(), sealWords(newId(), "Aubergine"))).toBeNull();
});
