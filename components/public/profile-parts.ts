import type { RecordId } from "@/lib/core/ids";
import { ATTRIBUTES } from "@/lib/core/kinds";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { EditionBodyOf, EditionCitation } from "@/lib/editions/contract";
import type { SpellEntry } from "@/lib/editions/custody";
import type { EditionOf } from "@/lib/editions/edition";
import { attributesOf, citationsDrawnOf, type EditionFact } from "@/lib/editions/facts";
import { markWord } from "@/lib/editions/mark-words";
import type { CitingPart } from "@/lib/editions/source-notes";
import type { Status } from "@/lib/editions/status";
import type { TimelineEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import type { View } from "./view";

type Drawn = {
  person: EditionBodyOf<"person">;
  status: Status;
  /** The entries of the timeline that the page shows. */
  entries: readonly TimelineEntry[];
  spells: readonly SpellEntry[];
  /** Facts of who defended this person, and of whom this person defended. */
  work: readonly EditionFact[];
  /** Statements with their words outside of the timeline. */
  said: readonly EditionOf<"statement">[];
  about: readonly EditionOf<"statement">[];
};

/** The parts of a profile that rest on quotations, from top to bottom: its notes are numbered as they are read, and lead back. */
export function citingParts({ person, status, entries, spells, work, said, about }: Drawn, locale: View["locale"]): CitingPart[] {
  const t = translatorFor(locale, "public");
  const custody = translatorFor(locale, "custody");
  const charged = person.cases.flatMap(({ charges = [] }) => charges);
  const attributes = [...ATTRIBUTES].toSorted((a, b) => Number(a === "description") - Number(b === "description")).flatMap((attribute) => attributesOf(person, attribute));
  return [
    { href: "#names", text: t("record.names"), citations: citationsIn(person.names) },
    { href: "#status", text: translatorFor(locale, "profile")("status.title"), citations: [...status.places.flatMap(({ citations }) => citations), ...citationsIn(status.sureness?.readings ?? [])] },
    { href: "#facts", text: t("record.facts"), citations: citationsIn([...attributes, ...person.affiliations]) },
    ...entries.map((entry): CitingPart => ({ href: `#${entryId(entry)}`, text: entryDay(entry, locale), citations: citationsOfEntry(entry, person.id) })),
    ...spells.map((spell): CitingPart => ({ href: `#${spellId(spell)}`, text: custody("spell.title"), citations: citationsIn(spell.readings) })),
    { href: "#charges", text: custody("charges.title"), citations: citationsIn(charged) },
    { href: "#lawyers", text: custody("lawyers.title"), citations: citationsIn(work) },
    { href: "#said", text: t("person.said"), citations: citationsDrawnOf(said) },
    { href: "#statements", text: t("person.statements"), citations: citationsDrawnOf(about) },
  ];
}

/** The place of an entry on the page. */
export function entryId(entry: TimelineEntry): string {
  return entry.kind === "event" ? `event-${entry.event}` : `statement-${entry.statement.body.slug}`;
}

/** By which an entry is known in a link to it: every day that sources give it, as they write it, and in a word how each is put where that is not plain. */
export function entryDay({ date, datings }: TimelineEntry, locale: View["locale"]): string {
  if (date?.earliest == null) return translatorFor(locale, "profile")("timeline.undated");
  const custody = translatorFor(locale, "custody");
  const days = datings.map((dating) => [formatHonestDate(dating.date.edtf, locale), ...(dating.mark === null ? [] : [markWord(dating.mark, locale)])].join(custody("status.separator")));
  return [...new Set(days)].join(custody("status.or"));
}

/** The place of a stretch of custody on the page. */
export function spellId({ caseNumber, spell }: Pick<SpellEntry, "caseNumber" | "spell">): string {
  return `spell-${String(caseNumber)}-${String(spell)}`;
}

function citationsOfEntry(entry: TimelineEntry, person: RecordId): EditionCitation[] {
  if (entry.kind === "event") return citationsIn(entry.readings);
  // Whom else it is about and what it says stand above the words by which it is dated and belongs here.
  const { about, passages } = entry.statement.body;
  return [...citationsIn(about.filter(({ to }) => to !== person)), ...citationsIn(passages.filter(({ quoted, passage }) => quoted && passage !== "term")), ...citationsDrawnOf([entry.statement])];
}

function citationsIn(facts: readonly EditionFact[]): EditionCitation[] {
  return facts.flatMap(({ citations }) => citations);
}
