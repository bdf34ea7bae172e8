import "server-only";
/**
 * When a form was drawn, sealed into a hidden box of it: nobody can make one, move its time, or read that time from the page. Each
 * drawing has its own, so a form sent twice is known by its stamp.
 */
import { randomBytes } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { hashToken, seal, unseal } from "@/lib/platform/secrets";

const NONCE_BYTES = 12;
const TIME_BYTES = 6;
const STAMP = /^[A-Za-z0-9_-]{40,120}$/;

export type FormStamp = { readonly drawnAt: Date; /** SHA-256 of the stamp: what may be kept of it. */ readonly hash: Uint8Array<ArrayBuffer> };

/** A new stamp, safe in an attribute. @param form its name: a stamp of one form is none of another */
export function makeFormStamp(form: string): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(now().getTime(), 0, TIME_BYTES);
  return Buffer.from(seal("form-stamp", form, Buffer.concat([time, randomBytes(NONCE_BYTES)]))).toString("base64url");
}

/** @returns null for anything that this process's secret did not seal for that form */
export function readFormStamp(form: string, stamp: string): FormStamp | null {
  if (!STAMP.test(stamp)) return null;
  const plain = unseal("form-stamp", form, Buffer.from(stamp, "base64url"));
  if (plain?.length !== TIME_BYTES + NONCE_BYTES) return null;
  return { drawnAt: new Date(Buffer.from(plain).readUIntBE(0, TIME_BYTES)), hash: hashToken(stamp) };
}
