/** Which events, statements and sources words find. Invented people and texts only; each row is one way in which somebody types words. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { Edition } from "@/lib/editions/edition";
import { countListed } from "@/lib/editions/queries/count-list";
import { findThings, thingsFor } from "@/lib/editions/queries/find-things";
import { readListPage } from "@/lib/editions/queries/read-list";
import { hasHit, markedPieces } from "@/lib/editions/search/extract";
import { readList } from "@/lib/editions/search/list-params";
import { textThingsOf } from "@/lib/editions/search/text-parts";
import { idFor, inventedNames, inventedPerson, inventedSurroundings, randomFrom } from "@/prisma/factories/invented-people";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const source = someId();
const citations = [cite(source, "words")];

const named = (text: string) => [{ ...fact(citations), text, language: "en", kind: "main" }];
const attribute = (name: string, text: string, language = "en") => ({ ...fact(citations), attribute: name, text, language });

type Reading = [text: string, language?: string, place?: string];
/** One person with one event, told in these readings. */
function event(slug: string, name: string, edtf: string, ...readings: Reading[]): Edition {
  const events = readings.map(([text, language = "en", place]) => ({ ...fact(citations, edtf), event: idFor(`event of ${slug}`), stage: "arrest", eventKind: null, practice: null, place: place ?? null, text, language }));
  return edition("person", slug, { names: named(name), affiliations: [], cases: [{ id: randomUUID(), number: 1, events }] });
}
function letter(slug: string, title: string, language: string, ...passages: Reading[]): Edition {
  return edition("statement", slug, {
    attributes: [attribute("title", title, language)],
    speakers: [], about: [], signatures: [],
    passages: passages.map(([text, of = "en"], position) => ({ ...fact(citations), passage: "demand", quoted: true, position, text, language: of })),
  });
}
const report = (slug: string, title: string, publisher: string, language = "en") => edition("source", slug, { parents: [], attributes: [attribute("title", title, language), attribute("publisher", publisher, language)] });

const RECORDS: Edition[] = [
  // Everything rests on it: what rests on a source that does not stand is not drawn.
  edition("source", "ground", { parents: [], attributes: [attribute("title", "What they rest on")] }, source),
  event("leek", "Aubergine Leek", "2031-05-02", ["Taken from the greenhouse by six men in raincoats.", "en", "Pumpkin Town"], ["六名男子將其從溫室帶走，隨後被監視居住。", "zh-Hant"]),
  event("onion", "Qie Onion", "2032-01", ["Denied access to a lawyer; his mother waited at the detention centre’s gate.", "en"]),
  event("garlic", "Suan Garlic", "2033", ["酷刑：連續五天不准睡覺。", "zh-Hant"], ["Was not allowed to sleep for five days.", "en"]),
  event("chive", "Jiucai Chive", "2034", ["被指定居所监视居住，家属未获通知。", "zh-Hans"]),
  event("radish", "Luobo Radish", "2035", ["Fined for growing “wild” radishes in the town’s square, art. 73.", "en"]),
  letter("kitchen-letter", "On the rule of law in kitchens", "en", ["We call for the immediate release of every gardener who was detained.", "en"], ["The law of the rule is another matter.", "en"]),
  letter("herb-letter", "关于园丁权利的联合声明", "zh-Hans", ["我们呼吁立即释放所有被拘押的园丁，停止酷刑。", "zh-Hans"]),
  report("weekly", "Six gardeners missing after a night raid", "The Pumpkin Weekly"),
  report("daily", "園丁失蹤：六人下落不明", "南瓜日報", "zh-Hant"),
];

beforeAll(async () => {
  await insertStanding(database.urls.ownerUrl, RECORDS);
});

async function found(q: string, more: Record<string, string> = {}): Promise<string[]> {
  const { found: things } = await findThings(readList({ q, ...more }, "search").search, { offset: 0, length: 25 });
  return things.map(({ edition: { body } }) => body.slug as string).toSorted();
}

// What is typed → whose events, and which statements and sources.
const FINDS: [typed: string, slugs: string[]][] = [
  // English, in any form of a word, in any order, with any case and marks.
  ["greenhouse", ["leek"]], ["GREENHOUSES", ["leek"]], ["raincoat", ["leek"]], ["men raincoats greenhouse", ["leek"]], ["sleeping", ["garlic"]], ["waiting mother", ["onion"]],
  ["gardener", ["kitchen-letter", "weekly"]], ["gardeners", ["kitchen-letter", "weekly"]], ["détained gardener", ["kitchen-letter"]], ["release gardener", ["kitchen-letter"]], ["denied lawyer", ["onion"]],
  // Possessives and quotation marks within the text.
  ["centre's gate", ["onion"]], ["centre’s gate", ["onion"]], ["wild radish", ["radish"]], ["towns square", ["radish"]],
  // Numbers.
  ["73", ["radish"]], ["art. 73", ["radish"]],
  // Places, publishers and titles belong to what is found.
  ["pumpkin", ["leek", "weekly"]], ["Pumpkin Town", ["leek"]], ["pumpkin weekly", ["weekly"]], ["night raid", ["weekly"]],
  // Words of one thing may stand in several of its texts.
  ["raincoats 监视居住", ["leek"]], ["kitchens release", ["kitchen-letter"]],
  // Side by side between quotation marks, within one text.
  ['"rule of law"', ["kitchen-letter"]], ["“rule of law”", ["kitchen-letter"]], ['"law of rule"', []], ['"six men"', ["leek"]], ['"men six"', []], ['"raincoats pumpkin"', []], ['"kitchens we call"', []], ['"Pumpkin Weekly"', ["weekly"]],
  // Chinese: two characters, one, three and more; simplified finds traditional, and the reverse.
  ["酷刑", ["garlic", "herb-letter"]], ["睡覺", ["garlic"]], ["睡觉", ["garlic"]], ["温室", ["leek"]], ["溫室", ["leek"]], ["刑", ["garlic", "herb-letter"]], ["園丁", ["daily", "herb-letter"]], ["园丁", ["daily", "herb-letter"]],
  ["监视居住", ["chive", "leek"]], ["監視居住", ["chive", "leek"]], ["指定居所监视居住", ["chive"]], ["家属", ["chive"]], ["家屬", ["chive"]], ["下落不明", ["daily"]], ["南瓜日报", ["daily"]], ["聯合聲明", ["herb-letter"]],
  // Several Chinese words; both scripts.
  ["园丁 酷刑", ["herb-letter"]], ["酷刑 睡觉", ["garlic"]], ["园丁酷刑", []], ["sleep 酷刑", ["garlic"]],
  // The pairs of it stand there, the whole does not; nothing reaches over a comma.
  ["带走随后", []], ["居住家属", []], ["监视居所", []],
  // Names are found among people, not here.
  ["aubergine", []], ["qie", []],
];

describe("words", () => {
  it("are tried in more than fifty ways", () => {
    expect(new Set(FINDS.map(([typed]) => typed)).size).toBe(FINDS.length);
    expect(FINDS.length).toBeGreaterThan(50);
  });

  it.each(FINDS)("%s finds %j", async (typed, slugs) => {
    expect(await found(typed)).toEqual(slugs);
    expect(await countListed(readList({ q: typed }, "search").search)).toBe(slugs.length);
  });

  it("are marked in what is found, in some text of each", async () => {
    for (const [typed] of FINDS) {
      const { found: things } = await findThings(readList({ q: typed }, "search").search, { offset: 0, length: 25 });
      for (const { edition: { body }, thing, hits } of things) {
        const parts = textThingsOf(body).find((one) => one.thing === thing)?.parts ?? [];
        if (hits === null) throw new Error("Whoever asks for words is shown them.");
        expect(parts.some(({ text }) => hasHit(markedPieces(text, hits))), `${typed} in ${body.slug}`).toBe(true);
      }
    }
  });

  it("find nothing where they are no words, or the commonest, and break on nothing", async () => {
    for (const q of ["???", "%", "_", "'; DROP TABLE x; --", "\\", "😀", "(", "& | ! :*", "the", "of the", "a".repeat(100), "葱".repeat(100), "<->", '""', "'"]) expect(await found(q), q).toEqual([]);
  });

  it("are sought among statements and among sources alone", async () => {
    const slugs = async (list: "statements" | "sources", q: string) => (await readListPage(readList({ q }, list).search)).found.map(({ edition: { body } }) => body.slug);
    expect(await slugs("statements", "酷刑")).toEqual(["herb-letter"]);
    expect(await slugs("sources", "gardener")).toEqual(["weekly"]);
  });

  it("are narrowed by kind and year", async () => {
    expect(await found("pumpkin", { kind: "event" })).toEqual(["leek"]);
    expect(await found("酷刑", { year: "2033" })).toEqual(["garlic"]);
    expect(await found("酷刑", { year: "2032" })).toEqual([]);
  });
});

it("finds by one index, among many people whose events say other things", async () => {
  const random = randomFrom(77);
  const around = inventedSurroundings();
  await insertStanding(database.urls.ownerUrl, inventedNames(700, random).map((names, number) => inventedPerson(number, names, random, around)));
  for (const q of ["greenhouse raincoat", "酷刑", "酷"]) {
    const { text, values } = thingsFor(readList({ q }, "search").search, { offset: 0, length: 25 });
    const plan = (await database.sqlAs("reader", `EXPLAIN ${text}`, values)).map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan, q).toContain("text_entry_terms_idx");
  }
});
