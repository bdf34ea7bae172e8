/** The forms by which law and words for practices are proposed: every box under its label, filled with what stands, and described to a browser as plain values. */
import { isValidElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { ProposeForm as ProposeLaw } from "@/components/desk/law/propose-form";
import { ProposeForm as ProposeWords } from "@/components/desk/wording/propose-form";
import { accountIdSchema } from "@/lib/core/ids";
import { unsentIdSchema } from "@/lib/unsent/schema";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { unpacked, type Packed } from "@/lib/core/packed";
import { LAW_ACTS, lawsFrom, type LawAct } from "@/lib/vocabulary/law";
import { practiceFrom, WORDING_ACTS, type WordingAct } from "@/lib/vocabulary/practices";

// A form is drawn without what it posts to.
vi.mock("@/lib/law/actions", () => ({ proposeLawAction: () => null }));
vi.mock("@/lib/wording/actions", () => ({ proposeWordingAction: () => null }));

const SOURCE = ["source", "quotation", "quotationLanguage"];
const LAW = ["lawEn", "lawZh", "version", "inForceFrom", "inForceTo", "article", "lengthArticle", "longest", "wording", "wordingLanguage", "translation", "translationLanguage", "noteEn", "noteZh", ...SOURCE, "unchecked"];
const LAW_BOXES: Readonly<Record<LawAct, readonly string[]>> = { add: LAW, correct: [...LAW, "reason"], end: ["inForceTo", ...SOURCE, "reason"], withdraw: ["reason", "confirmed"] };
const WORDS = ["nameEn", "nameZh", "pinyin", "abbreviation", "otherNames", "kind", "definitionEn", "definitionZh", "safeguardsEn", "safeguardsZh", ...SOURCE];
const WORDS_BOXES: Readonly<Record<WordingAct, readonly string[]>> = { add: ["practice", ...WORDS], correct: [...WORDS, "reason"], retire: ["reason", "confirmed"], restore: ["reason", "confirmed"] };

const leeks = { source: "The Invented Vegetable Gazette of 1901", quotation: { text: "no longer than six leeks", language: "en" } };
const [version = null] = lawsFrom([{ ...leeks, id: "leek-1901", practice: "leek_custody", law: { en: "Leek Law", zh: "韭葱法" }, version: "1901", inForceFrom: "1901-01-01", inForceTo: null, article: "7", lengthArticle: null, longest: "P6M", note: null, unchecked: ["article"] }]);
const words = practiceFrom({ ...leeks, id: "leek-custody", code: "leek_custody", kind: "party", names: { en: "Leek custody", zhHans: "韭葱", pinyin: "jiǔcōng" }, abbreviation: null, otherNames: ["Leeks", "Chives"], definition: { en: "A bed.", zh: "苗床。" }, safeguards: { en: ["Water", "Light"], zh: ["水", "光"] }, retired: false });

const common = { title: "Leeks", writer: accountIdSchema.parse("11111111-1111-4111-8111-111111111111"), address: "/desk/leeks", unsent: null } as const;
const lawForm = (locale: Locale, act: LawAct) => ProposeLaw({ ...common, locale, practice: "leek_custody", act, version: act === "add" ? null : version });
const wordsForm = (locale: Locale, act: WordingAct) => ProposeWords({ ...common, locale, act, words: act === "add" ? null : words });

/** The boxes of a form that is drawn, in their order: each with its label and what stands in it; of boxes to tick those that are ticked. */
function boxesOf(form: ReactElement): { name: string; label: string | undefined; value: string }[] {
  const drawn = renderToStaticMarkup(form);
  const labels = new Map([...drawn.matchAll(/<label for="([^"]+)"[^>]*>([^<]*)/gu)].map(([, id = "", label]) => [id, label]));
  const tags = [...drawn.matchAll(/<(input|textarea|select)([^>]*)>(?:\n?([^<]*)<\/textarea>)?/gu)].map(([, tag = "", attributes = "", text = ""]) => ({ tag, attributes, text, read: (of: string) => new RegExp(` ${of}="([^"]*)"`, "u").exec(attributes)?.[1] }));
  const visible = tags.filter(({ read }) => read("type") !== "hidden");
  const names = [...new Set(visible.map(({ read }) => read("name") ?? ""))];
  return names.map((name) => {
    const [first, ...others] = visible.filter(({ read }) => read("name") === name);
    const ticked = [first, ...others].flatMap((one) => (one?.attributes.includes("checked=\"\"") === true ? [one.read("value") ?? ""] : []));
    const chosen = new RegExp(`<select[^>]* name="${name}".*?<option value="([^"]*)" selected=""`, "u").exec(drawn)?.[1];
    const value = first?.tag === "textarea" ? first.text : first?.tag === "select" ? (chosen ?? "") : first?.read("type") === "checkbox" ? ticked.join(" ") : (first?.read("value") ?? "");
    return { name, label: labels.get(first?.read("id") ?? ""), value };
  });
}

/** What a page describes to a browser of a form beside plain values: an element by itself, or a value that is none. */
function besidePlain(form: ReactElement<{ children: unknown }>): string[] {
  const found: string[] = [];
  const look = (value: unknown, where: string): void => {
    if (value === undefined || isValidElement(value)) found.push(where);
    else if (typeof value === "object" && value !== null) for (const [name, held] of Object.entries(value)) look(held, `${where}.${name}`);
  };
  for (const drawn of [form.props.children].flat()) if (isValidElement<{ words?: Packed<unknown> }>(drawn)) {
    look(drawn.props, "");
    if (drawn.props.words !== undefined) look(unpacked(drawn.props.words), "words");
  }
  return found;
}

const FORMS = LOCALES.flatMap((locale) => [...LAW_ACTS.map((act) => [`${act} law`, locale, lawForm(locale, act), LAW_BOXES[act]] as const), ...WORDING_ACTS.map((act) => [`${act} words`, locale, wordsForm(locale, act), WORDS_BOXES[act]] as const)]);

/** What goes along unseen, in its order. */
const hiddenOf = (form: ReactElement) => [...renderToStaticMarkup(form).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/gu)].flatMap(([, name = "", value = ""]) => (name.startsWith("unsent") ? [] : [[name, value]]));

it.each(LAW_ACTS)("to %s law says which act it is on which practice, and what it would replace", (act) => {
  expect(hiddenOf(lawForm("en", act))).toEqual([["act", act], ["practice", "leek_custody"], ...(act === "add" ? [] : [["replaces", "leek-1901"]])]);
});

it.each(WORDING_ACTS)("to %s words says which act it is, and of which practice and wording", (act) => {
  expect(hiddenOf(wordsForm("en", act))).toEqual([["act", act], ...(act === "add" ? [] : [["practice", "leek_custody"], ["replaces", "leek-custody"]])]);
});

it("what was typed before stands in the boxes, and not what stands on file", () => {
  const unsent = { id: unsentIdSchema.parse("22222222-2222-4222-8222-222222222222"), turn: 1, fields: { lawEn: "Leek Law, anew", longest: "" } };
  const form = ProposeLaw({ ...common, locale: "en", practice: "leek_custody", act: "correct", version, unsent });
  const values = Object.fromEntries(boxesOf(form).map(({ name, value }) => [name, value]));
  expect([values["lawEn"], values["longest"], values["lawZh"]]).toEqual(["Leek Law, anew", "", ""]);
});

it.each(FORMS)("to %s names what is wrong from its first box to its last, as they stand (%s)", (_what, _locale, form) => {
  const drawn = boxesOf(form).map(({ name }) => name);
  const described = [form.props.children].flat().find((part) => isValidElement<{ words?: unknown }>(part) && part.props.words !== undefined) as ReactElement<{ words: Packed<{ fields: object }> }>;
  const named = Object.keys(unpacked(described.props.words).fields);
  expect(named.filter((name) => drawn.includes(name))).toEqual(drawn.filter((name) => named.includes(name)));
});

it.each(FORMS)("to %s asks for what that takes, each box under its label, and tells a browser nothing but plain values (%s)", (_what, _locale, form, expected) => {
  const boxes = boxesOf(form);
  expect(boxes.map(({ name }) => name)).toEqual(expected);
  expect(boxes.filter(({ name, label }) => label === undefined || label === name)).toEqual([]);
  expect(besidePlain(form)).toEqual([]);
});

it("what is corrected stands in its boxes, and words that it has none of wait in the language that they would be in", () => {
  const valuesOf = (form: ReactElement) => Object.fromEntries(boxesOf(form).map(({ name, value }) => [name, value]));
  const sourced = { source: leeks.source, quotation: leeks.quotation.text, quotationLanguage: "en", reason: "" };
  expect(valuesOf(lawForm("en", "correct"))).toEqual({ ...sourced, lawEn: "Leek Law", lawZh: "韭葱法", version: "1901", inForceFrom: "1901-01-01", inForceTo: "", article: "7", lengthArticle: "", longest: "P6M", wording: "", wordingLanguage: "zh-Hans", translation: "", translationLanguage: "en", noteEn: "", noteZh: "", unchecked: "article" });
  expect(valuesOf(wordsForm("en", "correct"))).toEqual({ ...sourced, nameEn: "Leek custody", nameZh: "韭葱", pinyin: "jiǔcōng", abbreviation: "", otherNames: "Leeks\nChives", kind: "party", definitionEn: "A bed.", definitionZh: "苗床。", safeguardsEn: "Water\nLight", safeguardsZh: "水\n光" });
  // Its source and words are others than those of the version.
  expect(valuesOf(lawForm("en", "end"))).toEqual({ inForceTo: "", source: "", quotation: "", quotationLanguage: "zh-Hans", reason: "" });
});
