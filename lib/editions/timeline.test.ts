import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { statementsAbout, timelineOf, type TimelineEntry } from "@/lib/editions/timeline";

function event(edtf: string | null, eventId: string = randomUUID(), preferred = false) {
  const reading = { stage: null, eventKind: "round_up", practice: null, place: null, text: "taken", language: "en" };
  return { ...fact([cite(someId(), "taken")], edtf), ...reading, event: eventId, preferred };
}

function person(...events: Record<string, unknown>[]) {
  return edition("person", "invented-person", { affiliations: [], cases: events.length === 0 ? [] : [{ id: randomUUID(), number: 1, events }] }).body;
}

const dates = (entries: readonly TimelineEntry[]) => entries.map(({ date }) => date?.edtf ?? null);

describe("a person's timeline", () => {
  it("holds the events of the cases, the dated statements about the person, and what reports or answers those", () => {
    const held = person(event("2015-07"));
    const letter = statement("letter", { edtf: "2017-02-27", about: [["names", held.id]] });
    const report = statement("report", { edtf: "2017-03-20", about: [["reports", letter.body.id]] });
    const answer = statement("answer", { edtf: "2017-03-21", about: [["answers", letter.body.id]] });
    expect(dates(timelineOf(held, [answer, report, letter]))).toEqual(["2015-07", "2017-02-27", "2017-03-20", "2017-03-21"]);
  });

  it("leaves out comments, statements two hops away, undated ones, and those about somebody else", () => {
    const held = person();
    const letter = statement("letter", { edtf: "2017-02-27", about: [["concerns", held.id]] });
    const comment = statement("comment", { edtf: "2017-03-01", about: [["comments_on", letter.body.id]] });
    const report = statement("report", { edtf: "2017-03-02", about: [["reports", letter.body.id]] });
    const farther = statement("farther", { edtf: "2017-03-03", about: [["reports", report.body.id]] });
    const open = statement("open", { edtf: "../2017-03-21", about: [["names", held.id]] });
    const undated = statement("undated", { about: [["names", held.id]] });
    const other = statement("other", { edtf: "2017-03-04", about: [["names", someId()]] });
    const addressed = statement("addressed", { edtf: "2017-03-05", about: [["addressed_to", held.id]] });
    const all = [letter, comment, report, farther, open, undated, other, addressed];
    expect(dates(timelineOf(held, all))).toEqual(["2017-02-27", "2017-03-02"]);
    const { direct, around } = statementsAbout(held.id, all);
    expect(direct.map(({ body }) => body.slug)).toEqual(["letter", "open", "undated"]);
    expect(around.map(({ body }) => body.slug)).toEqual(["comment", "report"]);
  });

  it("says how surely each statement belongs there: what hangs on one no more surely than that one, and than sources say that it hangs on it", () => {
    const held = person();
    const put = (one: ReturnType<typeof statement>, modality: "alleged" | "may_have") => ({ ...one, body: { ...one.body, about: one.body.about.map((each) => ({ ...each, modality })) } });
    const [letter, rumour] = [statement("letter", { edtf: "2017-01-01", about: [["names", held.id]] }), put(statement("rumour", { edtf: "2017-01-02", about: [["concerns", held.id]] }), "may_have")];
    const plain = statement("plain", { edtf: "2017-01-03", about: [["reports", letter.body.id]] });
    const doubtful = put(statement("doubtful", { edtf: "2017-01-04", about: [["answers", letter.body.id]] }), "alleged");
    const onRumour = statement("on-rumour", { edtf: "2017-01-05", about: [["answers", rumour.body.id]] });
    const either = statement("either", { edtf: "2017-01-06", about: [["answers", rumour.body.id], ["reports", letter.body.id]] });
    const marks = timelineOf(held, [letter, rumour, plain, doubtful, onRumour, either]).flatMap((entry) => (entry.kind === "statement" ? [[entry.statement.body.slug, entry.mark]] : []));
    expect(marks).toEqual([["letter", null], ["rumour", "may_have"], ["plain", null], ["doubtful", "alleged"], ["on-rumour", "may_have"], ["either", null]]);
    const { around, markOf } = statementsAbout(held.id, [letter, put(statement("remark", { about: [["comments_on", letter.body.id]] }), "alleged")]);
    expect(around.map(markOf)).toEqual(["alleged"]);
    // What would not put it on the timeline does not make it surer there.
    const remark = statement("remark", { edtf: "2017-01-07", about: [["comments_on", letter.body.id], ["answers", letter.body.id]] });
    const answering = { ...remark, body: { ...remark.body, about: remark.body.about.map((each) => (each.relation === "answers" ? { ...each, modality: "alleged" as const } : each)) } };
    expect(timelineOf(held, [letter, answering])[1]).toMatchObject({ statement: { body: { slug: "remark" } }, mark: "alleged" });
    expect(statementsAbout(held.id, [letter, answering]).around.map(statementsAbout(held.id, [letter, answering]).markOf)).toEqual([null]);
  });

  it("leaves out a statement of which it is denied that it names the person", () => {
    const held = person();
    const letter = statement("letter", { edtf: "2017-02-27", about: [["names", held.id]] });
    const denied = { ...letter, body: { ...letter.body, about: letter.body.about.map((fact) => ({ ...fact, modality: "denied" as const })) } };
    expect(timelineOf(held, [denied])).toEqual([]);
    expect(statementsAbout(held.id, [denied]).direct).toEqual([]);
    const both = { ...letter, body: { ...letter.body, about: [...letter.body.about, ...denied.body.about] } };
    expect(statementsAbout(held.id, [both]).direct).toHaveLength(1);
  });

  it("sorts by the earliest day, then the latest, and puts the undated last", () => {
    const held = person(event(null), event("2015"), event("2015-01"), event("2015-01-01"), event("../2014"));
    expect(dates(timelineOf(held, []))).toEqual(["2015-01-01", "2015-01", "2015", "../2014", null]);
  });

  it("shows readings of one event side by side, dated by the preferred one", () => {
    const id = randomUUID();
    const [entry, ...others] = timelineOf(person(event("2015-07-10", id), event("2015-07-11", id, true)), []);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ kind: "event", date: { edtf: "2015-07-11" }, cases: [1] });
    expect(entry?.kind === "event" ? entry.readings.map(({ date }) => date?.edtf) : []).toEqual(["2015-07-11", "2015-07-10"]);
  });

  describe("an event that its sources tell differently", () => {
    const id = randomUUID();
    const reading = (parts: Record<string, unknown>, edtf: string | null = null, preferred = false) => ({ ...event(edtf, id, preferred), ...parts });
    const entryOf = (...readings: Record<string, unknown>[]) => {
      const [entry] = timelineOf(person(...readings), []);
      if (entry?.kind !== "event") throw new Error("one event");
      return entry;
    };

    it("is not called what only one of the differing sources calls it, unless an editor preferred that", () => {
      expect(entryOf(reading({ eventKind: "round_up" }), reading({ eventKind: "other" })).title).toBeNull();
      expect(entryOf(reading({ eventKind: "round_up" }), reading({ eventKind: "other" }, null, true)).title).toEqual({ stage: null, eventKind: "other", mark: null });
    });

    it("carries how it is put in its title where nobody states it plainly", () => {
      expect(entryOf(reading({ modality: "alleged" })).title?.mark).toBe("alleged");
      expect(entryOf(reading({ modality: "denied" })).title?.mark).toBe("denied");
      expect(entryOf(reading({ modality: "alleged" }), reading({})).title?.mark).toBeNull();
    });

    it("is called disputed where a source denies it, and takes its date from one that does not", () => {
      const entry = entryOf(reading({ modality: "denied" }, "2015-07-10"), reading({}, "2015-07-11"));
      expect(entry.title?.mark).toBe("disputed");
      expect(entry.date?.edtf).toBe("2015-07-11");
      expect(entry.readings.map(({ modality }) => modality)).toEqual(["stated", "denied"]);
      expect(entryOf(reading({ disputed: true })).title?.mark).toBe("disputed");
    });

    it("puts a denial that an editor preferred first, and is still disputed, dated by who affirms it", () => {
      const entry = entryOf(reading({}, "2015-07-11"), reading({ modality: "denied" }, "2015-07-10", true));
      expect(entry.readings.map(({ modality }) => modality)).toEqual(["denied", "stated"]);
      expect(entry.title?.mark).toBe("disputed");
      expect(entry.date?.edtf).toBe("2015-07-11");
    });
  });

  it("dates an event by who affirms it: a day that only its denial gives dates nothing, unless everything is denied", () => {
    const id = randomUUID();
    const denied = { ...event("2015-07-10", id), modality: "denied" };
    const [entry] = timelineOf(person(event(null, id), denied), []);
    expect([entry?.date, entry?.datings]).toEqual([null, []]);
    expect(entry?.kind === "event" ? [entry.title?.mark, entry.readings.map(({ date }) => date?.edtf)] : []).toEqual(["disputed", [undefined, "2015-07-10"]]);
    expect(dates(timelineOf(person(denied), []))).toEqual(["2015-07-10"]);
  });

  it("is empty where nothing is recorded", () => {
    expect(timelineOf(person(), [])).toEqual([]);
  });
});
