/**
 * The head of the audit log as a file to keep elsewhere: how many rows there were, the hash of the last, the day, and this office's signature. Against it a cut tail
 * and a chain made anew are found (`npm run audit:verify -- --head FILE`). The signature is keyed with CASELIGHT_SECRET (HMAC-SHA-256, RFC 2104, by a key of its own): it
 * shows whoever has the secret that the file was made here and not altered; to nobody else does it show anything.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import * as z from "zod";

export type AuditHead = { seq: number; /** In hexadecimal. */ sha256: string };

const KEY_BYTES = 32;
const hexSchema = z.string().regex(/^[0-9a-f]{64}$/);
const statementSchema = z.strictObject({ what: z.literal("caselight audit head"), seq: z.int().positive(), sha256: hexSchema, day: z.iso.date(), signature: hexSchema });

function signatureOf(secret: string, { seq, sha256, day }: AuditHead & { day: string }): Buffer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "caselight/audit-head", KEY_BYTES));
  return createHmac("sha256", key).update(["caselight audit head", String(seq), sha256, day].join("\n"), "utf8").digest();
}

/** @param day ISO day of the export */
export function writeAuditHead(secret: string, head: AuditHead, day: string): string {
  const { seq, sha256 } = head;
  return `${JSON.stringify({ what: "caselight audit head", seq, sha256, day, signature: signatureOf(secret, { seq, sha256, day }).toString("hex") }, null, 2)}\n`;
}

/** @returns "unreadable" for what is no such file, "unsigned" for one that was altered or made under another secret */
export function readAuditHead(secret: string, text: string): (AuditHead & { day: string }) | "unreadable" | "unsigned" {
  let typed: unknown;
  try {
    typed = JSON.parse(text);
  } catch {
    return "unreadable";
  }
  const parsed = statementSchema.safeParse(typed);
  if (!parsed.success) return "unreadable";
  const { seq, sha256, day, signature } = parsed.data;
  return timingSafeEqual(signatureOf(secret, { seq, sha256, day }), Buffer.from(signature, "hex")) ? { seq, sha256, day } : "unsigned";
}
