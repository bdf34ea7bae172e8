/**
 * An authenticator in software, for tests: makes ES256 keys and signs as W3C Web Authentication, section 6, has it, byte by byte. What it is told to do wrong it
 * signs rightly: nothing but that can be the reason for which it is refused.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import type { AddingOptions, AskingOptions } from "@/lib/accounts/passkey-ceremony";
import type { NewPasskeyAnswer, PasskeyAnswer } from "@/lib/accounts/schema";

/** What is wrong with an answer. */
export type Wrong = {
  readonly challenge?: string;
  readonly origin?: string;
  readonly siteName?: string;
  readonly type?: string;
  readonly framed?: boolean;
  readonly absent?: boolean;
  readonly unverified?: boolean;
  /** What it says of whose it is; null: nothing. */
  readonly userHandle?: string | null;
  readonly counter?: number;
  /** Signs with another key. */
  readonly signedBy?: SoftwarePasskey;
  /** How it vouches for its maker, as CBOR after the format's name; none by itself. */
  readonly vouching?: { readonly format: string; readonly statement: Buffer };
};

export type SoftwarePasskey = { readonly id: string; readonly coseKey: Buffer; readonly privateKey: KeyObject; userHandle: string; counter: number };

/** Where the tests' site stands: the default of lib/platform/env.ts. */
const ORIGIN = "http://localhost:3000";
const [USER_PRESENT, USER_VERIFIED, BACKUP_ELIGIBLE, BACKED_UP, HAS_KEY] = [0x01, 0x04, 0x08, 0x10, 0x40];
const NO_MAKER = Buffer.alloc(16);

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);

function cborBytes(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([Buffer.from([0x59]), length, bytes]);
}

/** A key that no site knows yet. @param counts whether it counts its uses, as a security key does; many say 0 always */
export function newPasskey({ counts = true }: { counts?: boolean } = {}): SoftwarePasskey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const coseKey = Buffer.concat([Buffer.from("a5010203262001215820", "hex"), Buffer.from(x, "base64url"), Buffer.from("225820", "hex"), Buffer.from(y, "base64url")]);
  return { id: randomBytes(32).toString("base64url"), coseKey, privateKey, userHandle: "", counter: counts ? 1 : 0 };
}

function clientDataOf(type: string, challenge: string, wrong: Wrong): Buffer {
  return Buffer.from(JSON.stringify({ type: wrong.type ?? type, challenge: wrong.challenge ?? challenge, origin: wrong.origin ?? ORIGIN, crossOrigin: wrong.framed ?? false }));
}

function authenticatorDataOf(siteName: string, counter: number, wrong: Wrong, key: Buffer | null): Buffer {
  const flags = (wrong.absent === true ? 0 : USER_PRESENT) | (wrong.unverified === true ? 0 : USER_VERIFIED) | BACKUP_ELIGIBLE | BACKED_UP | (key === null ? 0 : HAS_KEY);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(wrong.counter ?? counter);
  return Buffer.concat([sha256(wrong.siteName ?? siteName), Buffer.from([flags]), count, ...(key === null ? [] : [key])]);
}

/** Makes it this site's, for whoever the options are for. */
export function register(passkey: SoftwarePasskey, options: AddingOptions, wrong: Wrong = {}): NewPasskeyAnswer {
  const id = Buffer.from(passkey.id, "base64url");
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  const authData = authenticatorDataOf(options.rp.id ?? "", passkey.counter, wrong, Buffer.concat([NO_MAKER, length, id, passkey.coseKey]));
  const { format, statement } = wrong.vouching ?? { format: "none", statement: Buffer.from([0xa0]) };
  const attestation = Buffer.concat([Buffer.from([0xa3]), text("fmt"), text(format), text("attStmt"), statement, text("authData"), cborBytes(authData)]);
  passkey.userHandle = options.user.id;
  return {
    id: passkey.id,
    rawId: passkey.id,
    type: "public-key",
    response: { clientDataJSON: clientDataOf("webauthn.create", options.challenge, wrong).toString("base64url"), attestationObject: attestation.toString("base64url"), transports: ["usb"] },
  };
}

/** Answers, and counts on if it counts. */
export function answer(passkey: SoftwarePasskey, options: Pick<AskingOptions, "challenge" | "rpId">, wrong: Wrong = {}): PasskeyAnswer {
  if (passkey.counter > 0) passkey.counter += 1;
  const clientData = clientDataOf("webauthn.get", options.challenge, wrong);
  const authData = authenticatorDataOf(options.rpId ?? "", passkey.counter, wrong, null);
  const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), (wrong.signedBy ?? passkey).privateKey);
  const { userHandle = passkey.userHandle } = wrong;
  return {
    id: passkey.id,
    rawId: passkey.id,
    type: "public-key",
    response: { clientDataJSON: clientData.toString("base64url"), authenticatorData: authData.toString("base64url"), signature: signature.toString("base64url"), ...(userHandle === null ? {} : { userHandle }) },
  };
}
