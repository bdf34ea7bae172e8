import type { Purpose } from "@/lib/core/kinds";
import type { FactValue } from "@/lib/facts/schema";

/** The purposes that hold something back: what needs one of these stays inside until it is cleared. Without the others nothing of the person is published. */
export const HELD_BACK_PURPOSES = ["health", "relatives"] as const satisfies readonly Purpose[];

/**
 * What a fact of a person tells that their name alone does not cover (docs/decisions/044; in the database `desk.bases_needed`). A kind of fact that comes later is
 * looked at here: the switch must be complete. An attribute (occupation, birth, description) is covered by the basis for the name.
 * @returns null where it tells neither of health nor of family
 */
export function purposeOf(value: FactValue): (typeof HELD_BACK_PURPOSES)[number] | null {
  switch (value.kind) {
    case "event_reading":
      return value.eventKind === "health" ? "health" : value.eventKind === "family" ? "relatives" : null;
    case "representation":
      return value.began === "engaged_by_family" ? "relatives" : null;
    case "name":
    case "attribute":
    case "affiliation":
    case "passage":
    case "about":
    case "speaker":
    case "signature":
    case "source_link":
    case "spell":
    case "charge":
      return null;
  }
}
