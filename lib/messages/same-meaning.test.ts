import { expect, it } from "vitest";
import { CERTAINTIES, STAGES } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { practiceByCode } from "@/lib/vocabulary/practices";
import { stageEntry } from "@/lib/vocabulary/stages";
import { PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";

const english = translatorFor("en", "public");
const chinese = translatorFor("zh", "public");

it("calls a stage of the legal process by the same Chinese word in messages and in the vocabulary", () => {
  const words = translatorFor("zh", "words");
  expect(STAGES.map((stage) => stageEntry(stage).names.zhHans)).toEqual(STAGES.map((stage) => words(`stage.${stage}`)));
});

it("calls an appeal an appeal, and not the trial that follows it; a final judgment final, and not of the last court; custody custody", () => {
  expect(stageEntry("appeal").names).toMatchObject({ en: "Appeal", zhHans: "上诉", pinyin: "shàngsù" });
  expect(stageEntry("judgment_final").names).toMatchObject({ en: "Judgment final", zhHans: "判决生效" });
  expect(stageEntry("investigation").names).toMatchObject({ en: "Investigation in custody", zhHans: "侦查羁押" });
  expect(stageEntry("verdict").names).toMatchObject({ en: "Verdict and sentence", zhHans: "判决" });
});

it("is as sure in Chinese as in English: likely is not very likely, a reading preferred is not adopted, and may well is not still", () => {
  const certainties = Object.fromEntries(CERTAINTIES.map((certainty) => [certainty, translatorFor("zh", "words")(`certainty.${certainty}`)]));
  expect(certainties).toEqual({ certain: "确定", likely: "较可能", uncertain: "不确定" });
  expect(chinese("evidence.preferred")).toBe("首选的说法");
  expect(chinese("about.caveats.silence")).not.toMatch(/仍|尚/u);
  for (const silence of [chinese("person.withCases", { count: 1 }), chinese("about.method.facts")]) expect(silence).not.toContain("尚");
});

it("says of whoever is listed under a practice only that they are on record there", () => {
  expect(english("practice.people")).toBe("On record under this practice");
  expect(chinese("practice.people")).not.toContain("被施");
});

it("does not say in either language that a country did not sign, only that a source says so", () => {
  expect(english("home.way.countries")).toMatch(/a source says/u);
  expect(chinese("home.way.countries")).toMatch(/来源/u);
});

it("says in Chinese too that people are held where the English does", () => {
  expect(practiceByCode(PRACTICES_AS_SHIPPED, "rsdl")?.definition.zh).toContain("关押");
  expect(practiceByCode(PRACTICES_AS_SHIPPED, "rsdl")?.definition.zh).not.toContain("安置");
  expect(practiceByCode(PRACTICES_AS_SHIPPED, "shuanggui")?.definition.zh).toContain("关押");
  expect(practiceByCode(PRACTICES_AS_SHIPPED, "enforced_disappearance")?.definition.zh).not.toContain("认为");
  expect(practiceByCode(PRACTICES_AS_SHIPPED, "non_release_release")?.definition.zh).not.toContain("官方");
});
