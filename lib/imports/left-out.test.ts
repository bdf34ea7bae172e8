/** What a source on record lacks of a row, or says otherwise; a day is one however it is typed. */
import { expect, test } from "vitest";
import { leftOutOfSource } from "@/lib/imports/left-out";

const known = { titles: ["Invented Harvest Report"], addresses: ["https://harvest.invalid/one"], publishers: ["Invented Gazette"], dates: ["2031-05-08"], printed: ["8 May"], languages: ["zh-Hans"] };

test("finds a source as the row describes it, whatever its capitals, width and way of writing a day", () => {
  expect(leftOutOfSource({ cells: { source_title: "invented  harvest report", source_publisher: "Ｉｎｖｅｎｔｅｄ Gazette", source_address: "HTTPS://Harvest.invalid/one", source_date: "8 May 2031", source_date_printed: "8 May", source_language: "zh-hans" } }, known)).toEqual([]);
});

test("names each field that it lacks or says otherwise, in the order of the table", () => {
  expect(leftOutOfSource({ cells: { source_title: "Another", source_address: "https://harvest.invalid/One", source_archive: "https://copy.invalid/one", source_date: "9 May 2031", source_language: "en" } }, { ...known, languages: [] })).toEqual(["source_title", "source_address", "source_archive", "source_date", "source_language"]);
});
