import { isDated, precisionOf } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import type { Dating } from "@/lib/editions/datings";
import type { EditionFact } from "@/lib/editions/facts";
import type { Mark } from "@/lib/editions/mark";
import { Preferred } from "./evidence";
import { AsPrinted, HonestDateText, NoDate } from "./honest-date-text";
import { HowPut } from "./how-put";

type Dated = Dating<EditionFact & { language: string | null }>;
type DatingsProps = {
  datings: readonly Dated[];
  locale: Locale;
  /** Of the paragraph around each date. */
  className: string;
  /** Whether how the source prints a date stands beside it. */
  printed?: boolean;
  /** The mark that the heading beside it carries: a date that stands alone does not say it again. */
  under?: Mark;
};

/** When something is dated: each differing date in a paragraph of its own with how it is put, or that none is given. */
export function Datings({ datings, locale, className, printed = false, under = null }: DatingsProps) {
  const differ = datings.length > 1;
  const only = differ ? undefined : datings[0];
  if (datings.length === 0 || (only !== undefined && !isDated(only.date.edtf))) {
    return (
      <p className={className}>
        <NoDate date={only?.date ?? null} locale={locale} />
        {only === undefined || only.mark === null || only.mark === under ? null : <> <HowPut how={only.mark} locale={locale} /></>}
      </p>
    );
  }
  return datings.map(({ date, reading, mark }) => (
    <p key={date.edtf} className={className}>
      {HonestDateText({ edtf: date.edtf, locale })}
      {printed ? AsPrinted({ date, language: reading.language, locale }) : null}
      {mark === null || (!differ && mark === under) ? null : <> {HowPut({ how: mark, locale })}</>}
      {differ && reading.preferred ? <> <Preferred fact={reading} locale={locale} /></> : null}
    </p>
  ));
}

/** How the spine of a timeline draws the first of these dates: a point for one day that no source differs from, a bracket for the rest. */
export function shapeOf(datings: readonly Dated[]): "day" | "range" {
  const [first, ...others] = datings;
  return first === undefined || others.length > 0 ? "range" : precisionOf(first.date.edtf);
}
