import { formatHonestDate } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import { casesAffirmed } from "@/lib/editions/affirmed";
import { representedBy, representingOf, spellsOf } from "@/lib/editions/custody";
import type { DossierPerson as Person } from "@/lib/editions/dossier";
import { onlyOf, type EditionLookup } from "@/lib/editions/edition";
import { headNames, labelOf } from "@/lib/editions/labels";
import { isAffirmed } from "@/lib/editions/mark";
import { printedAddress } from "@/lib/editions/site";
import { markOfSaying } from "@/lib/editions/statements-for";
import { statusOf } from "@/lib/editions/status";
import { statementsAbout, statementsInTime, timelineOf, type TimelineEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import type { Laws } from "@/lib/vocabulary/law";
import { Charges } from "./charges";
import { Custody } from "./custody";
import { SeededNotice } from "./edition-box";
import { KeyFacts } from "./key-facts";
import { NameBlock } from "./name-block";
import { entryId } from "./profile-parts";
import { ProfileStatus } from "./profile-status";
import { MarkedLabel } from "./record-link";
import { Representations } from "./representations";
import { Section } from "./section";
import { StatementList } from "./statement-list";
import { Timeline } from "./timeline";
import { idIn, type View } from "./view";

/** Everything that a dossier says of one person, by the rules of their own page (profile.tsx). @param today the day that every clock stands at */
export function drawnOf({ edition, mentioning, statements }: Person, lookup: EditionLookup, today: string) {
  const { body } = edition;
  const { direct, around, markOf } = statementsAbout(body.id, statements);
  const about = statementsInTime([...direct, ...around]);
  const entries = timelineOf(body, statements);
  const onTimeline = new Set(entries.flatMap((entry) => (entry.kind === "statement" ? entry.statement.body.id : [])));
  const defenders = representingOf(edition).filter(({ lawyer }) => lookup.has(lawyer));
  const clients = representedBy(body.id, onlyOf(mentioning, "person"));
  return {
    edition,
    person: body,
    status: statusOf(body, today),
    entries,
    spells: spellsOf(body),
    defenders,
    clients,
    work: [...defenders, ...clients].flatMap(({ readings }) => readings),
    said: statementsInTime(statements.filter((statement) => statement.body.speakers.some((speaker) => speaker.by === body.id && isAffirmed(speaker)))),
    /** Those whose words do not stand on the timeline. */
    about: about.filter((statement) => !onTimeline.has(statement.body.id)),
    markOf,
  };
}

type DossierPersonProps = { drawn: ReturnType<typeof drawnOf>; laws: Laws; today: string; /** Its `within` is this person's. */ view: View };

/** One person of a dossier: which edition this is, from where and of when, then what their page says. */
export function DossierPerson({ drawn, laws, today, view }: DossierPersonProps) {
  const { edition, person, status, entries, spells, defenders, clients, said, about, markOf } = drawn;
  const { locale, lookup, within } = view;
  const t = translatorFor(locale, "public");
  const dossier = translatorFor(locale, "advocacy");
  const { number, publishedOn, sha256, slug } = edition.entry;
  const address = paths.edition(locale, "person", slug, number);
  const url = printedAddress(address) ?? address;
  const day = (iso: string) => formatHonestDate(iso, locale);
  const label = labelOf(edition, locale, lookup);
  const other = headNames(person.names, locale).find((name) => name.text !== label.text && name.mark === null);
  // A part of a timeline is found further down.
  const links = { to: (entry: TimelineEntry) => `#${idIn(view, entryId(entry))}` };
  return (
    <article className="record dossier-person" aria-labelledby={`person-${slug}`} data-running={dossier("dossier.runningPerson", { number, url })}>
      <h2 id={`person-${slug}`}>
        <MarkedLabel label={label} locale={locale} />
        {other === undefined ? null : (
          <span className="other-name" lang={other.language}>
            {other.text}
          </span>
        )}
      </h2>
      <p className="section-note">
        {dossier("dossier.edition", { number, published: day(publishedOn), url, retrieved: day(today) })} {dossier("dossier.hash", { hash: sha256 })}
      </p>
      <SeededNotice edition={edition} locale={locale} />
      <NameBlock body={person} view={view} />
      {casesAffirmed(person).length > 0 ? <ProfileStatus edition={edition} status={status} spells={spells} laws={laws} asOf={today} links={links} view={view} /> : null}
      <Section id="facts" within={within} title={t("record.facts")} locale={locale}>
        <KeyFacts body={person} view={view} />
      </Section>
      <Section id="timeline" within={within} title={t("timeline.title")} locale={locale} empty={entries.length === 0}>
        <Timeline entries={entries} person={person.id} permalink={null} view={view} />
      </Section>
      <Custody person={person} spells={spells} laws={laws} asOf={today} view={view} />
      <Charges person={person} view={view} />
      <Representations defenders={defenders} clients={clients} view={view} />
      {said.length === 0 ? null : (
        <Section id="said" within={within} title={t("person.said")} locale={locale}>
          <StatementList statements={said} markOf={(statement) => markOfSaying(new Set([person.id]), statement)} view={view} />
        </Section>
      )}
      {about.length === 0 ? null : (
        <Section id="statements" within={within} title={t("person.statements")} locale={locale}>
          <StatementList statements={about} markOf={markOf} view={view} person={person.id} />
        </Section>
      )}
    </article>
  );
}
