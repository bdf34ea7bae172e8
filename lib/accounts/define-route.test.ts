import { beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { proveBefore } from "@/lib/accounts/commands/prove-here";
import { defineRoute } from "@/lib/accounts/define-route";
import { currentActor } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { forbidden, unproven } from "@/lib/core/errors";
import { accountIdSchema, sessionIdSchema } from "@/lib/core/ids";

vi.mock("@/lib/accounts/session", () => ({ currentActor: vi.fn() }));
vi.mock("@/lib/accounts/commands/prove-here", () => ({ proveBefore: vi.fn() }));
vi.mock("@/lib/accounts/queries/session-left", () => ({ sessionLeft: () => Promise.resolve({ leftMs: 1, mostMs: 2 }) }));

const actor: Actor = { accountId: accountIdSchema.parse("0b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11"), sessionId: sessionIdSchema.parse("7d7a3f0e-3a52-4df0-8a3c-1c5f8c0e4b21"), role: "researcher", displayName: "Invented Person", locale: "en" };
const BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
const run = vi.fn((): Promise<string> => Promise.resolve("a,b"));
const file = defineRoute({ name: "export.make", input: z.strictObject({ what: z.enum(["people", "events"]) }), run, asFile: (body) => ({ name: "people.csv", type: "text/csv", body }), backTo: ({ what }) => `/desk/imports?what=${String(what)}` });
const data = defineRoute({ name: "people.suggest", input: z.strictObject({}), run });

const asked = (accept: string | null, what = "people") => new Request(`https://caselight.example/desk/exports?what=${what}`, { headers: accept === null ? {} : { accept } });
/** Where the answer leads, or what it says. */
async function said(answer: Response): Promise<string> {
  return answer.status === 303 ? String(answer.headers.get("location")) : `${String(answer.status)} ${await answer.text()}`;
}

beforeEach(() => {
  vi.mocked(currentActor).mockReset().mockResolvedValue(actor);
  vi.mocked(proveBefore).mockReset();
  run.mockReset().mockResolvedValue("a,b");
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

describe("a file that cannot be given", () => {
  test("leads whoever pressed a button to a page in words, with the way back and what was chosen; and says JSON to a program", async () => {
    vi.mocked(currentActor).mockResolvedValue(null);
    expect(await said(await file(asked(BROWSER, "events")))).toBe("/desk/no-file?why=signed_out&to=%2Fdesk%2Fimports%3Fwhat%3Devents");
    for (const accept of ["application/json", "*/*", null]) expect(await said(await file(asked(accept))), String(accept)).toBe('401 {"code":"signed_out","messageKey":"signed_out"}');
    expect(run).not.toHaveBeenCalled();
  });

  test("for want of a fresh proof leads to the page that asks for it, and nothing is done", async () => {
    vi.mocked(proveBefore).mockRejectedValue(unproven({ demand: "passkey", hasPasskey: true }));
    expect(await said(await file(asked(BROWSER)))).toBe("/desk/proof?for=export&to=%2Fdesk%2Fimports%3Fwhat%3Dpeople");
    expect(await said(await file(asked("application/json")))).toBe('403 {"code":"unproven","messageKey":"unproven"}');
    expect(proveBefore).toHaveBeenCalledWith(actor, "export.make", {});
    expect(run).not.toHaveBeenCalled();
  });

  test("because of who asks, or what was asked, says so; a fault by its reference alone", async () => {
    run.mockRejectedValue(forbidden("researchersOnly"));
    expect(await said(await file(asked(BROWSER)))).toBe("/desk/no-file?why=researchersOnly&to=%2Fdesk%2Fimports%3Fwhat%3Dpeople");
    expect(await said(await file(asked(BROWSER, "//elsewhere.example")))).toBe("/desk/no-file?why=invalid&to=%2Fdesk");
    run.mockRejectedValue(new Error("MARKER"));
    expect(await said(await file(asked(BROWSER)))).toMatch(/^\/desk\/no-file\?why=unexpected&to=%2Fdesk%2Fimports%3Fwhat%3Dpeople&reference=[0-9a-f-]{36}$/u);
  });
});

test("a file that can be given is given, and what a script asks is JSON whatever it says that it reads", async () => {
  const given = await file(asked(BROWSER));
  expect([given.status, given.headers.get("content-disposition"), await given.text()]).toEqual([200, 'attachment; filename="people.csv"', "a,b"]);
  vi.mocked(currentActor).mockResolvedValue(null);
  expect(await said(await data(new Request("https://caselight.example/desk/log/people", { headers: { accept: BROWSER } })))).toBe('401 {"code":"signed_out","messageKey":"signed_out"}');
});
