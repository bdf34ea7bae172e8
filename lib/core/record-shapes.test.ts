import { expect, test } from "vitest";
import { ATTRIBUTES, FACT_KINDS, RECORD_KINDS } from "@/lib/core/kinds";
import { ATTRIBUTES_ON, FACTS_ON, mayHaveAttribute, mayHold, pointedToBy, POINTS_TO } from "@/lib/core/record-shapes";

test("every kind of fact and every attribute stands on some record", () => {
  expect(FACT_KINDS.filter((kind) => !RECORD_KINDS.some((record) => mayHold(record, kind)))).toEqual([]);
  expect(ATTRIBUTES.filter((attribute) => !RECORD_KINDS.some((record) => mayHaveAttribute(record, attribute)))).toEqual([]);
});

test("nothing stands on a record that its public body has no room for", () => {
  // lib/publication/body.ts: affiliations of people and organisations, cases of people, links of sources, the rest of statements.
  for (const record of RECORD_KINDS) {
    const own = FACTS_ON[record].filter((kind) => kind !== "name" && kind !== "attribute");
    const room = { person: ["affiliation", "event_reading", "spell", "charge", "representation"], organisation: ["affiliation"], source: ["source_link"], statement: ["speaker", "passage", "about", "signature"], practice: [], country: [] }[record];
    expect(own, record).toEqual(room);
  }
});

test("a fact points to records of a kind, and only where it points to one at all", () => {
  expect(pointedToBy("name")).toEqual([]);
  for (const [kind, records] of Object.entries(POINTS_TO)) expect(records.length, kind).toBeGreaterThan(0);
  expect(pointedToBy("signature")).toEqual(["country"]);
  expect(ATTRIBUTES_ON.person).not.toContain("title");
});
