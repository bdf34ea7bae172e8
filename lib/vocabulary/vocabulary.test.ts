import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays } from "@/lib/core/days";
import { CHARGES, STAGES } from "@/lib/core/kinds";
import { chargeEntry, chargeName } from "./charges";
import { COUNTRIES, COUNTRY_POLICY, countryName } from "./countries";
import { COUNTRY_CODES, countryCodeOf, isCountryCode } from "./country-codes";
import { lawVersionOn, lawVersionsOf, overlap } from "./law";
import { practiceByCode, practiceCalled, practiceFrom, practiceName } from "./practices";
import { stageEntry, stageName } from "./stages";
import { LAW_AS_SHIPPED, PRACTICES_AS_SHIPPED as PRACTICES } from "@/prisma/factories/as-shipped";

const lawOf = (practice: string) => lawVersionsOf(LAW_AS_SHIPPED, practice);

const HANZI = /\p{Script=Han}/u;

describe("practices", () => {
  it("have each code once", () => {
    expect(new Set(PRACTICES.map(({ code }) => code)).size).toBe(PRACTICES.length);
  });

  it("hold the codes that the record's forms offer", () => {
    const wanted = ["rsdl", "rs", "criminal_detention", "administrative_detention", "bail", "arrest", "investigative_custody", "liuzhi", "shuanggui", "black_jail", "soft_detention", "enforced_disappearance", "non_release_release"];
    expect(wanted.filter((code) => practiceByCode(PRACTICES, code) === null)).toEqual([]);
  });

  it("are found by code and by slug, and not otherwise", () => {
    expect(practiceByCode(PRACTICES, "rsdl")?.abbreviation).toBe("RSDL");
    expect(practiceByCode(PRACTICES, "black-jail")).toBe(practiceByCode(PRACTICES, "black_jail"));
    expect(practiceByCode(PRACTICES, "holiday")).toBeNull();
    expect(practiceName(PRACTICES, "rsdl", "zh")).toBe("指定居所监视居住");
    expect(practiceName(PRACTICES, "holiday", "en")).toBeNull();
  });

  it("are told by any of their names, however it is written, and by none where two are meant", () => {
    const called = (...names: string[]) => practiceCalled(PRACTICES, names)?.code ?? null;
    expect([called("RSDL"), called("指居"), called("residential-surveillance  at a designated LOCATION"), called("Retention in custody", "Liuzhi"), called("House arrest")]).toEqual(["rsdl", "rsdl", "rsdl", "liuzhi", "soft_detention"]);
    expect([called(), called(""), called("Invented potting"), called("Bail", "Black jail")]).toEqual([null, null, null, null]);
  });

  it("are refused where a document is not what the database promises", () => {
    const [one] = PRACTICES;
    for (const wrong of [{ retired: undefined }, { kind: "garden" }, { definition: { en: "Only so" } }, { source: "A page" }, { secret: "x" }]) expect(() => practiceFrom({ ...one, ...wrong }), JSON.stringify(wrong)).toThrow();
  });

  it.each(PRACTICES)("$code is explained in both languages, with the same safeguards", ({ names, definition, safeguards }) => {
    expect(names.zhHans).toMatch(HANZI);
    expect(definition.zh).toMatch(HANZI);
    expect(definition.en).not.toMatch(HANZI);
    expect(safeguards.zh).toHaveLength(safeguards.en.length);
  });
});

describe("law by version", () => {
  it("belongs to practices of the vocabulary, with each id once", () => {
    expect(LAW_AS_SHIPPED.filter(({ practice }) => practiceByCode(PRACTICES, practice) === null)).toEqual([]);
    expect(new Set(LAW_AS_SHIPPED.map(({ id }) => id)).size).toBe(LAW_AS_SHIPPED.length);
  });

  it("changes its numbers and not its length on 26 October 2018", () => {
    expect(lawVersionOn(lawOf("rsdl"), "2015-07-11")).toMatchObject({ article: "73", lengthArticle: "77", longest: "P6M" });
    expect(lawVersionOn(lawOf("rsdl"), "2018-10-25")).toMatchObject({ version: "2012" });
    expect(lawVersionOn(lawOf("rsdl"), "2018-10-26")).toMatchObject({ article: "75", lengthArticle: "79", longest: "P6M" });
  });

  it("knows no law before the first version on record, nor for practices without one", () => {
    expect(lawVersionOn(lawOf("rsdl"), "2012-12-31")).toBeNull();
    expect(lawOf("black-jail")).toEqual([]);
  });

  it("never has two versions on one day", () => {
    const overlapping = PRACTICES.flatMap(({ code }) => {
      const versions = lawOf(code);
      return versions.slice(1).filter((version, index) => !((versions[index]?.inForceTo ?? "9999") < (version.inForceFrom ?? "")));
    });
    expect(overlapping).toEqual([]);
  });

  test("two versions overlap exactly where both are in force on one day, found by trying each day", () => {
    const day = fc.integer({ min: 0, max: 12 }).map((count) => addDays("1901-01-01", count));
    const version = fc.record({ inForceFrom: fc.option(day, { nil: null }), inForceTo: fc.option(day, { nil: null }) }).filter(({ inForceFrom, inForceTo }) => inForceFrom === null || inForceTo === null || inForceFrom <= inForceTo);
    const days = Array.from({ length: 30 }, (_, count) => addDays("1901-01-01", count));
    const isOn = ({ inForceFrom, inForceTo }: { inForceFrom: string | null; inForceTo: string | null }, on: string) => inForceFrom !== null && inForceFrom <= on && (inForceTo === null || on <= inForceTo);
    fc.assert(fc.property(version, version, (one, other) => {
      expect(overlap(one, other)).toBe(days.some((on) => isOn(one, on) && isOn(other, on)));
    }), { numRuns: 500 });
  });

  it("says which dates and articles nobody has checked", () => {
    const undated = LAW_AS_SHIPPED.filter(({ inForceFrom, unchecked }) => inForceFrom === null && !unchecked.includes("inForceFrom"));
    expect(undated).toEqual([]);
  });
});

describe("stages", () => {
  it.each(STAGES)("%s has its entry and names in both languages", (code) => {
    expect(stageEntry(code).source).not.toBe("");
    expect(stageName(code, "zh")).toMatch(HANZI);
    expect(stageName(code, "en")).not.toMatch(HANZI);
  });
});

describe("charges", () => {
  it.each(CHARGES)("%s has its entry, with names and penalty in both languages and its article", (code) => {
    const { penalty, article, source } = chargeEntry(code);
    expect([chargeName(code, "zh"), penalty.zh].every((text) => HANZI.test(text))).toBe(true);
    expect([chargeName(code, "en"), penalty.en].some((text) => HANZI.test(text))).toBe(false);
    expect(Number(article)).toBeGreaterThan(0);
    expect(source).not.toBe("");
  });

  it("keeps two crimes of one article apart", () => {
    expect([chargeEntry("subversion"), chargeEntry("inciting_subversion")].map(({ article, paragraph }) => [article, paragraph])).toEqual([["105", "1"], ["105", "2"]]);
  });
});

describe("countries", () => {
  it("are shown by their short names", () => {
    expect(countryName("gb", "en")).toBe("United Kingdom");
    expect(countryName("CZ", "en")).toBe("Czechia");
    expect(countryName("ee", "zh")).toBe("爱沙尼亚");
    expect(COUNTRIES).toHaveLength(13);
    expect(COUNTRY_POLICY.zh).toMatch(HANZI);
  });

  it("fall back on the runtime, and on nothing", () => {
    expect(countryName("no", "en")).toBe("Norway");
    expect(countryName("zz9", "en")).toBeNull();
    expect(countryName("qx", "en")).toBeNull();
    for (const placeholder of ["qo", "xa", "xb", "zz"]) expect(countryName(placeholder, "en"), placeholder).toBeNull();
  });

  it("have the 249 codes of the standard, and those that it leaves to its users", () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    for (const { code } of COUNTRIES) expect(COUNTRY_CODES, code).toContain(code);
    for (const none of ["uk", "su", "dd", "eu", "un", "xk", "CA", "can", "c1"]) expect(COUNTRY_CODES, none).not.toContain(none);
    expect(["ca", "xk", "qm", "zz", "uk", "canada", ""].map(isCountryCode)).toEqual([true, true, true, true, false, false, false]);
  });

  it("are told from one another by their names in both languages, however these are written", () => {
    for (const code of COUNTRY_CODES) for (const locale of ["en", "zh"] as const) expect(countryCodeOf([countryName(code, locale) ?? ""]), `${code} ${locale}`).toBe(code);
    expect([["Hong Kong"], ["COTE D'IVOIRE"], ["The United States"], ["Trinidad and Tobago"], ["Czechia", "捷克"], ["Leekland", "Norway"]].map(countryCodeOf)).toEqual(["hk", "ci", "us", "tt", "cz", "no"]);
    expect([[], ["Leekland"], ["Norway", "Sweden"], ["no"], ["Unknown Region"]].map(countryCodeOf)).toEqual([null, null, null, null, null]);
  });
});
