/** What the tables of the dataset count. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { EVENT_COLUMNS, columnsOf, recordRow } from "@/lib/editions/dataset/record-table";
import { RECORD_KINDS } from "@/lib/core/kinds";

type Modality = "stated" | "alleged" | "may_have" | "denied" | "admitted";

function reading(event: string, modality: Modality) {
  return { ...fact([cite(someId(), "taken")], "2031-05"), modality, event, stage: "taken_away", eventKind: null, practice: null, place: null, text: "Taken.", language: "en" };
}

/** The row of a person with these cases: each a list of readings, each with its event and how its source puts it. */
function rowOf(...cases: (readonly [string, Modality])[][]) {
  const made = cases.map((readings, at) => ({ id: randomUUID(), number: at + 1, events: readings.map(([event, modality]) => reading(event, modality)) }));
  return recordRow(edition("person", "test-person-aubergine", { affiliations: [], cases: made }), { lookup: new Map(), absolute: (path) => `https://caselight.example${path}` });
}

const [taken, tried, moved] = [randomUUID(), randomUUID(), randomUUID()];

describe("people.csv", () => {
  it("counts an event once, however many sources tell of it, and none that is only alleged or that another source denies", () => {
    expect(rowOf([[taken, "stated"], [taken, "alleged"], [taken, "stated"], [tried, "may_have"]])).toMatchObject({ cases: 1, events: 1 });
    expect(rowOf([[taken, "stated"], [taken, "denied"], [tried, "may_have"]])).toMatchObject({ cases: 0, events: 0 });
    expect(rowOf([[taken, "stated"], [tried, "alleged"]], [[tried, "alleged"]])).toMatchObject({ cases: 1, events: 1 });
  });

  it("counts an event once that belongs to two cases", () => {
    expect(rowOf([[taken, "stated"]], [[taken, "stated"], [tried, "admitted"]])).toMatchObject({ cases: 2, events: 2 });
  });

  it("counts no event that is only denied, and no case of which all is denied", () => {
    expect(rowOf([[taken, "stated"], [moved, "denied"]], [[tried, "denied"]])).toMatchObject({ cases: 1, events: 1 });
    expect(rowOf([[tried, "denied"]])).toMatchObject({ cases: 0, events: 0 });
    expect(rowOf()).toMatchObject({ cases: 0, events: 0 });
  });

  it("says of a birth what sources state and none contradicts, as uncertain as they are", () => {
    const born = (edtf: string, modality: Modality = "stated") => ({ ...fact([cite(someId(), "words")], edtf), modality, attribute: "born", text: "as printed", language: null });
    const bornOf = (...attributes: unknown[]) => recordRow(edition("person", "test-person-aubergine", { affiliations: [], cases: [], attributes }), { lookup: new Map(), absolute: (path) => path })["born"];
    expect([bornOf(born("1999~")), bornOf(born("1999-02-03"), born("1999-02-03"))]).toEqual(["1999~", "1999-02-03"]);
    expect([bornOf(), bornOf(born("1999", "alleged")), bornOf(born("1999"), born("1999", "denied")), bornOf(born("1999"), born("1998"))]).toEqual([null, null, null, null]);
  });

  it("has a cell for each of its columns and no other", () => {
    expect(Object.keys(rowOf())).toEqual(columnsOf("person"));
  });
});

it("no table of the dataset has anything that is counted by the law or by today: its name is taken from the editions alone", () => {
  const columns = [...EVENT_COLUMNS, ...RECORD_KINDS.flatMap(columnsOf)];
  expect(columns.filter((column) => /limit|law|clock|past|days|status|as_of/u.test(column))).toEqual([]);
});
