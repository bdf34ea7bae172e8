import type { ReactNode } from "react";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { dossierNumber, type DossierContent } from "@/lib/editions/dossier";
import { printedAddress } from "@/lib/editions/site";
import { numberNotes } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { CountingRule } from "./custody";
import { DossierPerson, drawnOf } from "./dossier-person";
import { citingParts } from "./profile-parts";
import { RecordLabel } from "./record-link";
import { SourceList } from "./source-list";

type DossierProps = {
  content: DossierContent;
  /** What the list is called. */
  title: string;
  /** The day that it is drawn on and that every clock stands at. */
  today: string;
  locale: Locale;
  /** Above the cover; not on paper. @param isWhole whether there is somebody below to print: nobody stands on an empty list, and nobody is drawn of one that is too long */
  tools: (isWhole: boolean) => ReactNode;
};

/**
 * Entries of timelines, of all people together, that are drawn as one document: of three times as many the page was longer than the edge takes from the app, and its reader
 * was told that the site is being started.
 */
const MOST_ENTRIES = 2_000;

/**
 * Several people as one document to print: a cover, then for each what their public page says, then the sources of all of them, numbered once. Whoever does not stand
 * is not in it, and nothing of it says so.
 */
export function Dossier({ content, title, today, locale, tools }: DossierProps) {
  const { people, lookup, laws } = content;
  const t = translatorFor(locale, "advocacy");
  const all = people.map((person) => drawnOf(person, lookup, today));
  const isTooLong = all.reduce((sum, { entries }) => sum + entries.length, 0) > MOST_ENTRIES;
  const drawn = isTooLong ? [] : all;
  const notes = numberNotes(drawn.flatMap((each) => citingParts(each, locale)).flatMap(({ citations }) => citations), lookup);
  const view = { locale, lookup, notes };
  const day = formatHonestDate(today, locale);
  const number = dossierNumber(content);
  return (
    <DrawnOnce as="main" id="content" tabIndex={-1} className={isTooLong ? "dossier too-long" : "dossier"} data-running={t("dossier.running", { number, day })}>
      {tools(drawn.length > 0)}
      <header className="dossier-cover">
        <p className="kind">{t("dossier.label")}</p>
        <h1>{title}</h1>
        <dl className="key-facts">
          <div>
            <dt>{t("dossier.date")}</dt>
            <dd>{t("dossier.dateUtc", { day })}</dd>
          </div>
          <div>
            <dt>{t("dossier.number")}</dt>
            <dd>
              {number} <span className="kind">{t("dossier.numberHint")}</span>
            </dd>
          </div>
          <div>
            <dt>{t("dossier.people")}</dt>
            <dd>{t("dossier.count", { count: people.length })}</dd>
          </div>
        </dl>
        {people.length === 0 || isTooLong ? (
          <p className="nothing">{isTooLong ? t("dossier.tooLong", { count: MOST_ENTRIES }) : t("dossier.empty")}</p>
        ) : (
          <>
            <h2>{t("dossier.contents")}</h2>
            <ol>
              {people.map(({ edition }) => (
                <li key={edition.body.id}>
                  <a href={`#person-${edition.body.slug}`}>
                    <RecordLabel edition={edition} view={view} />
                  </a>
                </li>
              ))}
            </ol>
          </>
        )}
        <p className="section-note">{t("dossier.caution")}</p>
        <p className="section-note">
          {translatorFor(locale, "common")("dataLicence")} {printedAddress(paths.home(locale))}
        </p>
      </header>
      {drawn.map((each) => (
        <DossierPerson key={each.edition.body.id} drawn={each} laws={laws} today={today} view={{ ...view, within: `${each.edition.body.slug}-` }} />
      ))}
      {people.length === 0 || isTooLong ? null : (
        <>
          {drawn.some(({ spells }) => spells.length > 0) ? <CountingRule locale={locale} /> : null}
          <SourceList view={view} />
        </>
      )}
    </DrawnOnce>
  );
}
