import { describe, expect, it, test } from "vitest";
import { practiceFrom } from "@/lib/vocabulary/practices";
import { proposeWordingSchema, suits, wordingForSchema } from "@/lib/wording/schema";
import { wordingOf } from "@/lib/wording/wording-of";
import { PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";

/** As the form sends it, with everything that may be left open left open. */
const SENT = {
  act: "add", practice: "leek_custody", kind: "extra_legal", nameEn: "Leek custody", nameZh: "韭葱看管", pinyin: "jiǔcōng kānguǎn", abbreviation: "", otherNames: "", definitionEn: "Leeks in a bed.", definitionZh: "苗床里的韭葱。",
  safeguardsEn: "", safeguardsZh: "", source: "The Invented Vegetable Gazette", quotation: "", quotationLanguage: "zh-Hans", unsentId: "", unsentFrom: "", unsentBy: "",
};
const wrong = (told: object) => {
  const parsed = proposeWordingSchema.safeParse({ ...SENT, ...told });
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
};
const wordsFrom = (told: object) => practiceFrom({ ...wordingOf(proposeWordingSchema.parse({ ...SENT, ...told }), null), id: "tried" });

describe("words that are proposed", () => {
  it("need names and a definition in both languages and a source, and nothing else", () => {
    expect(wrong({})).toEqual({});
    for (const field of ["practice", "nameEn", "nameZh", "pinyin", "definitionEn", "definitionZh", "source"]) expect(wrong({ [field]: " " }), field).toEqual({ [field]: "required" });
  });

  test.each([
    [{ practice: "Leek_Custody " }, {}], [{ practice: "leek-custody" }, { practice: "practiceCode" }], [{ practice: "leek__custody" }, { practice: "practiceCode" }], [{ practice: "leek2" }, { practice: "practiceCode" }], [{ practice: "l".repeat(41) }, { practice: "tooLong" }],
    [{ kind: "garden" }, { kind: "choice" }], [{ source: "A page" }, { source: "vocabularySource" }], [{ safeguardsEn: "Water.\nLight." , safeguardsZh: "水。" }, { safeguardsZh: "safeguardsDiffer" }], [{ safeguardsEn: "Water.\n\n Light.", safeguardsZh: "水。\r\n光。" }, {}],
    [{ otherNames: "leek\n".repeat(31) }, { otherNames: "tooLong" }], [{ quotation: "in a bed", quotationLanguage: "" }, { quotationLanguage: "required" }], [{ quotation: "in a bed", quotationLanguage: "leek language" }, { quotationLanguage: "language" }],
    [{ act: "amend" }, { act: "choice" }], [{ retired: "yes" }, { "": "Unrecognized key: \"retired\"" }],
  ])("%j is answered with %j", (told, answer) => {
    expect(wrong(told)).toEqual(answer);
  });

  it("say why they correct, retire or take up again, and which", () => {
    expect(wrong({ act: "correct" })).toEqual({ replaces: expect.any(String), reason: "required" });
    expect(wrong({ act: "correct", replaces: "rs-as-shipped", reason: "Misread." })).toEqual({});
    for (const act of ["retire", "restore"]) {
      expect(proposeWordingSchema.safeParse({ act, practice: "rs", replaces: "rs-as-shipped", reason: "Misread." }).success).toBe(false);
      expect(proposeWordingSchema.safeParse({ act, practice: "rs", replaces: "rs-as-shipped", reason: "Misread.", confirmed: "yes" }).success).toBe(true);
    }
    expect([["correct", "rs-as-shipped"], ["restore", "rs-as-shipped"], ["add", "rs-as-shipped"], ["correct", "../x"], ["correct", undefined]].map(([act, wording]) => wordingForSchema.safeParse({ act, wording }).success)).toEqual([true, true, false, false, false]);
    expect([false, true].map((retired) => (["correct", "retire", "restore"] as const).filter((act) => suits(act, { retired })))).toEqual([["correct", "retire"], ["correct", "restore"]]);
  });
});

describe("what they would stand as", () => {
  it("is an entry like any other: one thing on each line, and words of the source only in a language", () => {
    expect(wordsFrom({})).toMatchObject({ code: "leek_custody", abbreviation: null, otherNames: [], safeguards: { en: [], zh: [] }, quotation: null, retired: false });
    expect(wordsFrom({ otherNames: " Leek holding \n\n韭管\n", abbreviation: " LC ", quotation: "in a bed", quotationLanguage: "en" })).toMatchObject({ otherNames: ["Leek holding", "韭管"], abbreviation: "LC", quotation: { text: "in a bed", language: "en" } });
  });

  it("keeps every word of what is retired or used again, and a correction leaves it retired", () => {
    const base = PRACTICES_AS_SHIPPED[0]!;
    const { id: _id, changed: _changed, ...rest } = base;
    const use = (act: string) => wordingOf(proposeWordingSchema.parse({ act, practice: base.code, replaces: base.id, reason: "Misread.", confirmed: "yes" }), base);
    expect([use("retire"), use("restore")]).toEqual([{ ...rest, retired: true }, { ...rest, retired: false }]);
    expect(wordingOf(proposeWordingSchema.parse({ ...SENT, act: "correct", replaces: base.id, reason: "Misread." }), { ...base, retired: true }).retired).toBe(true);
  });
});
