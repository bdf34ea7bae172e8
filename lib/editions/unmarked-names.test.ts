/** What a file, a feed or a title calls a record: nothing there can say that a name or a title is only alleged, so that no such name is there. */
import { expect, it } from "vitest";
import { recordMetadata } from "@/components/public/record-page";
import { calendarFile, calendarOf } from "@/lib/editions/calendar/calendar";
import { signatureTable } from "@/lib/editions/charts/signature-table";
import { recordRow } from "@/lib/editions/dataset/record-table";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { Edition } from "@/lib/editions/edition";
import { atomOf } from "@/lib/editions/feeds/atom";
import { feedOf } from "@/lib/editions/feeds/feed";
import { plainLabelOf } from "@/lib/editions/labels";
import { followTheMoneyOf } from "@/lib/editions/linked/follow-the-money";
import { jsonLdOf } from "@/lib/editions/linked/json-ld";
import { signatureMatrix } from "@/lib/editions/matrix";
import { timelineTable } from "@/lib/editions/tables/timeline-table";
import { chartCitationOf } from "@/lib/editions/takeaway/chart-citation";
import { bibtexOf, citationOf, plainCitation, risOf } from "@/lib/editions/takeaway/citation";
import type { RecordId } from "@/lib/core/ids";

const absolute = (path: string): string => `https://caselight.example${path}`;
const rests = (parts: Record<string, unknown>) => ({ ...fact([cite(someId(), "words")], "2031-06"), ...parts });

/** Everything that goes without marks, of a person, a statement and a country that are called like this. */
function allUnmarked(parts: Record<string, unknown>): string {
  const person = edition("person", "person-7", { names: [{ ...rests(parts), text: "Fennel Rumoured", language: "en", kind: "main" }], affiliations: [], cases: [] });
  const country = edition("country", "qm", { names: [{ ...rests(parts), text: "Fennel Island", language: "en", kind: "main" }] });
  const letter = edition("statement", "letter-7", {
    attributes: [{ ...rests(parts), attribute: "title", text: "Letter of Fennel", language: "en" }, { ...rests({}), attribute: "dated", text: "June", language: "en" }],
    speakers: [{ ...rests({}), by: person.body.id, described: null, language: "en" }],
    passages: [],
    about: [{ ...rests({}), to: person.body.id, relation: "names" }],
    signatures: [{ ...rests({}), country: country.body.id, state: "signed", capacity: null, language: "en" }],
  });
  const { speakers, about } = letter.body;
  const untitled = edition("statement", "remark-7", { speakers, passages: [], about, signatures: [] });
  const all: Edition[] = [person, country, letter, untitled];
  const lookup = new Map<RecordId, Edition>(all.map((each) => [each.body.id, each]));
  const means = { lookup, absolute };
  const said = (locale: "en" | "zh") => [
    ...all.flatMap((each) => {
      const citation = citationOf(each, locale, lookup, { absolute, retrievedOn: "2031-07-01" });
      return [plainLabelOf(each, locale, lookup), recordMetadata({ state: "standing", edition: each, lookup }, locale, each.body.kind), plainCitation(citation), bibtexOf(citation), risOf(citation)];
    }),
    atomOf(feedOf({
      locale, title: "Updates", subtitle: "", page: "/", self: () => "/", lookup, absolute,
      updates: all.map((record) => ({ id: "made-for-this-test", act: "publish", actNumber: 1, actReason: "published", actAlone: false, onDay: "2031-06-02", note: null, record })),
    })),
    chartCitationOf({ name: "basis", record: country, dataset: { publication: "0123456789abcdef", day: "2031-06-02" } }, locale, { absolute, retrievedOn: "2031-07-01" }),
    calendarOf(person, [], { locale, name: plainLabelOf(person, locale, lookup).text, absolute }),
  ];
  return JSON.stringify([
    said("en"), said("zh"), calendarFile(person), timelineTable(person.body, [letter, untitled], lookup), signatureTable(signatureMatrix([country], [letter]), lookup),
    all.map((each) => [jsonLdOf(each, means), recordRow(each, means)]), [person, letter, untitled].map((each) => followTheMoneyOf(each, means)),
  ]);
}

it("holds a name that sources state", () => {
  for (const called of ["Fennel Rumoured", "Fennel Island", "Letter of Fennel"]) expect(allUnmarked({})).toContain(called);
});

it.each([{ modality: "alleged" }, { modality: "may_have" }, { modality: "denied" }, { certainty: "uncertain" }, { disputed: true }])("holds none that is %o", (parts) => {
  expect(allUnmarked(parts)).not.toContain("Fennel");
});
