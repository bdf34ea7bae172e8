import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { proveBefore } from "@/lib/accounts/commands/prove-here";
import { defineAction, defineButtonAction, defineOpenAction } from "@/lib/accounts/define-action";
import { currentActor } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, unproven } from "@/lib/core/errors";
import { accountIdSchema, sessionIdSchema } from "@/lib/core/ids";

vi.mock("@/lib/accounts/session", () => ({ currentActor: vi.fn() }));
vi.mock("@/lib/accounts/commands/prove-here", () => ({ proveBefore: vi.fn() }));
vi.mock("next/cache", () => ({ refresh: vi.fn() }));

const actor: Actor = {
  accountId: accountIdSchema.parse("0b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11"),
  sessionId: sessionIdSchema.parse("7d7a3f0e-3a52-4df0-8a3c-1c5f8c0e4b21"),
  role: "researcher",
  displayName: "Invented Person",
  locale: "en",
};
const input = z.strictObject({ title: z.string({ error: "required" }).min(1, { error: "required" }), citations: z.array(z.strictObject({ exact: z.string() })).optional() });

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

let written: string[];

beforeEach(() => {
  vi.mocked(refresh).mockClear();
  written = [];
  vi.mocked(currentActor).mockResolvedValue(actor);
  vi.mocked(proveBefore).mockReset();
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});

describe("an action that takes a file", () => {
  const filed = z.strictObject({ title: z.string(), table: z.strictObject({ bytes: z.instanceof(Uint8Array) }).nullable() });
  const action = defineAction({ name: "thing.bring", input: filed, file: "table", run: (_who, { table }) => Promise.resolve(table === null ? "none" : new TextDecoder().decode(table.bytes)) });
  const withFiles = (...files: File[]) => {
    const form = formOf([["title", "one"]]);
    for (const file of files) form.append("table", file);
    return form;
  };

  test("finds its bytes, and none where nobody chose one: a browser then sends an empty one, with a name or without", async () => {
    expect(await action(null, withFiles(new File(["a,b"], "a.csv")))).toEqual({ ok: true, data: "a,b" });
    for (const name of ["", "undefined", "blob"]) expect(await action(null, withFiles(new File([], name))), name).toEqual({ ok: true, data: "none" });
    expect(await action(null, withFiles())).toEqual({ ok: true, data: "none" });
  });

  test("refuses two, and sends no file back with what was typed", async () => {
    expect(await action(null, withFiles(new File(["a"], "a.csv"), new File(["b"], "b.csv")))).toMatchObject({ ok: false, code: "invalid", values: { title: "one" } });
  });
});

describe("an action", () => {
  test("logs a failure with whose it was, but where nobody must find in a log who does this at all", async () => {
    const fails = { name: "thing.keep", input, run: () => Promise.reject(new Error("An invented fault.")) };
    await defineAction(fails)(null, formOf([["title", "one"]]));
    await defineAction({ ...fails, isPrivate: true })(null, formOf([["title", "one"]]));
    const lines = written.filter((line) => line.includes("action.failed"));
    expect(lines.map((line) => line.includes(actor.accountId))).toEqual([true, false]);
  });

  test("asks who, then parses, then for a proof, then runs", async () => {
    const order: string[] = [];
    vi.mocked(currentActor).mockImplementation(() => {
      order.push("who");
      return Promise.resolve(actor);
    });
    const schema = z.object({ title: z.string() }).transform((value) => {
      order.push("parse");
      return value;
    });
    vi.mocked(proveBefore).mockImplementation(() => {
      order.push("prove");
      return Promise.resolve();
    });
    const action = defineAction({
      name: "thing.do",
      input: schema,
      run: (who, { title }) => {
        order.push("run");
        return Promise.resolve({ id: `${who.role} ${title}` });
      },
    });
    expect(await action(null, formOf([["title", "one"]]))).toEqual({ ok: true, data: { id: "researcher one" } });
    expect(order).toEqual(["who", "parse", "prove", "run"]);
  });

  test("without the proof that is asked for runs nothing, keeps what was typed, and says what would do", async () => {
    vi.mocked(proveBefore).mockRejectedValue(unproven({ demand: "passkey", hasPasskey: true }));
    const run = vi.fn(() => Promise.resolve(1));
    const result = await defineAction({ name: "thing.do", input, run })(null, formOf([["title", "long work"], ["proof", "123456"]]));
    expect(result).toEqual({ ok: false, code: "unproven", messageKey: "unproven", values: { title: "long work" }, proof: { demand: "passkey", hasPasskey: true } });
    expect(run).not.toHaveBeenCalled();
    expect(written).toEqual([]);
  });

  test("hands the proof to the gate by the action's name, and to nobody else; a form that is wrong uses none up", async () => {
    const run = vi.fn(() => Promise.resolve(1));
    const action = defineAction({ name: "thing.do", input, run });
    await action(null, formOf([["title", ""], ["proof", "123456"]]));
    expect(proveBefore).not.toHaveBeenCalled();
    await action(null, formOf([["title", "one"], ["proof", "123456"]]));
    expect(proveBefore).toHaveBeenCalledExactlyOnceWith(actor, "thing.do", { proof: "123456", code: undefined });
    expect(run).toHaveBeenCalledExactlyOnceWith(actor, { title: "one" });
  });

  test("runs nothing for nobody, and keeps what was typed", async () => {
    vi.mocked(currentActor).mockResolvedValue(null);
    const run = vi.fn(() => Promise.resolve(1));
    const result = await defineAction({ name: "thing.do", input, run })(null, formOf([["title", "long work"]]));
    expect(result).toEqual({ ok: false, code: "signed_out", messageKey: "signed_out", values: { title: "long work" } });
    expect(run).not.toHaveBeenCalled();
  });

  test("runs nothing on input that does not parse, and says so by field", async () => {
    const run = vi.fn(() => Promise.resolve(1));
    const action = defineAction({ name: "thing.do", input, run });
    const result = await action(null, formOf([["title", ""], ["citations[0].exact", "x"], ["surprise", "y"]]));
    expect(result).toMatchObject({ ok: false, code: "invalid", fieldErrors: { title: ["required"], "": ["unknownField"] }, values: { "citations[0].exact": "x" } });
    expect(run).not.toHaveBeenCalled();
  });

  test("leaves out what React adds to a form posted without script", async () => {
    const run = vi.fn(() => Promise.resolve(1));
    await defineAction({ name: "thing.do", input, run })(null, formOf([["$ACTION_REF_1", ""], ["$ACTION_1:0", "{}"], ["$ACTION_KEY", "k"], ["title", "one"]]));
    expect(run).toHaveBeenCalledWith(actor, { title: "one" });
  });

  test("turns an expected failure into a result, with both versions of a conflict", async () => {
    const theirs = { theirs: "b" };
    const stale = defineAction({ name: "thing.do", input, run: () => Promise.reject(conflict("conflict", theirs)) });
    expect(await stale(null, formOf([["title", "a"]]))).toEqual({ ok: false, code: "conflict", messageKey: "conflict", conflict: theirs, values: { title: "a" } });
    const refused = defineAction({ name: "thing.do", input, run: () => Promise.reject(forbidden("fourEyes")) });
    expect(await refused(null, formOf([["title", "a"]]))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
    expect(written).toEqual([]);
  });

  test("logs an unexpected failure by reference and code, and nothing that was typed", async () => {
    const error = Object.assign(new Error("duplicate value MARKER-TYPED"), { code: "P2002", meta: { driverAdapterError: { cause: { originalCode: "23505", originalMessage: "MARKER-TYPED", constraint: { index: "account_email_key" } } } } });
    const action = defineAction({ name: "thing.do", input, run: () => Promise.reject(error) });
    const result = await action(null, formOf([["title", "MARKER-TYPED"]]));
    expect(result).toMatchObject({ ok: false, code: "unexpected", messageKey: "unexpected" });
    expect(written).toHaveLength(1);
    expect(written[0]).not.toContain("MARKER");
    expect(JSON.parse(written[0] ?? "")).toMatchObject({ event: "action.failed", action: "thing.do", actorId: actor.accountId, code: "23505", constraint: "account_email_key", reference: result.ok ? "" : result.reference });
  });

  test("says plainly that the database is away, whether for the session or for the work", async () => {
    const away = Object.assign(new Error("no"), { code: "P1001" });
    const action = defineAction({ name: "thing.do", input, run: () => Promise.reject(away) });
    expect(await action(null, formOf([["title", "a"]]))).toMatchObject({ code: "unavailable", values: { title: "a" } });
    vi.mocked(currentActor).mockRejectedValue(away);
    expect(await action(null, formOf([["title", "a"]]))).toMatchObject({ code: "unavailable", values: { title: "a" } });
  });

  test("lets redirects through, its own and those of a command", async () => {
    const own = defineAction({ name: "thing.do", input, run: () => Promise.resolve({ id: "7" }), redirectTo: ({ id }, { title }) => `/desk/${title}/${id}` });
    await expect(own(null, formOf([["title", "a"]]))).rejects.toMatchObject({ digest: expect.stringContaining("/desk/a/7") });
    const inside = defineAction({ name: "thing.do", input, run: () => redirect("/desk/elsewhere") });
    await expect(inside(null, formOf([["title", "a"]]))).rejects.toMatchObject({ digest: expect.stringContaining("/desk/elsewhere") });
    expect(written).toEqual([]);
  });

  test("never sends a password, a code, a secret or a token back", async () => {
    const secretInput = z.strictObject({ email: z.string(), password: z.string().min(99, { error: "tooShort" }), code: z.string(), token: z.string(), newPassword: z.string(), place: z.object({ code: z.string() }) });
    const action = defineOpenAction({ name: "sign_in.start", input: secretInput, run: () => Promise.resolve(1) });
    const form = formOf([["email", "a@example.org"], ["password", "p"], ["code", "123456"], ["token", "t"], ["newPassword", "n"], ["place.code", "cn"]]);
    expect(await action(null, form)).toMatchObject({ ok: false, values: { email: "a@example.org", "place.code": "cn" } });
    const result = await action(null, form);
    expect(result.ok ? [] : Object.keys(result.values ?? {})).toEqual(["email", "place.code"]);
  });
});

describe("a button by itself", () => {
  test("passes the gate as every action does", async () => {
    vi.mocked(proveBefore).mockRejectedValue(unproven({ demand: "factor", hasPasskey: false }));
    const run = vi.fn(() => Promise.resolve(null));
    await expect(defineButtonAction({ name: "x", run, redirectTo: () => "/desk" })(new FormData())).rejects.toMatchObject({ digest: expect.stringMatching(/;\/desk\?failed=unproven;/u) as string });
    expect(run).not.toHaveBeenCalled();
  });

  test("runs for whoever is signed in and leads on", async () => {
    const run = vi.fn(() => Promise.resolve(null));
    const press = defineButtonAction({ name: "session.sign_out", run, redirectTo: () => "/desk/sign-in" });
    await expect(press(new FormData())).rejects.toMatchObject({ digest: expect.stringContaining("/desk/sign-in") });
    expect(run).toHaveBeenCalledWith(actor);
    expect(refresh).toHaveBeenCalled();
  });

  test("runs nothing for nobody, and leads to signing in", async () => {
    vi.mocked(currentActor).mockResolvedValue(null);
    const run = vi.fn(() => Promise.resolve(null));
    await expect(defineButtonAction({ name: "x", run, redirectTo: () => "/desk" })(new FormData())).rejects.toMatchObject({ digest: expect.stringContaining("/desk/sign-in") });
    expect(run).not.toHaveBeenCalled();
    // What the browser still knows of the desk is asked for anew when somebody goes back to it.
    expect(refresh).toHaveBeenCalled();
  });

  test("that fails leads to a page that says so truthfully, without a word of the cause", async () => {
    const press = defineButtonAction({ name: "x", run: () => Promise.reject(new Error("MARKER")), redirectTo: () => "/desk/elsewhere" });
    const failure: unknown = await press(new FormData()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ digest: expect.stringMatching(/;\/desk\?failed=unexpected&reference=[0-9a-f-]{36};/u) as string });
    expect(JSON.parse(written[0] ?? "")).toMatchObject({ event: "action.failed", action: "x", actorId: actor.accountId });
    expect(written.join("") + JSON.stringify(failure)).not.toContain("MARKER");
    const refused = defineButtonAction({ name: "x", run: () => Promise.reject(forbidden()), redirectTo: () => "/desk/elsewhere" });
    await expect(refused(new FormData())).rejects.toMatchObject({ digest: expect.stringMatching(/;\/desk\?failed=forbidden;/u) as string });
  });

  test("leads there also when nobody knows who presses it: that is no reason to sign in again", async () => {
    vi.mocked(currentActor).mockRejectedValue(Object.assign(new Error("no"), { code: "P1001" }));
    const press = defineButtonAction({ name: "x", run: () => Promise.resolve(null), redirectTo: () => "/desk/elsewhere" });
    await expect(press(new FormData())).rejects.toMatchObject({ digest: expect.stringMatching(/;\/desk\?failed=unavailable/u) as string });
  });
});
