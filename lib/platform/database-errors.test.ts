import { expect, test } from "vitest";
import { databaseFailureOf, isOutOfTime } from "@/lib/platform/database-errors";

const driver = (cause: object) => Object.assign(new Error("x"), { code: "P2039", meta: { driverAdapterError: Object.assign(new Error("y"), { cause }) } });

test.each([
  ["a unique index", driver({ originalCode: "23505", kind: "UniqueConstraintViolation", constraint: { index: "account_email_key" } }), { code: "23505", constraint: "account_email_key", away: false }],
  ["a check", driver({ originalCode: "23514", originalMessage: 'new row for relation "account" violates check constraint "account_role_known"' }), { code: "23514", constraint: "account_role_known", away: false }],
  ["a guard of ours", driver({ originalCode: "CL007", originalMessage: "nobody publishes" }), { code: "CL007", away: false }],
  ["text that only looks like a constraint", driver({ originalCode: "22P02", originalMessage: 'invalid input: constraint "typed_by_somebody"' }), { code: "22P02", away: false }],
  ["a server that is not there", Object.assign(new Error("x"), { code: "P1001" }), { code: "P1001", away: true }],
  ["a refused connection", driver({ kind: "DatabaseNotReachable" }), { code: "P2039", away: true }],
  ["a server that stops", driver({ originalCode: "57P01" }), { code: "57P01", away: true }],
  ["node's own", Object.assign(new Error("x"), { code: "ECONNREFUSED" }), { code: "ECONNREFUSED", away: true }],
  // Each as node-postgres says it, which gives no code: a database that does not answer at all would else be a fault of ours.
  ["a connection that does not come in time", new Error("timeout exceeded when trying to connect"), { code: "connection", away: true }],
  ["a connection that breaks off while it is made", Object.assign(new Error("Connection terminated due to connection timeout"), { cause: new Error("Connection terminated unexpectedly") }), { code: "connection", away: true }],
  ["words that somebody typed", new Error("Typed: Connection terminated"), null],
  ["no database at all", new TypeError("x"), null],
  ["nothing", undefined, null],
])("%s", (_what, error, expected) => {
  expect(databaseFailureOf(error)).toEqual(expected);
});

test.each([
  ["a statement", driver({ originalCode: "57014" }), true],
  ["a transaction", Object.assign(new Error("x"), { code: "P2028" }), true],
  ["a server that is not there", Object.assign(new Error("x"), { code: "P1001" }), false],
])("that it took too long is told apart: %s", (_what, error, expected) => {
  const failure = databaseFailureOf(error);
  expect(failure?.away).toBe(true);
  expect(failure !== null && isOutOfTime(failure)).toBe(expected);
});
