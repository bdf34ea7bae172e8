import { describe, expect, it } from "vitest";
import { preferredLanguage, readTarget } from "./target";

describe("readTarget", () => {
  it.each(["/en/people/xie-yang.rsc", "/zh/people/nobody.segments/_tree.segment.rsc", "/desk/people.rsc"])("closes Next's own door %s", (raw) => {
    expect(readTarget(raw).area).toBe("unknown");
  });

  it.each([
    ["/", "root"],
    ["/health", "health"],
    ["/robots.txt", "plain"],
    ["/favicon.ico", "plain"],
    ["/icon.svg", "plain"],
    ["/.well-known/security.txt", "plain"],
    ["/sitemap.xml", "page"],
    ["/data/7/people.csv", "data"],
    ["/en/people/a/feed.atom", "page"],
    ["/en", "page"],
    ["/zh/people/xie-yang", "page"],
    ["/api/v1/people", "api"],
    ["/desk", "desk"],
    ["/desk/sign-in?to=%2Fdesk", "desk"],
    ["/_next/static/chunks/app-1f.css", "asset"],
  ])("%s is %s", (raw, area) => {
    expect(readTarget(raw).area).toBe(area);
  });

  it.each(["/fr/people", "/en-GB", "/EN", "/deskx", "/_next/image?url=x", "/_next/data/a.json", "/api/v2/people", "/.env", "/.well-known/other", "/data", "/health/x", "/wp-login.php"])("%s is unknown", (raw) => {
    expect(readTarget(raw).area).toBe("unknown");
  });

  it.each(["/en/%", "/en/%zz", "/en/%ff", "//evil.example/en", "http://evil.example/en", "*", "", "/en/../desk", "/en/%2e%2e/desk", "/en/a%2fb", "/en\\desk", "/en/%5c", "/en/%00", "/en?q=%", "/en?q=%e0%a4", "/en?q=a%00", `/en?q=${"a".repeat(3000)}`, "/_next/static/../../package.json", "/_next/static/%2e%2e/x.js"])("%s is malformed", (raw) => {
    expect(readTarget(raw).area).toBe("malformed");
  });

  it("gives one address one key", () => {
    const keys = ["/en/people?b=2&a=1", "/en/people?a=1&b=2", "/en/p%65ople?a=1&b=2&_rsc=abc", "/en/people?a=%31&b=2"].map((raw) => readTarget(raw));
    expect(new Set(keys.map((target) => ("key" in target ? target.key : null)))).toEqual(new Set(["/en/people?a=1&b=2"]));
  });

  it("keeps Chinese in queries and paths", () => {
    expect(readTarget("/zh/people?q=%E8%B0%A2%E9%98%B3")).toMatchObject({ area: "page", language: "zh", key: "/zh/people?q=%E8%B0%A2%E9%98%B3" });
  });
});

describe("preferredLanguage", () => {
  it.each([
    [undefined, "en"],
    ["", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["fr, en;q=0.5, zh;q=0.7", "zh"],
    ["en;q=0.1, zh;q=0", "en"],
    ["de", "en"],
    ["zh;q=x", "zh"],
  ])("%s → %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
