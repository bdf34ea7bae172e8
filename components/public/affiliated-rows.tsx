import type { Affiliated } from "@/lib/editions/statements-for";
import { HowPut } from "./how-put";
import { RecordLink } from "./record-link";
import type { View } from "./view";

/** People and bodies of a country or an organisation, or what rests on a source, one line each, with the mark without which the list would say more than the sources. */
export function AffiliatedRows({ affiliated, view }: { affiliated: readonly Affiliated[]; view: Pick<View, "locale" | "lookup"> }) {
  return (
    <ul className="links">
      {affiliated.map(({ edition, mark }) => (
        <li key={edition.body.id}>
          <RecordLink edition={edition} view={view} />
          {mark === null ? null : <> <HowPut how={mark} locale={view.locale} /></>}
        </li>
      ))}
    </ul>
  );
}
