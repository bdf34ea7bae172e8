/** A version as it would stand, of what a form says. Pure. */
import type { ProposeLawInput, WholeLawInput } from "@/lib/law/schema";
import type { LawVersion } from "@/lib/vocabulary/law";

/** Without its id, which the database gives, and without how it came to stand, which it is not yet. */
export type ProposedVersion = Omit<LawVersion, "id" | "changed">;

/** @param base the version that it replaces, as it stands; null for one that is added */
export function versionOf(input: ProposeLawInput, base: LawVersion | null): ProposedVersion {
  if (input.act === "add" || input.act === "correct") return wholeVersionOf(input, base);
  if (base === null) throw new Error("What ends, or is taken off, is a version that stands.");
  const { id: _id, changed: _changed, ...stands } = base;
  if (input.act === "withdraw") return stands;
  return { ...stands, inForceTo: input.inForceTo, unchecked: stands.unchecked.filter((field) => field !== "inForceTo"), end: { text: input.quotation, language: input.quotationLanguage, source: input.source } };
}

function wholeVersionOf(input: WholeLawInput, base: LawVersion | null): ProposedVersion {
  const { practice, version, inForceFrom, inForceTo, article, lengthArticle, longest, source } = input;
  const words = (text: string | null, language: string | null) => (text === null || language === null ? null : { text, language });
  return {
    practice,
    law: { en: input.lawEn, zh: input.lawZh },
    version,
    inForceFrom,
    inForceTo,
    article,
    lengthArticle,
    longest,
    note: input.noteEn === null || input.noteZh === null ? null : { en: input.noteEn, zh: input.noteZh },
    // A first day that is not on record was not seen, whatever is ticked.
    unchecked: [...new Set([...(inForceFrom === null ? (["inForceFrom"] as const) : []), ...input.unchecked])],
    source,
    quotation: words(input.quotation, input.quotationLanguage),
    wording: words(input.wording, input.wordingLanguage),
    translation: words(input.translation, input.translationLanguage),
    // How it ended is still said where the last day is the one that was said for.
    end: base !== null && inForceTo !== null && base.inForceTo === inForceTo ? base.end : null,
  };
}
