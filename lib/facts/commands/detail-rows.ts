import "server-only";
/** The part of a new fact that depends on its kind: the row of that kind's detail table, created with the fact it belongs to. */
import { midnightOf } from "@/lib/core/days";
import { boundsOf } from "@/lib/core/honest-date";
import { nameKeysOf } from "@/lib/facts/name-key";
import type { FactValue, FactValueOf } from "@/lib/facts/schema";
import type { Prisma } from "@/prisma/generated/client";

type DetailRow = Pick<
  Prisma.AssertionUncheckedCreateInput,
  "name" | "attribute" | "eventReading" | "affiliation" | "passage" | "about" | "speaker" | "signature" | "sourceLink" | "spell" | "charge" | "representation"
>;

/** Exactly one nested row, of the value's own kind. The database refuses a detail of another kind. */
export function detailRow(value: FactValue): DetailRow {
  switch (value.kind) {
    case "name":
      return { name: { create: { ...nameColumns(value), key: { create: nameKeysOf(value.text) } } } };
    case "attribute":
      return { attribute: { create: attributeColumns(value) } };
    case "event_reading":
      return { eventReading: { create: readingColumns(value) } };
    case "affiliation":
      return { affiliation: { create: affiliationColumns(value) } };
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
    case "spell":
      return { spell: { create: spellColumns(value) } };
    case "charge":
      return { charge: { create: chargeColumns(value) } };
    case "representation":
      return { representation: { create: representationColumns(value) } };
  }
}

type End = { endEdtf: string | null; endPrinted: string | null; endCountedFrom: string | null };

/** The columns of an end; its days are worked out from the EDTF value here, as those of a fact's date are (add-fact.ts). */
function endColumns({ endEdtf, endPrinted, endCountedFrom }: End) {
  if (endEdtf === null) return {};
  const { earliest, latest } = boundsOf(endEdtf);
  return { endEdtf, endPrinted, endCountedFrom: midnightOf(endCountedFrom), endEarliest: midnightOf(earliest), endLatest: midnightOf(latest) };
}

export function affiliationColumns({ toId, affiliation, role, language }: FactValueOf<"affiliation">) {
  return { toId, affiliation, role, language };
}

export function spellColumns({ caseId, spell, practiceId, place, authority, language, ...end }: FactValueOf<"spell">) {
  return { caseId, spell, practiceId, place, authority, language, ...endColumns(end) };
}

export function chargeColumns({ caseId, chargeStage, text, language, charge }: FactValueOf<"charge">) {
  return { caseId, chargeStage, text, language, charge };
}

export function representationColumns({ caseId, lawyerId, began, ended, ...end }: FactValueOf<"representation">) {
  return { caseId, lawyerId, began, ended, ...endColumns(end) };
}

export function nameColumns({ text, language, nameKind }: FactValueOf<"name">) {
  return { text, language, nameKind };
}

export function attributeColumns({ attribute, text, language }: FactValueOf<"attribute">) {
  return { attribute, text, language };
}

export function readingColumns({ eventId, caseId, stage, eventKind, practiceId, place, authority, text, language }: FactValueOf<"event_reading">) {
  // The practice's kind is set together with its id: the pair is the reference, and demands that the record is a practice.
  return { eventId, caseId, stage, eventKind, practiceId, practiceKind: practiceId === null ? null : "practice", place, authority, text, language };
}
