import type { RecordId } from "@/lib/core/ids";
import type { PeopleCount } from "@/lib/editions/charts/people-by-year";
import type { EditionOf } from "@/lib/editions/edition";
import { translatorFor } from "@/lib/messages/translate";
import { FigureTable } from "./chart-parts";
import { RecordLink } from "./record-link";
import type { View } from "./view";

type PracticesTableProps = { practices: readonly EditionOf<"practice">[]; people: ReadonlyMap<RecordId, PeopleCount>; view: Pick<View, "locale" | "lookup"> };

/** Practices with how many people are on record under each: the list itself, as a table. */
export function PracticesTable({ practices, people, view }: PracticesTableProps) {
  const t = translatorFor(view.locale, "charts");
  return (
    <FigureTable id="practices-caption" caption={t("practices.caption")}>
      <thead>
        <tr>
          <th scope="col">{t("practices.practice")}</th>
          <th scope="col">{t("years.stated")}</th>
          <th scope="col">{t("years.alleged")}</th>
        </tr>
      </thead>
      <tbody>
        {practices.map((practice) => {
          const { stated, alleged } = people.get(practice.body.id) ?? { stated: 0, alleged: 0 };
          return (
            <tr key={practice.body.id}>
              <th scope="row">
                <RecordLink edition={practice} view={view} />
              </th>
              <td>{stated}</td>
              <td>{alleged}</td>
            </tr>
          );
        })}
      </tbody>
    </FigureTable>
  );
}
