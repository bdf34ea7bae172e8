import "server-only";
/** The words of an identity, sealed for one id alone. */
import type { SealedId } from "@/lib/core/ids";
import { sealText, unsealText } from "@/lib/platform/secrets";

export function sealWords(id: SealedId, words: string): Uint8Array<ArrayBuffer> {
  return sealText("sealed-identity", id, words);
}

/** @returns null where it was altered, sealed for another id, or under a secret that is not known any more */
export function unsealWords(id: SealedId, sealed: Uint8Array): string | null {
  return unsealText("sealed-identity", id, sealed);
}
