import { expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { EditionOf } from "@/lib/editions/edition";
import { facetsOf } from "@/lib/editions/search/facets";
import { peopleCsv, type CsvPerson } from "@/lib/editions/search/people-csv";

const citations = [cite(someId(), "words")];
const country = edition("country", "ca", {});

const rowOf = ({ body, entry }: EditionOf<"person">, more: Partial<CsvPerson> = {}): CsvPerson => ({ person: { body, tags: facetsOf(body, "2045-01-01") }, edition: entry, said: [], slugs: new Map(), ...more });

function person(text: string) {
  return edition("person", "aubergine", { names: [{ ...fact(citations), text, language: "en", kind: "main" }], affiliations: [], cases: [] });
}

it("begins with the mark of UTF-8, and holds a header and one row each", () => {
  const lines = peopleCsv([rowOf(person("Aubergine, “the” Leek"))]).split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFFid,slug,name,name_hanzi,/u);
  expect(lines[1]).toContain(',aubergine,"Aubergine, “the” Leek",');
  expect(lines).toHaveLength(3);
});

it.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\n1"])("opens inert in a spreadsheet: %j begins with an apostrophe", (text) => {
  const csv = peopleCsv([rowOf(person(text))]);
  expect(csv).toContain(`'${text}`);
  expect(csv).not.toMatch(/(?:^|,|\r\n)"?[=+\-@\t]/u);
});

it("names a country that signed by its code, and one that was withdrawn not at all", () => {
  const said = [`country:${country.body.id}`, `country:${someId()}`, "role:speaker"];
  const csv = peopleCsv([rowOf(person("Aubergine"), { said, slugs: new Map([[country.body.id, country.body.slug]]) })]);
  expect(csv).toMatch(/,speaker,/u);
  expect(csv).toMatch(/,ca,/u);
});

it("holds only names that sources state: a table has no place for the mark of another", () => {
  const names = ["denied", "alleged", "stated"].map((modality) => ({ ...fact(citations), modality, text: `${modality}茄`, language: "zh-Hans", kind: "native" }));
  const csv = peopleCsv([rowOf(edition("person", "aubergine", { names, affiliations: [], cases: [] }))]);
  expect(csv.split("\r\n")[1]).toContain(",aubergine,stated茄,stated茄,stated茄,");
  expect(csv).not.toMatch(/denied|alleged茄/u);
});

it("holds no name that one source states and another denies or disputes, in whichever order", () => {
  const name = (parts: Record<string, unknown>) => ({ ...fact(citations), text: "Aubergine", language: "en", kind: "main", ...parts });
  for (const other of [{ modality: "denied" }, { disputed: true }]) {
    for (const names of [[name({}), name(other)], [name(other), name({})]]) {
      const csv = peopleCsv([rowOf(edition("person", "eggplant", { names, affiliations: [], cases: [] }))]);
      expect(csv.split("\r\n")[1]).toContain(",eggplant,,,,");
    }
  }
  const alleged = edition("person", "eggplant", { names: [name({ modality: "alleged" }), name({})], affiliations: [], cases: [] });
  expect(peopleCsv([rowOf(alleged)])).toContain(",eggplant,Aubergine,,Aubergine,");
});
