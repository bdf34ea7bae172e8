/**
 * Ids of feeds and their entries: the same for ever, made of what they name (RFC 9562, 5.5: UUID version 5). An entry's, of its record, is the same at
 * every host; a feed's is of its address, and so of the host that it is read from.
 */
import { createHash } from "node:crypto";

/** The namespace of addresses (RFC 9562, 6.6). */
export const URL_NAMESPACE = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

const BYTES = 16;
/** Bits of octet 6 that name the version and of octet 8 that name the variant. */
const VERSION_5 = 0x50;
const VARIANT = 0x80;

/**
 * A name-based id as a URN.
 * @param namespace a UUID; for what belongs to a record, the record's id
 * @param name what is named within it
 */
export function nameBasedId(namespace: string, name: string): string {
  const hash = createHash("sha1").update(Buffer.from(namespace.replaceAll("-", ""), "hex")).update(name, "utf8").digest().subarray(0, BYTES);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | VERSION_5, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | VARIANT, 8);
  const hex = hash.toString("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
