import "server-only";
/** The words of an identity as bytes, sealed for one id alone. */
import type { SealedId } from "@/lib/core/ids";
import { seal, unseal } from "@/lib/platform/secrets";

/** Bytes: a sealed name is as long as any other name of its hundreds of letters. */
const PADDED_TO = 512;
const END = 0x80;

/** ISO/IEC 7816-4 padding: one byte that says where the words end, and zeros. */
export function sealWords(id: SealedId, words: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(words);
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / PADDED_TO) * PADDED_TO);
  padded.set(bytes);
  padded[bytes.length] = END;
  return seal("sealed-identity", id, padded);
}

/** @returns null where it was altered, sealed for another id, or under a secret that is not known any more */
export function unsealWords(id: SealedId, sealed: Uint8Array): string | null {
  const padded = unseal("sealed-identity", id, sealed);
  const end = padded === null ? -1 : padded.lastIndexOf(END);
  return padded === null || end === -1 ? null : new TextDecoder("utf-8", { fatal: true }).decode(padded.subarray(0, end));
}
