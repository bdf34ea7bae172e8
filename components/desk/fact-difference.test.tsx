/**
 * Four eyes are worth what they are shown: every field of every kind of fact is walked by the schema itself, so that a new field fails
 * here until the review and the case file draw it.
 */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { FactCard } from "@/components/desk/fact-card";
import { FactDifference } from "@/components/desk/fact-difference";
import type { RecordNames } from "@/components/desk/fact-words";
import { differenceOf } from "@/lib/changes/difference";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { honestDateSchema } from "@/lib/core/honest-date";
import { citationSchema, factSchema, factValueSchema, type StoredFact } from "@/lib/facts/schema";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${String(digit)}`;
const [RECORD, SOURCE, ONE, OTHER, CASE_ONE, CASE_TWO, EVENT] = [1, 2, 3, 4, 5, 6, 7].map(id) as [string, string, string, string, string, string, string];

const names: RecordNames = {
  [SOURCE]: { kind: "source", slug: "invented-gazette", name: { text: "The invented gazette", language: "en" } },
  // Two of one name: only their addresses tell them apart.
  [ONE]: { kind: "person", slug: "aubergine-1", name: { text: "Test Person Aubergine", language: "en" } },
  [OTHER]: { kind: "person", slug: "aubergine-2", name: { text: "Test Person Aubergine", language: "en" } },
};
const caseNumbers = { [CASE_ONE]: 1, [CASE_TWO]: 2 };

const VALUES: Record<string, Record<string, unknown>> = {
  name: { text: "Aubergine", language: "en", nameKind: "main" },
  attribute: { attribute: "description", text: "an invented gardener", language: "en" },
  event_reading: { eventId: EVENT, caseId: CASE_ONE, stage: "arrest", eventKind: null, practiceId: null, place: null, authority: null, text: "Arrested.", language: "en" },
  affiliation: { toId: ONE, affiliation: "works_for", role: null, language: "en" },
  passage: { passage: "demand", quoted: true, position: 3, text: "Invented words.", language: "en" },
  about: { toId: ONE, relation: "names" },
  speaker: { byId: ONE, described: null, language: "en" },
  signature: { countryId: ONE, state: "signed", capacity: null, language: "en" },
  source_link: { parentId: ONE },
  spell: { caseId: CASE_ONE, spell: 1, practiceId: ONE, place: null, authority: null, language: "en", endEdtf: null, endPrinted: null, endCountedFrom: null },
  charge: { caseId: CASE_ONE, chargeStage: "arrest", text: "an invented charge", language: "en", charge: null },
  representation: { caseId: CASE_ONE, lawyerId: ONE, began: "engaged", ended: null, endEdtf: null, endPrinted: null, endCountedFrom: null },
};

type Words = Record<Locale, string>;
const plain = (text: string): Words => ({ en: text, zh: text });
type Sample = { to: unknown; words: Words; with?: Record<string, unknown> };

// What each field becomes, and the words that a reviewer must then read.
const SAMPLES: Record<string, Sample> = {
  text: { to: "Bergamot", words: plain("Bergamot") },
  language: { to: "zh-Hant", words: plain("zh-Hant") },
  nameKind: { to: "alias", words: { en: "also known as", zh: "别名" } },
  attribute: { to: "title", words: { en: "Title", zh: "标题" } },
  caseId: { to: CASE_TWO, words: { en: "Case 2", zh: "案件2" } },
  stage: { to: "bail", words: { en: "Bail", zh: "取保候审" } },
  eventKind: { to: "health", words: { en: "health", zh: "健康" }, with: { stage: null } },
  practiceId: { to: OTHER, words: plain("Test Person Aubergine") },
  place: { to: "Vegetable Town", words: plain("Vegetable Town") },
  toId: { to: OTHER, words: plain("aubergine-2") },
  affiliation: { to: "part_of", words: { en: "part of", zh: "隶属于" } },
  role: { to: "gardener", words: plain("gardener") },
  passage: { to: "claim", words: { en: "claim", zh: "主张" } },
  quoted: { to: false, words: { en: "Paraphrase", zh: "转述" } },
  position: { to: 17, words: plain("17") },
  relation: { to: "reports", words: { en: "reports", zh: "报道" } },
  byId: { to: OTHER, words: plain("aubergine-2") },
  described: { to: "invented experts", words: plain("invented experts") },
  countryId: { to: OTHER, words: plain("aubergine-2") },
  state: { to: "noted_absent", words: { en: "noted absent", zh: "被指未联署" } },
  capacity: { to: "as a guest", words: plain("as a guest") },
  parentId: { to: OTHER, words: plain("aubergine-2") },
  spell: { to: 2, words: { en: "stretch 2", zh: "第2" } },
  authority: { to: "the invented bureau", words: plain("the invented bureau") },
  endEdtf: { to: "2032-05-04", words: { en: "4 May 2032", zh: "2032年5月4日" }, with: { ended: "completed" } },
  endPrinted: { to: "the next day", words: plain("the next day"), with: { endEdtf: "2032-05-04", ended: "completed" } },
  endCountedFrom: { to: "2032-05-03", words: { en: "3 May 2032", zh: "2032年5月3日" }, with: { endEdtf: "2032-05-04", ended: "completed" } },
  chargeStage: { to: "conviction", words: { en: "at conviction", zh: "判" } },
  charge: { to: "subversion", words: { en: "Subversion of state power", zh: "颠覆国家政权罪" } },
  lawyerId: { to: OTHER, words: plain("aubergine-2") },
  began: { to: "appointed_by_state", words: { en: "appointed by the state", zh: "指派" } },
  ended: { to: "disbarred", words: { en: "disbarred", zh: "执业" } },
  modality: { to: "denied", words: { en: "denied", zh: "否认" } },
  certainty: { to: "uncertain", words: { en: "uncertain", zh: "不确定" } },
  standing: { to: "disputed", words: { en: "disputed", zh: "有争议" } },
  visibility: { to: "internal", words: { en: "internal", zh: "内部" } },
  saidById: { to: ONE, words: plain("Test Person Aubergine") },
  // Beside a record that says so: the words are published too.
  saidByText: { to: "an invented neighbour", words: plain("an invented neighbour"), with: { saidById: ONE } },
  publicDate: { to: "month", words: { en: "Its month alone", zh: "只到月" } },
  publicPlace: { to: "Vegetable Province", words: plain("Vegetable Province") },
  internalNote: { to: "Ask the gardener.", words: plain("Ask the gardener.") },
  standingReason: { to: "The register is older.", words: plain("The register is older.") },
  preferred: { to: true, words: { en: "yes", zh: "是" } },
  preferredReason: { to: "It saw it.", words: plain("It saw it.") },
  edtf: { to: "2018-05", words: { en: "May 2018", zh: "2018年5月" } },
  printed: { to: "last May", words: plain("last May") },
  countedFrom: { to: "2018-06-02", words: { en: "2 June 2018", zh: "2018年6月2日" } },
  sourceId: { to: ONE, words: plain("Test Person Aubergine") },
  exact: { to: "other invented words", words: plain("other invented words") },
  prefix: { to: "before them ", words: plain("before them ") },
  suffix: { to: " after them", words: plain(" after them") },
  start: { to: 111, words: plain("111") },
  end: { to: 2222, words: plain("2222") },
  locator: { to: "page 4", words: plain("page 4") },
  reliability: { to: "D", words: { en: "not usually reliable", zh: "通常不可靠" } },
  credibility: { to: "4", words: { en: "doubtful", zh: "存疑" } },
};

const stored = (value: Record<string, unknown>, rest: Record<string, unknown> = {}, assertion = id(8)): StoredFact =>
  ({ value, date: null, modality: "stated", certainty: "certain", standing: "accepted", standingReason: null, visibility: "public", saidById: null, saidByText: null, internalNote: null, publicDate: null, publicPlace: null, citations: [CITED], id: assertion, recordId: RECORD, question: "q", preferred: false, preferredReason: null, replaces: null, createdBy: id(9), ...rest }) as unknown as StoredFact;
const CITED = { sourceId: SOURCE, exact: "invented words", prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null };
const DATED = { edtf: "2017-03", printed: null, countedFrom: null };

type Case = { title: string; before: StoredFact; after: StoredFact; words: Words; field: string };

function sampleOf(field: string): Sample {
  const sample = SAMPLES[field];
  if (sample === undefined) throw new Error(`The field ${field} is new: draw it in components/desk/fact-words.ts, and give it a sample here.`);
  return sample;
}

function casesOf(title: string, fields: readonly string[], make: (set: Record<string, unknown>) => StoredFact): Case[] {
  return fields.map((field) => {
    const { to, words, with: also = {} } = sampleOf(field);
    const beside = Object.fromEntries(Object.entries(also).filter(([name]) => name === "saidById"));
    return { title: `${field} of ${title}`, field, words, before: make(beside), after: { ...make({ ...also, [field]: to }), id: id(7) as never, replaces: id(8) as never } };
  });
}

const kindOf = (option: (typeof factValueSchema.options)[number]) => option.shape.kind.value;
// `eventId` says which event a reading is of, never anything about it; the review names the event's other readings instead.
const NOT_DRAWN = new Set(["kind", "eventId"]);
const ALL: Case[] = [
  ...factValueSchema.options.flatMap((option) => {
    const kind = kindOf(option);
    const value = { kind, ...VALUES[kind] };
    return casesOf(`a fact of kind ${kind}`, Object.keys(option.shape).filter((field) => !NOT_DRAWN.has(field)), (set) => stored({ ...value, ...set }));
  }),
  ...casesOf("any fact", [...Object.keys(factSchema.shape).filter((field) => !["value", "date", "citations"].includes(field)), "preferred", "preferredReason"], (set) => stored({ kind: "name", ...VALUES["name"] }, set)),
  ...casesOf("a date", Object.keys(honestDateSchema.shape), (set) => stored({ kind: "name", ...VALUES["name"] }, { date: { ...DATED, ...set } })),
  ...casesOf("a citation", Object.keys(citationSchema.shape), (set) => stored({ kind: "name", ...VALUES["name"] }, { citations: [{ ...CITED, start: 4, end: 18, ...set }] })),
];

/** What a reader sees: without tags, and without the attributes that nobody reads. */
const seen = (markup: string) => markup.replaceAll(/<[^>]*>/gu, "").replaceAll("&quot;", '"').replaceAll("&#x27;", "'");

function reviewOf({ before, after }: Pick<Case, "before" | "after">, locale: Locale): string {
  const [row, ...others] = differenceOf({ added: [after], retired: [before] });
  if (row === undefined || others.length > 0) throw new Error("One fact was replaced.");
  return renderToStaticMarkup(<FactDifference locale={locale} fact={row} names={names} caseNumbers={caseNumbers} />);
}

describe.each(LOCALES)("what a reviewer is shown, in %s", (locale) => {
  it.each(ALL)("$title, when it alone changes", ({ before, after, words }) => {
    const markup = reviewOf({ before, after }, locale);
    expect(seen(markup)).toContain(words[locale]);
    expect(markup).toMatch(/<ins|<del|font-semibold">(?:New source|Source taken out|新增来源|删去来源)/u);
    // Taken back, it is seen as well: not only what is put in is published.
    expect(seen(reviewOf({ before: { ...after, id: id(8) as never, replaces: null }, after: { ...before, id: id(7) as never, replaces: id(8) as never } }, locale))).toContain(words[locale]);
  });

  it.each(ALL.filter(({ field }) => field !== "caseId"))("$title, on the card of the case file", ({ after, words }) => {
    const markup = renderToStaticMarkup(<FactCard locale={locale} marked={{ fact: after, pending: null, retiring: null }} names={names} />);
    expect(seen(markup)).toContain(words[locale]);
  });
});

it("knows every kind of fact", () => {
  expect(z.array(z.string()).parse(factValueSchema.options.map(kindOf)).toSorted()).toEqual(Object.keys(VALUES).toSorted());
});

it("draws two quotations of the same words that stand at different places as two", () => {
  const name = { kind: "name", ...VALUES["name"] };
  const twice = stored(name, { citations: [{ ...CITED, start: 4, end: 18 }, { ...CITED, start: 304, end: 318 }] });
  const [row] = differenceOf({ added: [twice], retired: [] });
  expect(row?.citations).toHaveLength(2);
});
