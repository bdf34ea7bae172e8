import { describe, expect, it, vi } from "vitest";
import { keepingTyped } from "./keep-typed";

const form = new FormData();
form.set("text", "Taken away from an invented garden.");
form.append("names", "one");
form.append("names", "two");
form.set("password", "not to be put back");
form.set("$ACTION_ID_1", "");

describe("a form whose answer never comes", () => {
  it("says that nothing was saved and keeps what was typed, secrets excepted", async () => {
    const result = await keepingTyped(() => Promise.reject(new Error("An unexpected response was received from the server.")))(null, form);
    expect(result).toEqual({ ok: false, code: "unavailable", messageKey: "unavailable", values: { text: "Taken away from an invented garden.", names: ["one", "two"] } });
  });

  it("lets a redirect after success through", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/desk;303;" });
    await expect(keepingTyped(() => Promise.reject(redirect))(null, form)).rejects.toBe(redirect);
  });

  it("passes an answer on as it is", async () => {
    const action = vi.fn(() => Promise.resolve({ ok: true as const, data: 1 }));
    expect(await keepingTyped(action)(null, form)).toEqual({ ok: true, data: 1 });
  });
});
