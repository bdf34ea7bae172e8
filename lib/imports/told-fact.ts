/** What a row tells of its person beside when, how and by whom: by what it is the same fact, and what else it says. Pure. */
import type { RecordId } from "@/lib/core/ids";
import { isDateAttribute } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";
import type { Told } from "@/lib/imports/read-row";

/** A fact of a person's file that is no event: those have a key of their own (lib/imports/queries/known-readings.ts). */
export type ToldFact = Exclude<Told, { kind: "event_reading" }>;
/** The records that a row's value points to, as they were found. */
export type PointedTo = { practiceId: RecordId | null; toId: RecordId | null };

/** By what two rows tell one fact, beside whose it is, its date, its source and the words. Null where the fact is of a kind that no row tells. */
export type SameBy = readonly (string | null)[];

export function sameByOfTold(told: ToldFact, { practiceId, toId }: PointedTo): SameBy {
  switch (told.kind) {
    case "spell":
      return [told.kind, practiceId, told.end?.edtf ?? null];
    case "name":
      return [told.kind, told.nameKind, told.text];
    case "attribute":
      return [told.kind, told.attribute, isDateAttribute(told.attribute) ? null : told.text];
    case "affiliation":
      return [told.kind, told.affiliation, toId];
    case "charge":
      return [told.kind, told.chargeStage, told.text];
    case "representation":
      return [told.kind, toId, told.began];
  }
}

/** Facts of these kinds a row can tell, beside events. */
export const TOLD_KINDS = ["spell", "name", "attribute", "affiliation", "charge", "representation"] as const satisfies readonly ToldFact["kind"][];

/** The same of what stands on record, and of which case it is. */
export function sameByOfStored({ value }: StoredFact): { sameBy: SameBy; caseId: string | null } | null {
  switch (value.kind) {
    case "spell":
      return { sameBy: [value.kind, value.practiceId, value.endEdtf], caseId: value.caseId };
    case "name":
      return { sameBy: [value.kind, value.nameKind, value.text], caseId: null };
    case "attribute":
      return { sameBy: [value.kind, value.attribute, isDateAttribute(value.attribute) ? null : value.text], caseId: null };
    case "affiliation":
      return { sameBy: [value.kind, value.affiliation, value.toId], caseId: null };
    case "charge":
      return { sameBy: [value.kind, value.chargeStage, value.text], caseId: value.caseId };
    case "representation":
      return { sameBy: [value.kind, value.lawyerId, value.began], caseId: value.caseId };
    default:
      return null;
  }
}

/** What else a value may say; null where it does not, or its kind cannot. */
export type Sides = Record<"place" | "authority" | "language" | "role" | "charge" | "ended" | "endEdtf" | "endPrinted" | "endCountedFrom", string | null>;
export const NO_SIDES: Sides = { place: null, authority: null, language: null, role: null, charge: null, ended: null, endEdtf: null, endPrinted: null, endCountedFrom: null };

export function sidesOfTold(told: Told): Sides {
  // The word for a calling is a code, in no language.
  const language = told.kind === "attribute" && told.attribute === "occupation" ? { language: null } : {};
  const end = "end" in told ? { endEdtf: told.end?.edtf ?? null, endPrinted: told.end?.printed ?? null, endCountedFrom: told.end?.countedFrom ?? null } : {};
  return sidesIn({ ...told, ...language, ...end });
}

export function sidesOfStored({ value }: StoredFact): Sides {
  return sidesIn(value);
}

function sidesIn(value: Readonly<Record<string, unknown>>): Sides {
  const said = Object.keys(NO_SIDES).flatMap((side): [string, string][] => (typeof value[side] === "string" ? [[side, value[side]]] : []));
  return { ...NO_SIDES, ...Object.fromEntries(said) };
}
