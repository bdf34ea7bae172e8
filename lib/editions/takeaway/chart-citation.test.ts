import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { expect, it } from "vitest";
import { bibtexOf, risOf } from "@/lib/editions/takeaway/citation";
import { chartCitationOf, plainChartCitation } from "@/lib/editions/takeaway/chart-citation";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const dataset = { publication: "0123456789abcdef", day: "2031-05-02" };
const SITE = { absolute: (path: string) => `https://caselight.example${path}`, retrievedOn: "2031-06-01" };
const practice = practiceEdition("rsdl");
const cited = (locale: "en" | "zh") => chartCitationOf({ name: "years", record: practice, dataset }, locale, SITE);

it("says what is drawn, of which state of the record, where, and when it was read", () => {
  expect(plainChartCitation(cited("en"))).toBe(
    "Caselight. “People by the year in which custody began: Residential surveillance at a designated location (RSDL).” Edition 0123456789abcdef of the dataset, 2 May 2031. https://caselight.example/en/practices/rsdl#years. Retrieved 1 June 2031.",
  );
  expect(plainChartCitation(cited("zh"))).toBe(
    "Caselight. 指定居所监视居住（RSDL）：按羁押开始年份统计的人数[DS/OL]. 数据集版本0123456789abcdef. (2031-05-02)[2031-06-01]. https://caselight.example/zh/practices/rsdl#years.",
  );
});

it("leads to the list where it is of the whole record", () => {
  expect(chartCitationOf({ name: "signatures", record: null, dataset }, "en", SITE)).toMatchObject({ key: "caselight-signatures-0123456789abcdef", url: "https://caselight.example/en/countries#matrix" });
  expect(chartCitationOf({ name: "basis", record: null, dataset }, "zh", SITE).url).toBe("https://caselight.example/zh/sources#rests");
});

it("is read by parsers of others, in both formats", () => {
  for (const [text, forceType] of [[bibtexOf(cited("en")), "@bibtex/text"], [risOf(cited("en")), "@ris/file"]] as const) {
    const [entry, ...more] = new Cite(text, { forceType }).data as { title: string; URL?: string }[];
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ title: cited("en").title, URL: "https://caselight.example/en/practices/rsdl#years" });
    expect(text).toContain("0123456789abcdef");
  }
});
