import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LONGEST_CHART, SpellCharts } from "@/components/public/spell-charts";
import type { Locale } from "@/lib/core/kinds";
import { peopleByYear } from "@/lib/editions/charts/people-by-year";
import { spellRows } from "@/lib/editions/charts/spell-rows";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const AS_OF = "2031-06-01";
const practice = practiceEdition("rsdl");

/** The table of so many stretches under a practice, and the words beneath it. */
function chartOf(count: number, locale: Locale): { lines: number; words: string; html: string } {
  const spell = () => ({ ...fact([cite(someId(), "held")], "2030-01-01"), spell: 1, practice: practice.body.id, place: null, authority: null, language: "en", end: null });
  const person = edition("person", "aubergine", { affiliations: [], cases: Array.from({ length: count }, (_, at) => ({ id: someId(), number: at + 1, events: [], spells: [spell()] })) });
  const lookup = new Map([[practice.body.id, practice]]);
  const html = renderToStaticMarkup(
    <SpellCharts practice={practice} counts={peopleByYear(practice.body.id, [person])} rows={spellRows(practice.body.id, [person], { lookup, laws: LAW_AS_SHIPPED }, AS_OF)} asOf={AS_OF} dataset={null} view={{ locale, lookup }} />,
  );
  const strips = html.slice(html.indexOf('id="spells"'));
  return { lines: strips.match(/<th scope="row">/gu)?.length ?? 0, words: strips.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " "), html: strips };
}

it.each([["en", "1 more stretch is not in this table. All 201 as a file (CSV)"], ["zh", "另有1段羁押未列入此表。 下载全部201段（CSV）"]] as const)("a table that ends before the stretches do says how many are left, and leads to all of them (%s)", (locale, words) => {
  const cut = chartOf(LONGEST_CHART + 1, locale);
  expect(cut.lines).toBe(LONGEST_CHART);
  expect(cut.words).toContain(words);
  expect(cut.html).toContain('<a href="/api/v1/charts/spells/rsdl.csv" type="text/csv">');
});

it("a table that has them all says nothing of others", () => {
  const whole = chartOf(LONGEST_CHART, "en");
  expect(whole.lines).toBe(LONGEST_CHART);
  expect(whole.words).not.toMatch(/not in this table|as a file/u);
});
