import { describe, expect, it, vi } from "vitest";
import { keepingTyped } from "./keep-typed";

const form = new FormData();
form.set("text", "Taken away from an invented garden.");
form.append("names", "one");
form.append("names", "two");
form.set("password", "not to be put back");
form.set("$ACTION_ID_1", "");

/** Of a form that is gone from the page. */
const gone = () => null;

/** A form that is typed into while its answer is on the way. */
function typedOn(before: Record<string, string>, after: Record<string, string>): () => FormData {
  const [sent, held] = [before, after].map((boxes) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(boxes)) data.set(name, value);
    return data;
  });
  let asked = 0;
  return () => (asked++ === 0 ? sent : held) ?? new FormData();
}

describe("a form that comes back with something wrong", () => {
  const posted = new FormData();
  posted.set("text", "Taken away");
  posted.set("approximate", "yes");
  posted.set("step", "save");
  const wrong = () => Promise.resolve({ ok: false as const, code: "invalid" as const, messageKey: "invalid", values: { text: "Taken away", approximate: "yes", step: "save" } });

  it("keeps what was typed, ticked and unticked while its answer was on the way", async () => {
    const now = typedOn({ text: "Taken away", approximate: "yes", password: "a" }, { text: "Taken away at noon", uncertain: "yes", password: "b" });
    expect(await keepingTyped(wrong, now)(null, posted)).toMatchObject({ values: { text: "Taken away at noon", uncertain: "yes", step: "save" } });
    expect(await keepingTyped(wrong, typedOn({ approximate: "yes", password: "a" }, { password: "b" }))(null, posted)).toEqual({ ok: false, code: "invalid", messageKey: "invalid", values: { text: "Taken away", step: "save" } });
  });

  it("comes back as the server says where nothing was typed meanwhile, and of a form that is gone", async () => {
    const boxes = { text: "Taken away", approximate: "yes" };
    for (const now of [typedOn(boxes, boxes), gone]) expect(await keepingTyped(wrong, now)(null, posted)).toEqual(await wrong());
  });

  it("keeps what was typed meanwhile also where no answer comes", async () => {
    const result = await keepingTyped(() => Promise.reject(new Error("away")), typedOn({ text: "Taken away" }, { text: "Taken away at noon" }))(null, posted);
    expect(result).toMatchObject({ code: "unavailable", values: { text: "Taken away at noon", approximate: "yes" } });
  });
});

describe("a form whose answer never comes", () => {
  it("says of a file that is larger than a form may be that it is", async () => {
    const withFile = new FormData();
    withFile.append("table", new File([new Uint8Array(1_000_001)], "table.csv"));
    withFile.append("sheet", "2031");
    const result = await keepingTyped(() => Promise.reject(new Error("An unexpected response was received from the server.")), gone)(null, withFile);
    expect(result).toMatchObject({ ok: false, code: "invalid", fieldErrors: { table: ["tableTooLarge"] } });
  });

  it("says that nothing was saved and keeps what was typed, secrets excepted", async () => {
    const result = await keepingTyped(() => Promise.reject(new Error("An unexpected response was received from the server.")), gone)(null, form);
    expect(result).toEqual({ ok: false, code: "unavailable", messageKey: "unavailable", values: { text: "Taken away from an invented garden.", names: ["one", "two"] } });
  });

  it("lets a redirect after success through", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/desk;303;" });
    await expect(keepingTyped(() => Promise.reject(redirect), gone)(null, form)).rejects.toBe(redirect);
  });

  it("passes an answer on as it is", async () => {
    const action = vi.fn(() => Promise.resolve({ ok: true as const, data: 1 }));
    expect(await keepingTyped(action, gone)(null, form)).toEqual({ ok: true, data: 1 });
  });
});
