import type { Locale } from "@/lib/core/kinds";
import type { EditionLookup } from "@/lib/editions/edition";
import type { SourceNotes } from "@/lib/editions/source-notes";

/** What every part of a public page needs to draw itself. */
export type View = {
  locale: Locale;
  lookup: EditionLookup;
  notes: SourceNotes;
  /** On a page that holds several records, what the ids of this one's parts begin with; its parts then stand one level below its name, and quotations name their source and leave the way to it to the list of all. */
  within?: string;
};

/** The id of a part of a page. */
export function idIn({ within = "" }: Pick<View, "within">, id: string): string {
  return `${within}${id}`;
}
