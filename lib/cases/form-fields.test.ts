import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "@/lib/accounts/form-data";
import { addCaseSchema, editFactSchema, logUpdateSchema } from "@/lib/cases/schema";

const sourceId = randomUUID();
const ids = { recordId: randomUUID(), caseId: randomUUID() };
// As a browser sends it: every box is there, most are empty, and choices have their first value.
const blankDate = { year: "", month: "", day: "", extent: "on", untilYear: "", untilMonth: "", untilDay: "", printed: "", countedFrom: "" };
const blankSource = { title: "", publisher: "", address: "", language: "en", date: { year: "", month: "", day: "" } };
const blankCitation = { sourceId: "", source: blankSource, exact: "", locator: "", internalNote: "" };
const event = { stage: "taken_away", eventKind: "", practiceId: "", place: "", text: "Taken from an invented market.", language: "en" };
const reading = { modality: "stated", certainty: "certain", saidById: "", saidByText: "", internalNote: "" };
const cited = { ...blankCitation, sourceId, exact: "invented words" };
const update = { ...ids, ...event, ...reading, date: blankDate, citations: [cited, blankCitation] };

function errorsOf(schema: typeof logUpdateSchema | typeof addCaseSchema | typeof editFactSchema, form: unknown) {
  const parsed = schema.safeParse(form);
  return parsed.success ? null : fieldErrorsOf(parsed.error);
}

describe("the form of an update", () => {
  it("reads empty boxes as no answer", () => {
    expect(logUpdateSchema.parse(update)).toEqual({
      ...ids,
      eventId: null,
      ...event,
      eventKind: null, practiceId: null, place: null, authority: null,
      date: null,
      modality: "stated", certainty: "certain", standing: "accepted", visibility: "public", saidById: null, saidByText: null, internalNote: null, publicDate: null, publicPlace: null, hidesPlace: false,
      citations: [{ sourceId, source: null, exact: "invented words", known: null, knownFor: null, standsAt: null, locator: null, internalNote: null, reliability: null, credibility: null }],
      next: "draft", unsentId: null, unsentFrom: null, unsentBy: null,
    });
  });

  it("reads the boxes of a date", () => {
    const date = { ...blankDate, year: "2017", month: "March", approximate: "yes", printed: "around March" };
    expect(logUpdateSchema.parse({ ...update, date }).date).toEqual({ edtf: "2017-03~", printed: "around March", countedFrom: null });
    expect(logUpdateSchema.parse({ ...update, date: { edtf: "2017-21", printed: "", countedFrom: "" } }).date).toEqual({ edtf: "2017-21", printed: null, countedFrom: null });
  });

  it("reads how a source is rated, and apart from it what it says", () => {
    expect(logUpdateSchema.parse({ ...update, citations: [{ ...cited, reliability: "B", credibility: "" }] }).citations).toMatchObject([{ reliability: "B", credibility: null }]);
  });

  it("reads a new source", () => {
    const source = { title: "An invented report", publisher: "The Invented Post", address: "https://post.invalid/1", archive: "https://archive.invalid/1", language: "en", date: { year: "2017", month: "3", day: "20", printed: "20 March 2017" } };
    const [citation] = logUpdateSchema.parse({ ...update, citations: [{ ...blankCitation, source, exact: "words" }] }).citations;
    expect(citation?.source).toEqual({ ...source, date: { edtf: "2017-03-20", printed: "20 March 2017", countedFrom: null } });
    expect(citation?.sourceId).toBeNull();
  });

  it.each([
    ["no citation", { citations: [blankCitation] }, { citations: ["citationNeeded"] }],
    ["no citations at all", { citations: undefined }, { citations: ["citationNeeded"] }],
    ["words of no source", { citations: [{ ...cited, sourceId: "" }] }, { "citations[0].sourceId": ["sourceNeeded"] }],
    ["a source on record and a new one", { citations: [{ ...cited, source: { ...blankSource, title: "Another" } }] }, { "citations[0].sourceId": ["sourceOneOf"] }],
    ["a source without words", { citations: [{ ...cited, exact: "" }] }, { "citations[0].exact": ["required"] }],
    ["an address that runs a script", { citations: [{ ...cited, sourceId: "", source: { ...blankSource, title: "T", address: "javascript:alert(1)" } }] }, { "citations[0].source.address": ["address"] }],
    ["a source's date without its wording", { citations: [{ ...cited, sourceId: "", source: { ...blankSource, title: "T", date: { ...blankDate, year: "2017" } } }] }, { "citations[0].source.date.printed": ["datePrintedNeeded"] }],
    ["a copy kept at no address of the web", { citations: [{ ...cited, sourceId: "", source: { ...blankSource, title: "T", archive: "javascript:alert(1)" } }] }, { "citations[0].source.archive": ["address"] }],
    ["a copy kept at an address with what cannot be stored", { citations: [{ ...cited, sourceId: "", source: { ...blankSource, title: "T", archive: "https://archive.invalid/1\u0000" } }] }, { "citations[0].source.archive": ["unreadableCharacters"] }],
    ["an address that turns the reading round", { citations: [{ ...cited, sourceId: "", source: { ...blankSource, title: "T", address: "https://post.invalid/\u202e1" } }] }, { "citations[0].source.address": ["unreadableCharacters"] }],
    ["an address for which something was said, and that cannot be looked up", { citations: [{ ...cited, sourceId: "", known: "another", knownFor: "https://post.invalid/\u0000", source: { ...blankSource, title: "T", address: "https://post.invalid/1" } }] }, { "citations[0].knownFor": ["unreadableCharacters"] }],
    ["an address at which a source stands, and that cannot be looked up", { citations: [{ ...cited, sourceId: "", known: sourceId, source: { ...blankSource, title: "T", address: "https://post.invalid/\ud800" } }] }, { "citations[0].standsAt": ["unreadableCharacters"] }],
    ["a rating that the scale does not have", { citations: [{ ...cited, reliability: "G" }] }, { "citations[0].reliability": ["choice"] }],
    ["neither stage nor kind", { stage: "" }, { stage: ["stageOrKind"] }],
    ["stage and kind", { eventKind: "health" }, { stage: ["stageOrKind"] }],
    ["an unknown stage", { stage: "teleported" }, { stage: ["choice"] }],
    ["nothing of all that is needed, at once", { stage: "", text: "", citations: [blankCitation] }, { stage: ["stageOrKind"], text: ["required"], citations: ["citationNeeded"] }],
    ["no text", { text: "  " }, { text: ["required"] }],
    ["a day that is none", { date: { ...blankDate, year: "2017", month: "2", day: "30" } }, { "date.day": ["dateNoSuchDay"] }],
    ["a wording without a date", { date: { ...blankDate, printed: "recently" } }, { "date.year": ["dateYearMissing"] }],
    ["an unknown box", { role: "admin" }, { "": ["unknownField"] }],
    ["another kind of id", { caseId: "1" }, { caseId: ["id"] }],
  ])("refuses %s", (_what, change, errors) => {
    expect(errorsOf(logUpdateSchema, { ...update, ...change })).toEqual(errors);
  });
});

describe("the form of a case", () => {
  const blank = { recordId: "", name: { text: "", language: "en" }, nativeName: { text: "", language: "zh-Hans" }, occupation: "", event: { ...event, stage: "", text: "", ...reading, date: blankDate }, citations: [blankCitation] };

  it("of a new person needs a name and a citation, and no event", () => {
    const parsed = addCaseSchema.parse({ ...blank, name: { text: "Test Person Fennel", language: "en" }, citations: [cited] });
    expect(parsed).toMatchObject({ recordId: null, name: { text: "Test Person Fennel" }, nativeName: null, event: null });
    expect(errorsOf(addCaseSchema, blank)).toEqual({ "name.text": ["required"], citations: ["citationNeeded"] });
  });

  it("of a person on record needs nothing more", () => {
    expect(addCaseSchema.parse({ ...blank, recordId: ids.recordId })).toMatchObject({ recordId: ids.recordId, event: null, citations: [] });
  });
});

describe("the form of a fact", () => {
  const edit = { assertionId: randomUUID(), date: blankDate, ...reading, standing: "accepted", visibility: "public", citations: [cited], changeReason: "" };

  it("reads each kind's own boxes", () => {
    expect(editFactSchema.parse({ ...edit, value: { kind: "event_reading", ...event } }).value).toEqual({ kind: "event_reading", ...event, eventKind: null, practiceId: null, place: null, authority: null });
    expect(editFactSchema.parse({ ...edit, value: { kind: "event_reading", ...event, authority: " the invented bureau " } }).value).toMatchObject({ authority: "the invented bureau" });
    expect(editFactSchema.parse({ ...edit, value: { kind: "passage", passage: "claim", position: "4", text: "Words.", language: "en" } }).value).toMatchObject({ quoted: false, position: 4 });
    expect(editFactSchema.parse({ ...edit, value: { kind: "passage", passage: "claim", quoted: "yes", position: "4", text: "Words.", language: "en" } }).value).toMatchObject({ quoted: true });
  });

  it("cannot say of what it is a fact", () => {
    expect(errorsOf(editFactSchema, { ...edit, value: { kind: "attribute", attribute: "title", text: "x" } })).toEqual({ value: ["unknownField"] });
    expect(errorsOf(editFactSchema, { ...edit, value: { kind: "rumour", text: "x" } })).not.toBeNull();
  });
});
