import { paths } from "@/lib/core/paths";
import { OCCUPATIONS } from "@/lib/core/kinds";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import { affirmedOf, casesAffirmed } from "@/lib/editions/affirmed";
import { headNames, labelOf } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
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

/** People with what they are called and whether a case of theirs is on record. Sources are on each person's page. */
export function PeopleRows({ people, view: { locale, lookup } }: { people: readonly EditionOf<"person">[]; view: Shown }) {
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  return (
    <ul className="records people">
      {people.map((person) => {
        const { body } = person;
        const label = labelOf(person, locale, lookup);
        const names = headNames(body.names, locale);
        const mark = names.find(({ text }) => text === label.text)?.mark ?? null;
        const other = names.find((name) => name.text !== label.text && name.mark === null);
        const cases = casesAffirmed(body).length;
        const occupations = affirmedOf(body, "occupation").flatMap((said) => {
          const occupation = OCCUPATIONS.find((known) => known === said.reading.text);
          return occupation === undefined ? [] : [{ occupation, mark: said.mark }];
        });
        return (
          <li key={body.id}>
            <h2 className="record-name">
              <a href={paths.record(locale, "person", body.slug)}>
                <InLanguage {...label} />
              </a>
              {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
              {other === undefined ? null : (
                <span className="other-name" lang={other.language}>
                  {other.text}
                </span>
              )}
            </h2>
            <p className="record-date">
              {occupations.map((said, position) => (
                <span key={said.occupation}>
                  {position === 0 ? null : translatorFor(locale, "common")("listSeparator")}
                  {words(`occupation.${said.occupation}`)}
                  {said.mark === null ? null : <> <HowPut how={said.mark} locale={locale} /></>}
                </span>
              ))}
            </p>
            {cases === 0 ? null : (
              <p>
                <Mark shape="●" tone="accent">
                  {t("people.cases", { count: cases })}
                </Mark>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
