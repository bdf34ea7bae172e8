/** Words that carry no language of their own are marked with the one that they are written in (WCAG 3.1.2). */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { EditionBox } from "@/components/public/edition-box";
import { EditionList } from "@/components/public/edition-list";
import { History } from "@/components/public/history";
import { PastNotice } from "@/components/public/past-notice";
import { UpdateList } from "@/components/public/update-list";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { edition } from "@/lib/editions/edition-fixtures";
import type { PastEntry } from "@/lib/editions/past-edition";

const NOTES = { en: "The month was misread.", zh: "月份误读。" } as const satisfies Record<Locale, string>;

/** Every place that shows the public note of a correction, in one language, with a note written in another. */
function placesIn(locale: Locale, note: string): Record<string, string> {
  const made = edition("person", "test-person-aubergine", { affiliations: [], cases: [] });
  const entry: PastEntry = { ...made.entry, number: 2, reason: "corrected", publicNote: note, withheldOn: null, stands: true };
  const first: PastEntry = { ...entry, number: 1, reason: "published", publicNote: null, stands: false };
  const update = { id: "x", act: "correct", actNumber: 2, actReason: "corrected", actAlone: false, onDay: "2031-05-04", note, record: made } as const;
  const drawn = {
    box: <EditionBox edition={{ entry }} locale={locale} />,
    list: <EditionList entries={[entry]} readable={[1, 2]} locale={locale} />,
    history: <History entries={[entry]} locale={locale} />,
    past: <PastNotice entry={first} next={entry} standing={2} locale={locale} />,
    updates: <UpdateList updates={[update]} view={{ locale, lookup: new Map() }} level={2} />,
  };
  return Object.fromEntries(Object.entries(drawn).map(([place, element]) => [place, renderToStaticMarkup(element)]));
}

describe("the public note of a correction", () => {
  it.each(LOCALES.flatMap((page) => LOCALES.map((written) => [page, written] as const)))("on a page in %s, written in %s", (page, written) => {
    for (const [place, html] of Object.entries(placesIn(page, NOTES[written]))) {
      const marked = `<span lang="${languageTag(written)}">${NOTES[written]}</span>`;
      expect(html, place).toContain(NOTES[written]);
      expect(html.includes(marked), place).toBe(page !== written);
    }
  });
});
