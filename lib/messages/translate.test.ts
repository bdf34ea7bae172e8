import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import * as kinds from "@/lib/core/kinds";
import { errorSentence, translatorFor, type Namespace } from "@/lib/messages/translate";
import custody from "@/lib/messages/en/custody.json";
import requests from "@/lib/messages/en/requests.json";
import words from "@/lib/messages/en/words.json";
import { REQUEST_KINDS, REQUEST_OUTCOMES, REQUEST_PROBLEMS, REQUEST_STATES } from "@/lib/core/requests";

const folder = (locale: string) => fileURLToPath(new URL(locale, import.meta.url));
const namespaces = readdirSync(folder("en")).filter((file) => file.endsWith(".json"));

function leaves(locale: string, file: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, path === "" ? key : `${path}.${key}`);
    else found.set(path, value);
  };
  walk(JSON.parse(readFileSync(`${folder(locale)}/${file}`, "utf8")), "");
  return found;
}

type Asked = (key: string, values: Record<string, unknown>) => string;

/** Values that are rightly the same in both languages: proper names, codes, and messages that hold nothing but a value or a sign. */
const SAME_IN_BOTH = new Set(["common.json:siteName"]);
const HOLDS_NO_WORDS = /^(?:\{\w+\}|[^\p{L}]|RSDL|SHA-256|JSON|API|URL|EDTF|BCP 47|Caselight|Tor)*$/u;

describe("a translator that remembers its sentences", () => {
  test("gives each number and each language its own, and what holds more than a number anew", () => {
    const [en, zh] = [translatorFor("en", "search"), translatorFor("zh", "search")];
    for (let round = 0; round < 2; round += 1) {
      expect([1, 2, 1].map((count) => en("form.count", { count }))).toEqual(["1 person", "2 people", "1 person"]);
      expect(zh("form.count", { count: 2 })).not.toBe(en("form.count", { count: 2 }));
      expect(["a", "b"].map((question) => en("chosen.question", { question }))).not.toEqual([en("chosen.question", { question: "a" }), en("chosen.question", { question: "a" })]);
      expect(en("form.apply")).toBe("Show results");
    }
    expect(en.has("form.count")).toBe(true);
  });

  test("tells one number of a sentence from another", () => {
    const en = translatorFor("en", "public");
    for (let round = 0; round < 2; round += 1) expect([1, 2, 12].map((number) => en("evidence.note", { number }))).toEqual(["Source quotation 1", "Source quotation 2", "Source quotation 12"]);
  });

  test.each(["en", "zh"] as const)("puts texts into every message as ICU does (%s)", (locale) => {
    // Whatever somebody is called is put in as it is, and is never read as a message.
    const value = "{who} <b>'quoted'</b> # | $& {{";
    const filled = namespaces.flatMap((file) => {
      const namespace = file.slice(0, -".json".length) as Namespace;
      const messages = { [namespace]: JSON.parse(readFileSync(`${folder(locale)}/${file}`, "utf8")) as unknown };
      const plainly = (createTranslator as unknown as (asked: object) => Asked)({ locale, namespace, messages });
      const quickly = translatorFor(locale, namespace) as unknown as Asked;
      return [...leaves(locale, file)].flatMap(([key, message]) => {
        const values = Object.fromEntries([...String(message).matchAll(/\{(\w+)\}/gu)].map(([, name]) => [name, value]));
        if (Object.keys(values).length === 0 || /[<#]|, (?:plural|select|number)/u.test(String(message))) return [];
        expect(quickly(key, values), key).toBe(plainly(key, values));
        return [key];
      });
    });
    expect(filled.length).toBeGreaterThan(300);
  });

  test("still refuses a sentence that lacks a value", () => {
    const en = translatorFor("en", "public") as unknown as Asked;
    for (const values of [{ what: "letter" }, { what: 1 }, {}]) expect(() => en("label.dated", values)).toThrow();
  });
});

describe.each(namespaces)("%s", (file) => {
  const english = leaves("en", file);
  const chinese = leaves("zh", file);

  test("has the same keys in both languages", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("leaves nothing empty, and nothing untranslated", () => {
    for (const [key, value] of [...english, ...chinese]) expect(typeof value === "string" && value.trim() !== "", key).toBe(true);
    const untranslated = [...english].filter(([key, value]) => chinese.get(key) === value && !SAME_IN_BOTH.has(`${file}:${key}`) && !HOLDS_NO_WORDS.test(String(value)));
    expect(untranslated).toEqual([]);
  });

  test("names the same values in both languages", () => {
    const valuesIn = (message: unknown) => [...new Set(String(message).match(/\{\w+/g) ?? [])].sort();
    for (const [key, value] of english) expect(valuesIn(chinese.get(key)), key).toEqual(valuesIn(value));
  });
});

test("every code of the closed lists has its word, and no word is left over", () => {
  const lists: Record<keyof typeof words, readonly string[]> = {
    recordKind: kinds.RECORD_KINDS, recordKinds: kinds.RECORD_KINDS, factKind: kinds.FACT_KINDS, modality: kinds.MODALITIES, standing: kinds.STANDINGS,
    certainty: kinds.CERTAINTIES, visibility: kinds.VISIBILITIES, nameKind: kinds.NAME_KINDS, attribute: kinds.ATTRIBUTES, occupation: kinds.OCCUPATIONS,
    medium: kinds.MEDIA, statementForm: kinds.STATEMENT_FORMS, affiliation: kinds.AFFILIATION_KINDS, passage: kinds.PASSAGE_KINDS,
    aboutRelation: kinds.ABOUT_RELATIONS, signatureState: kinds.SIGNATURE_STATES, eventKind: kinds.EVENT_KINDS, stage: kinds.STAGES,
    changeState: kinds.CHANGE_STATES, role: kinds.ROLES, editionReason: kinds.EDITION_REASONS,
  };
  for (const [list, codes] of Object.entries(lists)) expect(Object.keys(words[list as keyof typeof words]).sort(), list).toEqual([...codes].sort());
  const ofCustody = { chargeStage: kinds.CHARGE_STAGES, began: kinds.REPRESENTATION_BEGINNINGS, ended: kinds.REPRESENTATION_ENDINGS } as const;
  for (const [list, codes] of Object.entries(ofCustody)) expect(Object.keys(custody[list as keyof typeof ofCustody]).sort(), list).toEqual([...codes].sort());
});

test("every code of a request has its word, and no word is left over", () => {
  for (const [words, codes] of [[requests.kind, REQUEST_KINDS], [requests.state, REQUEST_STATES], [requests.outcome, REQUEST_OUTCOMES], [requests.problem, REQUEST_PROBLEMS], [requests.desk.empty, REQUEST_STATES]] as const) {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
  }
});

test("every message can be said", () => {
  const isCounted = (name: string) => /count|number|total|^n$/i.test(name);
  for (const locale of kinds.LOCALES) {
    for (const file of namespaces) {
      const t = translatorFor(locale, file.replace(".json", "") as "common");
      const say = t.rich as unknown as (key: string, values: Record<string, unknown>) => unknown;
      for (const [key, message] of leaves(locale, file)) {
        const values = [...String(message).matchAll(/\{(\w+)/g)].map(([, name = ""]) => [name, isCounted(name) ? 2 : "x"]);
        const tags = [...String(message).matchAll(/<(\w+)>/g)].map(([, name = ""]) => [name, () => "x"]);
        expect(() => say(key, Object.fromEntries([...values, ...tags]) as Record<string, unknown>), `${locale} ${file} ${key}`).not.toThrow();
      }
    }
  }
});

test("a message that is missing throws, but an error key nobody wrote becomes the general sentence", () => {
  expect(() => translatorFor("en", "common")("nothing" as "siteName")).toThrow();
  expect(errorSentence("en", "nothing")).toBe(errorSentence("en", "invalid"));
  expect(errorSentence("zh", "unexpected", "a1b2")).toContain("a1b2");
});
