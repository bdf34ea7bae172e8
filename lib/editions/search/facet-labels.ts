/** What values of the filters of people are called. */
import { OCCUPATIONS, STAGES, type Locale } from "@/lib/core/kinds";
import type { EditionLookup } from "@/lib/editions/edition";
import type { Heads } from "@/lib/editions/head";
import { labelOf } from "@/lib/editions/labels";
import { PERSON_ROLES, type Facet } from "@/lib/editions/search/facets";
import { recordLabel, type CallRecord, type ValueLabel } from "@/lib/editions/search/list-labels";
import { PERSON_STATUSES } from "@/lib/editions/search/status";
import { translatorFor } from "@/lib/messages/translate";
import { stageName } from "@/lib/vocabulary/stages";

// Values that are records are none of the kinds whose names take other records.
const NOBODY_ELSE: EditionLookup = new Map();

/** `record`: the id of the record that the value is, where it is one; one that is not among the heads is called by its value. */
type Value = { facet: Facet; value: string; record: string | null };

/** What a value of a filter is called. */
export function facetValueLabel({ facet, value, record }: Value, locale: Locale, heads: Heads, call: CallRecord = labelOf): ValueLabel {
  const called = recordLabel(record, locale, { among: heads, others: NOBODY_ELSE }, call);
  if (called !== null) return called;
  const t = translatorFor(locale, "search");
  const status = PERSON_STATUSES.find((known) => known === value);
  const role = PERSON_ROLES.find((known) => known === value);
  const occupation = OCCUPATIONS.find((known) => known === value);
  const stage = STAGES.find((known) => known === value);
  if (facet === "status" && status !== undefined) return { label: translatorFor(locale, "find")(`status.${status}`), language: null };
  if (facet === "role" && role !== undefined) return { label: t(`role.${role}`), language: null };
  if (facet === "occupation" && occupation !== undefined) return { label: translatorFor(locale, "words")(`occupation.${occupation}`), language: null };
  return { label: stage === undefined ? value : stageName(stage, locale), language: null };
}
