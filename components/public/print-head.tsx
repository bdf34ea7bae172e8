import type { Locale } from "@/lib/core/kinds";
import type { Edition, EditionLookup } from "@/lib/editions/edition";
import { absolute, today } from "@/lib/editions/site";
import { citationOf, plainCitation } from "@/lib/editions/takeaway/citation";

const LANGUAGE = { en: "en", zh: "zh-Hans" } as const satisfies Record<Locale, string>;

/** What a page of paper must say of itself, and a screen need not: which edition it is, from where, and when it was read. On paper alone, above the name. */
export function PrintHead({ edition, locale, lookup }: { edition: Edition; locale: Locale; lookup: EditionLookup }) {
  return (
    <p className="print-head citation" lang={LANGUAGE[locale]}>
      {plainCitation(citationOf(edition, locale, lookup, { absolute, retrievedOn: today() }))}
    </p>
  );
}
