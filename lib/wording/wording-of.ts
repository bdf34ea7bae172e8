/** Words as they would stand, of what a form says. Pure. */
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import type { ProposeWordingInput } from "@/lib/wording/schema";

/** Without its id, which the database gives, and without how it came to stand, which it does not yet. */
export type ProposedWording = Omit<PracticeEntry, "id" | "changed">;

/** @param base the words that it replaces, as they stand; null for a practice that is added */
export function wordingOf(input: ProposeWordingInput, base: PracticeEntry | null): ProposedWording {
  if (input.act !== "add" && input.act !== "correct") {
    if (base === null) throw new Error("What is retired, or used again, are words that stand.");
    const { id: _id, changed: _changed, ...stands } = base;
    return { ...stands, retired: input.act === "retire" };
  }
  const { practice, kind, abbreviation, otherNames, source, quotation, quotationLanguage } = input;
  return {
    code: practice,
    kind,
    names: { en: input.nameEn, zhHans: input.nameZh, pinyin: input.pinyin },
    abbreviation,
    otherNames,
    definition: { en: input.definitionEn, zh: input.definitionZh },
    safeguards: { en: input.safeguardsEn, zh: input.safeguardsZh },
    source,
    quotation: quotation === null || quotationLanguage === null ? null : { text: quotation, language: quotationLanguage },
    // A correction of what is no longer used does not bring it back.
    retired: base?.retired ?? false,
  };
}
