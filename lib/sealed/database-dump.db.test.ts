import { randomUUID } from "node:crypto";
/** Whoever steals the database alone reads no identity, no note on a list, no authenticator's secret, no password, no recovery code and no session. */
import { Secret } from "otpauth";
import { beforeAll, expect, test } from "vitest";
import { beginAuthenticator, replaceAuthenticator } from "@/lib/accounts/commands/replace-authenticator";
import { beginPasskeySignIn } from "@/lib/accounts/commands/sign-in-by-passkey";
import { createInvitation } from "@/lib/accounts/commands/create-invitation";
import { startSession } from "@/lib/accounts/commands/start-session";
import { startSignIn } from "@/lib/accounts/commands/start-sign-in";
import { addPerson } from "@/lib/advocacy/commands/add-person";
import { makeList } from "@/lib/advocacy/commands/make-list";
import { writeNote } from "@/lib/advocacy/commands/write-note";
import { getList } from "@/lib/advocacy/queries/get-list";
import { writeNoteSchema } from "@/lib/advocacy/schema";
import { listIdSchema } from "@/lib/core/ids";
import { desk, inTransaction } from "@/lib/platform/db";
import { actorOfToken } from "@/lib/accounts/session";
import { readIdentity } from "@/lib/sealed/commands/read-identity";
import { sealIdentity } from "@/lib/sealed/commands/seal-identity";
import { sealIdentitySchema } from "@/lib/sealed/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { codeAt, MEMBER_PASSWORD, makeMember } from "@/prisma/factories/members";
import { standingPerson } from "@/prisma/factories/publications";
import { addSoftwarePasskey, proofOf } from "@/prisma/factories/passkeys";
import { makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
/** Long enough that it is nowhere by chance. */
const WORDS = "Romanesco who grows invented seedlings 虚构的线人";
const WRONG_PASSWORD = "an invented password that is nobody’s";
const NOTE = "Met at the gate of the invented nursery 虚构的备注";
/** Stands in the clear in the same database: what finds it would find the others. */
const IN_THE_CLEAR = "An invented title that is no secret";

/** Everything in one column: what is text, and what is bytes. */
type Column = { texts: string; bytes: Buffer };
let columns: Map<string, Column>;
let secrets: Record<string, string | Buffer>;
let publicKey: Buffer;

beforeAll(async () => {
  const admin = await makeAccount(database.db, { role: "admin" });
  const member = await makeMember(admin, "researcher");
  const sessionToken = await inTransaction((transaction) => startSession(transaction, { accountId: member.accountId, label: "", factor: "totp" }));
  const actor = await actorOfToken(sessionToken);
  if (actor === null) throw new Error("A session that has just begun lets somebody in.");
  const sourceId = await makeSource(desk(), { by: actor, title: IN_THE_CLEAR });
  const { identityId } = await sealIdentity(actor, sealIdentitySchema.parse({ identityId: randomUUID(), sourceId, words: WORDS }));
  const { recordId } = await standingPerson(desk(), { by: actor, editor: admin, name: "Test Person Romanesco" });
  const { listId } = await makeList(actor, { listId: listIdSchema.parse(randomUUID()), unsentBy: actor.accountId, name: "Invented gardeners" });
  await addPerson(actor, { listId, personId: recordId });
  const entryId = (await getList(actor, listId))?.people[0]?.id;
  await writeNote(actor, writeNoteSchema.parse({ listId, entryId, unsentBy: actor.accountId, seen: "", words: NOTE }));
  const [used = "", unused = ""] = member.recoveryCodes;
  await readIdentity(actor, { identityId, code: used });
  const totp = Buffer.from(member.secret, "base64url");
  const [, , third = "", fourth = ""] = member.recoveryCodes;
  const { passkey } = await addSoftwarePasskey(actor, third);
  publicKey = passkey.coseKey;
  const proof = await proofOf(actor, passkey);
  const { challenge } = await beginPasskeySignIn();
  const begun = await beginAuthenticator(actor, { code: fourth });
  const { recoveryCodes: newCodes } = await replaceAuthenticator(actor, { begun, code: codeAt(begun.secret, new Date()) });
  const { token: invitation } = await createInvitation(admin, { role: "advocate" });
  const { pendingToken } = await startSignIn({ email: "nobody-at-all@caselight.invalid", password: WRONG_PASSWORD });
  const { d: privateKey = "" } = passkey.privateKey.export({ format: "jwk" });
  secrets = {
    "a note on a list": NOTE, "a part of it": "gate of the invented", "its Chinese part": "虚构的备注",
    "the words": WORDS, "a part of the words": "invented seedlings", "their Chinese part": "虚构的线人",
    "the authenticator's secret": totp, "the same as it is shown": new Secret({ buffer: new Uint8Array(totp).buffer }).base32, "the same in base64": member.secret,
    "the password": MEMBER_PASSWORD, "a session": sessionToken, "the session of joining": member.sessionToken, "its bytes": Buffer.from(sessionToken, "base64url"),
    "a used recovery code": used.replaceAll("-", ""), "a recovery code": unused.replaceAll("-", ""), "the same as it is shown, with hyphens": unused,
    "the new authenticator's secret": Buffer.from(begun.secret, "base64url"), "a new recovery code": (newCodes[0] ?? "").replaceAll("-", ""),
    "a passkey's own key": Buffer.from(privateKey, "base64url"), "a challenge": challenge, "its own bytes": Buffer.from(challenge, "base64url"), "a proof": proof, "an invitation": invitation, "its own bytes as well": Buffer.from(invitation, "base64url"), "a sign-in under way": pendingToken, "a wrong password": WRONG_PASSWORD, "the proof's bytes": Buffer.from(proof, "base64url"),
  };
  columns = new Map();
  const tables = await database.sqlAs("owner", "SELECT quote_ident(tablename) AS table FROM pg_tables WHERE schemaname = 'desk' ORDER BY 1");
  for (const { table } of tables) {
    for (const row of await database.sqlAs("owner", `SELECT * FROM desk.${String(table)}`)) for (const [column, value] of Object.entries(row)) keep(`${String(table)}.${column}`, value);
  }
});

function keep(name: string, value: unknown): void {
  const { texts, bytes } = columns.get(name) ?? { texts: "", bytes: Buffer.alloc(0) };
  if (value instanceof Uint8Array) columns.set(name, { texts, bytes: Buffer.concat([bytes, value]) });
  else columns.set(name, { texts: `${texts}\n${(typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toLowerCase()}`, bytes });
}

/** Where a secret stands in what a dump holds: as text, as bytes, as hex and as base64 of bytes. */
function placesOf(secret: string | Buffer): string[] {
  const bytes = Buffer.from(secret);
  const written = [...(typeof secret === "string" ? [secret] : []), bytes.toString("hex"), bytes.toString("base64url"), bytes.toString("base64").replace(/=+$/u, "")].map((text) => text.toLowerCase());
  return [...columns].filter(([, column]) => column.bytes.includes(bytes) || written.some((form) => column.texts.includes(form))).map(([name]) => name);
}

test("the dump is whole: what is no secret is found in it, also where it is kept as bytes", () => {
  expect(placesOf(IN_THE_CLEAR)).toContain("attribute.text");
  const sealed = columns.get("sealed_identity.sealed")?.bytes;
  expect(placesOf(sealed?.subarray(40, 80) ?? "")).toEqual(["sealed_identity.sealed"]);
  // Of a passkey what anybody may know: with it nobody can answer for it.
  expect(placesOf(publicKey)).toEqual(["passkey.public_key"]);
  for (const column of ["second_factor.sealed_secret", "recovery_code.code_hash", "session.token_hash", "passkey_step.token_hash", "people_list_note.sealed"]) expect(columns.get(column)?.bytes.length, column).toBeGreaterThan(19);
  for (const column of ["account.password_hash", "sealed_reading.identity_id", "audit.detail"]) expect(columns.get(column)?.texts.length, column).toBeGreaterThan(19);
});

test("no secret is found in it", () => {
  expect(Object.fromEntries(Object.entries(secrets).map(([what, secret]) => [what, placesOf(secret)]).filter(([, places]) => (places ?? []).length > 0))).toEqual({});
});
