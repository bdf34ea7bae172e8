import type { Locale } from "@/lib/core/kinds";
import type { EditionLookup } from "@/lib/editions/edition";
import type { SourceNotes } from "@/lib/editions/source-notes";

/** What every part of a public page needs to draw itself. */
export type View = { locale: Locale; lookup: EditionLookup; notes: SourceNotes };
