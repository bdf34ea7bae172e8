/** An invented person as the desk knows one: names, what they do, a case with its events, spells, charges and lawyers. */
import { caseIdSchema, eventIdSchema, type CaseId, type RecordId, type Slug } from "@/lib/core/ids";
import { CHARGES, EVENT_KINDS, OCCUPATIONS, REPRESENTATION_BEGINNINGS, REPRESENTATION_ENDINGS, STAGES, type Modality, type NameKind } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";
import type { RecordForEdition } from "@/lib/publication/body";
import { edtfOf, gardenWords, inventedDay, inventedFact, quotation } from "@/prisma/factories/invented-facts";
import { idFor, oneOf, type InventedName } from "@/prisma/factories/invented-people";

/** What a person's facts may point to. */
export type Around = {
  firstYear: number;
  practices: readonly RecordId[];
  organisations: readonly RecordId[];
  sources: readonly RecordId[];
  lawyers: readonly RecordId[];
};

export type PersonPlan = {
  /** From 0; its id is made of it. */
  number: number;
  slug: Slug;
  names: readonly InventedName[];
  isLawyer: boolean;
  /** Of the person's one case; null: no case. */
  events: number | null;
};

const MODALITIES: readonly Modality[] = [...Array.from({ length: 16 }, () => "stated" as const), "alleged", "alleged", "may_have", "denied"];
/** Days between two events, at most. */
const LONGEST_PAUSE = 40;
const LONGEST_SPELL = 400;

/** The id of the person of this number. */
export function personIdOf(number: number): RecordId {
  return idFor(`person ${String(number)}`);
}

/** @returns the record with all its facts; the same for the same plan, surroundings and random numbers */
export function inventedPersonRecord({ number, slug, names, isLawyer, events }: PersonPlan, around: Around, random: () => number): RecordForEdition {
  const id = personIdOf(number);
  const word = `person ${String(number)}`;
  const cite = () => [quotation(around.sources, random)];
  const facts = names.map((name, at) =>
    inventedFact(id, `${word} name ${String(at)}`, { kind: "name", text: name.text, language: name.language, nameKind: name.kind as NameKind }, { citations: cite() }),
  );
  if (isLawyer || random() < 0.8) {
    const occupation = isLawyer ? "lawyer" : oneOf(OCCUPATIONS, random);
    const modality = isLawyer ? "stated" : oneOf(MODALITIES, random);
    facts.push(inventedFact(id, `${word} occupation`, { kind: "attribute", attribute: "occupation", text: occupation, language: null }, { modality, citations: cite() }));
  }
  if (random() < 0.3) {
    const toId = oneOf(around.organisations, random);
    facts.push(inventedFact(id, `${word} affiliation`, { kind: "affiliation", toId, affiliation: "works_for", role: gardenWords(2, random), language: "en" }, { citations: cite() }));
  }
  if (events === null) return { id, kind: "person", slug, cases: [], facts };
  const caseId = caseIdSchema.parse(idFor(`case ${String(number)}`));
  const begin = inventedDay(around.firstYear, random);
  const custody = { id, word, caseId, begin, around, random };
  facts.push(...eventsOf(custody, events), ...spellsOf(custody), ...chargesOf(custody), ...representationsOf(custody));
  return { id, kind: "person", slug, cases: [{ id: caseId, number: 1, publicNumber: 1 }], facts };
}

type Custody = { id: RecordId; word: string; caseId: CaseId; /** Days since 1970. */ begin: number; around: Around; random: () => number };

function eventsOf({ id, word, caseId, begin, around, random }: Custody, count: number): StoredFact[] {
  let day = begin;
  return Array.from({ length: count }, (_, at) => {
    const eventId = eventIdSchema.parse(idFor(`event ${word} ${String(at)}`));
    const isStage = random() < 0.7;
    const fact = inventedFact(
      id,
      `${word} event ${String(at)}`,
      {
        kind: "event_reading", eventId, caseId, stage: isStage ? oneOf(STAGES, random) : null, eventKind: isStage ? null : oneOf(EVENT_KINDS, random),
        practiceId: random() < 0.3 ? oneOf(around.practices, random) : null, place: random() < 0.3 ? `the town of ${gardenWords(2, random)}` : null,
        authority: random() < 0.2 ? `the police of ${gardenWords(1, random)}` : null, text: `Was ${gardenWords(12, random)}.`, language: "en",
      },
      { edtf: edtfOf(day, random), modality: oneOf(MODALITIES, random), citations: Array.from({ length: random() < 0.2 ? 2 : 1 }, () => quotation(around.sources, random)) },
    );
    day += 1 + Math.floor(random() * LONGEST_PAUSE);
    return fact;
  });
}

function spellsOf({ id, word, caseId, begin, around, random }: Custody): StoredFact[] {
  let day = begin;
  return Array.from({ length: random() < 0.4 ? 2 : 1 }, (_, at) => {
    const from = day;
    day += 1 + Math.floor(random() * LONGEST_SPELL);
    // Where sources fall silent, there is no end on record.
    const endEdtf = random() < 0.6 ? edtfOf(day, random) : null;
    return inventedFact(
      id,
      `${word} spell ${String(at)}`,
      {
        kind: "spell", caseId, spell: at + 1, practiceId: oneOf(around.practices, random), place: random() < 0.5 ? `the hall of ${gardenWords(2, random)}` : null, authority: null, language: "en",
        endEdtf, endPrinted: null, endCountedFrom: null,
      },
      { edtf: edtfOf(from, random), modality: oneOf(MODALITIES, random), citations: [quotation(around.sources, random)] },
    );
  });
}

function chargesOf({ id, word, caseId, begin, around, random }: Custody): StoredFact[] {
  return Array.from({ length: Math.floor(random() * 3) }, (_, at) =>
    inventedFact(
      id,
      `${word} charge ${String(at)}`,
      { kind: "charge", caseId, chargeStage: at === 0 ? "detention" : "arrest", text: gardenWords(5, random), language: "en", charge: random() < 0.7 ? oneOf(CHARGES, random) : null },
      { edtf: edtfOf(begin + at, random), citations: [quotation(around.sources, random)] },
    ),
  );
}

function representationsOf({ id, word, caseId, begin, around, random }: Custody): StoredFact[] {
  return Array.from({ length: Math.floor(random() * 2.5) }, (_, at) => {
    const ended = random() < 0.5 ? oneOf(REPRESENTATION_ENDINGS, random) : null;
    return inventedFact(
      id,
      `${word} lawyer ${String(at)}`,
      {
        kind: "representation", caseId, lawyerId: oneOf(around.lawyers, random), began: oneOf(REPRESENTATION_BEGINNINGS, random), ended,
        endEdtf: ended === null ? null : edtfOf(begin + LONGEST_SPELL + at, random), endPrinted: null, endCountedFrom: null,
      },
      { edtf: edtfOf(begin + at, random), citations: [quotation(around.sources, random)] },
    );
  });
}
