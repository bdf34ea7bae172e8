import { coarserDate } from "@/lib/core/coarser-date";
import { boundsOf } from "@/lib/core/honest-date";
import type { CaseId, RecordId, Slug } from "@/lib/core/ids";
import { isDateAttribute, type RecordKind } from "@/lib/core/kinds";
import { editionBodySchema, type EditionBody } from "@/lib/editions/contract";
import type { FactValueOf, StoredFact } from "@/lib/facts/schema";
import { withSilentWords } from "@/lib/facts/silent-words";

/**
 * Record → edition body: the allow-list. Every public field is named here and in lib/editions/contract.ts, one by one;
 * nothing is spread, so that a new column on the desk stays on the desk until somebody names it twice.
 */

export type RecordForEdition = {
  id: RecordId;
  kind: RecordKind;
  slug: Slug;
  /** `number` is the desk's own; `publicNumber` is null until something of the case is published. */
  cases: readonly { id: CaseId; number: number; publicNumber: number | null }[];
  /** Current facts only: the adding change applied, no applied change retiring them. */
  facts: readonly StoredFact[];
};

type FactKind = StoredFact["value"]["kind"];
type PublicFact<K extends FactKind> = StoredFact & { value: FactValueOf<K> };

/** Internal and rejected facts stay on the desk. */
export function isPublicFact(fact: StoredFact): boolean {
  return fact.visibility === "public" && fact.standing !== "rejected";
}

type Precision = Pick<StoredFact, "publicDate" | "publicPlace">;

/** As precise as the public may read it: the printed words and the day that they are counted from would tell the rest. */
function publicDate(date: StoredFact["date"], { publicDate: to }: Precision) {
  if (date === null) return null;
  const edtf = to === null ? date.edtf : coarserDate(date.edtf, to);
  const { earliest, latest } = boundsOf(edtf);
  return { edtf, earliest, latest, printed: to === null ? date.printed : null, countedFrom: to === null ? date.countedFrom : null };
}

function publicPlace(place: string | null, { publicPlace: instead }: Precision): string | null {
  return place === null || instead === null ? place : instead === "" ? null : instead;
}

function evidence(fact: StoredFact) {
  return {
    id: fact.id,
    date: publicDate(fact.date, fact),
    modality: fact.modality,
    certainty: fact.certainty,
    disputed: fact.standing === "disputed",
    preferred: fact.preferred,
    preferredReason: fact.preferredReason,
    saidBy: fact.saidById,
    // Words for a speaker who is on record would still name them once their record is withdrawn.
    saidByText: fact.saidById === null ? fact.saidByText : null,
    citations: fact.citations.map((citation) => ({
      source: citation.sourceId,
      exact: citation.exact,
      prefix: citation.prefix,
      suffix: citation.suffix,
      start: citation.start,
      end: citation.end,
      locator: citation.locator,
      // Left out where there is none: bodies without ratings keep their bytes and hashes.
      ...(citation.reliability === null ? {} : { reliability: citation.reliability }),
      ...(citation.credibility === null ? {} : { credibility: citation.credibility }),
    })),
  };
}

// Positions first, then days as the public reads them, then ids: the same facts always give the same bytes, and their order tells no day.
function inOrder(a: StoredFact, b: StoredFact): number {
  const position = (fact: StoredFact) => (fact.value.kind === "passage" ? fact.value.position : 0);
  const day = (fact: StoredFact) => {
    const date = publicDate(fact.date, fact);
    return date === null ? "9999" : (date.earliest ?? "9998");
  };
  return position(a) - position(b) || day(a).localeCompare(day(b), "en") || a.question.localeCompare(b.question, "en") || a.id.localeCompare(b.id, "en");
}

function factsOf<K extends FactKind>(record: RecordForEdition, kind: K): PublicFact<K>[] {
  return record.facts.filter((fact): fact is PublicFact<K> => fact.value.kind === kind && isPublicFact(fact)).toSorted(inOrder);
}

// The text of a date is how its source prints it, which would tell the day.
function attributeText({ value, date, publicDate: to }: PublicFact<"attribute">): string {
  return !isDateAttribute(value.attribute) || date === null || to === null ? value.text : coarserDate(date.edtf, to);
}

function head(record: RecordForEdition) {
  return {
    contract: 1 as const,
    id: record.id,
    slug: record.slug,
    names: factsOf(record, "name").map((fact) => ({ ...evidence(fact), text: fact.value.text, language: fact.value.language, kind: fact.value.nameKind })),
    attributes: factsOf(record, "attribute").map((fact) => ({
      ...evidence(fact),
      attribute: fact.value.attribute,
      text: attributeText(fact),
      language: fact.value.language,
    })),
  };
}

function affiliations(record: RecordForEdition) {
  return factsOf(record, "affiliation").map((fact) => ({
    ...evidence(fact),
    to: fact.value.toId,
    affiliation: fact.value.affiliation,
    role: fact.value.role,
    language: fact.value.language,
  }));
}

/** When something that lasts was over: an honest date like any other. */
function publicEnd({ value: { endEdtf, endPrinted, endCountedFrom }, ...fact }: PublicFact<"spell" | "representation">) {
  return endEdtf === null ? null : publicDate({ edtf: endEdtf, printed: endPrinted, countedFrom: endCountedFrom }, fact);
}

/** The lists of a case that came later: each is left out while it is empty, so that bodies without such facts keep their bytes and hashes. */
function custody(record: RecordForEdition, id: CaseId) {
  const spells = factsOf(record, "spell")
    .filter((fact) => fact.value.caseId === id)
    .map((fact) => ({
      ...evidence(fact),
      spell: fact.value.spell,
      practice: fact.value.practiceId,
      place: publicPlace(fact.value.place, fact),
      authority: fact.value.authority,
      language: fact.value.language,
      end: publicEnd(fact),
    }));
  const charges = factsOf(record, "charge")
    .filter((fact) => fact.value.caseId === id)
    .map((fact) => ({ ...evidence(fact), stage: fact.value.chargeStage, text: fact.value.text, language: fact.value.language, charge: fact.value.charge }));
  const representations = factsOf(record, "representation")
    .filter((fact) => fact.value.caseId === id)
    .map((fact) => ({ ...evidence(fact), lawyer: fact.value.lawyerId, began: fact.value.began, ended: fact.value.ended, end: publicEnd(fact) }));
  return {
    ...(spells.length === 0 ? {} : { spells }),
    ...(charges.length === 0 ? {} : { charges }),
    ...(representations.length === 0 ? {} : { representations }),
  };
}

const OF_A_CASE = ["event_reading", "spell", "charge", "representation"] as const;

/** A case of which nothing is public yet does not exist for the public. */
export function isPublicCase(record: RecordForEdition, caseId: CaseId): boolean {
  return OF_A_CASE.some((kind) => factsOf(record, kind).some((fact) => fact.value.caseId === caseId));
}

/**
 * The record with a public number for each case that becomes public with it: the person's next one, in the order in which the desk knows them. It is
 * given once and stays, also while nothing of the case is public, so that cases keep their order; it is not public itself (decision 035).
 */
export function numberedCases(record: RecordForEdition): RecordForEdition {
  let last = Math.max(0, ...record.cases.map(({ publicNumber }) => publicNumber ?? 0));
  const cases = record.cases
    .toSorted((one, other) => one.number - other.number)
    .map((known) => {
      if (known.publicNumber !== null || !isPublicCase(record, known.id)) return known;
      last += 1;
      return { ...known, publicNumber: last };
    });
  return { ...record, cases };
}

function cases(record: RecordForEdition) {
  const readings = factsOf(record, "event_reading");
  return record.cases
    .filter(({ id }) => isPublicCase(record, id))
    .toSorted((a, b) => (a.publicNumber ?? 0) - (b.publicNumber ?? 0))
    .map(({ id, publicNumber }, at) => ({
      id,
      // The place in this edition: a gap would tell of what stood there. Null where nobody has given it a number: the contract then refuses the body.
      number: publicNumber === null ? null : at + 1,
      events: readings
        .filter((fact) => fact.value.caseId === id)
        .map((fact) => ({
          ...evidence(fact),
          event: fact.value.eventId,
          stage: fact.value.stage,
          eventKind: fact.value.eventKind,
          practice: fact.value.practiceId,
          place: publicPlace(fact.value.place, fact),
          // Left out where there is none: bodies without it keep their bytes and hashes.
          ...(fact.value.authority === null ? {} : { authority: fact.value.authority }),
          text: fact.value.text,
          language: fact.value.language,
        })),
      ...custody(record, id),
    }));
}

function saidIn(record: RecordForEdition) {
  return {
    speakers: factsOf(record, "speaker").map((fact) => ({ ...evidence(fact), by: fact.value.byId, described: fact.value.described, language: fact.value.language })),
    passages: factsOf(record, "passage").map((fact) => ({
      ...evidence(fact),
      passage: fact.value.passage,
      quoted: fact.value.quoted,
      position: fact.value.position,
      text: fact.value.text,
      language: fact.value.language,
    })),
    about: factsOf(record, "about").map((fact) => ({ ...evidence(fact), to: fact.value.toId, relation: fact.value.relation })),
    signatures: factsOf(record, "signature").map((fact) => ({
      ...evidence(fact),
      country: fact.value.countryId,
      state: fact.value.state,
      capacity: fact.value.capacity,
      language: fact.value.language,
    })),
  };
}

function shapeOf(record: RecordForEdition) {
  switch (record.kind) {
    case "person":
      return { ...head(record), kind: record.kind, affiliations: affiliations(record), cases: cases(record) };
    case "organisation":
      return { ...head(record), kind: record.kind, affiliations: affiliations(record) };
    case "source":
      return { ...head(record), kind: record.kind, parents: factsOf(record, "source_link").map((fact) => ({ ...evidence(fact), parent: fact.value.parentId })) };
    case "statement":
      return { ...head(record), kind: record.kind, ...saidIn(record) };
    case "practice":
    case "country":
      return { ...head(record), kind: record.kind };
  }
}

/**
 * The public body of a record, checked against the contract.
 * @throws ZodError when a fact does not fit the contract: it must never be published in part.
 */
export function editionBody(record: RecordForEdition): EditionBody {
  return editionBodySchema.parse(shapeOf({ ...record, facts: withSilentWords(record.facts.filter(isPublicFact)) }));
}

/** A reader must be able to tell what a page is of. A statement or a source may have no title: its form, speaker and date say it. */
export function canBeRecognised(body: EditionBody): boolean {
  return body.names.length > 0 || ((body.kind === "statement" || body.kind === "source") && body.attributes.length > 0);
}

/** Ids of every other record that the body mentions, each once, sorted. */
export function mentionsOf(body: EditionBody): RecordId[] {
  const found = new Set<RecordId>();
  for (const record of mentionedBy(body)) if (record !== null && record !== body.id) found.add(record);
  return [...found].toSorted((a, b) => a.localeCompare(b, "en"));
}

function mentionedBy(body: EditionBody): (RecordId | null)[] {
  const facts = [
    ...body.names,
    ...body.attributes,
    ...("affiliations" in body ? body.affiliations : []),
    ...("cases" in body ? body.cases.flatMap(({ events, spells = [], charges = [], representations = [] }) => [...events, ...spells, ...charges, ...representations]) : []),
    ...("parents" in body ? body.parents : []),
    ...("speakers" in body ? [...body.speakers, ...body.passages, ...body.about, ...body.signatures] : []),
  ];
  return facts.flatMap((fact) => [
    fact.saidBy,
    ...fact.citations.map(({ source }) => source),
    "to" in fact ? fact.to : null,
    "practice" in fact ? fact.practice : null,
    "parent" in fact ? fact.parent : null,
    "by" in fact ? fact.by : null,
    "lawyer" in fact ? fact.lawyer : null,
    "country" in fact ? fact.country : null,
  ]);
}
