import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import { OCCUPATIONS } from "@/lib/core/kinds";
import type { EditionName } from "@/lib/editions/contract";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import type { Clients } from "@/lib/editions/custody";
import { affirmedOf, affirmedValues } from "@/lib/editions/affirmed";
import { headNames, labelOf } from "@/lib/editions/labels";
import { facetsOf, valuesOf } from "@/lib/editions/search/facets";
import type { Matched } from "@/lib/editions/search/ways";
import { translatorFor } from "@/lib/messages/translate";
import { ClientsLine } from "./clients";
import { HowPut, Mark } from "./evidence";
import { InLanguage, RecordLink } from "./record-link";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;

/** Links to records, one line each. */
export function RecordRows({ editions, view }: { editions: readonly Edition[]; view: Shown }) {
  return (
    <ul className="links">
      {editions.map((edition) => (
        <li key={edition.body.id}>
          <RecordLink edition={edition} view={view} />
        </li>
      ))}
    </ul>
  );
}

type PeopleRowsProps = { people: readonly EditionOf<"person">[]; /** Why each is there, by id; only where something was typed. */ matched?: ReadonlyMap<RecordId, Matched>; /** Whom each defended, by id; only in the list of lawyers. */ clients?: ReadonlyMap<RecordId, Clients>; view: Shown; /** Of the headings. */ level?: 2 | 3 };

/** People with what they are called, what they are, when something happened, and why they are in the list. Sources are on each person's page. */
export function PeopleRows({ people, matched, clients, view: { locale, lookup }, level = 2 }: PeopleRowsProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const t = translatorFor(locale, "search");
  const words = translatorFor(locale, "words");
  const separator = translatorFor(locale, "common")("listSeparator");
  return (
    <ul className="records people">
      {people.map((person) => {
        const { body } = person;
        const label = labelOf(person, locale, lookup);
        const names = headNames(body.names, locale);
        const mark = names.find(({ text }) => text === label.text)?.mark ?? null;
        const other = names.find((name) => name.text !== label.text && name.mark === null);
        const occupations = affirmedOf(body, "occupation").flatMap((said) => {
          const occupation = OCCUPATIONS.find((known) => known === said.reading.text);
          return occupation === undefined ? [] : [{ occupation, mark: said.mark }];
        });
        // The tags of the filters, so that a row never says more than the list that it stands in.
        const tags = facetsOf(body);
        const years = valuesOf(tags, "year");
        const why = matched?.get(body.id);
        const defended = clients?.get(body.id);
        return (
          <li key={body.id}>
            <Heading className="record-name">
              <a href={paths.record(locale, "person", body.slug)}>
                <InLanguage {...label} />
              </a>
              {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
              {other === undefined ? null : (
                <span className="other-name" lang={other.language}>
                  {other.text}
                </span>
              )}
            </Heading>
            {why === undefined ? null : <WhyMatched matched={why} names={body.names} locale={locale} />}
            {occupations.length === 0 ? null : (
              <p className="record-date">
                {occupations.map((said, position) => (
                  <span key={said.occupation}>
                    {position === 0 ? null : separator}
                    {words(`occupation.${said.occupation}`)}
                    {said.mark === null ? null : <> <HowPut how={said.mark} locale={locale} /></>}
                  </span>
                ))}
              </p>
            )}
            {defended === undefined ? null : <ClientsLine lawyer={body.slug} {...defended} view={{ locale, lookup }} />}
            {years.length === 0 ? null : <p className="record-date">{t("result.years", { years: years.join(separator) })}</p>}
            {tags.includes("role:detained") ? (
              <p>
                <Mark shape="●" tone="accent">
                  {t("result.cases")}
                </Mark>
              </p>
            ) : null}
            {tags.includes("role:detained_alleged") ? (
              <p>
                <Mark shape="◇" tone="caution">
                  {t("result.casesAlleged")}
                </Mark>
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function WhyMatched({ matched: { way, text, language, kind }, names, locale }: { matched: Matched; names: readonly EditionName[]; locale: View["locale"] }) {
  const t = translatorFor(locale, "search");
  const words = translatorFor(locale, "words");
  const mark = affirmedValues(names, (name) => name.text).find(({ reading }) => reading.text === text)?.mark ?? null;
  return (
    <p className="why-matched">
      {t("why.title")} {t(`why.${way}`)}: <q lang={language}>{text}</q> <span className="kind">· {words(`nameKind.${kind}`)}</span>
      {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
    </p>
  );
}
