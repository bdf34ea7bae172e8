import { markOfAsking, markOfNaming, markOfSaying, statementsFor, voicesOf, type Affiliated, type StatementsFor } from "@/lib/editions/statements-for";
import { citationsDrawnOf } from "@/lib/editions/facts";
import type { EditionCitation } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import type { RecordId } from "@/lib/core/ids";
import { translatorFor } from "@/lib/messages/translate";
import { Section } from "./section";
import { StatementList } from "./statement-list";
import type { View } from "./view";

/** A country or an organisation among the statements that may be about it, and who speaks for it. */
type Spoken = { id: RecordId; voices: ReadonlySet<RecordId> } & StatementsFor;

/** @param affiliated the people and bodies that belong to it */
export function spokenOf(id: RecordId, affiliated: readonly Affiliated[], statements: readonly EditionOf<"statement">[]): Spoken {
  return { id, voices: voicesOf(id, affiliated), ...statementsFor(id, affiliated, statements) };
}

/** What the sections quote. */
export function citationsSpoken({ said, asked, about }: Spoken): EditionCitation[] {
  return citationsDrawnOf([...new Set([...said, ...asked, ...about])]);
}

/** What a country or an organisation said, was asked, and what was said about it, each statement with how surely it stands there. @param title of what it said */
export function SpokenSections({ spoken: { id, voices, said, asked, about }, title, view }: { spoken: Spoken; title: string; view: View }) {
  const { locale } = view;
  const t = translatorFor(locale, "charts");
  return (
    <>
      <Section id="said" title={title} locale={locale} empty={said.length === 0}>
        <StatementList statements={said} markOf={(statement) => markOfSaying(voices, statement)} view={view} />
      </Section>
      <Section id="asked" title={t("country.asked")} locale={locale} empty={asked.length === 0}>
        <StatementList statements={asked} markOf={(statement) => markOfAsking(id, statement)} view={view} />
      </Section>
      <Section id="about" title={t("country.about")} locale={locale} empty={about.length === 0} note={t("country.aboutNote")}>
        <StatementList statements={about} markOf={(statement) => markOfNaming(id, statement)} view={view} />
      </Section>
    </>
  );
}
