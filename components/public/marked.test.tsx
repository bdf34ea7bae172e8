/** Pages put the mark beside everything that is said less surely than what stands around it: a date, a place, an end, a count. */
import { randomUUID } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { Profile } from "@/components/public/profile";
import { ThingRows } from "@/components/public/thing-rows";
import type { Edition, EditionLookup, EditionOf } from "@/lib/editions/edition";
import { cite, edition, fact } from "@/lib/editions/edition-fixtures";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

// A page names its own address; nothing is read or written.
vi.stubEnv("DATABASE_URL_READER", "postgresql://nobody@localhost/nothing");
vi.stubEnv("CASELIGHT_SECRET", "invented-invented-invented-invented");

const [one, other] = ["garden-post", "orchard-post"].map((slug) => edition("source", slug, { parents: [] }));
if (one === undefined || other === undefined) throw new Error("two sources");
const [said, alsoSaid] = [[cite(one.body.id, "words of one")], [cite(other.body.id, "words of another")]];
const rsdl = practiceEdition("rsdl");
const alleged = { modality: "alleged" };

type Parts = Record<string, unknown>;
const event = (stage: string | null, edtf: string | null, parts: Parts = {}, citations = said) => ({
  ...fact(citations, edtf), event: randomUUID(), stage, eventKind: null, practice: null, place: null, text: "Invented.", language: "en", ...parts,
});
const spell = (from: string | null, to: string | null = null, parts: Parts = {}, citations = said) => ({
  ...fact(citations, from), spell: 1, practice: rsdl.body.id, place: null, authority: null, language: "en", end: fact(citations, to).date, ...parts,
});
const person = (slug: string, cases: Parts[], parts: Parts = {}) =>
  edition("person", slug, { affiliations: [], names: [{ ...fact(said), text: slug, language: "en", kind: "main" }], cases: cases.map((detention, at) => ({ id: randomUUID(), number: at + 1, events: [], ...detention })), ...parts });
const lookupOf = (...editions: Edition[]): EditionLookup => new Map([one, other, rsdl, ...editions].map((each) => [each.body.id, each]));

const text = (html: string) => html.replaceAll(/<(?:meta|link)[^>]*>/gu, "").replaceAll(/<sup.*?<\/sup>/gsu, "").replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ").replaceAll(" ,", ",").replaceAll(" .", ".");
const drawn = (of: EditionOf<"person">, { together = [], lookup = lookupOf(of, ...together) }: { together?: EditionOf<"person">[]; lookup?: EditionLookup } = {}) =>
  renderToStaticMarkup(<Profile edition={of} mentioning={[]} statements={[]} lookup={lookup} laws={LAW_AS_SHIPPED} inEvents={together} isCut={false} editions={[]} choice={{ kind: null, year: null }} today="2020-01-01" locale="en" />);
const part = (html: string, id: string) => text(html.split(`id="${id}"`)[1]?.split("</section>")[0] ?? "");
const lead = (html: string) => text(html.split('class="lead-note">')[1]?.split("</p>")[0] ?? "");

const id = randomUUID();
const undated = [event("arrest", null, { event: id }), event("arrest", "2016-01-01", { event: id, ...alleged }, alsoSaid)];

describe("a profile", () => {
  it("counts in its first sentence the deprivations of liberty that are plainly stated, and the others apart", () => {
    const [plain, doubtful] = [{ events: [event("arrest", "2016-01-01")] }, { events: [event("arrest", "2017-01-01", alleged)] }];
    expect(lead(drawn(person("aubergine", [plain])))).toBe("1 deprivation of liberty is on record. Where this page is silent, nothing is known here.");
    expect(lead(drawn(person("bergamot", [doubtful])))).toBe("1 deprivation of liberty is alleged, not certain, or disputed. Where this page is silent, nothing is known here.");
    expect(lead(drawn(person("cardamom", [plain, doubtful])))).toBe("1 deprivation of liberty is on record. 1 more is alleged, not certain, or disputed. Where this page is silent, nothing is known here.");
  });

  it("says of a lawyer's own cases no more than their page", () => {
    const lawyer = person("endive", [{ events: [event("arrest", "2016-01-01", alleged)] }]);
    const client = person("fennel", [{ events: [event("arrest", "2015-01-01")], representations: [{ ...fact(said), lawyer: lawyer.body.id, began: "engaged", ended: null, end: null }] }]);
    expect(part(drawn(client, { lookup: lookupOf(client, lawyer) }), "lawyers")).toContain("1 deprivation of liberty of this lawyer is alleged, not certain, or disputed");
  });

  it("calls no stretch ended, within a limit or begun by a date that is only alleged", () => {
    const html = drawn(person("aubergine", [{ spells: [spell("2016-12-01"), spell("2016-12-01", "2017-03-01", alleged, alsoSaid)] }]));
    expect(part(html, "status")).toContain("begun 1 December 2016, ended 1 March 2017 ◇ alleged.");
    expect(part(html, "status")).not.toMatch(/within the limit|90 days|2 sources/u);
    expect(part(html, "custody")).toContain("No source plainly states that it ended: it is counted as if no end were on record.");
    const begun = drawn(person("bergamot", [{ spells: [spell(null), spell("2016-12-01", "2018-03-01", alleged, alsoSaid)] }]));
    expect(part(begun, "custody")).toContain("No source plainly states when it began: nothing is counted.");
    expect(part(begun, "status")).toContain("begun 1 December 2016 ◇ alleged, ended 1 March 2018 ◇ alleged.");
  });

  it("marks an alleged day of a plain event on the timeline, in the status, in a link and in a list, once", () => {
    const html = drawn(person("aubergine", [{ events: undated }]));
    expect(part(html, "timeline")).toContain("1 January 2016 ◇ alleged");
    expect(part(html, "status")).toContain("formal arrest, 1 January 2016 ◇ alleged");
    expect(html).toContain('aria-label="Link to this entry, 1 January 2016, alleged"');
    const found = renderToStaticMarkup(<ThingRows found={[{ edition: person("bergamot", [{ events: undated }]), kind: "event", thing: id, hits: null }]} view={{ locale: "en", lookup: new Map() }} />);
    expect(text(found)).toContain("1 January 2016 ◇ alleged");
    // The title carries the same mark: it is not said twice.
    const whole = drawn(person("cardamom", [{ events: [event("arrest", "2016-01-01", alleged)] }]));
    expect(text(whole.split('class="timeline-body"')[0]?.split('<ol class="timeline">')[1] ?? "")).not.toContain("alleged");
  });

  it("heads an event shared with others by its mark and every day that sources give it", () => {
    const shared = randomUUID();
    const companion = person("leek", [{ events: [event("arrest", "2016-01-01", { event: shared })] }]);
    const heading = (...events: unknown[]) => part(drawn(person("beet", [{ events }]), { together: [companion] }), "together");
    expect(heading(event("arrest", "2016-01-01", { event: shared, ...alleged }))).toContain("formal arrest ◇ alleged, 1 January 2016");
    expect(heading(event("arrest", "2016-01-01", { event: shared }), event("arrest", "2016-02-01", { event: shared }, alsoSaid))).toContain("formal arrest, 1 January 2016 or 1 February 2016");
  });

  it("names beside a stretch every event that may have been the last, not the first of them alone", () => {
    const events = [...undated, event("released", "2018-01-01")];
    const latest = part(drawn(person("daikon", [{ events, spells: [spell("2016-12-01")] }])), "status");
    expect(latest).toMatch(/Latest event formal arrest, 1 January 2016 ◇ alleged ; release.*1 January 2018.*Which of them came last, the dates leave open/u);
  });

  it("names every place where sources differ on it", () => {
    const html = drawn(person("kale", [{ events: [event("arrest", "2016-01-01", { event: id, place: "an orchard" }), event("arrest", "2016-01-01", { event: id, place: "a cellar" }, alsoSaid)] }]));
    expect(part(html, "status")).toContain("an orchard ≠ disputed or a cellar ≠ disputed 1 January 2016");
  });
});
