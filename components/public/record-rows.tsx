import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import { OCCUPATIONS, type Locale } from "@/lib/core/kinds";
import type { Clients } from "@/lib/editions/custody";
import type { EditionLookup } from "@/lib/editions/edition";
import type { ListedPerson, Named } from "@/lib/editions/head";
import { affirmedOf } from "@/lib/editions/affirmed";
import { headNames, labelOf } from "@/lib/editions/labels";
import { valuesOf } from "@/lib/editions/search/facets";
import type { Matched } from "@/lib/editions/search/ways";
import { translatorFor } from "@/lib/messages/translate";
import { ClientsLine } from "./clients";
import { HowPut, Mark } from "./how-put";
import { MarkedLabel, RecordLink } from "./record-link";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;

/** Links to records, one line each. */
export function RecordRows({ editions, view }: { editions: readonly Named[]; view: Shown }) {
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

// What a person is called takes no other record.
const NOBODY_ELSE: EditionLookup = new Map();

type PeopleRowsProps = { people: readonly ListedPerson[]; /** Why each is there, by id; only where something was typed. */ matched?: ReadonlyMap<RecordId, Matched>; /** Whom each defended, by id; only in the list of lawyers. */ clients?: ReadonlyMap<RecordId, Clients>; locale: Locale; /** Of the headings. */ level?: 2 | 3 };

/** People with what they are called, what they are, when something happened, and why they are in the list. Sources are on each person's page. */
export function PeopleRows({ people, matched, clients, locale, level = 2 }: PeopleRowsProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const t = translatorFor(locale, "search");
  const words = translatorFor(locale, "words");
  const separator = translatorFor(locale, "common")("listSeparator");
  return (
    <ul className="records people">
      {people.map(({ body, tags }) => {
        const label = labelOf({ body }, locale, NOBODY_ELSE);
        const names = headNames(body.names, locale);
        const other = names.find((name) => name.text !== label.text && name.mark === null);
        const occupations = affirmedOf(body, "occupation").flatMap((said) => {
          const occupation = OCCUPATIONS.find((known) => known === said.reading.text);
          return occupation === undefined ? [] : [{ occupation, mark: said.mark }];
        });
        const years = valuesOf(tags, "year");
        const why = matched?.get(body.id);
        const defended = clients?.get(body.id);
        return (
          <li key={body.id}>
            <Heading className="record-name">
              <a href={paths.record(locale, "person", body.slug)}>
                <MarkedLabel label={label} locale={locale} />
              </a>
              {other === undefined ? null : (
                <span className="other-name" lang={other.language}>
                  {other.text}
                </span>
              )}
            </Heading>
            {why === undefined ? null : <WhyMatched matched={why} locale={locale} />}
            {occupations.length === 0 ? null : (
              <p className="record-date">
                {occupations.every((said) => said.mark === null)
                  ? occupations.map((said) => words(`occupation.${said.occupation}`)).join(separator)
                  : occupations.map((said, position) => (
                      <span key={said.occupation}>
                        {position === 0 ? null : separator}
                        {words(`occupation.${said.occupation}`)}
                        {said.mark === null ? null : <> <HowPut how={said.mark} locale={locale} /></>}
                      </span>
                    ))}
              </p>
            )}
            {defended === undefined ? null : <ClientsLine lawyer={body.slug} {...defended} view={{ locale, lookup: NOBODY_ELSE }} />}
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

/** By which written form of a name somebody was found. */
export function WhyMatched({ matched: { way, text, language, kind, mark }, locale }: { matched: Matched; locale: View["locale"] }) {
  const t = translatorFor(locale, "search");
  const words = translatorFor(locale, "words");
  return (
    <p className="why-matched">
      {t("why.title")} {t(`why.${way}`)}: <q lang={language}>{text}</q> <span className="kind">· {words(`nameKind.${kind}`)}</span>
      {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
    </p>
  );
}
