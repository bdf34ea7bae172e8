/** Records as choices of a form, by the names that the desk has for them. */
import type { Option } from "@/components/forms/select";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { Locale } from "@/lib/core/kinds";
import { countryName } from "@/lib/vocabulary/countries";

/** In the order given. */
export function recordOptions(records: readonly (MentionedRecord & { id: string })[], locale: Locale): Option[] {
  return records.map((record) => {
    // Sources print countries as they like ("U.K."): a choice says what a page of this language would.
    const country = record.kind === "country" ? countryName(record.slug, locale) : null;
    if (country !== null) return { value: record.id, label: country };
    const { text, lang } = recordTitle(record, locale);
    return { value: record.id, label: text, ...(lang === undefined ? {} : { lang }) };
  });
}
