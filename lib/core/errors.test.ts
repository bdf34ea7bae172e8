import { expect, test } from "vitest";
import { AppError, ERROR_CODES, conflict, invalid } from "@/lib/core/errors";
import en from "@/lib/messages/en/errors.json";

test("each code is its own message unless a nearer one is given", () => {
  for (const code of ERROR_CODES) {
    expect(new AppError(code).messageKey).toBe(code);
    expect(en).toHaveProperty(code);
  }
});

test("a conflict carries both versions, and field errors their fields; the message of the error holds neither", () => {
  const stale = conflict("conflict", { theirs: "a name" });
  expect(stale).toMatchObject({ code: "conflict", details: { theirs: "a name" }, message: "conflict" });
  expect(invalid({ text: ["required"] })).toMatchObject({ code: "invalid", fieldErrors: { text: ["required"] }, message: "invalid" });
});
