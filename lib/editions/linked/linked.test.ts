import { Model, defaultModel } from "@alephdata/followthemoney";
import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { recordRow } from "@/lib/editions/dataset/record-table";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { isOf, type Edition } from "@/lib/editions/edition";
import { followTheMoneyOf } from "@/lib/editions/linked/follow-the-money";
import { jsonLdOf } from "@/lib/editions/linked/json-ld";

const absolute = (path: string): string => `https://caselight.example${path}`;
const cited = () => [cite(someId(), "words")];
const named = (text: string, kind = "main", parts: Record<string, unknown> = {}) => ({ ...fact(cited()), text, language: /\p{Script=Han}/u.test(text) ? "zh-Hans" : "en", kind, ...parts });
const attribute = (name: string, text: string, parts: Record<string, unknown> = {}) => ({ ...fact(cited()), attribute: name, text, language: "en", ...parts });
const event = (stage: string, edtf: string, parts: Record<string, unknown> = {}) => ({ ...fact(cited(), edtf), event: someId(), stage, eventKind: null, practice: null, place: null, text: `Account of ${stage}.`, language: "en", ...parts });
const about = (to: string, parts: Record<string, unknown> = {}) => ({ ...fact(cited()), to, relation: "names", ...parts });

const country = edition("country", "xx", {});
const organisation = edition("organisation", "test-bureau", { names: [named("Invented Bureau")], affiliations: [{ ...fact(cited()), to: country.body.id, affiliation: "body_of", role: null, language: "en" }] });
const cartel = edition("organisation", "test-cartel", { names: [named("Invented Cartel")], affiliations: [] });
const gone = someId();
const twice = someId();
const person = edition("person", "test-person-daikon", {
  names: [named("Test Person Daikon"), named("白萝卜", "native"), named("Radish", "alias"), named("Alleged Name", "alias", { modality: "alleged" })],
  attributes: [attribute("occupation", "lawyer"), attribute("description", "secretly rich", { modality: "alleged" })],
  affiliations: [
    ...[organisation.body.id, gone, country.body.id].map((to) => ({ ...fact(cited()), to, affiliation: "works_for", role: "clerk", language: "en" })),
    { ...fact(cited()), to: cartel.body.id, affiliation: "works_for", role: "clerk", language: "en", modality: "alleged" },
  ],
  cases: [{
    id: someId(), number: 1,
    events: [
      event("trial", "2031-05"),
      event("verdict", "2031-06~"),
      event("arrest", "2031-01-02", { modality: "alleged" }),
      event("released", "2031-07-01", { event: twice }),
      event("released", "2031-07-01", { event: twice, modality: "denied" }),
    ],
  }],
});
const letter = edition("statement", "test-letter", {
  attributes: [attribute("form", "joint_letter"), attribute("dated", "printed", fact(cited(), "2031-08-01"))],
  speakers: [{ ...fact(cited()), by: organisation.body.id, described: null, language: "en" }],
  passages: [{ ...fact(cited()), passage: "demand", quoted: true, position: 1, text: "Let them go.", language: "en" }, { ...fact(cited()), passage: "claim", quoted: false, position: 2, text: "A paraphrase.", language: "en" }],
  about: [about(person.body.id), about(gone), about(cartel.body.id), about(cartel.body.id, { modality: "denied" })],
  signatures: [{ ...fact(cited()), country: country.body.id, state: "signed", capacity: null, language: "en" }],
});
const lookup = new Map<Edition["body"]["id"], Edition>([country, organisation, cartel, person, letter].map((each) => [each.body.id, each]));
const means = { lookup, absolute };

/** Reads a document offline: whatever it would have to fetch fails. */
async function expanded(document: object): Promise<Record<string, unknown>[]> {
  const documentLoader = () => Promise.reject(new Error("a document needs nothing from elsewhere"));
  return jsonld.expand(document, { documentLoader, safe: true });
}
const SCHEMA = "https://schema.org/";

/** What both files say of the day of one trial that these readings are of. */
function datesOfTrial(...readings: [edtf: string, parts?: Record<string, unknown>][]): unknown[] {
  const trial = someId();
  const events = readings.map(([edtf, parts]) => event("trial", edtf, { event: trial, ...parts }));
  const tried = edition("person", "test-person-endive", { affiliations: [], cases: [{ id: someId(), number: 1, events }] });
  const graph = jsonLdOf(tried, means)["@graph"] as Record<string, unknown>[];
  const entities = followTheMoneyOf(tried, means).filter(({ schema }) => schema === "Event");
  expect([graph.length, entities.length], "the trial is in both").toEqual([2, 1]);
  return [graph[1]?.startDate, entities[0]?.properties.date?.[0]];
}

describe("the day of an event in both vocabularies", () => {
  it("is said where one is plainly stated, or an editor preferred it", () => {
    expect(datesOfTrial(["2031-05-02"], ["2031-05-02"])).toEqual(["2031-05-02", "2031-05-02"]);
    expect(datesOfTrial(["2031-05-02"], ["2031-05-03", { preferred: true }])).toEqual(["2031-05-03", "2031-05-03"]);
  });

  it("is left out where sources state two", () => {
    expect(datesOfTrial(["2031-05-02"], ["2031-05-03"])).toEqual([undefined, undefined]);
  });

  it("is left out where it is only alleged of an event that is stated", () => {
    expect(datesOfTrial(["2031-05-02", { modality: "alleged" }], ["2031-05-02", { date: null }])).toEqual([undefined, undefined]);
  });

  it("is left out where another one is alleged", () => {
    expect(datesOfTrial(["2031-05-02"], ["2031-05-03", { modality: "alleged" }])).toEqual([undefined, undefined]);
  });
});

describe("the day of a birth in both vocabularies", () => {
  /** What both files say of it. */
  function birthOf(...readings: [edtf: string, parts?: Record<string, unknown>][]): unknown[] {
    const born = edition("person", "test-person-salsify", { affiliations: [], cases: [], attributes: readings.map(([edtf, parts]) => attribute("born", "as printed", { ...fact(cited(), edtf), ...parts })) });
    const [node] = jsonLdOf(born, means)["@graph"] as Record<string, unknown>[];
    return [node?.birthDate, followTheMoneyOf(born, means)[0]?.properties.birthDate?.[0]];
  }

  it("is said as precisely as one is plainly stated, and left out where sources differ, only allege it or leave it open", () => {
    expect(birthOf(["1999-02-03"])).toEqual(["1999-02-03", "1999-02-03"]);
    expect(birthOf(["1999"])).toEqual(["1999", "1999"]);
    expect(birthOf(["1999-02-03"], ["1999-03-03", { preferred: true }])).toEqual(["1999-03-03", "1999-03-03"]);
    const silent: Parameters<typeof birthOf>[] = [[["1999-02-03"], ["1999-03-03"]], [["1999-02-03", { modality: "alleged" }]], [["1999-02-03", { modality: "denied" }]], [["1999-02-03"], ["1999-02-03", { modality: "denied" }]], [["1999-02-03", { disputed: true }]], [["1999~"]], [["1998/1999"]]];
    for (const readings of silent) expect(birthOf(...readings)).toEqual([undefined, undefined]);
  });
});

describe("who signed a statement, in both vocabularies and in the table", () => {
  const other = edition("country", "xy", {});
  const countries = new Map<Edition["body"]["id"], Edition>([country, other].map((each) => [each.body.id, each]));
  const signature = (parts: Record<string, unknown>) => ({ ...fact(cited()), country: country.body.id, state: "signed", capacity: null, language: "en", ...parts });

  /** What the three say: contributors, authors, and the cells of who signed and who is noted absent. */
  function signedBy(...signatures: Record<string, unknown>[]): unknown[] {
    const signed = edition("statement", "test-petition", { speakers: [], passages: [], about: [], signatures: signatures.map(signature) });
    const [node] = jsonLdOf(signed, { lookup: countries, absolute })["@graph"] as Record<string, unknown>[];
    const [entity] = followTheMoneyOf(signed, { lookup: countries, absolute });
    const row = recordRow(signed, { lookup: countries, absolute });
    return [(node?.contributor as { "@id": string }[] | undefined)?.map((each) => each["@id"]), entity?.properties.author?.length, row.signed, row.noted_absent];
  }

  it("is a country of which sources state it", () => {
    expect(signedBy({}, { country: other.body.id, state: "noted_absent" })).toEqual([[`urn:uuid:${country.body.id}`], 1, "xx", "xy"]);
  });

  it.each([["alleged", "stated"], ["stated", "stated"], ["stated", "alleged"]])("is no country that one source (%s) says signed, and another (%s) notes absent", (signed, noted) => {
    const [yes, no] = [{ modality: signed }, { state: "noted_absent", modality: noted }];
    for (const readings of [[yes, no], [no, yes]]) expect(signedBy(...readings)).toEqual([undefined, undefined, "", ""]);
  });

  it("is no country of which it is only alleged", () => {
    expect(signedBy({ modality: "alleged" }, { country: other.body.id, state: "noted_absent", modality: "alleged" })).toEqual([undefined, undefined, "", ""]);
  });
});

it("an occupation that an editor preferred, and that is only alleged, is in neither vocabulary nor table", () => {
  const occupied = (...attributes: Record<string, unknown>[]) => edition("person", "test-person-4", { names: [named("Test Person Okra")], attributes, affiliations: [], cases: [] });
  const preferred = occupied(attribute("occupation", "lawyer", { modality: "alleged", preferred: true }), attribute("occupation", "activist"));
  expect(JSON.stringify([jsonLdOf(preferred, means), followTheMoneyOf(preferred, means)])).not.toMatch(/lawyer|activist/u);
  expect(recordRow(preferred, means).occupation).toBeNull();
  const stated = occupied(attribute("occupation", "lawyer", { preferred: true }), attribute("occupation", "activist"));
  expect(recordRow(stated, means).occupation).toBe("lawyer");
});

it("words that one source quotes and another denies, and a language that is only alleged, are in neither vocabulary", () => {
  const passage = (parts: Record<string, unknown>) => ({ ...fact(cited()), passage: "claim", quoted: true, position: 1, text: "Invented words.", language: "en", ...parts });
  const saying = (...parts: Record<string, unknown>[]) => {
    const said = edition("statement", "test-remark", { speakers: [], passages: parts.map(passage), about: [], signatures: [] });
    return JSON.stringify([jsonLdOf(said, means), followTheMoneyOf(said, means)]).match(/Invented words/gu)?.length ?? 0;
  };
  expect(saying({})).toBe(2);
  expect(saying({}, { modality: "alleged" })).toBe(2);
  for (const other of [{ modality: "denied" }, { modality: "denied", quoted: false }, { disputed: true }]) expect(saying({}, other), JSON.stringify(other)).toBe(0);

  const inLanguage = (...parts: Record<string, unknown>[]) =>
    (jsonLdOf(edition("source", "test-source", { attributes: parts.map((part) => attribute("language", "en", part)), parents: [] }), means)["@graph"] as Record<string, unknown>[])[0]?.["inLanguage"];
  expect(inLanguage({})).toBe("en");
  for (const parts of [[{ modality: "alleged" }], [{ modality: "denied" }], [{}, { text: "zh" }]]) expect(inLanguage(...parts), JSON.stringify(parts)).toBeUndefined();
});

describe("a name, in both vocabularies and in the table", () => {
  const disputed = { names: [named("Test Person Fennel"), named("Test Person Fennel", "main", { modality: "denied" }), named("Alleged Fennel", "main", { modality: "alleged" })] };

  /** Everything that the three say of a record. */
  function saidOf(of: Edition, others: readonly Edition[] = []): string {
    const known = { lookup: new Map([of, ...others].map((each) => [each.body.id, each])), absolute };
    return JSON.stringify([jsonLdOf(of, known), isOf(of, "person") || isOf(of, "statement") ? followTheMoneyOf(of, known) : [], recordRow(of, known)]);
  }

  it("is left out where another source denies it or it is only alleged, also where the record has no other", () => {
    const nameless = edition("person", "test-person-1", { ...disputed, affiliations: [], cases: [] });
    expect(saidOf(nameless)).not.toContain("Fennel");
    expect(saidOf(nameless)).toContain("Person");
    const better = edition("person", "test-person-1", { names: [...disputed.names, named("Test Person Gourd")], affiliations: [], cases: [] });
    expect(saidOf(better)).not.toContain("Fennel");
    expect(saidOf(better)).toContain("Test Person Gourd");
  });

  it("is left out of what a statement is called, whether it is its speaker's or its own title", () => {
    const speaker = edition("person", "test-person-2", { ...disputed, affiliations: [], cases: [] });
    const remark = edition("statement", "test-remark", { attributes: [attribute("title", "On Fennel", { modality: "alleged" })], speakers: [{ ...fact(cited()), by: speaker.body.id, described: null, language: "en" }], passages: [], about: [], signatures: [] });
    expect(saidOf(remark, [speaker])).not.toContain("Fennel");
  });

  it("stays where sources state it, whoever only alleges it", () => {
    const agreed = edition("person", "test-person-3", { names: [named("Test Person Fennel", "main", { modality: "alleged" }), named("Test Person Fennel")], affiliations: [], cases: [] });
    expect(recordRow(agreed, means)).toMatchObject({ label_en: "Test Person Fennel", names: "Test Person Fennel" });
  });
});

describe("JSON-LD", () => {
  it("expands offline, without a term that is lost", async () => {
    for (const each of [country, organisation, person, letter]) {
      const [node] = await expanded(jsonLdOf(each, means));
      expect(node?.["@id"]).toBe(`urn:uuid:${each.body.id}`);
      expect(node).toHaveProperty([`${SCHEMA}name`]);
      expect(node).toHaveProperty([`${SCHEMA}mainEntityOfPage`]);
    }
  });

  it("says of a person what sources state: names with their language, occupation, organisation, events", async () => {
    const [node, ...events] = await expanded(jsonLdOf(person, means));
    expect(node?.["@type"]).toEqual([`${SCHEMA}Person`]);
    expect(node?.[`${SCHEMA}name`]).toEqual([{ "@value": "Test Person Daikon", "@language": "en" }, { "@value": "白萝卜", "@language": "zh-hans" }].map((name) => expect.objectContaining({ "@value": name["@value"] })));
    expect(JSON.stringify(node?.[`${SCHEMA}affiliation`])).toContain("GovernmentOrganization");
    expect(events.map((each) => [(each[`${SCHEMA}name`] as { "@value": string }[])[0]?.["@value"], (each[`${SCHEMA}startDate`] as { "@value": string }[] | undefined)?.[0]?.["@value"]])).toEqual([["first-instance trial", "2031-05"], ["verdict and sentence", undefined]]);
  });

  it("says nothing that is alleged, denied or disputed, and nothing of what is withdrawn", () => {
    const text = JSON.stringify([jsonLdOf(person, means), jsonLdOf(letter, means), followTheMoneyOf(person, means), followTheMoneyOf(letter, means)]);
    for (const marked of ["Alleged Name", "secretly rich", "arrest", "released", "A paraphrase.", "Invented Cartel", gone]) expect(text, marked).not.toContain(marked);
  });

  it("says in what language a source is only where sources agree on it", () => {
    const languageOf = (...attributes: Record<string, unknown>[]) => (jsonLdOf(edition("source", "test-source", { attributes, parents: [] }), means)["@graph"] as Record<string, unknown>[])[0]?.inLanguage;
    const said = (text: string, parts: Record<string, unknown> = {}) => attribute("language", text, parts);
    expect(languageOf(said("de"), said("de"))).toBe("de");
    expect(languageOf(said("de"), said("fr", { preferred: true }))).toBe("fr");
    for (const readings of [[said("de"), said("fr")], [said("de", { modality: "alleged" })], [said("de"), said("de", { modality: "denied" })], []]) expect(languageOf(...readings)).toBeUndefined();
  });

  it("says of a statement who spoke and signed, whom it is about, and its own words", async () => {
    const [node] = await expanded(jsonLdOf(letter, means));
    const text = JSON.stringify(node);
    for (const part of ["Let them go.", `urn:uuid:${person.body.id}`, `urn:uuid:${country.body.id}`, "2031-08-01", `${SCHEMA}Quotation`]) expect(text, part).toContain(part);
  });
});

describe("FollowTheMoney", () => {
  const model = new Model(defaultModel);

  it("holds entities and properties that the model knows, with what it requires", () => {
    const entities = [person, organisation, letter].flatMap((each) => followTheMoneyOf(each, means));
    expect(entities.map(({ schema }) => schema)).toEqual(expect.arrayContaining(["Person", "PublicBody", "Membership", "Event", "Article", "Documentation"]));
    for (const { schema: name, properties } of entities) {
      const schema = model.getSchema(name);
      const known = schema.getProperties();
      expect(schema.abstract, name).toBe(false);
      for (const property of Object.keys(properties)) expect(known.has(property) && !known.get(property)?.stub, `${name}.${property}`).toBe(true);
      for (const required of schema.required ?? []) expect(properties[required]?.length, `${name}.${required}`).toBeGreaterThan(0);
    }
  });

  it("links only entities that are in the same document and of the range that the model gives", () => {
    for (const each of [person, organisation, letter]) {
      const entities = followTheMoneyOf(each, means);
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      for (const { schema: name, properties } of entities) {
        const known = model.getSchema(name).getProperties();
        for (const [property, values] of Object.entries(properties)) {
          const found = known.get(property);
          if (found?.type.name !== "entity") continue;
          for (const value of values) expect(model.getSchema(byId.get(value)?.schema ?? "").isA(found.getRange()), `${name}.${property}`).toBe(true);
        }
      }
    }
  });

  it.each(["alleged", "denied"])("calls no body public of which it is only %s", (modality) => {
    const schemaOf = (...readings: string[]) => {
      const affiliations = readings.map((reading) => ({ ...fact(cited()), to: country.body.id, affiliation: "body_of", role: null, language: "en", modality: reading }));
      return followTheMoneyOf(edition("organisation", "test-office", { names: [named("Invented Office")], affiliations }), means)[0]?.schema;
    };
    expect(schemaOf(modality)).toBe("Organization");
    expect(schemaOf("stated")).toBe("PublicBody");
    expect(schemaOf("stated", modality)).toBe(modality === "denied" ? "Organization" : "PublicBody");
  });

  it("calls a body public that is one of a country, not of a cartel or of what is withdrawn", () => {
    const schemaOf = (to: string) => followTheMoneyOf(edition("organisation", "test-office", { names: [named("Invented Office")], affiliations: [{ ...fact(cited()), to, affiliation: "body_of", role: null, language: "en" }] }), means)[0]?.schema;
    expect([country.body.id, cartel.body.id, gone].map(schemaOf)).toEqual(["PublicBody", "Organization", "Organization"]);
  });

  it("says in what role somebody belongs to a body only where sources that state it agree", () => {
    const rolesOf = (...readings: Record<string, unknown>[]) => {
      const affiliations = readings.map((parts) => ({ ...fact(cited()), to: cartel.body.id, affiliation: "works_for", role: null, language: "en", ...parts }));
      const entities = followTheMoneyOf(edition("person", "test-person-leek", { names: [named("Test Person Leek")], affiliations, cases: [] }), means);
      return entities.filter(({ schema }) => schema === "Membership").map(({ properties }) => properties.role?.slice(0, -1));
    };
    const [informer, clerk] = [{ role: "informer", modality: "alleged" }, { role: "clerk" }];
    expect(rolesOf(informer, {})).toEqual([[]]);
    expect(rolesOf({}, informer)).toEqual([[]]);
    expect(rolesOf(informer, clerk)).toEqual([[]]);
    expect(rolesOf({ ...informer, preferred: true }, clerk)).toEqual([[]]);
    expect(rolesOf({ ...clerk, modality: "alleged" }, clerk)).toEqual([["clerk"]]);
    expect(rolesOf({ ...clerk, preferred: true }, { role: "driver" })).toEqual([["clerk"]]);
    expect(rolesOf(informer)).toEqual([]);
  });

  it("keeps main, other and former names apart", () => {
    const [entity] = followTheMoneyOf(person, means);
    expect(entity?.properties).toMatchObject({ name: ["Test Person Daikon", "白萝卜"], alias: ["Radish"], position: ["lawyer"] });
  });
});
