/** The headings of what is taken along: a table that has them came from here. Pure. */

export const PEOPLE_COLUMNS = ["person", "name", "name_language", "all_names", "cases", "is_published"] as const;
/** Named as the fields of an import where they mean the same, so that what was taken along can be brought. */
export const EVENT_COLUMNS = [
  "person", "name", "case", "event", "what", "date", "date_printed", "date_counted_from", "public_date", "practice", "place", "public_place", "authority", "text", "text_language", "modality", "certainty", "standing", "speaker",
  "source", "source_title", "exact", "locator", "state",
] as const;

/** Whether these are headings of ours, also where somebody took columns away. `state` stands in no template: only a file that was taken along has it. */
export function isTakenAlong(headings: readonly string[]): boolean {
  return headings.includes("state") && headings.every((heading) => (EVENT_COLUMNS as readonly string[]).includes(heading));
}
