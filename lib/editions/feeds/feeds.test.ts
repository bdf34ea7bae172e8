import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { onlyOf, type Edition } from "@/lib/editions/edition";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { atomOf } from "@/lib/editions/feeds/atom";
import { nameBasedId } from "@/lib/editions/feeds/entry-id";
import { feedOf } from "@/lib/editions/feeds/feed";
import { faultsOfAtom, faultsOfJsonFeed } from "@/lib/editions/feeds/feed-schemas";
import { jsonFeedOf } from "@/lib/editions/feeds/json-feed";
import { membersOfCountry, membersOfPerson, standingUnder } from "@/lib/editions/feeds/members";
import type { Update } from "@/lib/editions/update";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const absolute = (path: string): string => `https://caselight.example${path}`;
const NAME = `Test Person <b>Aubergine</b> & "co" ]]> 茄子`;
const NOTE = "</summary><script>alert(1)</script> – corrected";

function named(text: string, language = "en") {
  return { ...fact([cite(someId(), text)]), text, language, kind: "main" };
}
const person = edition("person", "test-person-aubergine", { names: [named(NAME)], affiliations: [], cases: [] });

function update(parts: Partial<Update> = {}): Update {
  return { id: "made-for-this-test", act: "correct", actNumber: 2, actReason: "corrected", actAlone: false, onDay: "2031-05-02", note: NOTE, record: person, ...parts };
}

function feed(updates: readonly Update[], locale: "en" | "zh" = "en") {
  return feedOf({ locale, title: "Updates", subtitle: "What changed", page: paths.updates(locale), self: (file) => paths.updatesFeed(locale, file), updates, lookup: new Map(), absolute });
}

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", isArray: (name) => name === "entry" || name === "link", processEntities: true, htmlEntities: true });

describe("Atom", () => {
  const xml = atomOf(feed([update(), update({ actNumber: 1, act: "publish", actReason: "published", actAlone: false, note: null, onDay: "2031-05-01" })]));

  it("is valid by RFC 4287, whatever somebody typed, and without entries", async () => {
    expect(await faultsOfAtom([{ name: "typed", text: xml }, { name: "empty", text: atomOf(feed([])) }])).toEqual([]);
  });

  it("says what the feed and its entries are", () => {
    const { feed: root } = parser.parse(xml);
    expect(root["@xmlns"]).toBe("http://www.w3.org/2005/Atom");
    expect(root["@xml:lang"]).toBe("en");
    expect(root.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(root.updated).toBe("2031-05-02T00:00:00Z");
    expect(root.author.name).toBe("Caselight");
    expect(root.link.find((link: Record<string, string>) => link["@rel"] === "self")["@href"]).toBe("https://caselight.example/en/updates/feed.atom");
    expect(root.entry).toHaveLength(2);
    for (const entry of root.entry) {
      for (const part of ["id", "title", "updated", "link", "summary"]) expect(entry, part).toHaveProperty(part);
      expect(entry.link[0]["@href"]).toBe("https://caselight.example/en/people/test-person-aubergine");
    }
  });

  it("carries markup that somebody typed as text", () => {
    const [entry] = parser.parse(xml).feed.entry;
    expect(entry.title).toBe(`${NAME}: edition 2`);
    expect(entry.summary).toContain("alert(1)");
    expect(xml).not.toMatch(/<script|<b>|\]\]>/);
  });

  it("without entries is still a feed", () => {
    const empty = atomOf(feed([]));
    expect(XMLValidator.validate(empty)).toBe(true);
    expect(parser.parse(empty).feed.updated).toBe("1970-01-01T00:00:00Z");
  });
});

it("JSON Feed is valid by version 1.1 and holds the same entries under the same ids", () => {
  const made = feed([update(), update({ actNumber: 1, note: null })], "zh");
  const text = jsonFeedOf(made);
  expect([...faultsOfJsonFeed({ name: "typed", text }), ...faultsOfJsonFeed({ name: "empty", text: jsonFeedOf(feed([])) })]).toEqual([]);
  const json = JSON.parse(text) as { items: { id: string; title: string }[]; language: string };
  expect(json.items.map(({ id }) => id)).toEqual(made.entries.map(({ id }) => id));
  expect(json.language).toBe("zh-Hans");
  expect(json.items[0]?.title).toBe(`${NAME}：第2版`);
});

describe("ids", () => {
  it("are those of RFC 9562, appendix A.4", () => {
    expect(nameBasedId("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe("urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });

  it("are the same at every host and in every feed, and differ by edition, language and act", () => {
    const ids = [feed([update()]), feed([update({ id: "another", note: null, onDay: "2032-01-01" })])].map(({ entries }) => entries[0]?.id);
    expect(new Set(ids).size).toBe(1);
    const others = [feed([update({ actNumber: 3 })]), feed([update()], "zh"), feed([update({ act: "withhold" })])].map(({ entries }) => entries[0]?.id);
    expect(new Set([...ids, ...others]).size).toBe(4);
  });
});

it("the summary of an entry is one sentence after the other, each with one full stop", () => {
  const summaryOf = (note: string, locale: "en" | "zh") => feed([update({ note })], locale).entries[0]?.summary;
  expect(summaryOf("The month was misread", "en")).toBe("corrected. The month was misread.");
  expect(summaryOf("The month was misread.", "en")).toBe("corrected. The month was misread.");
  expect(summaryOf("月份误读。", "zh")).toBe("更正。月份误读。");
});

it("an entry that rests on an allegation says so", () => {
  const made = feedOf({ locale: "en", title: "A practice", subtitle: "", page: "/en/practices/test", self: (file) => `/en/practices/test/${file}`, updates: [update({ note: null })], lookup: new Map(), absolute, alleged: new Set([person.body.id]) });
  expect(made.entries[0]?.summary).toContain("not established");
});

describe("whose publications belong into a feed", () => {
  const naming = statement("test-letter", { about: [["names", person.body.id]] });
  const answering = statement("test-answer", { about: [["answers", naming.body.id]] });
  const other = statement("test-other", { about: [["names", someId()]] });

  it("a person's: their record, statements that name them, and what answers those", () => {
    expect(new Set(membersOfPerson(person.body.id, [naming, answering, other]).keys())).toEqual(new Set([person.body.id, naming.body.id, answering.body.id]));
  });

  it("a person's: what they are said to have said, and nothing that they are only denied to have said", () => {
    const spoken = (slug: string, modality: string) => {
      const speakers = [{ ...fact([cite(someId(), "words")]), by: person.body.id, described: null, language: "en", modality }];
      return edition("statement", slug, { ...statement(slug, {}).body, speakers });
    };
    const [stated, denied] = [spoken("stated", "stated"), spoken("denied", "denied")];
    expect([...membersOfPerson(person.body.id, [stated, denied]).keys()]).toEqual([person.body.id, stated.body.id]);
  });

  it("a country's: its record, its bodies, what it signed and what concerns it", () => {
    const country = edition("country", "xx", {});
    const body = edition("organisation", "test-ministry", { affiliations: [{ ...fact([cite(someId(), "w")]), to: country.body.id, affiliation: "body_of", role: null, language: "en" }] });
    const signed = statement("test-signed", { signatures: [["signed", country.body.id]] });
    expect(new Set(membersOfCountry(country.body.id, [body, signed], [signed, other]).keys())).toEqual(new Set([country.body.id, body.body.id, signed.body.id]));
  });

  it("a country's: nothing that is only denied, and what is only alleged or contradicted as such", () => {
    const country = edition("country", "xx", {});
    const cited = () => fact([cite(someId(), "w")]);
    const bodyOf = (...modalities: string[]) => edition("organisation", "test-office", { affiliations: modalities.map((modality) => ({ ...cited(), to: country.body.id, affiliation: "body_of", role: null, language: "en", modality })) });
    const letter = (parts: { signatures?: [state: string, modality: string][]; about?: string[] }) =>
      edition("statement", "test-letter", {
        speakers: [],
        passages: [],
        about: (parts.about ?? []).map((modality) => ({ ...cited(), to: country.body.id, relation: "addressed_to", modality })),
        signatures: (parts.signatures ?? []).map(([state, modality]) => ({ ...cited(), country: country.body.id, state, capacity: null, language: "en", modality })),
      });
    const standingOf = (record: Edition) => membersOfCountry(country.body.id, [record], onlyOf([record], "statement")).get(record.body.id);
    expect([bodyOf("stated"), bodyOf("alleged"), bodyOf("stated", "denied"), bodyOf("denied")].map(standingOf)).toEqual(["recorded", "alleged", "alleged", undefined]);
    const signed = [[["signed", "stated"]], [["noted_absent", "stated"]], [["signed", "alleged"]], [["signed", "stated"], ["noted_absent", "stated"]], [["signed", "denied"]]] as [string, string][][];
    expect(signed.map((signatures) => standingOf(letter({ signatures })))).toEqual(["recorded", "recorded", "alleged", "alleged", undefined]);
    expect([["stated"], ["alleged"], ["stated", "denied"], ["denied"]].map((about) => standingOf(letter({ about })))).toEqual(["recorded", "alleged", "alleged", undefined]);
  });

  it("a person's: what is only alleged to be about them, to hang on that, or to be their words, as such", () => {
    const pointing = (relation: string, to: RecordId, ...modalities: string[]) =>
      edition("statement", "test-remark", { speakers: [], passages: [], about: modalities.map((modality) => ({ ...fact([cite(someId(), "w")]), to, relation, modality })), signatures: [] });
    const { id } = person.body;
    const [plain, alleged, disputed] = [pointing("names", id, "stated"), pointing("names", id, "alleged"), pointing("concerns", id, "stated", "denied")];
    const [onPlain, onAlleged, allegedOnPlain] = [pointing("answers", plain.body.id, "stated"), pointing("answers", alleged.body.id, "stated"), pointing("comments_on", plain.body.id, "alleged")];
    const spoken = edition("statement", "test-words", { ...pointing("names", someId()).body, speakers: [{ ...fact([cite(someId(), "w")]), by: id, described: null, language: "en", modality: "alleged" }] });
    const members = membersOfPerson(id, [plain, alleged, disputed, onPlain, onAlleged, allegedOnPlain, spoken]);
    expect([person, plain, onPlain].map(({ body }) => members.get(body.id))).toEqual(["recorded", "recorded", "recorded"]);
    expect([alleged, disputed, onAlleged, allegedOnPlain, spoken].map(({ body }) => members.get(body.id))).toEqual(["alleged", "alleged", "alleged", "alleged", "alleged"]);
  });

  it("a practice's: itself, statements about it, people under it, and nobody of whom it is only denied", () => {
    const practice = practiceEdition("test-practice");
    const under = (modality: string) =>
      edition("person", `test-${modality}`.replace("_", "-"), {
        affiliations: [],
        cases: [{ id: someId(), number: 1, events: [{ ...fact([cite(someId(), "w")], "2031-05-02"), modality, event: someId(), stage: "rsdl", eventKind: null, practice: practice.body.id, place: null, text: "Held.", language: "en" }] }],
      });
    expect(standingUnder(practice.body.id, practice)).toBe("recorded");
    expect(standingUnder(practice.body.id, under("stated"))).toBe("recorded");
    expect(standingUnder(practice.body.id, under("alleged"))).toBe("alleged");
    expect(standingUnder(practice.body.id, under("denied"))).toBeNull();
    expect(standingUnder(practice.body.id, statement("test-about", { about: [["concerns", practice.body.id]] }))).toBe("recorded");
    expect(standingUnder(practice.body.id, other)).toBeNull();
  });

  it("a practice's: as alleged, a statement that is only alleged to be about it, or denied by another source to be", () => {
    const practice = someId();
    const about = (...modalities: string[]) =>
      edition("statement", "test-about", { speakers: [], passages: [], about: modalities.map((modality) => ({ ...fact([cite(someId(), "w")]), to: practice, relation: "concerns", modality })), signatures: [] });
    const said = [["stated"], ["alleged", "stated"], ["alleged"], ["may_have"], ["stated", "denied"], ["denied"]];
    expect(said.map((modalities) => standingUnder(practice, about(...modalities)))).toEqual(["recorded", "recorded", "alleged", "alleged", "alleged", null]);
  });
});
