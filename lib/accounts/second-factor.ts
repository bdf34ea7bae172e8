import "server-only";
/** One-time codes (RFC 6238: SHA-1, six digits, 30 seconds, which every authenticator understands) and recovery codes. */
import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { RECOVERY_CODES } from "@/lib/accounts/limits";
import type { AccountId } from "@/lib/core/ids";
import { hashToken, seal, unseal } from "@/lib/platform/secrets";

const SECRET_BYTES = 20;
const RECOVERY_BYTES = 10;
const STEP_SECONDS = 30;
const STEP_MS = STEP_SECONDS * 1_000;
const GROUP = /.{1,4}/g;
const ISSUER = "Caselight";

type Binary = Uint8Array<ArrayBuffer>;

export function newTotpSecret(): Binary {
  return new Uint8Array(randomBytes(SECRET_BYTES));
}

function totpOf(secret: Binary, label = ""): TOTP {
  return new TOTP({ issuer: ISSUER, label, algorithm: "SHA1", digits: 6, period: STEP_SECONDS, secret: new Secret({ buffer: secret.buffer }) });
}

function grouped(base32: string, separator: string): string {
  return (base32.match(GROUP) ?? []).join(separator);
}

/** For typing by hand: base32 in groups of four. */
export function secretText(secret: Binary): string {
  return grouped(totpOf(secret).secret.base32, " ");
}

/** `otpauth:` address that an authenticator on the same device opens. */
export function otpauthAddress(secret: Binary, email: string): string {
  return totpOf(secret, email).toString();
}

/**
 * The time step a code belongs to, or null when it is wrong. The present step and the one before are accepted: a code may turn
 * while it is typed. The caller must refuse a step it has accepted before.
 */
export function stepOfCode(secret: Binary, code: string, at: Date): bigint | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null || delta > 0 ? null : BigInt(Math.floor(at.getTime() / STEP_MS) + delta);
}

export function sealTotpSecret(accountId: AccountId, secret: Binary): Binary {
  return seal("second-factor", accountId, secret);
}

/** @returns null when it was altered, belongs to another account, or the server's secret has changed. */
export function unsealTotpSecret(accountId: AccountId, sealed: Uint8Array): Binary | null {
  return unseal("second-factor", accountId, sealed);
}

/** Ten codes of 80 random bits, as they are shown, once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => grouped(new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer }).base32, "-"));
}

/** What is stored of a recovery code. It is random and long: a plain hash suffices. */
export function recoveryCodeHash(code: string): Binary {
  return hashToken(`recovery ${plain(code)}`);
}

function plain(code: string): string {
  return code.normalize("NFKC").toUpperCase().replace(/[\s-]+/gu, "");
}

export type TypedCode = { kind: "totp" | "recovery" | "passkey"; code: string };

/** A proof of `commands/prove-passkey.ts`: as long as every token of ours, and never typed by hand. */
const PROOF = /^[A-Za-z0-9_-]{43}$/;

/** What somebody typed as a code, spaces and hyphens aside, or the proof that a passkey put in its place; null when it is none of them. */
export function readCode(typed: string): TypedCode | null {
  if (PROOF.test(typed.trim())) return { kind: "passkey", code: typed.trim() };
  const code = plain(typed);
  if (/^\d{6}$/.test(code)) return { kind: "totp", code };
  // Base32 has no 0 and no 1: they were meant as the letters they look like.
  const letters = code.replaceAll("0", "O").replaceAll("1", "I");
  return /^[A-Z2-7]{16}$/.test(letters) ? { kind: "recovery", code: letters } : null;
}
