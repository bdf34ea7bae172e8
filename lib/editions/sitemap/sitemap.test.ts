import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { slugSchema } from "@/lib/core/ids";
import { placeOf, sitemap, sitemapIndex } from "@/lib/editions/sitemap/sitemap";

const absolute = (path: string): string => `https://caselight.example${path}`;
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", isArray: (name) => ["url", "sitemap", "xhtml:link"].includes(name) });
const slug = slugSchema.parse("test-person-endive");

describe("a sitemap", () => {
  it("lists each record with its day and its other language", () => {
    const xml = sitemap("zh", [{ kind: "person", slug, publishedOn: "2031-05-02" }], false, absolute);
    expect(XMLValidator.validate(xml)).toBe(true);
    const { urlset } = parser.parse(xml);
    expect(urlset.url).toHaveLength(1);
    expect(urlset.url[0]).toMatchObject({ loc: "https://caselight.example/zh/people/test-person-endive", lastmod: "2031-05-02" });
    expect(urlset.url[0]["xhtml:link"].map((link: Record<string, string>) => [link["@hreflang"], link["@href"]])).toEqual([
      ["en", "https://caselight.example/en/people/test-person-endive"], ["zh-Hans", "https://caselight.example/zh/people/test-person-endive"],
    ]);
  });

  it("begins with the pages that are no record's", () => {
    const { urlset } = parser.parse(sitemap("en", [], true, absolute));
    expect(urlset.url.map(({ loc }: { loc: string }) => loc)).toEqual(expect.arrayContaining(["https://caselight.example/en", "https://caselight.example/en/data", "https://caselight.example/en/people"]));
  });
});

it("the index names every page of every language, and each page's address leads back to its place", () => {
  const { sitemapindex } = parser.parse(sitemapIndex([{ kind: "person", slug }], absolute));
  const locations: string[] = sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc);
  expect(locations).toEqual([
    "https://caselight.example/en/sitemap.xml", "https://caselight.example/en/sitemap.xml?after=people.test-person-endive",
    "https://caselight.example/zh/sitemap.xml", "https://caselight.example/zh/sitemap.xml?after=people.test-person-endive",
  ]);
  expect(placeOf(new URL(locations[1] ?? "").searchParams.get("after") ?? "")).toEqual({ kind: "person", slug });
});

it.each(["", "people", "people.", "people.A", "unicorns.a", "people.a.b", "people.a'--"])("%j is no place", (text) => {
  expect(placeOf(text)).toBeUndefined();
});
