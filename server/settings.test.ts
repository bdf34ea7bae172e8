import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SESSION_COOKIE } from "./edge/desk";
import { SETTINGS_KEYS, parseSettings } from "./settings";
import { envSchema } from "../lib/platform/env";

describe("settings", () => {
  it("are all in .env.example, and nothing else is", () => {
    const listed = readFileSync(".env.example", "utf8").split("\n").flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect([...listed].sort()).toEqual([...new Set([...SETTINGS_KEYS, ...Object.keys(envSchema.shape)])].sort());
  });

  it("take an empty value for none", () => {
    expect(parseSettings({ PORT: "", DATABASE_URL: "" })).toEqual({});
    expect(parseSettings({ PORT: "8080" })).toEqual({ PORT: 8080 });
  });

  it.each([{ PORT: "somewhere" }, { DATABASE_URL: "mysql://a" }, { CASELIGHT_ORIGIN: "https://a.example/path" }, { CASELIGHT_SECRET: "short" }, { SURFACE: "both" }])("refuse %o without repeating the value", (wrong) => {
    const [key = "", value = ""] = Object.entries(wrong)[0] ?? [];
    expect(() => parseSettings(wrong)).toThrow(expect.objectContaining({ why: expect.stringContaining(key) }));
    expect(() => parseSettings(wrong)).not.toThrow(value);
  });

  it("know the session cookie by the name the desk gives it", () => {
    expect(readFileSync("lib/accounts/session.ts", "utf8")).toContain(`SESSION_COOKIE = "${SESSION_COOKIE}"`);
  });
});
