/** Stretches of custody of a case as choices of a form: the number that their readings share, under which practice, and since when. */
import type { Option } from "@/components/forms/select";
import { recordTitle, type RecordNames } from "@/components/desk/fact-words";
import { formatHonestDate } from "@/lib/core/honest-date";
import { labelled } from "@/lib/core/languages";
import type { Locale } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Each once, by its number, in the words of the reading that came first. @param facts of the person, drafts included */
export function stretchOptions(facts: readonly StoredFact[], caseId: string, names: RecordNames, locale: Locale): Option[] {
  const custody = translatorFor(locale, "custody");
  const labels = new Map<number, string>();
  for (const { value, date } of facts) {
    if (value.kind !== "spell" || value.caseId !== caseId || labels.has(value.spell)) continue;
    const said = [recordTitle(names[value.practiceId], locale).text, ...(date === null ? [] : [formatHonestDate(date.edtf, locale)])];
    labels.set(value.spell, labelled(locale, custody("spell.number", { number: value.spell }), said.join(" · ")));
  }
  return [...labels].toSorted(([one], [other]) => one - other).map(([number, label]) => ({ value: String(number), label }));
}
