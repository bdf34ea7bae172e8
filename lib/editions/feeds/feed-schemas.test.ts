import { describe, expect, it } from "vitest";
import { faultsOfAtom, faultsOfJsonFeed } from "@/lib/editions/feeds/feed-schemas";

const ENTRY = `<entry><id>urn:uuid:2</id><title>One</title><updated>2031-05-02T00:00:00Z</updated><link href="https://caselight.example/en/people/aubergine"/></entry>`;
const atomWith = (parts: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:1</id><title>A feed</title><updated>2031-05-02T00:00:00Z</updated><author><name>Caselight</name></author><link rel="self" href="https://caselight.example/en/updates/feed.atom"/>${parts}</feed>`;
const faultsOf = (parts: string) => faultsOfAtom([{ name: "planted", text: atomWith(parts) }]);

describe("the check of Atom", () => {
  it("finds nothing in a sound feed, also with elements of others", async () => {
    expect(await faultsOf(`<x:more xmlns:x="urn:x">1</x:more>${ENTRY}`)).toEqual([]);
  });

  it.each([
    ["an entry without a title", ENTRY.replace("<title>One</title>", "")],
    ["an entry with two ids", ENTRY.replace("<title>", "<id>urn:uuid:3</id><title>")],
    ["a day in the place of a moment", ENTRY.replace("2031-05-02T00:00:00Z", "2031-05-02")],
    ["an element that Atom does not know", `<priority>high</priority>${ENTRY}`],
    ["an entry before the feed's own parts", `${ENTRY}<subtitle>Late</subtitle>`],
    ["a link without an address", ENTRY.replace(/<link[^>]*>/u, `<link rel="alternate"/>`)],
  ])("finds by its grammar %s", async (_, parts) => {
    const faults = await faultsOf(parts);
    expect(faults.some((fault) => fault.startsWith("planted:"))).toBe(true);
  });

  it.each([
    ["an entry that leads nowhere", ENTRY.replace(/<link[^>]*>/u, ""), "4.1.2"],
    ["a moment without a zone", ENTRY.replace("00:00:00Z", "00:00:00"), "3.3"],
    ["two entries of one id", ENTRY + ENTRY, "4.1.1"],
    ["an id that is no IRI", ENTRY.replace("urn:uuid:2", "two"), "4.2.6"],
    ["two pages of one form", ENTRY.replace("<link", `<link href="https://caselight.example/other"/><link`), "4.1.1"],
  ])("finds by its other rules %s", async (_, parts, section) => {
    expect((await faultsOf(parts)).join()).toContain(section);
  });
});

describe("the check of JSON Feed", () => {
  const item = { id: "1", content_text: "One.", url: "https://caselight.example/en/people/aubergine" };
  const feed = { version: "https://jsonfeed.org/version/1.1", title: "A feed", home_page_url: "https://caselight.example/en/updates", feed_url: "https://caselight.example/en/updates/feed.json", items: [item] };
  const faults = (parts: object) => faultsOfJsonFeed({ name: "planted", text: JSON.stringify({ ...feed, ...parts }) });

  it("finds nothing in a sound feed, also with an extension", () => {
    expect(faults({ _more: { about: "us" } })).toEqual([]);
  });

  it.each([
    ["another version", { version: "https://jsonfeed.org/version/1" }],
    ["an item without an id", { items: [{ content_text: "One." }] }],
    ["an item without content", { items: [{ id: "1" }] }],
    ["a day in the place of a moment", { items: [{ ...item, date_published: "2031-05-02" }] }],
    ["an address that is none", { feed_url: "feed.json" }],
    ["a name that the format does not know", { colour: "green" }],
    ["two items of one id", { items: [item, item] }],
  ])("finds %s", (_, parts) => {
    expect(faults(parts)).not.toEqual([]);
  });
});
