import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldHanzi, foldWords, slipsOf, turnedPairsOf } from "@/lib/editions/search/fold";
import { nameKeysOf, ordersOf } from "@/lib/editions/search/name-keys";
import { syllablesOf } from "@/lib/editions/search/syllables";

describe("folding", () => {
  it("gives one spelling for the ways in which it is typed", () => {
    for (const typed of ["Xiè Yáng", "xie4 yang2", "XIE-YANG", "xie  yang", "“Xie” Yang", "Xie, Yang", "ｘｉｅ　ｙａｎｇ"]) expect(foldWords(typed), typed).toBe("xie yang");
    for (const typed of ["Xi'an", "Xi’an", "Xi‘an", "Xiʼan", "Xi´an", "xi1'an1"]) expect(foldWords(typed), typed).toBe("xian");
    for (const typed of ["Lü", "lv", "lu:", "lyu", "Lǚ", "lv3"]) expect(foldWords(typed), typed).toBe("lu");
    expect(["Silva", "Nviland", "Lyubov", "Agent 47", "Łódź", "Straße"].map(foldWords)).toEqual(["silva", "nviland", "lubov", "agent 47", "lodz", "strasse"]);
  });

  it("gives one form for characters of both scripts, one by one", () => {
    expect(foldHanzi("蔥·國臺（單）")).toBe("葱国台单");
    fc.assert(fc.property(fc.array(fc.constantFrom(..."蔥國臺單謝陽乾後裏著雲鍾葱国台"), { maxLength: 8 }), (characters) => foldHanzi(characters.join("")) === characters.map(foldHanzi).join("")));
  });

  it("changes nothing that is folded", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => foldHanzi(foldHanzi(text)) === foldHanzi(text)));
    fc.assert(fc.property(fc.array(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz' -éüñ0"), { maxLength: 30 }), (letters) => foldWords(foldWords(letters.join(""))) === foldWords(letters.join(""))));
  });

  it("gives two spellings one slip apart a hash in common", () => {
    const word = fc.stringMatching(/^[a-z]{5,20}$/u);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom(..."abcxyz"), fc.constantFrom("less", "more", "other", "turned"), (spelling, place, letter, slip) => {
        const at = place % (spelling.length - 1);
        const slipped = {
          less: spelling.slice(0, at) + spelling.slice(at + 1),
          more: spelling.slice(0, at) + letter + spelling.slice(at),
          other: spelling.slice(0, at) + letter + spelling.slice(at + 1),
          turned: turnedPairsOf(spelling)[at] ?? "",
        }[slip];
        const hashes = new Set(slipsOf(spelling));
        expect(slipsOf(slipped).some((hash) => hashes.has(hash))).toBe(true);
      }),
    );
  });
});

describe("keys of a name", () => {
  it("are derived from Han script in Mandarin alone", () => {
    expect(nameKeysOf("單茄蔥", "zh-Hant")).toMatchObject({ hanzi: "单茄葱", words: "shan qiecong", derived: true });
    expect(nameKeysOf("单茄葱", "und")).toMatchObject({ words: "shan qiecong" });
    for (const language of ["yue", "yue-Hant", "zh-HK", "zh-Hant-HK", "zh-MO", "ja", "ko", "vi", "ug", "bo"]) expect(nameKeysOf("單茄蔥", language), language).toMatchObject({ hanzi: "单茄葱", words: null, whole: [], initials: [] });
    expect(nameKeysOf("བྲོ་བ", "bo")).toMatchObject({ hanzi: null, derived: false });
  });

  it("take surnames of two characters whole, and foreign names part by part", () => {
    expect([nameKeysOf("欧阳莲", "zh").words, nameKeysOf("尉迟葱", "zh").words, nameKeysOf("欧阳", "zh").words, nameKeysOf("伊茄·葱赫提", "zh").words]).toEqual(["ouyang lian", "yuchi cong", "ou yang", "yiqie congheti"]);
  });

  it("hold the whole name in every order, and its initials by word and by syllable", () => {
    expect(ordersOf(["cong", "song", "shi"])).toEqual(["congsongshi", "songshicong", "shicongsong"]);
    expect(nameKeysOf("Cong Songshi", "zh-Latn").initials).toEqual(["cs", "sc", "css", "ssc"]);
    expect(nameKeysOf("Ilham Piyaz", "ug-Latn").initials).toEqual(["ip", "pi"]);
  });

  it("know the syllables of pinyin", () => {
    expect([syllablesOf("quanzhang"), syllablesOf("xian"), syllablesOf("zhuangshuang"), syllablesOf("fangan")?.length, syllablesOf("aubergine"), syllablesOf("")]).toEqual([["quan", "zhang"], ["xian"], ["zhuang", "shuang"], 2, null, []]);
  });
});
