import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventRows } from "@/lib/editions/dataset/record-table";
import type { Edition } from "@/lib/editions/edition";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { textRows } from "@/lib/editions/search/found-things";
import { csvOf } from "@/lib/editions/tables/csv";
import { timelineTable } from "@/lib/editions/tables/timeline-table";

const read = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true, record_delimiter: "\r\n" });

describe("a table", () => {
  it("says that it is UTF-8, and keeps every text", () => {
    const text = csvOf(["a", "b"], [{ a: "茄子, \"quoted\"\nand broken", b: null }, { a: "plain", b: 7 }]);
    expect(text.startsWith("\uFEFFa,b\r\n")).toBe(true);
    expect(read(text)).toEqual([{ a: "茄子, \"quoted\"\nand broken", b: "" }, { a: "plain", b: "7" }]);
  });

  it("goes on without a heading", () => {
    expect(csvOf(["a"], [{ a: "x" }], false)).toBe("x\r\n");
    expect(csvOf(["a"], [], false)).toBe("");
    expect(csvOf(["a"], [])).toBe("\uFEFFa\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "＝1", "＋1", "－1", "＠a"])("makes %j inert", (formula) => {
    expect(read(csvOf(["a"], [{ a: formula }]))[0]?.a).toBe(`'${formula}`);
  });

  it.each([["\t=1", "'\t'=1"], ["x;=1+1;y", "x;'=1+1;y"], ["x\n=1+1", "x\n'=1+1"], ["x\t@SUM(A1)", "x\t'@SUM(A1)"], ["x\r\n＝1", "x\r\n'＝1"], ["a; -b, c=d", "a; -b, c=d"]])("makes what hides within %j inert for other separators than the comma", (typed, written) => {
    expect(read(csvOf(["a"], [{ a: typed }]))[0]?.a).toBe(written);
  });

  it("is not torn where a text breaks its line, whoever reads it", () => {
    const text = csvOf(["a", "b"], [{ a: "one\ntwo\rthree", b: "x" }]);
    expect(text).toBe(`\uFEFFa,b\r\n"one\ntwo\rthree",x\r\n`);
    // Also by a program that takes any line break for the end of a row.
    expect(parse(text, { bom: true, columns: true, record_delimiter: ["\r\n", "\n", "\r"] })).toEqual([{ a: "one\ntwo\rthree", b: "x" }]);
  });

  it("holds no cell that begins as a formula does, stays two cells whatever was typed, and gains nothing but apostrophes", () => {
    const typed = fc.string({ unit: fc.constantFrom(...`=+-@＝＋－＠;,"'\t\r\n ax茄`) });
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: "binary" }).filter((text) => text.isWellFormed())), (text) => {
        const rows = parse<Record<string, string>>(csvOf(["a", "b"], [{ a: text, b: "x" }]), { bom: true, columns: true, record_delimiter: ["\r\n", "\n", "\r"] });
        expect(rows).toHaveLength(1);
        expect(rows[0]?.a).not.toMatch(/(?:^|[;\t\r\n])[=+\-@＝＋－＠]|^[\t\r\n]/u);
        expect(rows[0]?.a?.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
        expect(rows[0]?.b).toBe("x");
      }),
      { numRuns: 60 },
    );
  });
});

describe("a person's timeline as a table", () => {
  const source = edition("source", "test-source", { parents: [] });
  const quoted = cite(source.body.id, "=HYPERLINK(\"https://evil.example\")");
  const event = someId();
  const reading = (parts: Record<string, unknown>) => ({ ...fact([quoted, cite(someId(), "words of a withdrawn source")], "2031-05-02"), event, stage: "trial", eventKind: null, practice: null, place: null, text: "-A trial.", language: "en", ...parts });
  const person = edition("person", "test-person-cardamom", { affiliations: [], cases: [{ id: someId(), number: 1, events: [reading({ authority: "=invented guards" }), reading({ modality: "denied", saidByText: "an invented ministry" })] }] });
  const letter = statement("test-letter", { edtf: "2031-06", about: [["names", person.body.id]] });
  const rows = read(timelineTable(person.body, [letter], new Map([[source.body.id, source]])));

  it("has a row for each reading of an event and for each statement, in time", () => {
    expect(rows.map(({ entry, type, date_edtf: date, modality }) => [entry, type, date, modality])).toEqual([["1", "event", "2031-05-02", "stated"], ["1", "event", "2031-05-02", "denied"], ["2", "statement", "2031-06", "stated"]]);
    expect(rows[0]).toMatchObject({ stage: "trial", mark: "disputed", cases: person.body.cases[0]?.id, date_earliest: "2031-05-02" });
    expect(rows.map(({ authority }) => authority)).toEqual(["'=invented guards", "", ""]);
    expect(rows[1]?.said_by).toBe("an invented ministry");
    expect(rows[2]?.statement).toBe("test-letter");
  });

  it("says of a statement's date who gives that date, not who denies another", () => {
    const dated = (edtf: string, parts: Record<string, unknown>) => ({ ...fact([cite(source.body.id, `words of ${edtf}`)], edtf), attribute: "dated", text: "printed", language: "en", ...parts });
    const { body } = statement("test-letter", { about: [["names", person.body.id]] });
    const differing = edition("statement", "test-letter", { ...body, attributes: [dated("2031-06-01", { modality: "denied", preferred: true, saidByText: "an invented ministry" }), dated("2031-06-02", { saidByText: "an invented newspaper" })] });
    const row = read(timelineTable(person.body, [differing], new Map([[source.body.id, source]]))).at(-1);
    expect(row).toMatchObject({ date_edtf: "2031-06-02", modality: "stated", preferred: "no", said_by: "an invented newspaper", quotations: "words of 2031-06-02" });
  });

  it.each([[{}, "disputed"], [{ preferred: true }, ""], [{ modality: "alleged" }, "disputed"]])("marks the date of a statement that another source dates differently, unless an editor preferred it: %o", (parts, mark) => {
    const dated = (edtf: string, more: Record<string, unknown> = {}) => ({ ...fact([cite(source.body.id, `words of ${edtf}`)], edtf), attribute: "dated", text: "printed", language: "en", ...more });
    const { body } = statement("test-letter", { about: [["names", person.body.id]] });
    const rowOf = (...attributes: unknown[]) => read(timelineTable(person.body, [edition("statement", "test-letter", { ...body, attributes })], new Map([[source.body.id, source]]))).at(-1);
    expect(rowOf(dated("2031-06-01", parts), dated("2031-06-02"))).toMatchObject({ date_edtf: "2031-06-01", date_mark: mark, mark: "" });
    expect(rowOf(dated("2031-06-01"), dated("2031-06-01"))?.date_mark).toBe("");
    expect(rowOf(dated("2031-06-01", { modality: "alleged" }))?.date_mark).toBe("alleged");
  });

  it.each([[{}, ""], [{ modality: "alleged" }, "alleged"], [{ disputed: true }, "disputed"]])("marks a statement itself, and not its date, where that it is about the person is not plainly stated: %o", (parts, mark) => {
    const { body } = statement("test-letter", { edtf: "2031-06" });
    const naming = edition("statement", "test-letter", { ...body, about: [{ ...fact([cite(source.body.id, "words")]), to: person.body.id, relation: "names", ...parts }] });
    expect(read(timelineTable(person.body, [naming], new Map([[source.body.id, source]]))).at(-1)).toMatchObject({ type: "statement", mark, date_mark: "" });
  });

  it("tells an uncertain event from an uncertain date, row by row", () => {
    const marksOf = (...readings: Record<string, unknown>[]) => {
      const held = edition("person", "test-person-ginger", { affiliations: [], cases: [{ id: someId(), number: 1, events: readings.map(reading) }] });
      return read(timelineTable(held.body, [], new Map([[source.body.id, source]]))).map(({ mark, date_mark: ofDate }) => [mark, ofDate]);
    };
    const later = fact([quoted], "2031-05-03").date;
    expect(marksOf({})).toEqual([["", ""]]);
    expect(marksOf({}, { date: later })).toEqual([["", "disputed"], ["", "disputed"]]);
    expect(marksOf({}, { date: later, preferred: true })).toEqual([["", ""], ["", "disputed"]]);
    expect(marksOf({}, { date: null, modality: "denied" })).toEqual([["disputed", ""], ["disputed", ""]]);
    expect(marksOf({}, { date: later, modality: "denied" })).toEqual([["disputed", ""], ["disputed", "denied"]]);
    expect(marksOf({ modality: "alleged" })).toEqual([["alleged", "alleged"]]);
  });

  it("calls a statement by no title and no speaker's name that is only alleged: a cell has no mark for it", () => {
    const alleged = { ...fact([quoted]), language: "en", modality: "alleged" };
    const speaker = edition("person", "test-person-okra", { names: [{ ...alleged, text: "Okra", kind: "main" }], affiliations: [], cases: [] });
    const titled = (attributes: unknown[], speakers: unknown[] = []) => edition("statement", "test-letter", { ...statement("test-letter", { about: [["names", person.body.id]] }).body, attributes, speakers });
    const spoken = [{ ...fact([quoted]), by: speaker.body.id, described: null, language: "en" }];
    for (const letter of [titled([{ ...alleged, attribute: "title", text: "On Okra" }]), titled([], spoken)]) {
      const row = read(timelineTable(person.body, [letter], new Map<Edition["body"]["id"], Edition>([[source.body.id, source], [speaker.body.id, speaker]]))).at(-1);
      expect([row?.title_en, row?.title_zh].join()).not.toContain("Okra");
    }
  });

  it("calls an event denied, not disputed, of which every source denies something else", () => {
    const denied = (stage: string) => reading({ modality: "denied", stage });
    const held = edition("person", "test-person-fennel", { affiliations: [], cases: [{ id: someId(), number: 1, events: [denied("trial"), denied("verdict")] }] });
    expect(read(timelineTable(held.body, [], new Map([[source.body.id, source]]))).map(({ mark }) => mark)).toEqual(["denied", "denied"]);
  });

  it("names no source that is withdrawn, and quotes none", () => {
    expect(rows[0]?.sources).toBe("test-source");
    expect(rows[0]?.quotations).toBe("'=HYPERLINK(\"https://evil.example\")");
    expect(rows[0]?.text).toBe("'-A trial.");
  });

  it("does not make a claim the source's own when its speaker's record is withdrawn, and does not describe them either", () => {
    const held = (parts: Record<string, unknown>) => edition("person", "test-person-dill", { affiliations: [], cases: [{ id: someId(), number: 1, events: [reading({ ...fact([quoted], "2031-05-02"), ...parts })] }] });
    const lookup = new Map<Edition["body"]["id"], Edition>([[source.body.id, source], [person.body.id, person]]);
    const saidBy = (parts: Record<string, unknown>) => [read(timelineTable(held(parts).body, [], lookup))[0]?.said_by, eventRows(held(parts), lookup)[0]?.said_by];
    expect(saidBy({ saidBy: someId() })).toEqual(["somebody not named here", "somebody not named here"]);
    expect(saidBy({ saidBy: someId(), saidByText: "an invented ministry" })).toEqual(["somebody not named here", "somebody not named here"]);
    expect(saidBy({ saidBy: person.body.id })).toEqual(["test-person-cardamom", "test-person-cardamom"]);
    expect(saidBy({ saidByText: "an invented ministry" })).toEqual(["an invented ministry", "an invented ministry"]);
    expect(saidBy({})).toEqual(["", null]);
    const found = (parts: Record<string, unknown>) => {
      const event = someId();
      return textRows({ kind: "event", thing: event, edition: held({ event, ...parts }) }, lookup)[0]?.said_by;
    };
    expect(found({ saidBy: someId(), saidByText: "an invented ministry" })).toBe("somebody not named here");
    expect(found({ saidBy: person.body.id })).toBe("test-person-cardamom");
  });
});
