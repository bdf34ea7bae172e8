import "server-only";
/**
 * What a site asks of a browser and checks of its answer (W3C Web Authentication, sections 7.1 and 7.2). Name and origin of this site come from its
 * settings, never from a request. The library is told here what it may do: it verifies signatures, and fetches nothing.
 */
import { generateKeyPairSync } from "node:crypto";
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticatorTransport } from "@simplewebauthn/server";
import { decodeAttestationObject, decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import { PASSKEY_STEP_MS } from "@/lib/accounts/limits";
import type { PasskeyAnswer, NewPasskeyAnswer } from "@/lib/accounts/schema";
import type { AccountId } from "@/lib/core/ids";
import { env } from "@/lib/platform/env";

type Binary = Uint8Array<ArrayBuffer>;
export type AskingOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;
export type AddingOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
/** A passkey that is on file, as a browser is told of it. */
export type KnownPasskey = { credentialId: Uint8Array; transports: readonly string[] };

const SITE_NAME = "Caselight";
/** COSE: EdDSA, ES256, RS256; what authenticators make, and nothing that this server could not check. */
const ALGORITHMS = [-8, -7, -257];
/** COSE_Key of an ES256 key: kty EC2, alg ES256, crv P-256, then x and y of 32 bytes each (RFC 9053, section 7.1.1). */
const ES256_BEGINS = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
const ES256_GOES_ON = [0x22, 0x58, 0x20];

function site(): { name: string; origin: string } {
  const { hostname, origin } = new URL(env().CASELIGHT_ORIGIN);
  return { name: hostname, origin };
}

export function bytesOf(base64url: string): Binary {
  return new Uint8Array(Buffer.from(base64url, "base64url"));
}

/** What an authenticator keeps beside the key, to say whose it is: the account's random id, which means nothing elsewhere. */
function handleOf(accountId: AccountId): Binary {
  return new Uint8Array(Buffer.from(accountId.replaceAll("-", ""), "hex"));
}

const described = ({ credentialId, transports }: KnownPasskey) => ({ id: Buffer.from(credentialId).toString("base64url"), transports: transports as AuthenticatorTransport[] });

/** @param known those that may answer; none where whoever answers says who they are */
export function optionsToAsk(challenge: string, known: readonly KnownPasskey[]): Promise<AskingOptions> {
  return generateAuthenticationOptions({ rpID: site().name, challenge: bytesOf(challenge), userVerification: "required", timeout: PASSKEY_STEP_MS, allowCredentials: known.map(described) });
}

/** @param name what the person calls it: all that the authenticator is told of them, since it may be taken from them and read */
export function optionsToAdd(challenge: string, { accountId, name, known }: { accountId: AccountId; name: string; known: readonly KnownPasskey[] }): Promise<AddingOptions> {
  return generateRegistrationOptions({
    rpName: SITE_NAME,
    rpID: site().name,
    userID: handleOf(accountId),
    userName: name,
    challenge: bytesOf(challenge),
    timeout: PASSKEY_STEP_MS,
    attestationType: "none",
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** The challenge that an answer says it answers: to be looked up, and believed once the signature is verified. "" where it says none. */
export function challengeOf(answer: { response: { clientDataJSON: string } }): string {
  try {
    const { challenge } = decodeClientDataJSON(answer.response.clientDataJSON);
    return typeof challenge === "string" ? challenge : "";
  } catch {
    // No JSON: nobody was given such a challenge.
    return "";
  }
}

function isFramed(answer: { response: { clientDataJSON: string } }): boolean {
  return decodeClientDataJSON(answer.response.clientDataJSON).crossOrigin === true;
}

let standIn: Binary | undefined;

/** A key that nobody holds: for an answer of a passkey that there is not, so that it costs the same work. */
function keyOfNobody(): Binary {
  if (standIn === undefined) {
    const { x = "", y = "" } = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" });
    standIn = new Uint8Array([...ES256_BEGINS, ...bytesOf(x), ...ES256_GOES_ON, ...bytesOf(y)]);
  }
  return standIn;
}

/**
 * Checks an answer: this site's name and origin, this challenge, a present and verified person, the signature. The counter is the caller's to compare, in the
 * statement that moves it.
 * @param publicKey null where there is no such passkey: then the answer is no, after the same work
 * @param mustSayWho where nobody was asked by name, the answer has to say whose it is
 * @returns the authenticator's counter; null where anything is wrong
 */
export async function verifyAnswer(answer: PasskeyAnswer, { challenge, owner, publicKey, mustSayWho }: { challenge: string; owner: AccountId | null; publicKey: Uint8Array | null; mustSayWho: boolean }): Promise<number | null> {
  const { userHandle, ...rest } = answer.response;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response: { ...rest, ...(userHandle === undefined ? {} : { userHandle }) }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site().origin,
      expectedRPID: site().name,
      requireUserVerification: true,
      // Of a counter that is 0 the library says nothing.
      credential: { id: answer.id, publicKey: new Uint8Array(publicKey ?? keyOfNobody()), counter: 0 },
    });
    const isOwners = owner !== null && (userHandle === undefined ? !mustSayWho : bytesOf(userHandle).toString() === handleOf(owner).toString());
    return verified && publicKey !== null && isOwners && !isFramed(answer) ? authenticationInfo.newCounter : null;
  } catch {
    // The library says what is wrong by throwing; whoever asked is told nothing of it, and nor is the log, which would hold what was sent.
    return null;
  }
}

export type NewPasskey = { credentialId: Binary; publicKey: Binary; counter: number };

/**
 * Checks the answer of an authenticator that has made a key.
 * @returns null where anything is wrong
 */
export async function verifyNew(answer: NewPasskeyAnswer, challenge: string): Promise<NewPasskey | null> {
  try {
    if (!saysNothingOfItsMaker(answer) || isFramed(answer)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site().origin,
      expectedRPID: site().name,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: bytesOf(id), publicKey: new Uint8Array(publicKey), counter };
  } catch {
    // As above.
    return null;
  }
}

/**
 * None was asked for, so browsers leave it out, or leave the key's signature of itself. Anything else is refused unread: to check the certificates in it the library
 * would fetch addresses that stand in them.
 */
function saysNothingOfItsMaker({ response }: NewPasskeyAnswer): boolean {
  const attestation = decodeAttestationObject(bytesOf(response.attestationObject));
  const format = attestation.get("fmt");
  return format === "none" || (format === "packed" && attestation.get("attStmt").get("x5c") === undefined);
}
