import { describe, expect, it } from "vitest";
import { deskStatus, toPublicHtml } from "./html";

describe("toPublicHtml", () => {
  it("takes out scripts, whatever their attributes hold", () => {
    const page = `<html><head><script src="/a.js" async=""></script><script data-a="x>y">self.__next_f.push([1,"<p>"])</script></head><body><p>Text</p><SCRIPT>1</SCRIPT ></body></html>`;
    expect(toPublicHtml(page)).toEqual({ html: "<html><head></head><body><p>Text</p></body></html>", status: null, location: null });
  });

  it("keeps styles and drops what announces scripts", () => {
    const page = `<link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" href="/a.js"/><link rel="modulepreload" href="/b.js"/><link rel="alternate" hreflang="zh" href="/zh"/>`;
    expect(toPublicHtml(page).html).toBe(`<link rel="stylesheet" href="/a.css"/><link rel="alternate" hreflang="zh" href="/zh"/>`);
  });

  it.each([
    [`<meta name="x-status" content="404"/>`, 404],
    [`<meta content="410" name="x-status">`, 410],
    [`<meta name="x-status" content="400"/>`, 400],
    [`<meta name="x-status" content="500"/>`, null],
    [`<meta name="x-status" content="301"/>`, null],
    [`<meta name="x-status" content="200"/>`, null],
  ])("reads and removes %s", (mark, status) => {
    expect(toPublicHtml(`<head>${mark}</head>`)).toEqual({ html: "<head></head>", status, location: null });
  });

  const leading = (status: number, to: string) => `<head><meta name="x-status" content="${String(status)}"/><meta name="x-location" content="${to}"/></head>`;

  it.each([301, 303])("leads with %s to an address of this site, and removes both marks", (status) => {
    expect(toPublicHtml(leading(status, "/en/people/test-aubergine"))).toEqual({ html: "<head></head>", status, location: "/en/people/test-aubergine" });
  });

  it.each([
    [301, "//elsewhere.example/en"],
    [301, "https://elsewhere.example/"],
    [301, "/en/people?next=//elsewhere.example"],
    [301, "/en/../desk"],
    [301, "/en&#13;&#10;Set-Cookie"],
    [301, ""],
    [302, "/en/people"],
  ])("stays where it is instead of leading with %s to %j", (status, to) => {
    expect(toPublicHtml(leading(status, to))).toMatchObject({ html: "<head></head>", status: null, location: null });
  });

  it("leads nowhere from a page that is missing", () => {
    expect(toPublicHtml(leading(404, "/en/people"))).toMatchObject({ status: 404, location: null });
  });

  it("leaves escaped text alone", () => {
    const page = "<p>&lt;script&gt;alert(1)&lt;/script&gt; style</p>";
    expect(toPublicHtml(page).html).toBe(page);
  });

  it("refuses a page in which a script is left", () => {
    expect(() => toPublicHtml("<p><script>never closed</p>")).toThrow(/script/i);
  });
});

describe("deskStatus", () => {
  it.each([
    [`<meta name="x-status" content="403"/>`, 403],
    [`<meta name="x-status" content="404"/>`, 404],
    [`<meta name="x-status" content="500"/>`, null],
    ["<p>x-status 404</p>", null],
  ])("reads %s", (page, status) => {
    expect(deskStatus(`<head>${page}</head>`)).toBe(status);
  });
});
