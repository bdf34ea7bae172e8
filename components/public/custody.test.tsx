/** What the pages say of custody in words, over dates of every shape and every practice: no release, and no limit that the law on record does not give. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Custody, CustodyStatus } from "@/components/public/custody";
import { addDays } from "@/lib/core/days";
import { boundsOf } from "@/lib/core/honest-date";
import { LOCALES } from "@/lib/core/kinds";
import { clockOfSpell, spellsOf } from "@/lib/editions/custody";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { numberNotes } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { COUNTING_RULE } from "@/lib/vocabulary/counting";
import { lawVersionsOf } from "@/lib/vocabulary/law";
import { LAW_AS_SHIPPED, PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

// Bail and "non-release release" have the word in their name; what is asked is what the page adds.
const CODES = PRACTICES_AS_SHIPPED.map(({ code }) => code).filter((code) => code !== "bail" && code !== "non_release_release");
const records = new Map(CODES.map((code) => [code, practiceEdition(code.replaceAll("_", "-"))]));
const lookup = new Map([...records.values()].map((record) => [record.body.id, record]));

const someDay = fc.integer({ min: 0, max: 5_000 }).map((count) => addDays("2012-06-01", count));
const edtf = fc.oneof(
  someDay,
  someDay.map((day) => day.slice(0, 7)),
  someDay.map((day) => day.slice(0, 4)),
  someDay.map((day) => `${day.slice(0, 7)}~`),
  fc.tuple(someDay, fc.integer({ min: 0, max: 400 })).map(([from, days]) => `${from}/${addDays(from, days)}`),
  someDay.map((day) => `../${day}`),
  someDay.map((day) => `${day}/..`),
);

type Held = { begin: string | null; end: string | null; code: string; modality: string };

function held({ begin, end, code, modality }: Held) {
  const spell = {
    ...fact([cite(someId(), "held")], begin), modality, spell: 1, practice: records.get(code)?.body.id, place: null, authority: null, language: "en",
    end: end === null ? null : { edtf: end, ...boundsOf(end), printed: null, countedFrom: null },
  };
  return edition("person", "aubergine", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events: [], spells: [spell] }] }).body;
}

function wordsOf(person: ReturnType<typeof held>, asOf: string, locale: (typeof LOCALES)[number]): string {
  const view = { locale, lookup, notes: numberNotes([], lookup) };
  const spells = spellsOf(person);
  const html = renderToStaticMarkup(
    <>
      <CustodyStatus spells={spells} asOf={asOf} view={view} />
      <Custody person={person} spells={spells} laws={LAW_AS_SHIPPED} asOf={asOf} view={view} />
    </>,
  );
  // A reader's words, with those taken out that say that nothing is said of a release, and the rule of counting.
  let words = html.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ").replaceAll("&#x27;", "'");
  const t = translatorFor(locale, "custody");
  const disclaimers = ["That says nothing of a release.", "这并不说明是否获释。", t("spell.note"), ...COUNTING_RULE.rule[locale]];
  for (const disclaimer of disclaimers) words = words.replaceAll(disclaimer, " ");
  return words;
}

const RELEASE = { en: /releas|freed|set free/iu, zh: /释放|获释|自由/u } as const;
const modality = fc.constantFrom("stated", "alleged", "may_have", "denied");
// As often one that a law on record knows as one that none does: of all codes few have a law, and by chance alone a run might try none.
const [known, unknown] = [true, false].map((isKnown) => CODES.filter((code) => lawVersionsOf(LAW_AS_SHIPPED, code).some(({ inForceFrom }) => inForceFrom !== null) === isKnown));
const practice = fc.oneof(fc.constantFrom(...(known ?? [])), fc.constantFrom(...(unknown ?? [])));

/** Each draws a hundred pages: on a machine that others share fifteen seconds were nearly not enough. */
const PATIENCE_MS = 60_000;

test("no stretch without an end is said to have ended, or to have ended in a release, whatever its dates and however long ago", () => {
  let open = 0;
  fc.assert(
    fc.property(fc.option(edtf, { nil: null }), practice, modality, someDay, (begin, code, how, asOf) => {
      const person = held({ begin, end: null, code, modality: how });
      const [entry] = spellsOf(person);
      const clock = entry && clockOfSpell(entry, { lookup, laws: LAW_AS_SHIPPED }, asOf);
      if (clock?.open === true) open += 1;
      for (const locale of LOCALES) {
        const words = wordsOf(person, asOf, locale);
        const t = translatorFor(locale, "custody");
        expect(words).not.toMatch(RELEASE[locale]);
        expect(words).not.toContain(t("clock.held"));
        if (how !== "denied") expect(words).toContain(t("spell.open"));
      }
    }),
    { numRuns: 120 },
  );
  expect(open).toBeGreaterThan(0);
}, PATIENCE_MS);

test("a limit is said exactly where the law on record gives one, and where it gives none the page says so and nothing of being past or within it", () => {
  let [limited, unlimited] = [0, 0];
  fc.assert(
    fc.property(edtf, fc.option(edtf, { nil: null }), practice, fc.constantFrom("stated", "alleged"), someDay, (begin, end, code, how, asOf) => {
      const person = held({ begin, end, code, modality: how });
      const [entry] = spellsOf(person);
      const clock = entry && clockOfSpell(entry, { lookup, laws: LAW_AS_SHIPPED }, asOf);
      if (clock == null) return;
      const hasLaw = lawVersionsOf(LAW_AS_SHIPPED, code).some(({ inForceFrom }) => inForceFrom !== null);
      if (!hasLaw) expect(clock.limit).toBeNull();
      if (clock.limit === null) unlimited += 1;
      else limited += 1;
      for (const locale of LOCALES) {
        const t = translatorFor(locale, "custody");
        const words = wordsOf(person, asOf, locale);
        const claims = [t("clock.within"), t("clock.past"), t("clock.unclear"), t("clock.unsaid"), t("clock.pastUnlessEnded"), t("clock.lastDay", { day: "" }).slice(0, 4)];
        expect(words.includes(t("clock.noLimit"))).toBe(clock.limit === null);
        const isClaimed = claims.some((claim) => words.replaceAll(t("clock.bar"), "").includes(claim));
        expect(isClaimed).toBe(clock.limit !== null);
      }
    }),
    { numRuns: 120 },
  );
  expect(Math.min(limited, unlimited)).toBeGreaterThan(0);
}, PATIENCE_MS);
