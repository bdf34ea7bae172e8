/**
 * Invented people in any number, the same for the same seed: plants, stones and kitchen things in both scripts, spells, lawyers, statements.
 * The characters are real, the names are nobody's: surnames are vegetables and herbs, given names come from plants, stones, birds and tools.
 */
import { createHash } from "node:crypto";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { OCCUPATIONS, STAGES } from "@/lib/core/kinds";
import { cite, edition, fact } from "@/lib/editions/edition-fixtures";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import { foldWords } from "@/lib/editions/search/fold";
import { nameKeysOf } from "@/lib/editions/search/name-keys";

const SURNAMES = [..."茄葱姜蒜芹韭笋藕芋薯菇椒豆瓜梨桃杏枣柿橘柚橙莲菱荠苋蕨蓼葵茴茭菠萝芥蔓薤莴苣菘瓠"];
const GIVEN = [
  ..."松柏桂槐榆桐杉楠樟梓枫榕椿棠楸柘荷菊梅竹芷蕙薇萱蓉芙茉蔷蕊茵苇芦蒲菖艾蒿葛藤萍藻苔蕨芝菌茯苓杞柑榴栗榛核橡椰棕榄梧桑柳杨槿樱",
  ..."玉石岩砂瑛琥珀璃瑙瓷陶砖瓦磐矿铜铁锡银铅钢锅碗瓢盆勺筷壶杯盏坛罐缸灶炉笼帘席毯枕镜梳扇伞灯烛笔墨砚纸",
  ..."鹤雀燕莺鹭雁鸥鹰鹊鸽鹂鹏鸳鸯鹦鹉雉鸠鹃鹑蜂蝶蝉萤蚕蜻蜓鲤鲫鳟鲈鳜虾蟹贝螺蚌龟蛙鹿兔羊驼骆",
];
const LATIN_FIRST = ["Aubergine", "Bergamot", "Cardamom", "Daikon", "Endive", "Fennel", "Galangal", "Hyssop", "Juniper", "Kohlrabi", "Lovage", "Marjoram", "Nasturtium", "Oregano", "Parsnip", "Quince", "Radicchio", "Salsify", "Tarragon", "Verbena", "Wasabi", "Yarrow", "Zucchini", "Borage", "Caraway", "Dandelion", "Epazote", "Fenugreek"];
const LATIN_LAST = ["Anvilham", "Bellowsby", "Candlewick", "Doorhinge", "Eggwhisk", "Flintlock", "Gravyboat", "Hourglass", "Inkstand", "Jugglass", "Kettleby", "Lanternley", "Mortarfield", "Napkinring", "Ovenglove", "Paperweight", "Quillpen", "Rollingpin", "Spatulaton", "Teaspooner", "Umbrellastand", "Vasemoulder", "Whetstone", "Yardstick", "Zipfastener", "Breadbin", "Colanderby", "Dishrackley", "Eiderdown", "Footstooler"];

export type InventedName = { text: string; language: string; kind: string };

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list. */
export function oneOf<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("There is nothing to choose from.");
  return found;
}

/** A random id that is the same for the same word. */
export function idFor(word: string): RecordId {
  const hex = createHash("sha256").update(word).digest("hex");
  return recordIdSchema.parse(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`);
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * The names of so many people; no two are spelled alike. In 100: 72 Chinese with a given name of two characters, 3 with one, 25 in letters only.
 * The Chinese are in characters, in pinyin, or in both.
 */
export function inventedNames(count: number, random: () => number): InventedName[][] {
  const spellings = new Set<string>();
  const people: InventedName[][] = [];
  while (people.length < count) {
    const names = oneInventedName(random);
    const spelling = names.map(({ text }) => foldWords(text)).find((words) => words !== "") ?? nameKeysOf(names[0]?.text ?? "", "zh").words ?? "";
    if (spellings.has(spelling)) continue;
    spellings.add(spelling);
    people.push(names);
  }
  return people;
}

function oneInventedName(random: () => number): InventedName[] {
  const die = random() * 100;
  if (die < 25) {
    // A middle name of two syllables keeps 100,000 of them apart.
    const middle = nameKeysOf(oneOf(GIVEN, random) + oneOf(GIVEN, random), "zh").joined ?? "";
    return [{ text: `${oneOf(LATIN_FIRST, random)} ${capital(middle)} ${oneOf(LATIN_LAST, random)}`, language: "en", kind: "main" }];
  }
  const hanzi = oneOf(SURNAMES, random) + oneOf(GIVEN, random) + (die < 28 ? "" : oneOf(GIVEN, random));
  const native = { text: hanzi, language: "zh-Hans", kind: "native" };
  const spelled = { text: (nameKeysOf(hanzi, "zh").words ?? "").split(" ").map(capital).join(" "), language: "zh-Latn", kind: "main" };
  const which = random();
  return which < 0.4 ? [spelled, native] : which < 0.7 ? [spelled] : [native];
}

/** What an invented record is made with: practices, countries and organisations to point to. */
export type Surroundings = { practices: RecordId[]; countries: RecordId[]; organisations: RecordId[]; source: RecordId };

/** Practices, countries and organisations with a name each; their ids for people to point to. */
export function inventedSurroundings(): Surroundings & { editions: Edition[] } {
  const source = idFor("source");
  const named = (kind: "practice" | "country" | "organisation", slug: string, more: Record<string, unknown> = {}): Edition =>
    edition(kind, slug, { names: [{ ...fact([cite(source, "words")]), text: `Invented ${slug}`, language: "en", kind: "main" }], ...more }, idFor(slug));
  const practices = ["rsdl", "criminal-detention", "liuzhi"].map((slug) => named("practice", slug));
  const countries = ["ca", "ch", "jp", "se", "de"].map((slug) => named("country", slug));
  const organisations = Array.from({ length: 40 }, (_, at) => named("organisation", `garden-society-${String(at + 1)}`, { affiliations: [] }));
  const idsOf = (editions: readonly Edition[]) => editions.map(({ body }) => body.id);
  return { practices: idsOf(practices), countries: idsOf(countries), organisations: idsOf(organisations), source, editions: [...practices, ...countries, ...organisations] };
}

const MODALITIES = ["stated", "stated", "stated", "stated", "alleged", "may_have", "denied"] as const;

/** A person with these names, and what else a person may have, by chance. */
export function inventedPerson(number: number, names: readonly InventedName[], random: () => number, around: Surroundings): EditionOf<"person"> {
  const citations = [cite(around.source, "Invented words.")];
  const cases = random() < 0.7 ? [{ id: idFor(`case ${String(number)}`), number: 1, events: events(number, random, around, citations) }] : [];
  const occupation = random() < 0.8 ? [{ ...fact(citations), attribute: "occupation", text: oneOf(OCCUPATIONS, random), language: null, modality: oneOf(MODALITIES, random) }] : [];
  const affiliations = random() < 0.3 ? [{ ...fact(citations), to: oneOf(around.organisations, random), affiliation: "works_for", role: null, language: "en" }] : [];
  return edition("person", `person-${String(number)}`, { names: names.map((name) => ({ ...fact(citations), ...name })), attributes: occupation, affiliations, cases }, idFor(`person ${String(number)}`));
}

function events(number: number, random: () => number, around: Surroundings, citations: ReturnType<typeof cite>[]) {
  const count = 1 + Math.floor(random() * 3);
  return Array.from({ length: count }, (_, at) => ({
    ...fact(citations, `${String(2031 + Math.floor(random() * 8))}-0${String(1 + Math.floor(random() * 9))}`),
    event: idFor(`event ${String(number)} ${String(at)}`),
    stage: oneOf(STAGES, random),
    eventKind: null,
    practice: random() < 0.5 ? oneOf(around.practices, random) : null,
    place: null,
    text: "Invented.",
    language: "en",
    modality: oneOf(MODALITIES, random),
  }));
}
