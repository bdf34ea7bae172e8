import { beforeAll, expect, test, vi } from "vitest";
import { hashToken, keyedHash, newToken, seal, unseal, unsealWith } from "@/lib/platform/secrets";

beforeAll(() => {
  vi.stubEnv("CASELIGHT_SECRET", "s".repeat(43));
  vi.stubEnv("CASELIGHT_SECRET_BEFORE", "b".repeat(43));
  vi.stubEnv("DATABASE_URL_READER", "postgres://reader@localhost/none");
});

const plain = new TextEncoder().encode("a secret of twenty bytes");

test("a sealed value opens for its purpose and context alone", () => {
  const sealed = seal("second-factor", "one", plain);
  expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
  expect(unseal("second-factor", "one", sealed)).toEqual(plain);
  expect(unseal("second-factor", "two", sealed)).toBeNull();
  expect(unseal("step", "one", sealed)).toBeNull();
  expect(seal("second-factor", "one", plain)).not.toEqual(sealed);
});

test("a value with any byte altered, cut or added does not open", () => {
  const sealed = seal("step", "c", plain);
  for (let index = 0; index < sealed.length; index += 1) {
    const altered = sealed.slice();
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(unseal("step", "c", altered)).toBeNull();
  }
  expect(unseal("step", "c", sealed.slice(0, -1))).toBeNull();
  expect(unseal("step", "c", new Uint8Array())).toBeNull();
});

test("tokens are long and unlike; their hashes are SHA-256", () => {
  const tokens = new Set(Array.from({ length: 100 }, newToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(hashToken("x")).toHaveLength(32);
  expect(keyedHash("attempt-key", "x")).not.toBe(Buffer.from(hashToken("x")).toString("hex"));
});

test("while the secret is being changed, what the one before sealed opens, and what a third one sealed does not", () => {
  const sealedWith = (secret: string) => seal("sealed-identity", "one", plain, secret);
  expect(unseal("sealed-identity", "one", sealedWith("s".repeat(43)))).toEqual(plain);
  expect(unseal("sealed-identity", "one", sealedWith("b".repeat(43)))).toEqual(plain);
  expect(unseal("sealed-identity", "two", sealedWith("b".repeat(43)))).toBeNull();
  expect(unseal("sealed-identity", "one", sealedWith("t".repeat(43)))).toBeNull();
  // What is sealed now is sealed with the secret of today.
  expect(unsealWith("s".repeat(43), "sealed-identity", "one", seal("sealed-identity", "one", plain))).toEqual(plain);
  expect(unsealWith("b".repeat(43), "sealed-identity", "one", seal("sealed-identity", "one", plain))).toBeNull();
});
