/** A profile drawn whole, of an invented person with everything that a profile can hold: its notes, its links and its parts hang together. */
import { randomUUID } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { Profile } from "@/components/public/profile";
import { addDays } from "@/lib/core/days";
import { boundsOf } from "@/lib/core/honest-date";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import type { Edition } from "@/lib/editions/edition";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { MOST_ENTRIES, type TimelineChoice } from "@/lib/editions/timeline-view";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

// A page names its own address; nothing is read or written.
vi.stubEnv("DATABASE_URL_READER", "postgresql://nobody@localhost/nothing");
vi.stubEnv("CASELIGHT_SECRET", "invented-invented-invented-invented");

const TODAY = "2020-01-01";
const attribute = (name: string, text: string, source: ReturnType<typeof someId>) => ({ ...fact([cite(source, text)]), attribute: name, text, language: "en" });
const sourceId = someId();
const source = edition("source", "invented-gazette", { attributes: [attribute("title", "The invented gazette", sourceId), attribute("address", "https://gazette.example/1", sourceId), attribute("address", "javascript:alert(1)", sourceId)], parents: [] }, sourceId);
const practice = practiceEdition("rsdl");
const says = (words: string, edtf: string | null = null) => fact([cite(source.body.id, words)], edtf);

type Parts = Record<string, unknown>;
const event = (edtf: string | null, parts: Parts = {}) => ({ ...says(`happened ${edtf ?? "at some time"}`, edtf), event: randomUUID(), stage: "arrest", eventKind: null, practice: null, place: null, text: "It happened.", language: "en", ...parts });
const shared = randomUUID();
const disputed = randomUUID();
const lawyer = edition("person", "chicory", { affiliations: [], names: [{ ...says("Chicory"), text: "Chicory", language: "en", kind: "main" }], cases: [{ id: randomUUID(), number: 1, events: [event("2018-03-02", { stage: "taken_away" }), event("2018-04", { modality: "denied" })] }, { id: randomUUID(), number: 2, events: [event("2019", { modality: "denied" })] }] });
const companion = edition("person", "endive", { affiliations: [], names: [{ ...says("Endive"), text: "Endive", language: "en", kind: "main" }], cases: [{ id: randomUUID(), number: 1, events: [event("2015-07", { event: shared, modality: "alleged" })] }] });

const EVENTS = [
  event("2015-07", { event: shared, stage: null, eventKind: "round_up" }),
  event("2015-07-11", { event: disputed, preferred: true, preferredReason: "A fuller account.", place: "an invented cellar" }),
  event("2015-07-12", { event: disputed }),
  event("2015-08-01", { stage: null, eventKind: "health" }),
  event("2015-09-01", { stage: "indicted" }),
  event("2015-10-01", { stage: "trial" }),
  event("2015-11-01", { stage: "verdict" }),
  event(null, { stage: null, eventKind: "access" }),
];

function personWith(events: readonly unknown[]) {
  const spell = { ...says("held", "2015-07-12"), spell: 1, practice: practice.body.id, place: null, authority: null, language: "en", end: null };
  const work = { ...says("defended", "2015-08"), lawyer: lawyer.body.id, began: "engaged", ended: "detained", end: { edtf: "2018-03", ...boundsOf("2018-03"), printed: null, countedFrom: null } };
  return edition("person", "aubergine", {
    names: [{ ...says("Aubergine"), text: "Aubergine", language: "en", kind: "main" }, { ...says("茄试"), text: "茄试", language: "zh-Hans", kind: "native" }, { ...says("Qieshi"), text: "Qieshi", language: "en", kind: "alias" }],
    attributes: [attribute("description", "a gardener", source.body.id), attribute("occupation", "activist", source.body.id), { ...attribute("born", "3 Feb. 1985", source.body.id), ...says("born on 3 Feb. 1985", "1985-02-03"), date: { edtf: "1985-02-03", ...boundsOf("1985-02-03"), printed: "3 Feb. 1985", countedFrom: null } }],
    affiliations: [],
    cases: [{ id: randomUUID(), number: 1, events, spells: [spell], charges: [{ ...says("growing"), stage: "arrest", text: "growing", language: "en", charge: null }], representations: [work] }],
  });
}

function draw(events: readonly unknown[] = EVENTS, { choice = { kind: null, year: null }, locale = "en", gone = [] }: { choice?: TimelineChoice; locale?: Locale; gone?: readonly Edition[] } = {}): string {
  const person = personWith(events);
  const letter = statement("letter", { edtf: "2017-02-27", about: [["names", person.body.id]] });
  const about = { ...letter, body: { ...letter.body, passages: [{ ...says("We call for it."), passage: "demand" as const, quoted: true, position: 1, text: "We call for it.", language: "en" }] as never, about: letter.body.about.map((each) => ({ ...each, citations: [cite(source.body.id, "named")] })) } };
  const lookup = new Map([person, source, practice, lawyer, companion, about].filter((each) => !gone.includes(each)).map((each) => [each.body.id, each]));
  return renderToStaticMarkup(
    <Profile
      edition={person} mentioning={[]} statements={[about]} lookup={lookup} laws={LAW_AS_SHIPPED} inEvents={gone.includes(companion) ? [] : [companion]} isCut={false} choice={choice} today={TODAY} locale={locale}
      editions={[2, 1].map((number) => ({ ...person.entry, number, withheldOn: null, stands: number === 2 }))}
    />,
  );
}

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = ""]) => found);
const main = (html: string) => html.slice(html.indexOf("<main"), html.indexOf("</main>"));
const idsOf = (html: string) => all(html, /\sid="([^"]+)"/gu);
const text = (html: string) => html.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

describe("the notes of a profile", () => {
  it("rise in the order in which they are read, and each is there once", () => {
    for (const locale of LOCALES) {
      const html = main(draw(EVENTS, { locale }));
      const numbers = all(html, /href="#note-(\d+)"/gu).map(Number);
      const first = [...new Set(numbers)];
      expect(first).toEqual(first.toSorted((a, b) => a - b));
      expect(first[0]).toBe(1);
      const notes = all(html, /id="note-(\d+)"/gu).map(Number);
      expect(notes.toSorted((a, b) => a - b)).toEqual(first);
    }
  });

  it("lead back to what rests on them: every link within the page has its place, and every place is there once", () => {
    for (const choice of [{ kind: null, year: null }, { kind: "health", year: null }, { kind: null, year: "2015" }] as const) {
      const html = draw(EVENTS, { choice });
      const ids = idsOf(html);
      expect(new Set(ids).size).toBe(ids.length);
      expect(all(html, /href="#([^"]+)"/gu).filter((target) => !ids.includes(target))).toEqual([]);
    }
    const sources = draw().split('id="sources"')[1] ?? "";
    const back = all(sources, /class="note-uses">.*?href="(#[^"]+)"/gu);
    expect(back).toHaveLength(all(sources, /id="note-(\d+)"/gu).length);
    expect(back).toEqual(expect.arrayContaining(["#names", "#facts", "#charges", "#lawyers", "#spell-1-1", `#event-${shared}`, "#statement-letter"]));
  });

  it("name the address of a source in full, and make a link of one of the web alone", () => {
    const html = draw();
    expect(html).toContain('<a href="https://gazette.example/1" rel="external nofollow noreferrer">https://gazette.example/1</a>');
    expect(html).not.toContain('href="javascript:');
  });
});

describe("a profile", () => {
  it("says at its top who it is in each script, where they stand, how sure that is, and as of which day", () => {
    const words = text(main(draw()).split('id="facts"')[0] ?? "");
    for (const said of ["Aubergine", "茄试", "Qieshi", "Latest on record: verdict and sentence, 1 November 2015", "no end on record", "As of 1 January 2020", "an invented cellar", "Stated by 1 source", "without news"]) expect(words.toLowerCase()).toContain(said.toLowerCase());
  });

  it("says among its facts when somebody was born, as a date of this site and as its source prints it", () => {
    const born = (locale: Locale) => text(main(draw(EVENTS, { locale })).split('id="facts"')[1] ?? "");
    expect(born("en")).toMatch(/Born 3 February 1985 .{0,20}“?3 Feb\. 1985/u);
    expect(born("zh")).toMatch(/出生日期 1985年2月3日/u);
  });

  it("says so where nothing dated tells where somebody stands, with the day", () => {
    const unknown = edition("person", "endive", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events: [event(null), event("2021-01-01")] }] });
    const html = text(renderToStaticMarkup(<Profile edition={unknown} mentioning={[]} statements={[]} lookup={new Map([[unknown.body.id, unknown]])} laws={LAW_AS_SHIPPED} inEvents={[]} isCut={false} choice={{ kind: null, year: null }} today={TODAY} locale="en" editions={[]} />));
    expect(html).toContain("No dated stage of a case and no custody is on record up to now. As of 1 January 2020.");
    expect(html).toMatch(/Lies ahead formal arrest, 1 January 2021/u);
  });

  it("names gaps with their days where all is shown, and none between the entries of one kind", () => {
    const html = text(draw());
    expect(html).toContain("Gap: 1 November 2015 – 27 February 2017. Nothing dated is on record in between (484 days).");
    // The lawyer's work ended in March 2018: the page says so, and the gap stops there. What lies ahead is no news yet.
    expect(text(draw([...EVENTS, event("2021-01-01")])).indexOf("Since March 2018")).toBeLessThan(text(draw([...EVENTS, event("2021-01-01")])).lastIndexOf("1 January 2021"));
    expect(html).toContain("Since March 2018 nothing dated is on record: 641 to 671 days, as of 1 January 2020.");
    expect(text(draw(EVENTS, { choice: { kind: "process", year: null } }))).not.toContain("Nothing dated is on record");
  });

  it("shows differing readings side by side, the preferred one with its reason", () => {
    const entry = draw().split(`id="event-${disputed}"`)[1]?.split("</li>")[0] ?? "";
    expect(entry).toContain('class="readings"');
    expect(text(entry)).toMatch(/preferred reading ?: A fuller account\./u);
  });

  it("leads to each kind and year with its number, and shows of a kind those entries alone", () => {
    const html = draw();
    expect(html).toContain('href="/en/people/aubergine?kind=health#timeline" rel="nofollow"');
    const chosen = draw(EVENTS, { choice: { kind: "process", year: null } });
    expect(all(chosen, /<li id="(event-[^"]+)"/gu)).toHaveLength(4);
    expect(text(chosen)).toContain("4 entries of 8 shown.");
    // A statement that the timeline leaves out keeps its words in the list below.
    expect(chosen.split('id="statements"')[1]).toContain("letter");
  });

  it("of a long timeline draws the last year alone, quotes nothing of the others, and gives every entry an address that stays", () => {
    const long = [...Array.from({ length: MOST_ENTRIES }, (_, index) => event(addDays("2014-01-01", index))), event("2016-05-05")];
    const html = draw(long, { choice: { kind: null, year: "2016" } });
    const [last] = all(html, /<li id="(event-[^"]+)"/gu);
    expect(all(html, /<li id="(event-[^"]+)"/gu)).toHaveLength(1);
    expect(html).toContain(`href="/en/people/aubergine?year=2016#${last ?? ""}"`);
    expect(html).not.toContain("happened 2014");
    expect(html).toContain('href="/en/people/aubergine?year=2014#timeline"');
    // The letter of 2017 is the last entry.
    expect(all(draw(long), /<li id="([a-z]+)-[^"]+"/gu)).toContain("statement");
    expect(all(draw(long), /<li id="(event-[^"]+)"/gu)).toEqual([]);
  });

  it("names others in the same event with their mark, and what was done to a lawyer, without a case of which all is denied", () => {
    const html = draw();
    expect(text(html.split('id="together"')[1]?.split("</section>")[0] ?? "")).toMatch(/round-up, July 2015.*Endive.*alleged/u);
    const lawyers = text(html.split('id="lawyers"')[1]?.split("</section>")[0] ?? "");
    expect(lawyers).toContain("1 deprivation of liberty of this lawyer is on record");
    expect(lawyers).toContain("taken away, 2 March 2018");
  });

  it("keeps no trace of whoever was withdrawn", () => {
    const html = draw(EVENTS, { gone: [companion, lawyer] });
    for (const trace of ['id="together"', 'href="#together"', 'id="lawyers"', "Endive", "Chicory"]) expect(html).not.toContain(trace);
  });
});
