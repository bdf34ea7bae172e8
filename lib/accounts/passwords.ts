import "server-only";
/** Passwords: argon2id as OWASP advises it, at most a few at once, and a strength rule without character classes. */
import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { tooMany } from "@/lib/core/errors";
import { newToken } from "@/lib/platform/secrets";

const ARGON2ID = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/** Each hash holds 64 MiB while it runs. */
const HASHES_AT_ONCE = 4;
/** A hash takes about a tenth of a second: whoever came behind so many would wait longer than a browser does. */
const HASHES_WAITING = 100;
const PASSWORD_CHARACTERS_MIN = 12;
export const PASSWORD_CHARACTERS_MAX = 128;
/** zxcvbn: 0 to 4; 3 is "safely unguessable" offline. */
const STRENGTH_MIN = 3;
const PERSONAL_PART_MIN = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** @throws AppError too_many (signInBusy): a flood costs whoever comes during it a moment, and the server neither memory nor the next hour */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= HASHES_AT_ONCE) {
    if (waiting.length >= HASHES_WAITING) throw tooMany("signInBusy");
    await new Promise<void>((resume) => waiting.push(resume));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The same characters typed on another keyboard are the same password. */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalised(password), ARGON2ID));
}

let hashOfNobody: Promise<string> | undefined;

/**
 * Whether this is the password. Takes as long for an account that does not exist (`null`): it is verified against a hash that
 * nothing matches.
 */
export async function isPassword(storedHash: string | null, password: string): Promise<boolean> {
  // A hash that was refused its turn must not stay: it would refuse everybody after.
  hashOfNobody ??= hashPassword(newToken()).catch((error: unknown) => {
    hashOfNobody = undefined;
    throw error;
  });
  const against = storedHash ?? (await hashOfNobody);
  const matches = await inTurn(() => verify(against, normalised(password)));
  return matches && storedHash !== null;
}

export type PasswordWeakness = "passwordShort" | "passwordLong" | "passwordPersonal" | "passwordGuessable";

let meter: Promise<ZxcvbnFactory> | undefined;

// The dictionaries are large and needed only when somebody chooses a password.
async function strengthMeter(): Promise<ZxcvbnFactory> {
  const [common, english] = await Promise.all([import("@zxcvbn-ts/language-common"), import("@zxcvbn-ts/language-en")]);
  return new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...english.dictionary }, graphs: common.adjacencyGraphs });
}

function personalParts(person: { email: string; displayName: string }): string[] {
  const [mailbox = ""] = person.email.split("@");
  const parts = [person.email, mailbox, person.displayName, ...person.displayName.split(/\s+/u)];
  return parts.map((part) => part.normalize("NFKC").toLowerCase()).filter((part) => part.length >= PERSONAL_PART_MIN);
}

/** @returns a key of the `errors` messages, or null when the password may be used. */
export async function passwordWeakness(password: string, person: { email: string; displayName: string }): Promise<PasswordWeakness | null> {
  const chosen = normalised(password);
  const length = [...chosen].length;
  if (length < PASSWORD_CHARACTERS_MIN) return "passwordShort";
  if (length > PASSWORD_CHARACTERS_MAX) return "passwordLong";
  const personal = personalParts(person);
  if (personal.some((part) => chosen.toLowerCase().includes(part))) return "passwordPersonal";
  meter ??= strengthMeter();
  return (await meter).check(chosen, personal).score >= STRENGTH_MIN ? null : "passwordGuessable";
}
