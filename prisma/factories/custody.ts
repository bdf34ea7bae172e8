/** Invented facts of custody: what is not said of them is left open, as a source leaves it. */
import type { CaseId, RecordId } from "@/lib/core/ids";
import type { FactInput, FactValueOf } from "@/lib/facts/schema";

const OPEN = { endEdtf: null, endPrinted: null, endCountedFrom: null } as const;

type Rest<K extends FactInput["value"]["kind"], Given extends string> = Partial<Omit<FactValueOf<K>, "kind" | Given>>;

/** A stretch of custody without place, authority or end. */
export function spellIn(caseId: CaseId, practiceId: RecordId, rest: Rest<"spell", "caseId" | "practiceId"> = {}): FactValueOf<"spell"> {
  return { kind: "spell", caseId, spell: 1, practiceId, place: null, authority: null, language: "en", ...OPEN, ...rest };
}

/** A charge that the vocabulary does not know. */
export function chargeIn(caseId: CaseId, text: string, rest: Rest<"charge", "caseId" | "text"> = {}): FactValueOf<"charge"> {
  return { kind: "charge", caseId, chargeStage: "arrest", text, language: "en", charge: null, ...rest };
}

/** A lawyer engaged on a case, whose work has no end. */
export function representationIn(caseId: CaseId, lawyerId: RecordId, rest: Rest<"representation", "caseId" | "lawyerId"> = {}): FactValueOf<"representation"> {
  return { kind: "representation", caseId, lawyerId, began: "engaged", ended: null, ...OPEN, ...rest };
}

/** The fact's date, which is the beginning of what lasts. */
export function since(edtf: string, printed: string | null = null): Pick<FactInput, "date"> {
  return { date: { edtf, printed, countedFrom: null } };
}
