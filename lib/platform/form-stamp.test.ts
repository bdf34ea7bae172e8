import { beforeEach, expect, test, vi } from "vitest";
import * as clock from "@/lib/platform/clock";
import { makeFormStamp, readFormStamp } from "@/lib/platform/form-stamp";

const DRAWN = new Date("2031-05-04T10:00:00.123Z");

beforeEach(() => {
  vi.stubEnv("CASELIGHT_SECRET", "s".repeat(43));
  vi.stubEnv("DATABASE_URL_READER", "postgres://reader@localhost/none");
  vi.spyOn(clock, "now").mockReturnValue(DRAWN);
});

test("a stamp says when its form was drawn, and no two are alike", () => {
  const [one, other] = [makeFormStamp("request"), makeFormStamp("request")];
  expect(readFormStamp("request", one)?.drawnAt).toEqual(DRAWN);
  expect(other).not.toBe(one);
  expect(readFormStamp("request", other)?.hash).not.toEqual(readFormStamp("request", one)?.hash);
});

test("the time cannot be read from the stamp", () => {
  const stamp = makeFormStamp("request");
  const time = Buffer.alloc(6);
  time.writeUIntBE(DRAWN.getTime(), 0, 6);
  expect(Buffer.from(stamp, "base64url").includes(time)).toBe(false);
});

test("a stamp with any character altered, of another form, or invented is none", () => {
  const stamp = makeFormStamp("request");
  for (let index = 0; index < stamp.length; index += 1) {
    const altered = `${stamp.slice(0, index)}${stamp[index] === "A" ? "B" : "A"}${stamp.slice(index + 1)}`;
    // The last character of base64url has bits that stand for nothing.
    if (index < stamp.length - 1) expect(readFormStamp("request", altered), String(index)).toBeNull();
  }
  for (const other of ["", "A".repeat(60), `${stamp}A`, stamp.slice(0, -1), "%00", "x".repeat(100_000)]) expect(readFormStamp("request", other)).toBeNull();
  expect(readFormStamp("another", stamp)).toBeNull();
});
