import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendarOf } from "@/lib/editions/calendar/calendar";
import { datesAhead } from "@/lib/editions/calendar/dates-ahead";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";

const TODAY = "2031-05-02";

function reading(edtf: string, parts: Record<string, unknown> = {}) {
  return { ...fact([cite(someId(), "words")], edtf), event: someId(), stage: "trial", eventKind: null, practice: null, place: null, text: "A trial.", language: "en", ...parts };
}
function personWith(...events: unknown[]) {
  return edition("person", "test-person-bergamot", { affiliations: [], cases: [{ id: someId(), number: 1, events }] });
}

describe("dates ahead", () => {
  it("are days on or after today, in order, and nothing less precise", () => {
    const person = personWith(reading("2031-06-01"), reading("2031-05-02"), reading("2031-05-01"), reading("2031-07"), reading("2031-08-01?"), reading("2031-09-01/2031-09-03"));
    expect(datesAhead(person.body, TODAY).map(({ day }) => day)).toEqual(["2031-05-02", "2031-06-01"]);
  });

  it("leave out what all deny, and mark what is alleged or what sources differ on", () => {
    const event = someId();
    const person = personWith(
      reading("2031-06-01", { modality: "denied" }),
      reading("2031-06-02", { modality: "alleged" }),
      reading("2031-06-03", { event }),
      reading("2031-06-03", { event, stage: "verdict" }),
    );
    expect(datesAhead(person.body, TODAY).map(({ day, mark }) => [day, mark])).toEqual([["2031-06-02", "alleged"], ["2031-06-03", "disputed"]]);
  });

  it("mark a day that another source puts elsewhere, unless an editor preferred it", () => {
    const [trial, verdict, appeal] = [someId(), someId(), someId()];
    const person = personWith(
      reading("2031-06-01", { event: trial }),
      reading("2031-06-02", { event: trial }),
      reading("2031-07-01", { event: verdict }),
      reading("2031-07-02", { event: verdict, modality: "alleged" }),
      reading("2031-08-01", { event: appeal }),
      reading("2031-08-02", { event: appeal, preferred: true }),
    );
    expect(datesAhead(person.body, TODAY).map(({ day, mark }) => [day, mark])).toEqual([["2031-06-01", "disputed"], ["2031-07-01", "disputed"], ["2031-08-02", null]]);
  });

  it("mark a day that is only alleged of an event that is stated", () => {
    const event = someId();
    const person = personWith(reading("2031-06-01", { event, modality: "alleged" }), reading("2031-06-01", { event, date: null }));
    expect(datesAhead(person.body, TODAY).map(({ day, mark }) => [day, mark])).toEqual([["2031-06-01", "alleged"]]);
  });
});

it("hold no day that only a denial gives, of an event that is otherwise stated without one", () => {
  const event = someId();
  const person = personWith(reading("2031-06-01", { event, date: null }), reading("2031-06-01", { event, modality: "denied" }));
  expect(datesAhead(person.body, TODAY)).toEqual([]);
});

it("hold nothing that every source denies, also where they deny different things", () => {
  const event = someId();
  const denied = (stage: string) => reading("2031-06-01", { event, stage, modality: "denied" });
  expect(datesAhead(personWith(denied("trial"), denied("verdict")).body, TODAY)).toEqual([]);
  expect(datesAhead(personWith(denied("trial"), reading("2031-06-01", { event })).body, TODAY).map(({ mark }) => mark)).toEqual(["disputed"]);
});

it("say of an alleged event that sources put on different days that they differ", () => {
  const event = someId();
  const alleged = (edtf: string, parts: Record<string, unknown> = {}) => reading(edtf, { event, modality: "alleged", ...parts });
  const marks = (...readings: unknown[]) => datesAhead(personWith(...readings).body, TODAY).map(({ day, mark }) => [day, mark]);
  expect(marks(alleged("2031-06-01"), alleged("2031-07-02"))).toEqual([["2031-06-01", "disputed"]]);
  expect(marks(alleged("2031-06-01"), alleged("2031-06-01"))).toEqual([["2031-06-01", "alleged"]]);
  expect(marks(alleged("2031-06-01"), alleged("2031-07-02", { preferred: true }))).toEqual([["2031-07-02", "alleged"]]);
});

describe("the calendar", () => {
  const NAME = "Test; Person, Bergamot \\ with a long name that makes its line longer than seventy-five octets 佛手柑";
  const person = personWith(reading("2031-06-01"), reading("2031-06-02", { modality: "alleged" }));
  const text = calendarOf(person, datesAhead(person.body, TODAY), { locale: "en", name: NAME, absolute: (path) => `https://caselight.example${path}` });

  it("is read by a parser, with whole days and the words as they were", () => {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as never);
    const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
    expect(events.map((event) => [event.startDate.toString(), event.startDate.isDate])).toEqual([["2031-06-01", true], ["2031-06-02", true]]);
    expect(events[0]?.summary).toBe(`first-instance trial: ${NAME}`);
    expect(events[1]?.summary).toBe(`first-instance trial (alleged): ${NAME}`);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(2);
  });

  it("keeps to 75 octets a line, breaks with CR LF, and names no time", () => {
    const lines = text.split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/T(?!000000Z)\d{6}/);
  });
});

it("one trial of two people is two entries: the calendars can be followed side by side, and each keeps its own when read again", () => {
  const event = reading("2031-06-01");
  const uidsOf = (person: ReturnType<typeof personWith>) => {
    const read = new ICAL.Component(ICAL.parse(calendarOf(person, datesAhead(person.body, TODAY), { locale: "en", name: "Somebody", absolute: (path) => path })) as unknown[] as never);
    return read.getAllSubcomponents("vevent").map((entry) => entry.getFirstPropertyValue("uid"));
  };
  const [one, other] = [personWith(event), personWith(event)];
  expect(uidsOf(one)).toHaveLength(1);
  expect(uidsOf(one)).not.toEqual(uidsOf(other));
  expect(uidsOf(one)).toEqual(uidsOf(one));
});
