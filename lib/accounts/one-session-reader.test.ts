import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)),
);
const holding = (pattern: RegExp) => SOURCES.filter((file) => pattern.test(readFileSync(path.join(root, file), "utf8"))).sort();

test("every session is read through session.ts: nothing else knows the library, the cookie or how a token is looked up", () => {
  expect(holding(/from "next-auth/)).toEqual(["lib/accounts/session-adapter.ts", "lib/accounts/session.ts"]);
  expect(holding(/import \{[^}]*\} from "next-auth/)).toEqual(["lib/accounts/session.ts"]);
  expect(holding(/\bSESSION_COOKIE\b|__Host-caselight-session/)).toEqual(["lib/accounts/session.ts"]);
  expect(holding(/\bsession\.find\w+\(\{ where: \{ tokenHash/)).toEqual(["lib/accounts/session-adapter.ts"]);
  expect(holding(/\bsessionAdapter\(/)).toEqual(["lib/accounts/session-adapter.ts", "lib/accounts/session.ts"]);
});

test("next-auth's own pages and endpoints are not mounted: they would be a second way in", () => {
  expect(SOURCES.filter((file) => /^app\/api\/auth\//.test(file))).toEqual([]);
});

test.each([["ADDRESS_HEADER", "proxy.ts"], ["DOCUMENT_HEADER", "server/edge/desk.ts"]])("%s is called by one name in %s and by the pages", (constant, file) => {
  const nameIn = (source: string) => new RegExp(`${constant} = "([^"]+)"`).exec(readFileSync(path.join(root, source), "utf8"))?.[1];
  expect(nameIn(file)).toBeDefined();
  expect(nameIn(file)).toBe(nameIn("lib/accounts/require-actor.ts"));
});
