/** The example of the repository. Its dry run on the seeded record is a journey (e2e/imports/imports.spec.ts). */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { guessMapping } from "@/lib/imports/fields";
import { holdsName } from "@/lib/imports/name-in-words";
import { readRow } from "@/lib/imports/read-row";
import { readTable } from "@/lib/imports/read-table";

const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL("../../examples/lawyers-and-an-activist.csv", import.meta.url))));
const rows: Record<string, string>[] = parse(Buffer.from(bytes), { columns: true });

/** Who, what and when, by sources other than the article: written down from the research, not from the file. */
const FACTS = `
  wu-gan taken_away 2015-05-19 · wu-gan other ../2016-02-01 · wu-gan trial 2017-08-14 · wu-gan trial 2017-08-15 · wu-gan verdict 2017-12-26 · wu-gan appeal 2018-04-17
  · xie-yang arrest 2016-01-09 · xie-yang trial 2017-05-08 · xie-yang bail 2017-05-08/.. · xie-yang exempt 2017-12-26 · xie-yang exempt 2017-12-25
  · li-heping trial 2017-04-25 · li-heping verdict 2017-04-28 · li-heping released 2017-05-10 · li-chunfu taken_away 2015-08-01 · li-chunfu bail 2017-01-05 · li-chunfu other 2017-01-12
  · wang-quanzhang taken_away 2015-08-03 · wang-quanzhang trial 2018-12-26 · wang-quanzhang verdict 2019-01-28 · wang-quanzhang released 2020-04-05
  · jiang-tianyong taken_away 2016-11-21 · jiang-tianyong trial 2017-08-22 · jiang-tianyong verdict 2017-11-21 · jiang-tianyong released 2019-02-28 · jiang-tianyong non_release_release 2019-02-28`
  .split("·").map((fact) => fact.trim());
/** What else it says of whom: names, what a source calls them, custody, and charges at which stage, as printed. */
const OTHER_FACTS = `
  wu-gan taken_away 2015-05-20 · wu-gan indicted 2017-01-03 · li-heping verdict 2017-04-28
  · wu-gan name_native 吴淦 · wu-gan name_screen The Super Vulgar Butcher · wu-gan description Administrative officer at the Beijing Fengrui Law Firm · li-heping name_native 李和平 · li-chunfu name_native 李春富
  · wang-quanzhang name_native 王全璋 · wang-quanzhang description a human rights lawyer and an employee at Fengrui Law Firm in Beijing · jiang-tianyong name_native 江天勇 · xie-yang description Hunan-based human rights lawyer
  · wu-gan born 1972-02-14 · xie-yang born 1972-02-04 · wang-quanzhang born 1976-02-15 · jiang-tianyong born 1971-05-19
  · xie-yang custody 2015-07 rsdl
  · wu-gan charge_detention picking_quarrels · wu-gan charge_detention defamation · wu-gan charge_indictment subversion · wu-gan charge_indictment picking_quarrels · wu-gan charge_conviction subversion
  · wu-gan charge_conviction inciting_subversion · xie-yang charge_indictment inciting_subversion · xie-yang charge_indictment disrupting_court · xie-yang charge_conviction inciting_subversion
  · li-heping charge_conviction subversion · li-heping charge_conviction inciting_subversion · li-chunfu charge_arrest inciting_subversion · wang-quanzhang charge_indictment subversion · wang-quanzhang charge_conviction subversion
  · jiang-tianyong charge_conviction inciting_subversion`
  .split("·").map((fact) => fact.trim());
const ON_RECORD = ["wu-gan", "xie-yang", "li-heping", "li-chunfu", "wang-quanzhang"];

/** By which names a source may call them: Wu Gan's screen name is what some write in their titles. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  "wu-gan": ["Wu Gan", "The Butcher"], "xie-yang": ["Xie Yang"], "li-heping": ["Li Heping"], "li-chunfu": ["Li Chunfu"], "wang-quanzhang": ["Wang Quanzhang"], "jiang-tianyong": ["Jiang Tianyong"],
};
/** Words that turn a text about somebody into a lie where the source has not got them: crimes, findings, terms, what it was like, who did it. */
const WEIGHTY = /\b(?:\d+|one|two|three|four|five|six|eight|nine|ten|half|years?|months?|days?|hours?|guilty|convicted|inciting|subversion|charged|suspended|deprivation|prison|jailed|incommunicado|surveillance|police|court|upheld|lawyers?|secret|closed|bail|probationary|home|exempt|first)\b/giu;

const slugOf = (person = "") => person.toLowerCase().replace("people/", "").replaceAll(" ", "-");

it("says what the research says, no more and no less, each row with its source and that source's words", () => {
  const told = ({ what = "", date = "", practice = "", charge = "", text = "" }: Record<string, string>) => (what === "custody" ? `${date} ${practice}` : what.startsWith("charge_") ? charge : /^name_|^description$/u.test(what) ? text : date);
  expect(rows.map((row) => `${slugOf(row["person"])} ${String(row["what"])} ${told(row)}`).toSorted()).toEqual([...FACTS, ...OTHER_FACTS].toSorted());
  for (const row of rows) {
    expect(row["source_title"], row["text"]).toMatch(/\w/u);
    expect(row["source_address"], row["text"]).toMatch(/^https?:\/\//u);
    expect(row["exact"]?.split(/\s+/u).length, row["text"]).toBeGreaterThan(2);
    expect(["certain", "likely", "uncertain"]).toContain(row["certainty"]);
  }
});

it("says nothing in a text that the quoted words beside it do not say, and quotes them about nobody else", () => {
  for (const { person, what = "", date = "", practice = "", text = "", exact = "", place = "", date_printed: printed = "", certainty, source_title: title = "", speaker = "" } of rows) {
    for (const word of text.match(WEIGHTY) ?? []) expect(holdsName(exact, word), `${word}: ${text}`).toBe(true);
    expect(printed === "" || exact.includes(printed), `${printed}: ${exact}`).toBe(true);
    // A day that the words do not hold stands in the research alone.
    expect(date === "" || printed !== "" || certainty !== "certain", text).toBe(true);
    // Names, charges and what somebody is called stand in the words as they are brought; under a practice is nobody whom the words do not put there.
    expect(!/^(?:name_|charge_|description$)/u.test(what) || exact.includes(text), `${text}: ${exact}`).toBe(true);
    expect(practice === "" || (practice === "rsdl" && /residential surveillance in a designated location/u.test(exact)), `${practice}: ${exact}`).toBe(true);
    expect(place === "" || holdsName(`${title} ${exact}`, place), `${place}: ${exact}`).toBe(true);
    const named = CALLED[slugOf(person)] ?? [];
    expect(named.some((name) => holdsName(exact, name) || holdsName(title, name)), `${String(person)}: ${title}: ${exact}`).toBe(true);
    expect(speaker === "" || title.startsWith("To All Friends") || holdsName(exact, speaker), `${speaker}: ${exact}`).toBe(true);
  }
});

it("names nobody but by their address here, or by words that the first row's own source has", () => {
  const first = new Map(rows.toReversed().map((row) => [String(row["person"]), row]));
  expect([...first.keys()].toSorted()).toEqual(["Jiang Tianyong", ...ON_RECORD.map((slug) => `people/${slug}`)].toSorted());
  const { exact = "", source_title: title = "" } = first.get("Jiang Tianyong") ?? {};
  expect(holdsName(exact, "Jiang Tianyong") || holdsName(title, "Jiang Tianyong")).toBe(true);
  // Hanzi only where a source's own words write them.
  const hanzi = (row: Record<string, string>) => [...new Set(Object.entries(row).flatMap(([column, cell]) => (column === "exact" ? [] : (cell.match(/\p{Script=Han}+/gu) ?? []))))];
  for (const row of rows) expect(hanzi(row).filter((signs) => row["what"] !== "name_native" || row["exact"]?.includes(signs) !== true), row["exact"]).toEqual([]);
});

it("is read whole: each column is guessed by its heading, and each row passes the forms' own checks", () => {
  const table = readTable(bytes);
  const mapping = guessMapping(table.headings);
  expect(mapping).not.toContain("");
  for (const row of table.rows) {
    const { problems, update, described } = readRow(row, mapping);
    expect([problems, described.problems, update === null], String(row.line)).toEqual([[], [], false]);
  }
});
