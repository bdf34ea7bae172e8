import { expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { cursorOf, cursorWord, readCursor } from "@/lib/editions/search/cursor";
import { searchEntryOf } from "@/lib/editions/search/entry";

it("an answer goes on behind a name of any length and script: what a cursor is made of, it can read", () => {
  // Two hundred characters are as many as a name may have: seven hundred letters in pinyin, and these eighteen for each.
  for (const [text, language] of [["榴楤".repeat(100), "zh-Hans"], ["榴楤".repeat(100), "zh-Hant-HK"], ["ﷺ".repeat(200), "ar"], ["𠮷".repeat(100), "ja"], ["Leek", "en"]] as const) {
    const person = edition("person", "invented-person", { affiliations: [], cases: [], names: [{ ...fact([cite(someId(), "words")]), text, language, kind: "main" }] });
    const sortName = searchEntryOf(person.body, new Set(), "2045-01-01")?.person?.sortName ?? "";
    expect(sortName).not.toBe("");
    const cursor = cursorOf("name", { rank: 0, distance: 0, sortName, recordId: person.body.id, updatedOn: "2031-05-02", latestEventOn: null });
    expect(readCursor(cursorWord(cursor), "name"), text.slice(0, 2)).toEqual(cursor);
  }
});
