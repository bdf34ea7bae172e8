/** Which facts answer the same question: those live side by side as disagreement, and an editor may prefer one of them. */
import type { FactValue } from "@/lib/facts/schema";

/**
 * The question that a fact answers about its record; two facts of one record with equal questions are readings of one thing.
 * Made here and nowhere else: the database's "one preferred answer" (CL110, `change_leaves_one_preferred`) rests on it.
 * Several aliases share a question without disagreeing; several main names do disagree.
 */
export function questionOf(value: FactValue): string {
  switch (value.kind) {
    case "name":
      return `name:${value.nameKind}`;
    case "attribute":
      return `attribute:${value.attribute}`;
    // One event may belong to two cases of one person, and be read differently in each.
    case "event_reading":
      return `event:${value.eventId}:case:${value.caseId}`;
    case "affiliation":
      return `affiliation:${value.affiliation}:${value.toId}`;
    case "passage":
      return `passage:${String(value.position)}`;
    case "about":
      return `about:${value.relation}:${value.toId}`;
    case "speaker":
      return `speaker:${value.byId ?? value.described ?? ""}`;
    case "signature":
      return `signature:${value.countryId}`;
    case "source_link":
      return `source_link:${value.parentId}`;
    case "spell":
      return `case:${value.caseId}:spell:${String(value.spell)}`;
    // A stage often has several charges: like aliases, they share a question without disagreeing.
    case "charge":
      return `case:${value.caseId}:charge:${value.chargeStage}`;
    case "representation":
      return `case:${value.caseId}:representation:${value.lawyerId}`;
  }
}
