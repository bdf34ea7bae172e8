import { beforeEach, describe, expect, test, vi } from "vitest";
import fc from "fast-check";
import * as clock from "@/lib/platform/clock";
import { makeFormStamp } from "@/lib/platform/form-stamp";
import { keepDraft, takeDraft } from "@/lib/requests/drafts";
import { readRequestForm } from "@/lib/requests/read-form";

const NOON = new Date("2031-05-04T12:00:00Z");
const GOOD = { kind: "correct_fact", record: "/en/people/test-person-aubergine", message: "The month is wrong.", contact: "", homepage: "" };

let at = NOON;

beforeEach(() => {
  vi.stubEnv("CASELIGHT_SECRET", "s".repeat(43));
  vi.stubEnv("DATABASE_URL_READER", "postgres://reader@localhost/none");
  at = NOON;
  vi.spyOn(clock, "now").mockImplementation(() => at);
});

/** A form drawn at noon and sent so many seconds later. */
function sent(fields: Record<string, string>, seconds = 60): string {
  at = NOON;
  const stamp = makeFormStamp("request");
  at = new Date(NOON.getTime() + seconds * 1_000);
  return new URLSearchParams({ stamp, ...fields }).toString();
}

describe("the form for a request", () => {
  test("is taken as it was typed; empty boxes are none", () => {
    const read = readRequestForm(sent(GOOD), "zh");
    expect(read).toMatchObject({ input: { kind: "correct_fact", record: "/en/people/test-person-aubergine", message: "The month is wrong.", contact: null, language: "zh" } });
  });

  test("takes Chinese, line breaks and the longest message", () => {
    expect(readRequestForm(sent({ ...GOOD, message: "此处有误。\r\n第二行" }), "zh")).toMatchObject({ input: { message: "此处有误。\n第二行" } });
    expect(readRequestForm(sent({ ...GOOD, message: "谢".repeat(5_000) }), "zh")).toHaveProperty("input");
  });

  test.each<[string, Record<string, string>, number, object]>([
    ["without a kind", { ...GOOD, kind: "" }, 60, { fields: { kind: "kind" }, whole: null }],
    ["of an unknown kind", { ...GOOD, kind: "burn" }, 60, { fields: { kind: "kind" } }],
    ["without a message", { ...GOOD, message: " \r\n " }, 60, { fields: { message: "message" } }],
    ["with a message over 5,000 characters", { ...GOOD, message: "x".repeat(5_001) }, 60, { fields: { message: "tooLong" } }],
    ["with a contact that is too long", { ...GOOD, contact: "x".repeat(301) }, 60, { fields: { contact: "tooLong" } }],
    ["with reversed or invisible characters", { ...GOOD, message: "abc\u202Edef" }, 60, { fields: { message: "unreadable" } }],
    ["faster than anybody can write", GOOD, 2, { whole: "tooFast" }],
    ["after more than a day", GOOD, 24 * 3_600 + 1, { whole: "tooOld" }],
    ["before it was drawn", GOOD, -60, { whole: "tooOld" }],
    ["with a stamp of its own making", { ...GOOD, stamp: "A".repeat(63) }, 60, { whole: "tooOld" }],
    ["with the box that must stay empty filled in", { ...GOOD, homepage: "https://elsewhere.example" }, 60, { whole: "trap" }],
    ["with a box that the form does not have", { ...GOOD, state: "closed" }, 60, { whole: "malformed" }],
  ])("%s goes back with what was typed", (_title, fields, seconds, expected) => {
    const read = readRequestForm(sent(fields, seconds), "en");
    expect(read).toMatchObject({ draft: { status: 400, typed: { kind: fields["kind"], record: fields["record"], contact: fields["contact"] }, ...expected } });
  });

  test("is still taken at the edges of its age", () => {
    for (const seconds of [3, 24 * 3_600]) expect(readRequestForm(sent(GOOD, seconds), "en"), String(seconds)).toHaveProperty("input");
  });

  test("never throws, whatever arrives, and is never taken without a stamp", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.webQueryParameters(), fc.dictionary(fc.constantFrom("kind", "record", "message", "contact", "homepage", "stamp", "__proto__", "constructor"), fc.string({ unit: "binary" })).map((fields) => new URLSearchParams(fields).toString())), (body) => {
        const read = readRequestForm(body, "en");
        expect(read).toHaveProperty("draft.status", 400);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a form on its way back", () => {
  const draft = { typed: { kind: "", record: "", message: "kept", contact: "" }, status: 400, fields: {}, whole: null } as const;

  test("is given out once, and under its own name alone", () => {
    const name = keepDraft(draft);
    expect(takeDraft(`${name}x`)).toBeNull();
    expect(takeDraft(name)).toEqual(draft);
    expect(takeDraft(name)).toBeNull();
  });

  test("is forgotten after half a minute, and with too many others", () => {
    const late = keepDraft(draft);
    at = new Date(NOON.getTime() + 31_000);
    expect(takeDraft(late)).toBeNull();
    const first = keepDraft(draft);
    const last = Array.from({ length: 201 }, () => keepDraft(draft)).at(-1) ?? "";
    expect(takeDraft(first)).toBeNull();
    expect(takeDraft(last)).toEqual(draft);
  });
});
