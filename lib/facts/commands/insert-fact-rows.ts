import "server-only";
import type { DeskTransaction } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** Rows of facts, by their tables; nothing is left to a column's default but what the database alone gives. */
export type FactRows = {
  citations: Prisma.CitationCreateManyInput[];
  assertions: Prisma.AssertionCreateManyInput[];
  links: Prisma.AssertionCitationCreateManyInput[];
  names: Prisma.NameCreateManyInput[];
  keys: Prisma.NameKeyCreateManyInput[];
  attributes: Prisma.AttributeCreateManyInput[];
  readings: Prisma.EventReadingCreateManyInput[];
  affiliations: Prisma.AffiliationCreateManyInput[];
  spells: Prisma.SpellCreateManyInput[];
  charges: Prisma.ChargeCreateManyInput[];
  representations: Prisma.RepresentationCreateManyInput[];
};

/**
 * Writes them, one statement for each table, in the order that foreign keys ask for. As JSON: a statement with a parameter for each cell costs many times more to
 * put together than Postgres needs to take the rows in.
 */
export async function insertFactRows(transaction: DeskTransaction, { citations, assertions, links, names, keys, attributes, readings, ...others }: FactRows): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO desk.citation (id, source_id, exact, prefix, suffix, start_position, end_position, locator, internal_note, reliability, credibility)
    SELECT r.id, r."sourceId", r.exact, r.prefix, r.suffix, r."startPosition", r."endPosition", r.locator, r."internalNote", r.reliability, r.credibility
    FROM jsonb_to_recordset(${JSON.stringify(citations)}::jsonb) AS r (id uuid, "sourceId" uuid, exact text, prefix text, suffix text, "startPosition" integer, "endPosition" integer, locator text, "internalNote" text, reliability text, credibility text)`;
  await transaction.$executeRaw`
    INSERT INTO desk.assertion (id, kind, record_id, question, standing, standing_reason, certainty, modality, visibility, said_by_id, said_by_text, internal_note, public_date, public_place, preferred, preferred_reason, replaces_id,
      created_by, created_at, added_by_change_id, edtf, earliest, latest, date_printed, date_counted_from)
    SELECT r.id, r.kind, r."recordId", r.question, r.standing, r."standingReason", r.certainty, r.modality, r.visibility, r."saidById", r."saidByText", r."internalNote", r."publicDate", r."publicPlace", r.preferred, r."preferredReason", r."replacesId",
      r."createdById", r."createdAt", r."addedByChangeId", r.edtf, r.earliest::date, r.latest::date, r."datePrinted", r."dateCountedFrom"::date
    FROM jsonb_to_recordset(${JSON.stringify(assertions)}::jsonb) AS r (id uuid, kind text, "recordId" uuid, question text, standing text, "standingReason" text, certainty text, modality text, visibility text, "saidById" uuid,
      "saidByText" text, "internalNote" text, "publicDate" text, "publicPlace" text, preferred boolean, "preferredReason" text, "replacesId" uuid, "createdById" uuid, "createdAt" timestamptz, "addedByChangeId" uuid, edtf text, earliest text, latest text,
      "datePrinted" text, "dateCountedFrom" text)`;
  if (names.length > 0) {
    await transaction.$executeRaw`
      INSERT INTO desk.name (assertion_id, text, language, name_kind)
      SELECT r."assertionId", r.text, r.language, r."nameKind" FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS r ("assertionId" uuid, text text, language text, "nameKind" text)`;
    await transaction.$executeRaw`
      INSERT INTO desk.name_key (assertion_id, fold_version, joined, hanzi, whole, near)
      SELECT r."assertionId", r."foldVersion", r.joined, r.hanzi, r.whole, r.near FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS r ("assertionId" uuid, "foldVersion" integer, joined text, hanzi text, whole text[], near integer[])`;
  }
  if (attributes.length > 0) {
    await transaction.$executeRaw`
      INSERT INTO desk.attribute (assertion_id, attribute, text, language)
      SELECT r."assertionId", r.attribute, r.text, r.language FROM jsonb_to_recordset(${JSON.stringify(attributes)}::jsonb) AS r ("assertionId" uuid, attribute text, text text, language text)`;
  }
  if (readings.length > 0) {
    await transaction.$executeRaw`
      INSERT INTO desk.event_reading (assertion_id, event_id, case_id, stage, event_kind, practice_id, practice_kind, place, authority, text, language)
      SELECT r."assertionId", r."eventId", r."caseId", r.stage, r."eventKind", r."practiceId", r."practiceKind", r.place, r.authority, r.text, r.language
      FROM jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) AS r ("assertionId" uuid, "eventId" uuid, "caseId" uuid, stage text, "eventKind" text, "practiceId" uuid, "practiceKind" text, place text, authority text, text text, language text)`;
  }
  await insertRarerRows(transaction, others);
  await transaction.$executeRaw`
    INSERT INTO desk.assertion_citation (assertion_id, citation_id)
    SELECT r."assertionId", r."citationId" FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r ("assertionId" uuid, "citationId" uuid) ON CONFLICT DO NOTHING`;
}

/** Kinds of which a table holds few beside its events. */
async function insertRarerRows(transaction: DeskTransaction, { affiliations, spells, charges, representations }: Pick<FactRows, "affiliations" | "spells" | "charges" | "representations">): Promise<void> {
  if (affiliations.length > 0) await transaction.affiliation.createMany({ data: affiliations });
  if (spells.length > 0) await transaction.spell.createMany({ data: spells });
  if (charges.length > 0) await transaction.charge.createMany({ data: charges });
  if (representations.length > 0) await transaction.representation.createMany({ data: representations });
}
