/** What a reader finds of the words for a practice: that they were corrected, when and why, that they are no longer used, and what they rest on. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PracticeVocabulary } from "@/components/public/practice-vocabulary";
import { practiceTitle } from "@/components/public/practice-words";
import { VocabularyList } from "@/components/public/vocabulary-list";
import type { Locale } from "@/lib/core/kinds";
import { labelOf, plainLabelOf } from "@/lib/editions/labels";
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import { PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const RSDL = PRACTICES_AS_SHIPPED[0]!;
const RETIRED: PracticeEntry = { ...RSDL, retired: true, quotation: { text: "leeks are kept in a bed", language: "en" }, changed: { how: "retire", on: "2026-11-26", reason: "It was about leeks.", alone: true } };
const wordsOf = (practice: PracticeEntry, locale: Locale) => renderToStaticMarkup(<PracticeVocabulary practice={practice} laws={[]} locale={locale} />);
const listOf = (practice: PracticeEntry, locale: Locale) => renderToStaticMarkup(<VocabularyList practices={[practice]} locale={locale} />);

test("words that came with the product say nothing of a change, nor of being used", () => {
  for (const html of [wordsOf(RSDL, "en"), listOf(RSDL, "en")]) {
    expect(html).toContain(RSDL.definition.en);
    expect(html).not.toMatch(/corrected|no longer use/iu);
  }
});

test("words that were retired say so with the day and the reason, and that nobody else looked at them; the practice is still explained", () => {
  for (const [locale, said] of [["en", ["A term no longer used here since 26 November 2026: It was about leeks.", "Reviewed by nobody else."]], ["zh", ["2026年11月26日", "It was about leeks.", "未经他人审核。"]]] as const) {
    for (const html of [wordsOf(RETIRED, locale), listOf(RETIRED, locale)]) for (const words of [...said, RSDL.definition[locale]]) expect(html).toContain(words);
  }
  expect(wordsOf(RETIRED, "en")).toContain('<blockquote lang="en">leeks are kept in a bed</blockquote>');
  expect(wordsOf(RETIRED, "en")).toContain("no new fact names it");
});

test("a record of a retired practice says so wherever it is drawn, and has its bare name where no remark can stand", () => {
  const edition = { ...practiceEdition("rsdl"), words: RETIRED };
  const name = "Residential surveillance at a designated location (RSDL)";
  expect([practiceTitle(RETIRED, "en"), labelOf(edition, "en", new Map()).text, plainLabelOf(edition, "en", new Map()).text]).toEqual([`${name} (a term no longer used here)`, `${name} (a term no longer used here)`, name]);
});
