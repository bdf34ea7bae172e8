import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StatementHeading } from "@/components/public/statement-heading";
import { StatementRows } from "@/components/public/statement-rows";
import { Timeline } from "@/components/public/timeline";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { numberNotes } from "@/lib/editions/source-notes";
import { timelineOf } from "@/lib/editions/timeline";

const person = edition("person", "invented-person", { affiliations: [], cases: [] });
const view = { locale: "en" as const, lookup: new Map(), notes: numberNotes([], new Map()) };

function statement(...readings: [string, Record<string, unknown>][]) {
  const citations = [cite(someId(), "words")];
  return edition("statement", "remark", {
    attributes: readings.map(([edtf, parts]) => ({ ...fact(citations, edtf), attribute: "dated", text: "printed", language: "en", ...parts })),
    speakers: [], passages: [], signatures: [],
    about: [{ ...fact(citations), to: person.body.id, relation: "names" }],
  });
}

/** The words of a drawn page, and of it the dates with what stands beside each. */
function datesIn(markup: string): string[] {
  return [...markup.matchAll(/<p class="(?:timeline|record)-date[^>]*>(.*?)<\/p>/gsu)].map(([, inner = ""]) => inner.replaceAll(/<[^>]+>/gu, "").replaceAll(/\s+/gu, " ").trim());
}

const drawnAs = {
  "the timeline": (one: ReturnType<typeof statement>) => <Timeline entries={timelineOf(person.body, [one])} person={person.body.id} view={view} />,
  "a list on a page": (one: ReturnType<typeof statement>) => <StatementHeading statement={one} view={view} />,
  "the list of statements": (one: ReturnType<typeof statement>) => <StatementRows statements={[one]} view={view} />,
};

describe.each(Object.entries(drawnAs))("%s", (_where, draw) => {
  const dates = (...readings: [string, Record<string, unknown>][]) => datesIn(renderToStaticMarkup(draw(statement(...readings))));

  it("shows differing datings side by side, the preferred one first and marked", () => {
    expect(dates(["2031-06-02", {}], ["2031-06-03", {}])).toEqual([expect.stringMatching(/^2 June 2031/u), expect.stringMatching(/^3 June 2031/u)]);
    expect(dates(["2031-06-02", {}], ["2031-06-03", { preferred: true, preferredReason: "A fuller account." }])).toEqual([
      expect.stringMatching(/^3 June 2031.*preferred reading: A fuller account\./u),
      expect.stringMatching(/^2 June 2031/u),
    ]);
  });

  it("shows no denied day beside one that is affirmed, and marks what is not plainly said", () => {
    expect(dates(["2031-06-01", { modality: "denied" }], ["2031-06-02", {}])).toEqual([expect.stringMatching(/^2 June 2031/u)]);
    expect(dates(["2031-06-02", { disputed: true }])).toEqual([expect.stringContaining("disputed")]);
    expect(dates(["2031-06-02", { certainty: "uncertain" }])).toEqual([expect.stringContaining("? uncertain")]);
    expect(dates(["2031-06-02", { modality: "denied" }])).toEqual([expect.stringContaining("denied")]);
    expect(dates(["2031-06-02", {}])).toEqual([expect.not.stringMatching(/disputed|uncertain|denied|preferred/u)]);
  });
});

it("shows the days on which an event's sources differ all on the spine", () => {
  const event = someId();
  const reading = (edtf: string, parts: Record<string, unknown> = {}) => ({
    ...fact([cite(someId(), "taken")], edtf), event, stage: "taken_away", eventKind: null, practice: null, place: null, text: "taken", language: "en", ...parts,
  });
  const held = edition("person", "invented-person", { affiliations: [], cases: [{ id: someId(), number: 1, events: [reading("2031-05-02"), reading("2031-05-03", { modality: "alleged" }), reading("2031-05-01", { modality: "denied" })] }] });
  const dates = datesIn(renderToStaticMarkup(<Timeline entries={timelineOf(held.body, [])} person={held.body.id} view={view} />));
  expect(dates).toEqual(["2 May 2031", expect.stringMatching(/^3 May 2031.*alleged/u)]);
  // One thing beside the entry's body, or a second day would take the body's place in the grid.
  expect(renderToStaticMarkup(<Timeline entries={timelineOf(held.body, [])} person={held.body.id} view={view} />)).toMatch(/timeline-entry"><div><span id="year-2031"><\/span><p [^>]*>.*<\/p><p [^>]*>.*<\/p><\/div><div class="timeline-body">/su);
});
