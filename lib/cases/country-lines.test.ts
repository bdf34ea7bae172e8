import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { countriesNear, countryCalled, indexCountries, namesIn, type KnownCountry } from "@/lib/cases/country-lines";
import { recordIdSchema } from "@/lib/core/ids";
import { COUNTRY_CODES } from "@/lib/vocabulary/country-codes";

// Every country of the standard, as if on record without a name of its own; and one that nobody knows but by its record.
const COUNTRIES: KnownCountry[] = [...COUNTRY_CODES, "xa"].map((code) => ({ id: recordIdSchema.parse(randomUUID()), code, names: code === "xa" ? ["The Invented Republic of Vegetables", "蔬菜共和国"] : [] }));
const INDEX = indexCountries(COUNTRIES);
const codeOf = (id: string | null) => COUNTRIES.find((country) => country.id === id)?.code ?? null;
const codesIn = (text: string) => namesIn(text, INDEX).map((name) => codeOf(countryCalled(name, INDEX)) ?? name);

describe("a pasted list of countries", () => {
  it.each([
    ["one per line", "Australia\nBelgium\r\nCanada\n\nthe Czech Republic\n", ["au", "be", "ca", "cz"]],
    ["by commas and “and”", "Australia, Belgium, Canada, and the United Kingdom", ["au", "be", "ca", "gb"]],
    ["a sentence’s end", "Estonia, France and Germany.", ["ee", "fr", "de"]],
    ["numbered and dashed", "1. Japan\n2) Sweden\n- Switzerland\n• Czechia", ["jp", "se", "ch", "cz"]],
    ["names that hold “and” and commas", "Bosnia and Herzegovina, Trinidad and Tobago and Antigua & Barbuda; Korea, Republic of", ["ba", "tt", "ag", "kr"]],
    ["official names and abbreviations", "U.K., USA, the Kingdom of Sweden, Federal Republic of Germany, Republic of Lithuania, United Kingdom of Great Britain and Northern Ireland", ["gb", "us", "se", "de", "lt", "gb"]],
    ["in Chinese", "澳大利亚、比利时、加拿大和捷克，爱沙尼亚以及法国", ["au", "be", "ca", "cz", "ee", "fr"]],
    ["official names in Chinese, of either kind of Hanzi", "德意志联邦共和国、瑞典王国、大不列颠及北爱尔兰联合王国、中非共和国、德國", ["de", "se", "gb", "cf", "de"]],
    ["Chinese names that hold what may stand between names", "特立尼达和多巴哥、埃及和圣多美和普林西比", ["tt", "eg", "st"]],
    ["by the names on the record alone", "Invented Republic of Vegetables\n蔬菜共和国", ["xa", "xa"]],
  ])("is read: %s", (_what, text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it("does not take one state for another that shares its words", () => {
    expect(codesIn("Republic of Korea; Democratic People’s Republic of Korea; Republic of China; People’s Republic of China; Republic of the Congo; Democratic Republic of the Congo; Guinea; Guinea-Bissau; Niger; Nigeria; Dominica; Dominican Republic")).toEqual(
      ["kr", "kp", "tw", "cn", "cg", "cd", "gn", "gw", "ne", "ng", "dm", "do"],
    );
    expect(codesIn("Congo")).toEqual(["Congo"]);
  });

  it("keeps what is no country as it stands, and says which it may have meant", () => {
    expect(codesIn("Austrlia, Freedonia and Frnace")).toEqual(["Austrlia", "Freedonia", "Frnace"]);
    expect(countriesNear("Austrlia", INDEX).map(codeOf)).toContain("au");
    expect(codeOf(countriesNear("Frnace", INDEX)[0] ?? null)).toBe("fr");
    expect(countriesNear("法囯人", INDEX).length).toBeLessThanOrEqual(3);
    expect(countriesNear("xyzzy-quux", INDEX)).toEqual([]);
    expect(namesIn(" ,\n; 、and ", INDEX).filter((name) => /\p{L}/u.test(name) && name !== "and")).toEqual([]);
  });

  it("reads five thousand characters of anything in a moment", () => {
    for (const text of ["a,".repeat(2_500), "和".repeat(5_000), "法国和".repeat(1_600), "x".repeat(5_000)]) {
      const began = performance.now();
      const names = namesIn(text, INDEX);
      for (const name of names.slice(0, 200)) countriesNear(name, INDEX);
      expect(performance.now() - began, `${text.slice(0, 4)}…`).toBeLessThan(10_000);
    }
    expect(namesIn("法国和".repeat(3), INDEX).filter((name) => name !== "")).toEqual(["法国", "法国", "法国"]);
  });

  it("calls nobody by a name that two have", () => {
    const twice = indexCountries([{ id: recordIdSchema.parse(randomUUID()), code: "xb", names: ["Aubergia"] }, { id: recordIdSchema.parse(randomUUID()), code: "xc", names: ["Aubergia"] }]);
    expect(countryCalled("Aubergia", twice)).toBeNull();
    expect(countriesNear("Aubergia", twice)).toHaveLength(2);
  });
});
