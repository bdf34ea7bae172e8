import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/core/kinds";
import { languageName, languageTag, listIn, otherLocales, siteLanguage, withCommas, writtenIn } from "@/lib/core/languages";

describe("a language of the site", () => {
  it("has a tag, and ways to order and to write, that the runtime knows", () => {
    for (const locale of LOCALES) {
      const { tag, intl, order } = siteLanguage(locale);
      expect(Intl.getCanonicalLocales([tag, intl, order])).toHaveLength(new Set([tag, intl, order]).size);
      for (const known of [Intl.DisplayNames.supportedLocalesOf(intl), Intl.ListFormat.supportedLocalesOf(intl), Intl.NumberFormat.supportedLocalesOf(intl)]) expect(known).toEqual([intl]);
      expect(Intl.Collator.supportedLocalesOf(order)).toEqual([order]);
    }
    expect(new Set(LOCALES.map(languageTag)).size).toBe(LOCALES.length);
  });

  it("leads to every other one", () => {
    for (const locale of LOCALES) expect([locale, ...otherLocales(locale)].toSorted()).toEqual([...LOCALES].toSorted());
  });
});

describe("lists", () => {
  it("are written as each language writes them", () => {
    expect([listIn("en", ["A"]), listIn("en", ["A", "B"]), listIn("en", ["A", "B", "C"])]).toEqual(["A", "A and B", "A, B and C"]);
    expect([listIn("zh", ["甲"]), listIn("zh", ["甲", "乙"]), listIn("zh", ["甲", "乙", "丙"])]).toEqual(["甲", "甲和乙", "甲、乙和丙"]);
  });
});

describe("what words without a language are written in", () => {
  it.each([
    ["The month was misread.", "en"],
    ["Was taken for 测试茄子.", "en"],
    ["月份误读。", "zh-Hans"],
    ["更正了 Test Aubergine 的姓名。", "zh-Hans"],
    ["误读为 Test Person Aubergine。", "zh-Hans"],
    ["2031-05-04", null],
    ["", null],
  ])("%j is %j", (text, language) => {
    expect(writtenIn(text)).toBe(language);
  });
});

it("a language is called by its name, and by its tag where nobody knows a name or it is none", () => {
  expect(languageName("ug", "en")).toBe("Uyghur");
  expect(languageName("bo", "zh")).toBe("藏语");
  expect(languageName("not a tag", "en")).toBe("not a tag");
});

it("puts between two words the comma of their language", () => {
  expect([withCommas("en", "Edition 1", "May 2019"), withCommas("zh", "第1版", "2019年5月")]).toEqual(["Edition 1, May 2019", "第1版，2019年5月"]);
});
