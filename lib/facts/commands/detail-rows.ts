import "server-only";
/** The part of a new fact that depends on its kind: the row of that kind's detail table, created with the fact it belongs to. */
import type { FactValue } from "@/lib/facts/schema";
import type { Prisma } from "@/prisma/generated/client";

type DetailRow = Pick<
  Prisma.AssertionUncheckedCreateInput,
  "name" | "attribute" | "eventReading" | "affiliation" | "passage" | "about" | "speaker" | "signature" | "sourceLink"
>;

/** Exactly one nested row, of the value's own kind. The database refuses a detail of another kind. */
export function detailRow(value: FactValue): DetailRow {
  switch (value.kind) {
    case "name":
      return { name: { create: { text: value.text, language: value.language, nameKind: value.nameKind } } };
    case "attribute":
      return { attribute: { create: { attribute: value.attribute, text: value.text, language: value.language } } };
    case "event_reading":
      return {
        eventReading: {
          create: {
            eventId: value.eventId,
            caseId: value.caseId,
            stage: value.stage,
            eventKind: value.eventKind,
            practiceId: value.practiceId,
            // Set together with the id: the pair is the reference, and demands that the record is a practice.
            practiceKind: value.practiceId === null ? null : "practice",
            place: value.place,
            text: value.text,
            language: value.language,
          },
        },
      };
    case "affiliation":
      return { affiliation: { create: { toId: value.toId, affiliation: value.affiliation, role: value.role, language: value.language } } };
    case "passage":
      return { passage: { create: { passage: value.passage, quoted: value.quoted, position: value.position, text: value.text, language: value.language } } };
    case "about":
      return { about: { create: { toId: value.toId, relation: value.relation } } };
    case "speaker":
      return { speaker: { create: { byId: value.byId, described: value.described, language: value.language } } };
    case "signature":
      return { signature: { create: { countryId: value.countryId, state: value.state, capacity: value.capacity, language: value.language } } };
    case "source_link":
      return { sourceLink: { create: { parentId: value.parentId } } };
  }
}
