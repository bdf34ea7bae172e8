import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SaidBy } from "@/components/public/evidence";
import type { RecordId } from "@/lib/core/ids";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { EditionFact } from "@/lib/editions/facts";

const speaker = edition("person", "test-person-aubergine", { affiliations: [], cases: [], names: [{ ...fact([cite(someId(), "words")]), text: "Test Person Aubergine", language: "en", kind: "main" }] });

function said(by: { saidBy?: RecordId; saidByText?: string }, locale: Locale): string {
  const spoken = { ...fact([cite(someId(), "words")]), ...by } as EditionFact;
  return renderToStaticMarkup(<SaidBy fact={spoken} view={{ locale, lookup: new Map([[speaker.body.id, speaker]]) }} />);
}

describe("who says so", () => {
  it("is named where their record is public, and in the source's words where it names nobody", () => {
    for (const locale of LOCALES) {
      expect(said({ saidBy: speaker.body.id }, locale)).toContain("Test Person Aubergine");
      expect(said({ saidByText: "an invented neighbour" }, locale)).toContain("an invented neighbour");
      expect(said({}, locale)).toBe("");
    }
  });

  it("is somebody not named here once their record is withdrawn: the claim does not become the source's own", () => {
    expect(said({ saidBy: someId() }, "en")).toContain("according to somebody not named here");
    expect(said({ saidBy: someId() }, "zh")).toContain("据此处未具名者");
  });
});
