import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { EditionBody } from "@/lib/editions/contract";

/** The hash that the first edition of a record follows. */
export const NOTHING_BEFORE = Buffer.alloc(32);

/**
 * The bytes that an edition's hash is taken of: canonical JSON (RFC 8785) of the body, and their SHA-256 as UTF-8.
 * @returns the text to store and its hash (32 bytes)
 */
export function canonicalBody(body: EditionBody): { text: string; sha256: Buffer } {
  const text = canonicalize(body);
  if (text === undefined) throw new Error("An edition body must be an object.");
  return { text, sha256: createHash("sha256").update(text, "utf8").digest() };
}
