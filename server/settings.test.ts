import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SESSION_COOKIE } from "./edge/desk";
import { SETTINGS_KEYS, mailOf, parseSettings, securityContactOf } from "./settings";
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

  it.each([{ PORT: "somewhere" }, { DATABASE_URL: "mysql://a" }, { CASELIGHT_ORIGIN: "https://a.example/path" }, { CASELIGHT_PUBLIC_ORIGIN: "https://a.example/path" }, { CASELIGHT_SECRET: "short" }, { SURFACE: "both" }])("refuse %o without repeating the value", (wrong) => {
    const [key = "", value = ""] = Object.entries(wrong)[0] ?? [];
    expect(() => parseSettings(wrong)).toThrow(expect.objectContaining({ why: expect.stringContaining(key) }));
    expect(() => parseSettings(wrong)).not.toThrow(value);
  });

  it("know the session cookie by the name the desk gives it", () => {
    expect(readFileSync("lib/accounts/session.ts", "utf8")).toContain(`SESSION_COOKIE = "${SESSION_COOKIE}"`);
  });
});

describe("the mail server", () => {
  const mail = { CASELIGHT_SMTP: "smtps://desk%40caselight.example:a%2Fpassword@mail.caselight.example:465", CASELIGHT_MAIL_FROM: "desk@caselight.example" };

  it("is given together with the address that letters come from, or not at all", () => {
    expect(mailOf(parseSettings(mail))).toEqual({ server: mail.CASELIGHT_SMTP, credentials: { user: "desk@caselight.example", pass: "a/password" }, from: mail.CASELIGHT_MAIL_FROM });
    expect(mailOf(parseSettings({ ...mail, CASELIGHT_SMTP: "smtp://localhost:25" }))).toMatchObject({ credentials: null });
    expect(mailOf(parseSettings({ CASELIGHT_SMTP: "", CASELIGHT_MAIL_FROM: "" }))).toBeNull();
    for (const [key, value] of Object.entries(mail)) expect(() => parseSettings({ [key]: value }), key).toThrow(expect.objectContaining({ why: expect.stringContaining("CASELIGHT_MAIL_FROM") }));
  });

  it("has name and password escaped: a sign that is no escape is refused at the start, and ends no process later", () => {
    for (const wrong of ["smtps://desk:100%pure@mail.caselight.example", "smtps://de%sk:pure@mail.caselight.example", "smtps://desk:%ff@mail.caselight.example"]) {
      expect(() => parseSettings({ ...mail, CASELIGHT_SMTP: wrong }), wrong).toThrow(expect.objectContaining({ why: expect.stringContaining("CASELIGHT_SMTP (% in name or password is written %25") }));
      expect(() => parseSettings({ ...mail, CASELIGHT_SMTP: wrong })).not.toThrow(/pure|de%sk|%ff/u);
    }
    expect(mailOf(parseSettings({ ...mail, CASELIGHT_SMTP: "smtps://desk:100%25pure@mail.caselight.example" }))?.credentials).toEqual({ user: "desk", pass: "100%pure" });
  });

  it("is no other address, and is never repeated where it is refused: it holds a password", () => {
    for (const wrong of ["https://mail.caselight.example/a-password", "smtp://mail.caselight.example/a-password", "a-password"]) {
      expect(() => parseSettings({ ...mail, CASELIGHT_SMTP: wrong }), wrong).toThrow(expect.objectContaining({ why: expect.stringContaining("CASELIGHT_SMTP") }));
      expect(() => parseSettings({ ...mail, CASELIGHT_SMTP: wrong })).not.toThrow("a-password");
    }
  });
});

describe("the contact of security.txt", () => {
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it("has a day of expiry less than a year ahead", () => {
    const named = { CASELIGHT_SECURITY_CONTACT: "mailto:security@caselight.example", CASELIGHT_SECURITY_EXPIRES: day(100) };
    expect(securityContactOf(parseSettings(named))).toEqual({ contact: "mailto:security@caselight.example", expires: day(100) });
    // A date that has passed starts: the file then answers 404.
    expect(() => parseSettings({ ...named, CASELIGHT_SECURITY_EXPIRES: day(-3) })).not.toThrow();
    for (const wrong of [{ CASELIGHT_SECURITY_EXPIRES: day(400) }, { CASELIGHT_SECURITY_EXPIRES: "" }, { CASELIGHT_SECURITY_CONTACT: "security@caselight.example" }]) {
      expect(() => parseSettings({ ...named, ...wrong }), JSON.stringify(wrong)).toThrow(expect.objectContaining({ why: expect.stringContaining("CASELIGHT_SECURITY") }));
    }
  });

  it("may be missing", () => {
    expect(securityContactOf(parseSettings({}))).toBeNull();
  });
});
