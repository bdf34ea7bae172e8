import { representingOf, spellsOf } from "@/lib/editions/custody";
import type { Drawn } from "@/lib/editions/edition";
import { timelineOf } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import type { Laws } from "@/lib/vocabulary/law";
import { Charges } from "./charges";
import { Custody } from "./custody";
import { KeyFacts } from "./key-facts";
import { Names } from "./names";
import { Representations } from "./representations";
import { Section } from "./section";
import { SourceChain } from "./source-chain";
import { SourceParents } from "./source-parents";
import { StatementOwn } from "./statement-own";
import { Timeline } from "./timeline";
import type { View } from "./view";

type EditionFactsProps = { edition: Drawn; /** As it stands today, on the practices that it names. */ laws: Laws; view: View };

/**
 * What one edition itself says, with the components of the record's own page. What other records say of it (statements about a person, people
 * under a practice) is no part of an edition, and is not drawn here. The clock of custody stands at the day on which the edition was made, and counts by the law as it is known today.
 */
export function EditionFacts({ edition, laws, view }: EditionFactsProps) {
  const { body } = edition;
  const t = translatorFor(view.locale, "public");
  const affiliations = "affiliations" in body ? body.affiliations : [];
  return (
    <>
      {body.attributes.length + affiliations.length === 0 && body.kind !== "person" ? null : (
        <Section id="facts" title={t(body.kind === "practice" ? "practice.reported" : "record.facts")} locale={view.locale}>
          <KeyFacts body={body} view={view} />
        </Section>
      )}
      <OwnParts edition={edition} laws={laws} view={view} />
      {body.names.length === 0 ? null : <Names body={body} view={view} />}
    </>
  );
}

function OwnParts({ edition, laws, view }: EditionFactsProps) {
  const { entry, body } = edition;
  const t = translatorFor(view.locale, "public");
  switch (body.kind) {
    case "person": {
      const entries = timelineOf(body, []);
      return (
        <>
          <Section id="timeline" title={t("timeline.title")} locale={view.locale} empty={entries.length === 0} note={entries.length === 0 ? undefined : t("timeline.note")}>
            <Timeline entries={entries} person={body.id} view={view} />
          </Section>
          <Custody person={body} spells={spellsOf(body)} laws={laws} asOf={entry.publishedOn} view={view} />
          <Charges person={body} view={view} />
          <Representations defenders={representingOf({ entry, body })} clients={[]} view={view} />
        </>
      );
    }
    case "statement":
      return (
        <>
          <StatementOwn body={body} view={view} />
          <SourceChain citations={body.passages.flatMap(({ citations }) => citations)} view={view} />
        </>
      );
    case "source": {
      const parents = body.parents.filter(({ parent }) => view.lookup.has(parent));
      return (
        <Section id="parents" title={t("source.parents")} locale={view.locale} empty={parents.length === 0}>
          <SourceParents links={parents} view={view} />
        </Section>
      );
    }
    case "practice":
    case "country":
    case "organisation":
      return null;
  }
}
