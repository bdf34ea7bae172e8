import { randomUUID } from "node:crypto";
/** Whoever steals the database alone reads no identity, no authenticator's secret, no password, no recovery code and no session. */
import { Secret } from "otpauth";
import { beforeAll, expect, test } from "vitest";
import { startSession } from "@/lib/accounts/commands/start-session";
import { desk, inTransaction } from "@/lib/platform/db";
import { actorOfToken } from "@/lib/accounts/session";
import { readIdentity } from "@/lib/sealed/commands/read-identity";
import { sealIdentity } from "@/lib/sealed/commands/seal-identity";
import { sealIdentitySchema } from "@/lib/sealed/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { MEMBER_PASSWORD, makeMember } from "@/prisma/factories/members";
import { makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
/** Long enough that it is nowhere by chance. */
const WORDS = "Romanesco who grows invented seedlings 虚构的线人";
/** Stands in the clear in the same database: what finds it would find the others. */
const IN_THE_CLEAR = "An invented title that is no secret";

/** Everything in one column: what is text, and what is bytes. */
type Column = { texts: string; bytes: Buffer };
let columns: Map<string, Column>;
let secrets: Record<string, string | Buffer>;

beforeAll(async () => {
  const admin = await makeAccount(database.db, { role: "admin" });
  const member = await makeMember(admin, "researcher");
  const sessionToken = await inTransaction((transaction) => startSession(transaction, { accountId: member.accountId, label: "", factor: "totp" }));
  const actor = await actorOfToken(sessionToken);
  if (actor === null) throw new Error("A session that has just begun lets somebody in.");
  const sourceId = await makeSource(desk(), { by: actor, title: IN_THE_CLEAR });
  const { identityId } = await sealIdentity(actor, sealIdentitySchema.parse({ identityId: randomUUID(), sourceId, words: WORDS }));
  const [used = "", unused = ""] = member.recoveryCodes;
  await readIdentity(actor, { identityId, code: used });
  const totp = Buffer.from(member.secret, "base64url");
  secrets = {
    "the words": WORDS, "a part of the words": "invented seedlings", "their Chinese part": "虚构的线人",
    "the authenticator's secret": totp, "the same as it is shown": new Secret({ buffer: new Uint8Array(totp).buffer }).base32, "the same in base64": member.secret,
    "the password": MEMBER_PASSWORD, "a session": sessionToken, "the session of joining": member.sessionToken, "its bytes": Buffer.from(sessionToken, "base64url"),
    "a used recovery code": used.replaceAll("-", ""), "a recovery code": unused.replaceAll("-", ""), "the same as it is shown, with hyphens": unused,
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
  for (const column of ["second_factor.sealed_secret", "recovery_code.code_hash", "session.token_hash"]) expect(columns.get(column)?.bytes.length, column).toBeGreaterThan(19);
  for (const column of ["account.password_hash", "sealed_reading.identity_id", "audit.detail"]) expect(columns.get(column)?.texts.length, column).toBeGreaterThan(19);
});

test("no secret is found in it", () => {
  expect(Object.fromEntries(Object.entries(secrets).map(([what, secret]) => [what, placesOf(secret)]).filter(([, places]) => (places ?? []).length > 0))).toEqual({});
});
