import "server-only";
/** Tokens, their hashes, and sealing of what the database keeps but must not be able to read. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/env";

const TOKEN_BYTES = 32;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 1;

/** What a key is for: each purpose has its own key, so that a value sealed for one is refused for every other. */
export type SealPurpose = "second-factor" | "step" | "form-stamp" | "sealed-identity";
type HashPurpose = "attempt-key" | "device";
type KeyPurpose = SealPurpose | HashPurpose;

type Binary = Uint8Array<ArrayBuffer>;

/** A fresh bearer token of 256 random bits, safe in a cookie and in an address. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** SHA-256 of a token: all that the database keeps of it. A token is random, so a plain hash suffices. */
export function hashToken(token: string): Binary {
  return new Uint8Array(createHash("sha256").update(token, "utf8").digest());
}

function keyFor(purpose: KeyPurpose, secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `caselight/${purpose}`, KEY_BYTES));
}

/** A keyed hash in hex: lets a table be keyed by what somebody typed without holding it. */
export function keyedHash(purpose: HashPurpose, text: string): string {
  return createHmac("sha256", keyFor(purpose, env().CASELIGHT_SECRET)).update(text, "utf8").digest("hex");
}

/**
 * AES-256-GCM: format byte, nonce, tag, ciphertext.
 * @param context what the value belongs to (an account's id): a sealed value moved elsewhere does not open.
 * @param secret this site's own, unless it is being changed
 */
export function seal(purpose: SealPurpose, context: string, plain: Uint8Array, secret = env().CASELIGHT_SECRET): Binary {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose, secret), nonce).setAAD(Buffer.from(context, "utf8"));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), body]));
}

/**
 * @returns what was sealed, or null when it was altered, made for something else, or sealed under a secret that is neither this one nor,
 * while secrets are being changed, the one before
 */
export function unseal(purpose: SealPurpose, context: string, sealed: Uint8Array): Binary | null {
  const { CASELIGHT_SECRET, CASELIGHT_SECRET_BEFORE: before } = env();
  return unsealWith(CASELIGHT_SECRET, purpose, context, sealed) ?? (before === undefined ? null : unsealWith(before, purpose, context, sealed));
}

/** The same with one given secret: for sealing anew (lib/sealed/commands/reseal.ts). */
export function unsealWith(secret: string, purpose: SealPurpose, context: string, sealed: Uint8Array): Binary | null {
  return openWith(keyFor(purpose, secret), context, sealed);
}

function openWith(key: Buffer, context: string, sealed: Uint8Array): Binary | null {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== FORMAT) return null;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context, "utf8")).setAuthTag(tag);
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]));
  } catch {
    return null;
  }
}
