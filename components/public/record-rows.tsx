import { paths } from "@/lib/core/paths";
import { OCCUPATIONS } from "@/lib/core/kinds";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import { attributesOf } from "@/lib/editions/facts";
import { headNames, labelOf } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
import { Mark } from "./evidence";
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
        const other = headNames(body.names, locale).find(({ text }) => text !== label.text);
        const occupations = attributesOf(body, "occupation").flatMap(({ text }) => OCCUPATIONS.find((known) => known === text) ?? []);
        return (
          <li key={body.id}>
            <h2 className="record-name">
              <a href={paths.record(locale, "person", body.slug)}>
                <InLanguage {...label} />
              </a>
              {other === undefined ? null : (
                <span className="other-name" lang={other.language}>
                  {other.text}
                </span>
              )}
            </h2>
            <p className="record-date">
              {occupations.map((occupation) => words(`occupation.${occupation}`)).join(translatorFor(locale, "common")("listSeparator"))}
            </p>
            {body.cases.length === 0 ? null : (
              <p>
                <Mark shape="●" tone="accent">
                  {t("people.cases", { count: body.cases.length })}
                </Mark>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
