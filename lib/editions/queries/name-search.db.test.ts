/** Whom a typed name finds first. Invented people only: vegetables, herbs, stones; each row is one way in which somebody types a name. */
import { beforeAll, describe, expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { Edition } from "@/lib/editions/edition";
import { listNeighbours } from "@/lib/editions/queries/list-neighbours";
import { searchPeople } from "@/lib/editions/queries/search-people";
import { readSearch } from "@/lib/editions/search/params";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();

type Name = [text: string, language: string, kind: string];
const PEOPLE: Record<string, Name[]> = {
  "cong-songshi": [["Cong Songshi", "zh-Latn", "main"], ["葱松石", "zh-Hans", "native"], ["Ts’ung Sung-shih", "zh-Latn-wadegile", "transliteration"], ["Old Leek", "en", "alias"], ["屠葱夫", "zh-Hans", "screen"]],
  "cong-songzhu": [["葱松竹", "zh-Hans", "native"]],
  "shan-qiecong": [["單茄蔥", "zh-Hant", "native"]],
  "qie-yang": [["Qie Yang", "zh-Latn", "main"]],
  "qie-yangmei": [["Qie Yangmei", "zh-Latn", "main"]],
  "qie": [["茄", "zh-Hans", "main"]],
  "lu-suan": [["吕蒜", "zh-Hans", "main"]],
  "ouyang-lian": [["欧阳莲", "zh-Hans", "main"], ["Ouyang Lian", "zh-Latn", "transliteration"]],
  "aubergine-tamarind": [["Aubergine Tamarind", "en", "main"], ["Aubergine O’Leek", "en", "former"], ["Żaneta Dynia", "pl", "alias"]],
  "awbergin-piyaz": [["ئاۋبېرگىن پىياز", "ug", "native"], ["Awbergin Piyaz", "ug-Latn", "main"]],
  "jiang-qin-ginger": [["姜芹", "zh-Hans", "main"]],
  "jiang-qin-reed": [["蒋芹", "zh-Hans", "main"]],
  "qiu-sun": [["仇笋", "zh-Hans", "main"]],
  "yiqiehamu": [["伊茄哈木·葱赫提", "zh-Hans", "main"]],
  "drowa-tsampa": [["བྲོ་བ་རྩམ་པ", "bo", "native"], ["Drowa Tsampa", "bo-Latn", "main"]],
  "lin-gwa": [["莲瓜", "zh-Hant-HK", "native"], ["Lin Gwa", "en", "main"]],
  "wan-xian": [["Wan Xi’an", "zh-Latn", "main"]],
  "muller-kurbis": [["Müller Kürbis", "de", "main"], ["Rübe “Beet” Kürbis", "de", "alias"]],
  "bo-zhang": [["Bo Zhang", "zh-Latn", "main"]],
  "bo-zheng": [["Bo Zheng", "zh-Latn", "main"]],
  "suan-guotai": [["蒜國臺", "zh-Hant", "main"]],
  "quanzhang-gua": [["Gua Quanzhang", "zh-Latn", "main"]],
  "jiang-lian": [["薑蓮", "zh-Hant", "main"], ["Jiāng Lián", "zh-Latn-pinyin", "transliteration"]],
  "smith-parsnip": [["Smith Quince Parsnip", "en", "main"]],
  // Two hundred characters: more letters in pinyin than Postgres compares with others.
  "long-name": [["榴楤".repeat(100), "zh-Hans", "native"]],
};

function personOf(slug: string, names: Name[]): Edition {
  return edition("person", slug, { names: names.map(([text, language, kind]) => ({ ...fact([cite(someId(), "words")]), text, language, kind })), affiliations: [], cases: [] });
}

async function found(q: string, more: Record<string, string> = {}) {
  const { people } = await searchPeople(readSearch({ q, ...more }, "people").search, { offset: 0, length: 25 });
  return people.map(({ person, matched }) => ({ slug: String(person.body.slug), way: matched?.way, text: matched?.text }));
}

beforeAll(async () => {
  await insertStanding(database.urls.ownerUrl, Object.entries(PEOPLE).map(([slug, names]) => personOf(slug, names)));
});

// What is typed → who comes first, and in which way.
const FIRST: [typed: string, slug: string, way: string][] = [
  // Hanzi, both scripts, whole and in part.
  ["葱松石", "cong-songshi", "whole"], ["蔥松石", "cong-songshi", "whole"], ["葱 松石", "cong-songshi", "whole"], ["葱松竹", "cong-songzhu", "whole"], ["蔥松竹", "cong-songzhu", "whole"],
  ["单茄葱", "shan-qiecong", "whole"], ["單茄蔥", "shan-qiecong", "whole"], ["吕蒜", "lu-suan", "whole"], ["呂蒜", "lu-suan", "whole"], ["欧阳莲", "ouyang-lian", "whole"], ["歐陽蓮", "ouyang-lian", "whole"],
  ["姜芹", "jiang-qin-ginger", "whole"], ["蒋芹", "jiang-qin-reed", "whole"], ["蔣芹", "jiang-qin-reed", "whole"], ["蒜国台", "suan-guotai", "whole"], ["蒜國臺", "suan-guotai", "whole"], ["蒜囯台", "suan-guotai", "whole"],
  ["屠葱夫", "cong-songshi", "whole"], ["屠蔥夫", "cong-songshi", "whole"], ["伊茄哈木·葱赫提", "yiqiehamu", "whole"], ["伊茄哈木葱赫提", "yiqiehamu", "whole"], ["伊茄哈木・葱赫提", "yiqiehamu", "whole"],
  ["莲瓜", "lin-gwa", "whole"], ["蓮瓜", "lin-gwa", "whole"], ["茄", "qie", "whole"], ["松石", "cong-songshi", "part"], ["松竹", "cong-songzhu", "part"], ["茄葱", "shan-qiecong", "part"], ["欧阳", "ouyang-lian", "part"],
  ["国台", "suan-guotai", "part"], ["吕", "lu-suan", "part"], ["笋", "qiu-sun", "part"], ["哈木", "yiqiehamu", "within"], ["松", "cong-songshi", "within"],
  // Characters of the same sound; people on record in letters only.
  ["茄杨", "qie-yang", "sound"], ["茄陽", "qie-yang", "sound"], ["瓜全璋", "quanzhang-gua", "sound"], ["葱松十", "cong-songshi", "sound"], ["单茄从", "shan-qiecong", "sound"], ["薄章", "bo-zhang", "sound"],
  // One character mistaken.
  ["葱柏石", "cong-songshi", "near"], ["欧羊莲", "ouyang-lian", "sound"], ["蒜國梅", "suan-guotai", "near"],
  // Pinyin in every spacing, with tones as marks and as digits.
  ["Cong Songshi", "cong-songshi", "whole"], ["cong songshi", "cong-songshi", "whole"], ["congsongshi", "cong-songshi", "whole"], ["cong song shi", "cong-songshi", "whole"], ["CONG SONGSHI", "cong-songshi", "whole"],
  ["Cōng Sōngshí", "cong-songshi", "whole"], ["cong1 song1shi2", "cong-songshi", "whole"], ["cong1song1shi2", "cong-songshi", "whole"], ["Cong Song-shi", "cong-songshi", "whole"], ["cong-song-shi", "cong-songshi", "whole"],
  ["congsong shi", "cong-songshi", "whole"], ["cong  songshi", "cong-songshi", "whole"], ["Cōngsōngshí", "cong-songshi", "whole"], ["cong songzhu", "cong-songzhu", "pinyin"], ["Cōng Sōngzhú", "cong-songzhu", "pinyin"], ["congsongzhu", "cong-songzhu", "pinyin"], ["shan qiecong", "shan-qiecong", "pinyin"], ["Shàn Qiécōng", "shan-qiecong", "pinyin"],
  ["dan qiecong", "shan-qiecong", "order"], ["qiu sun", "qiu-sun", "pinyin"], ["chou sun", "qiu-sun", "order"], ["qie yang", "qie-yang", "whole"], ["qieyang", "qie-yang", "whole"], ["qie yangmei", "qie-yangmei", "whole"],
  ["lü suan", "lu-suan", "pinyin"], ["lv suan", "lu-suan", "pinyin"], ["lu suan", "lu-suan", "pinyin"], ["lyu suan", "lu-suan", "pinyin"], ["lvsuan", "lu-suan", "pinyin"], ["lu:3 suan4", "lu-suan", "pinyin"], ["ou yang lian", "ouyang-lian", "whole"],
  ["ouyanglian", "ouyang-lian", "whole"], ["jiang lian", "jiang-lian", "whole"], ["jiang1 lian2", "jiang-lian", "whole"], ["yiqiehamu conghet i", "yiqiehamu", "pinyin"], ["suan guotai", "suan-guotai", "pinyin"],
  // Quotes and apostrophes, straight or curly.
  ["wan xi'an", "wan-xian", "whole"], ["wan xi’an", "wan-xian", "whole"], ["wanxian", "wan-xian", "whole"], ["wan xian", "wan-xian", "whole"], ["aubergine o'leek", "aubergine-tamarind", "whole"], ["Aubergine O’Leek", "aubergine-tamarind", "whole"],
  ["oleek", "aubergine-tamarind", "part"], ['Rübe "Beet" Kürbis', "muller-kurbis", "whole"], ["rube beet kurbis", "muller-kurbis", "whole"],
  ["“Old Leek”", "cong-songshi", "whole"], ['"Old Leek"', "cong-songshi", "whole"], ["‘old leek’", "cong-songshi", "whole"],
  // Surname last; a comma; single parts.
  ["松石葱", "cong-songshi", "sound"], ["松石蔥", "cong-songshi", "sound"],
  ["songshi cong", "cong-songshi", "order"], ["Songshi, Cong", "cong-songshi", "order"], ["yang qie", "qie-yang", "order"], ["yangqie", "qie-yang", "order"], ["lian ouyang", "ouyang-lian", "order"], ["songzhu cong", "cong-songzhu", "order"],
  ["tamarind aubergine", "aubergine-tamarind", "order"], ["Tamarind, Aubergine", "aubergine-tamarind", "order"], ["parsnip smith quince", "smith-parsnip", "order"], ["smith parsnip", "smith-parsnip", "part"], ["parsnip quince", "smith-parsnip", "part"],
  ["tamarind", "aubergine-tamarind", "part"], ["songshi", "cong-songshi", "part"], ["quanzhang", "quanzhang-gua", "part"], ["guotai", "suan-guotai", "part"], ["kurbis", "muller-kurbis", "part"],
  // Initials, by word and by syllable.
  ["css", "cong-songshi", "initials"], ["c.s.s.", "cong-songshi", "initials"], ["CSZ", "cong-songzhu", "initials"], ["sqc", "shan-qiecong", "initials"], ["oyl", "ouyang-lian", "initials"], ["gqz", "quanzhang-gua", "initials"], ["qzg", "quanzhang-gua", "initials"],
  ["sqp", "smith-parsnip", "initials"], ["c s s", "cong-songshi", "initials"], ["ssc", "cong-songshi", "initials"],
  // Stored romanisations, aliases, former and screen names, other scripts.
  ["Ts'ung Sung-shih", "cong-songshi", "whole"], ["Ts’ung Sung-shih", "cong-songshi", "whole"], ["tsung sungshih", "cong-songshi", "whole"], ["Ts`ung Sung-shih", "cong-songshi", "whole"], ["tsungsungshih", "cong-songshi", "whole"], ["Sung-shih Ts’ung", "cong-songshi", "order"], ["sungshih", "cong-songshi", "part"], ["tsung sung-chih", "cong-songshi", "near"], ["Tsung Sung Shih", "cong-songshi", "whole"], ["old leek", "cong-songshi", "whole"], ["leek old", "cong-songshi", "order"],
  ["zaneta dynia", "aubergine-tamarind", "whole"], ["Żaneta Dynia", "aubergine-tamarind", "whole"], ["ئاۋبېرگىن پىياز", "awbergin-piyaz", "whole"], ["awbergin piyaz", "awbergin-piyaz", "whole"], ["བྲོ་བ་རྩམ་པ", "drowa-tsampa", "whole"], ["drowa", "drowa-tsampa", "part"],
  ["muller kurbis", "muller-kurbis", "whole"], ["Müller Kürbis", "muller-kurbis", "whole"], ["lin gwa", "lin-gwa", "whole"],
  // Beginnings and insides.
  ["cong songsh", "cong-songshi", "beginning"], ["auberg", "aubergine-tamarind", "beginning"], ["tama", "aubergine-tamarind", "beginning"], ["ouya", "ouyang-lian", "beginning"], ["gua quan", "quanzhang-gua", "beginning"], ["zhan", "bo-zhang", "beginning"], ["marind", "aubergine-tamarind", "within"],
  // Small slips: a letter more, less, other, two in turn; in either order; in one part.
  ["cong songsi", "cong-songshi", "near"], ["cong sognshi", "cong-songshi", "near"], ["congg songshi", "cong-songshi", "near"], ["kong songshi", "cong-songshi", "near"], ["songzu cong", "cong-songzhu", "near"], ["shan qiecon", "shan-qiecong", "beginning"], ["shen qiecong", "shan-qiecong", "near"],
  ["auberigne tamarind", "aubergine-tamarind", "near"], ["aubergine tamarnd", "aubergine-tamarind", "near"], ["ouyang liam", "ouyang-lian", "near"], ["gua quanzang", "quanzhang-gua", "near"], ["tamarrind", "aubergine-tamarind", "nearPart"], ["quanzang", "quanzhang-gua", "nearPart"],
  // Two of one surname, told apart; an exact name before its neighbours.
  ["bo zhang", "bo-zhang", "whole"], ["bo zheng", "bo-zheng", "whole"], ["zhang bo", "bo-zhang", "order"], ["zheng bo", "bo-zheng", "order"],
  // Both scripts at once.
  ["葱 songshi", "cong-songshi", "whole"], ["欧阳 lian", "ouyang-lian", "whole"],
];

describe("a typed name", () => {
  it("is tried in more than eighty ways", () => {
    expect(FIRST.length).toBeGreaterThanOrEqual(80);
    expect(new Set(FIRST.map(([typed]) => typed)).size).toBe(FIRST.length);
  });

  it.each(FIRST)("%s finds %s first (%s)", async (typed, slug, way) => {
    expect((await found(typed))[0]).toMatchObject({ slug, way });
  });

  it("finds people of one surname together, and the one whose whole name was typed before the others", async () => {
    expect((await found("cong")).map(({ slug }) => slug).slice(0, 2)).toEqual(["cong-songshi", "cong-songzhu"]);
    expect((await found("葱")).map(({ slug }) => slug)).toEqual(expect.arrayContaining(["cong-songshi", "cong-songzhu", "shan-qiecong", "yiqiehamu"]));
    expect((await found("qie yang")).map(({ slug }) => slug)).toEqual(["qie-yang", "qie-yangmei"]);
    expect((await found("姜芹")).map(({ slug, way }) => [slug, way])).toEqual([["jiang-qin-ginger", "whole"], ["jiang-qin-reed", "sound"]]);
    expect((await found("jiang qin")).map(({ slug }) => slug).toSorted()).toEqual(["jiang-qin-ginger", "jiang-qin-reed"]);
  });

  it("says which written form answered", async () => {
    expect((await found("tsung sung-shih"))[0]?.text).toBe("Ts’ung Sung-shih");
    expect((await found("leek"))[0]).toEqual({ slug: "cong-songshi", way: "part", text: "Old Leek" });
    expect((await found("congsongzhu"))[0]?.text).toBe("葱松竹");
  });

  it("derives no spelling of names that are not Mandarin: Cantonese, Uyghur and Tibetan ones are found as they are stored", async () => {
    expect(await found("lian gua")).toEqual([]);
    for (const typed of ["aoboergin", "zhuowa zanba"]) expect(await found(typed)).toEqual([]);
  });

  it("finds whole names only where exact ones are asked for, in either script and either order", async () => {
    const exactly = async (q: string) => (await found(q, { exact: "1" })).map(({ slug }) => slug);
    expect(await exactly("cong songshi")).toEqual(["cong-songshi"]);
    expect(await exactly("songshi cong")).toEqual(["cong-songshi"]);
    expect(await exactly("蔥松石")).toEqual(["cong-songshi"]);
    for (const q of ["cong songsi", "cong", "songshi", "css", "松石", "葱松十", "葱"]) expect(await exactly(q), q).toEqual([]);
  });

  it("finds a very long name by letters within it", async () => {
    expect((await found("ongliusongliu"))[0]).toMatchObject({ slug: "long-name", way: "within" });
    expect((await found("楤榴楤榴"))[0]).toMatchObject({ slug: "long-name" });
  });

  it("names no neighbours, and breaks on nothing, for a question that folds into more characters than Postgres compares", async () => {
    expect(await listNeighbours(`${"㍿".repeat(70)}葱`)).toEqual([]);
    expect((await listNeighbours(`葱松${"㍿".repeat(70)}`)).map(({ text }) => text)).toContain("葱松石");
  });

  it("finds nobody for what is no name, and breaks on nothing", async () => {
    for (const q of ["???", "%", "_", "100%", "'; DROP TABLE x; --", "\\", "😀", "(", "[a-z]*", "a".repeat(100), "葱".repeat(100), " ", "·", "1234567"]) {
      const { search } = readSearch({ q }, "people");
      const { people } = await searchPeople(search, { offset: 0, length: 25 });
      if (search.q !== "") expect(people, q).toEqual([]);
    }
  });
});
