import { describe, expect, it } from "vitest";
import * as z from "zod";
import { codeWords, DETAILS, idsIn, isDetail, isPlace, toldIn } from "@/lib/audit/labels";
import { auditEventSchema } from "@/lib/audit/schema";
import { LOCALES } from "@/lib/core/kinds";
import log from "@/lib/messages/en/log.json";
import { errorSentence } from "@/lib/messages/translate";
import { LAW_ACTS } from "@/lib/vocabulary/law";
import { WORDING_ACTS } from "@/lib/vocabulary/practices";

const details = auditEventSchema.options.flatMap(({ shape }) => Object.entries(shape.detail.shape).map(([name, schema]) => ({ event: shape.event.value, name, schema: schema instanceof z.ZodOptional ? schema.unwrap() : schema })));

describe("what an event of the log may carry", () => {
  it("has words, each of them, and no word is left over", () => {
    const names = [...new Set(details.map(({ name }) => name))].toSorted();
    expect(Object.keys(log.detail).toSorted()).toEqual(names);
    expect(Object.keys(DETAILS).toSorted()).toEqual(names);
  });

  it.each(LOCALES)("is said in words where it is one of a list (%s)", (locale) => {
    const wordless = details.flatMap(({ event, name, schema }) =>
      schema instanceof z.ZodEnum && isDetail(name) ? schema.options.filter((code) => codeWords(name, String(code), locale) === null).map((code) => `${event}: ${name}=${String(code)}`) : []);
    expect(wordless).toEqual([]);
    expect(details.filter(({ schema }) => schema instanceof z.ZodEnum).length).toBeGreaterThan(20);
  });

  it("is told in one order, and without lists that hold nothing", () => {
    expect(toldIn({ to: "passkey", act: "publish", from: "none", companions: [] })).toEqual([["act", "publish"], ["from", "none"], ["to", "passkey"]]);
  });

  it("leaves a code alone that it does not know", () => {
    expect(codeWords("reason", "of_an_earlier_version", "en")).toBeNull();
    expect(codeWords("practice", "rsdl", "zh")).toBeNull();
  });

  it("says why something was refused in the words for that, and nothing of a reason that has none", () => {
    expect(codeWords("refusal", "of_an_earlier_version", "en")).toBeNull();
    expect(codeWords("refusal", "fourEyes", "en")).toBe(errorSentence("en", "fourEyes"));
    // Whoever reads the log saved nothing, has nothing to try again, and was given no reference.
    for (const locale of LOCALES) expect(codeWords("refusal", "unexpected", locale)).not.toMatch(/again|reference|–|编号|再试/u);
  });

  it("has no word that nobody is ever told", () => {
    const told = new Set([
      ...details.flatMap(({ name, schema }) => (schema instanceof z.ZodEnum && isDetail(name) ? schema.options.map((code) => codeWords(name, String(code), "en")) : [])),
      ...[...LAW_ACTS, ...WORDING_ACTS].map((act) => codeWords("act", act, "en")),
      codeWords("refusal", "unexpected", "en"),
    ]);
    const { ending, refused, refusal, factor, act, how } = log;
    expect([ending, refused, refusal, factor, act, how].flatMap((words) => Object.values(words)).filter((word) => !told.has(word))).toEqual([]);
  });
});

describe("whom and what rows tell of", () => {
  const [record, other, account, change] = ["a", "b", "c", "d"].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`);

  it("is found in what a row is about, and in its details", () => {
    const rows = [
      { subjectKind: "record", subjectId: record ?? "", detail: { changeId: change, from: other, version: 2 } },
      { subjectKind: "change", subjectId: change ?? "", detail: { recordId: other, of: account } },
      { subjectKind: "account", subjectId: account ?? "", detail: { from: "editor", to: "admin" } },
      { subjectKind: "desk", subjectId: null, detail: { act: "publish", from: "none", to: "passkey" } },
    ];
    expect(idsIn(rows, "record")).toEqual([record, other, other]);
    expect(idsIn(rows, "account")).toEqual([account, account]);
  });

  it("is never taken from what is no id", () => {
    const rows = [{ subjectKind: "record", subjectId: "of_before", detail: { from: "of_before", recordId: "nonsense", accountId: "nobody" } }];
    expect([...idsIn(rows, "record"), ...idsIn(rows, "account")]).toEqual([]);
    expect(isPlace("from", "of_before")).toBe(false);
    expect(isPlace("from", String(other))).toBe(true);
    expect(isPlace("from", "editor")).toBe(false);
  });
});
