import { describe, expect, it, test } from "vitest";
import { proposalForSchema, proposeLawSchema } from "@/lib/law/schema";
import { versionOf } from "@/lib/law/version-of";
import { lawsFrom, type LawVersion } from "@/lib/vocabulary/law";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";

/** As the form sends it, with everything that may be left open left open. */
const SENT = {
  act: "add", practice: "black_jail", lawEn: "Leek Law", lawZh: "韭葱法", version: "1901", inForceFrom: "", inForceTo: "", article: "", lengthArticle: "", longest: "", noteEn: "", noteZh: "", wording: "", wordingLanguage: "zh-Hans",
  translation: "", translationLanguage: "en", source: "The Invented Vegetable Gazette", quotation: "six months", quotationLanguage: "en", unsentId: "", unsentFrom: "", unsentBy: "",
};
const wrong = (told: object) => {
  const parsed = proposeLawSchema.safeParse({ ...SENT, ...told });
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
};

describe("a version that is proposed", () => {
  it("needs a law in both languages, its year, a source and the source's words, and nothing else", () => {
    expect(wrong({})).toEqual({});
    for (const field of ["lawEn", "lawZh", "version", "source", "quotation"]) expect(wrong({ [field]: " " }), field).toEqual({ [field]: "required" });
  });

  test.each([
    [{ longest: "6 months" }, { longest: "lawLength" }], [{ longest: "P1Y" }, { longest: "lawLength" }], [{ longest: "P0D" }, { longest: "lawLength" }], [{ longest: "P37D" }, {}], [{ longest: " p6m " }, {}],
    [{ version: "18" }, { version: "lawYear" }], [{ article: "art. 73" }, { article: "lawArticle" }], [{ article: "120-1", lengthArticle: "0" }, { lengthArticle: "lawArticle" }],
    [{ source: "A page" }, { source: "vocabularySource" }], [{ quotationLanguage: "leek language" }, { quotationLanguage: "language" }], [{ practice: "Gardening!" }, { practice: "choice" }],
    [{ inForceFrom: "2018" }, { inForceFrom: "day" }], [{ inForceFrom: "2018-02-30" }, { inForceFrom: "day" }], [{ inForceFrom: "2018-10-26", inForceTo: "2018-10-25" }, { inForceTo: "dateOrder" }], [{ inForceFrom: "2018-10-26", inForceTo: "2018-10-26" }, {}],
    [{ noteEn: "Only so" }, { noteZh: "required" }], [{ wording: "不得超过", wordingLanguage: "" }, { wordingLanguage: "required" }], [{ translation: "must not exceed" }, { wording: "required" }],
    [{ unchecked: ["article", "longest"] }, { "unchecked.1": "choice" }], [{ act: "amend" }, { act: "choice" }], [{ changed: "x" }, { "": "Unrecognized key: \"changed\"" }],
  ])("%j is answered with %j", (told, answer) => {
    expect(wrong(told)).toEqual(answer);
  });

  it("says why it corrects, ends or takes off, and of which one", () => {
    expect(wrong({ act: "correct" })).toEqual({ replaces: expect.any(String), reason: "required" });
    expect(wrong({ act: "correct", replaces: "cpl-2012-rsdl", reason: "Misread." })).toEqual({});
    expect(proposeLawSchema.safeParse({ act: "withdraw", practice: "rsdl", replaces: "cpl-2012-rsdl", reason: "Misread." }).success).toBe(false);
    expect(proposeLawSchema.safeParse({ act: "withdraw", practice: "rsdl", replaces: "cpl-2012-rsdl", reason: "Misread.", confirmed: "yes" }).success).toBe(true);
    expect([["add"], ["add", "x"], ["end"], ["end", "cpl-2012-rsdl"], ["amend", "x"]].map(([act, version]) => proposalForSchema.safeParse({ act, version }).success)).toEqual([true, false, false, true, false]);
  });
});

describe("what it would stand as", () => {
  const base = LAW_AS_SHIPPED.find(({ id }) => id === "psapl-administrative-detention")!;
  const asStanding = (version: object): LawVersion => lawsFrom([{ ...version, id: "tried" }])[0]!;

  it("is a version like any other, whose first day counts as unseen where none is given", () => {
    expect(asStanding(versionOf(proposeLawSchema.parse(SENT), null))).toMatchObject({ inForceFrom: null, longest: null, note: null, wording: null, translation: null, quotation: { text: "six months" }, unchecked: ["inForceFrom"], end: null });
    expect(asStanding(versionOf(proposeLawSchema.parse({ ...SENT, inForceFrom: "1901-01-01", unchecked: "article" }), null))).toMatchObject({ inForceFrom: "1901-01-01", unchecked: ["article"] });
  });

  it("keeps everything of what ends but its last day, which is not unseen any more", () => {
    const ended = versionOf(proposeLawSchema.parse({ act: "end", practice: base.practice, replaces: base.id, inForceTo: "2025-12-31", source: "The Invented Vegetable Gazette", quotation: "repealed", quotationLanguage: "en", reason: "A new one came." }), base);
    const { id: _id, changed: _changed, ...rest } = base;
    expect(ended).toEqual({ ...rest, inForceTo: "2025-12-31", unchecked: ["inForceFrom"], end: { text: "repealed", language: "en", source: "The Invented Vegetable Gazette" } });
    // A correction of another field still says how it ended; one of that day does not.
    const correct = (inForceTo: string) => versionOf(proposeLawSchema.parse({ ...SENT, act: "correct", practice: base.practice, replaces: base.id, reason: "Misread.", inForceTo }), asStanding(ended));
    expect([correct("2025-12-31").end?.text, correct("2026-01-01").end, correct("").end]).toEqual(["repealed", null, null]);
  });
});
