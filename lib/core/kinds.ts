/**
 * The closed lists of the record: one word per notion, the same on screen, in code and in the table (docs/architecture.md, glossary).
 * The database repeats each list as a CHECK; the catalogue snapshot test holds the two equal.
 */

/** What a public record can be. */
export const RECORD_KINDS = ["person", "practice", "statement", "country", "organisation", "source"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The word in a public address: `/en/people/…`, `/api/v1/people`. */
export const KIND_PLURAL = {
  person: "people",
  practice: "practices",
  statement: "statements",
  country: "countries",
  organisation: "organisations",
  source: "sources",
} as const satisfies Record<RecordKind, string>;
export type KindPlural = (typeof KIND_PLURAL)[RecordKind];

/** The kind behind a plural word of an address, or null when there is none. */
export function kindOfPlural(plural: string): RecordKind | null {
  return RECORD_KINDS.find((kind) => KIND_PLURAL[kind] === plural) ?? null;
}

/** What a fact can say. Each kind has one detail table and one schema (lib/facts/schema.ts). */
export const FACT_KINDS = [
  "name", "attribute", "event_reading", "affiliation", "passage", "about", "speaker", "signature", "source_link", "spell", "charge", "representation",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** How the source puts it: an allegation stays an allegation (docs/architecture.md, rule 4). */
export const MODALITIES = ["stated", "alleged", "may_have", "denied", "admitted"] as const;
export type Modality = (typeof MODALITIES)[number];

/** What the office makes of it. A rejected reading stays on the desk and never reaches an edition. */
export const STANDINGS = ["accepted", "disputed", "rejected"] as const;
export type Standing = (typeof STANDINGS)[number];

export const CERTAINTIES = ["certain", "likely", "uncertain"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/**
 * How reliable an editor holds a source, apart from what it says in this place (the Admiralty scale, NATO AJP-2.1). F: there is no basis to judge, which is
 * not the worst, so that nothing is sorted by these.
 */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** How credible an editor holds what a source says in one place, apart from who says it. 6: there is no basis to judge. */
export const CREDIBILITIES = ["1", "2", "3", "4", "5", "6"] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

export const VISIBILITIES = ["public", "internal"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/**
 * What this site can publish of somebody, each with a basis of its own (docs/decisions/044): that they are on record by name, words that they said or wrote,
 * what tells of their health, what tells of their family. The last two stay inside without one.
 */
export const PURPOSES = ["name", "testimony", "health", "relatives"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Why it may: they agreed, it is public already, or an official record says it. For health and family only the first will do. */
export const BASES = ["consent", "already_public", "official_record"] as const;
export type Basis = (typeof BASES)[number];

/** How precisely the public reads a date, where that is coarser than what is known. */
export const PUBLIC_DATES = ["month", "year"] as const;
export type PublicDate = (typeof PUBLIC_DATES)[number];

export const NAME_KINDS = ["main", "native", "transliteration", "alias", "former", "screen", "as_printed"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** Single-valued things said of a record; the question is `attribute:{code}`. */
export const ATTRIBUTES = [
  "occupation", // person: lawyer, activist … (value is a code of OCCUPATIONS)
  "born", // person: when; the value is the fact's honest date
  "description", // any record: what a source calls it
  "title", // source, statement
  "publisher", // source: as printed
  "address", // source: where it can be read (URL)
  "archive", // source: where a copy of it is kept (URL)
  "language", // source: BCP 47
  "medium", // statement: email, press conference … (value is a code of MEDIA)
  "form", // statement: joint letter, report … (value is a code of STATEMENT_FORMS)
  "dated", // statement, source: when; the value is the fact's honest date
  "publicity", // statement: "has not been made public"
  "longest", // practice: longest length as a source reports it
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Attributes whose value is the fact's honest date; their text is how the source prints it. */
export const DATE_ATTRIBUTES = ["dated", "born"] as const satisfies readonly Attribute[];
export type DateAttribute = (typeof DATE_ATTRIBUTES)[number];

export function isDateAttribute(attribute: string | null): attribute is DateAttribute {
  return (DATE_ATTRIBUTES as readonly (string | null)[]).includes(attribute);
}

/** Whether a fact's value, or what a row of a table tells, is such an attribute. */
export function isDateValue({ kind, attribute = null }: { readonly kind: string; readonly attribute?: string | null }): boolean {
  return kind === "attribute" && isDateAttribute(attribute);
}

export const OCCUPATIONS = ["lawyer", "activist", "researcher", "official", "spokesperson", "director", "other"] as const;
export type Occupation = (typeof OCCUPATIONS)[number];

export const MEDIA = ["letter", "newspaper", "news_site", "email", "press_conference", "social_media", "interview", "news_agency", "not_stated"] as const;
export type Medium = (typeof MEDIA)[number];

export const STATEMENT_FORMS = ["joint_letter", "report", "press_remark", "interview", "post", "email", "official_response", "remark"] as const;
export type StatementForm = (typeof STATEMENT_FORMS)[number];

/** person → organisation or country, organisation → organisation or country. */
export const AFFILIATION_KINDS = ["works_for", "office_of", "part_of", "body_of"] as const;
export type AffiliationKind = (typeof AFFILIATION_KINDS)[number];

/** What the quoted or paraphrased words of a statement do. */
export const PASSAGE_KINDS = ["demand", "condemnation", "concern", "claim", "comment", "admission", "term"] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** statement → record. `names` and `concerns` put a statement on a person's page; `reports` and `answers` on its timeline through the statement they point to. */
export const ABOUT_RELATIONS = ["names", "concerns", "comments_on", "answers", "reports", "addressed_to"] as const;
export type AboutRelation = (typeof ABOUT_RELATIONS)[number];

export const SIGNATURE_STATES = ["signed", "noted_absent"] as const;
export type SignatureState = (typeof SIGNATURE_STATES)[number];

/** What happened, where it is not a stage of the legal process. */
export const EVENT_KINDS = ["round_up", "health", "family", "access", "work", "protest", "other"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Stages of the legal process, in order (lib/vocabulary/stages.json carries names, statutes and lengths with their sources). */
export const STAGES = [
  "taken_away", "administrative_detention", "criminal_detention", "rsdl", "bail", "arrest_requested", "arrest", "investigation", "prosecution_review",
  "supplementary_investigation", "indicted", "non_prosecution", "pretrial_conference", "trial", "verdict", "appeal", "judgment_final",
  "imprisonment", "suspended", "exempt", "released", "non_release_release", "died",
] as const;
export type Stage = (typeof STAGES)[number];

/** When in the process somebody is accused of something: a charge at detention need not be the one at conviction. */
export const CHARGE_STAGES = ["detention", "arrest", "indictment", "conviction"] as const;
export type ChargeStage = (typeof CHARGE_STAGES)[number];

/** Charges that have an entry of their own (lib/vocabulary/charges.json: names, article, penalty, with their sources). What a source prints is kept beside. */
export const CHARGES = [
  "subversion", "inciting_subversion", "picking_quarrels", "gathering_a_crowd", "disrupting_court", "defamation", "possessing_state_secrets", "state_secrets_abroad",
] as const;
export type Charge = (typeof CHARGES)[number];

/** How a lawyer came to a case. */
export const REPRESENTATION_BEGINNINGS = ["engaged", "engaged_by_family", "appointed_by_state", "unknown"] as const;
export type RepresentationBeginning = (typeof REPRESENTATION_BEGINNINGS)[number];

/** How a lawyer’s work on a case ended. */
export const REPRESENTATION_ENDINGS = [
  "dismissed_by_client", "dismissed_under_pressure", "withdrew", "disbarred", "barred_from_case", "detained", "completed", "unknown",
] as const;
export type RepresentationEnding = (typeof REPRESENTATION_ENDINGS)[number];

export const CHANGE_STATES = ["draft", "submitted", "returned", "approved", "applied", "discarded"] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** Each role may do what the ones before it may. `system` is no sign-in: it seeds. */
export const ROLES = ["advocate", "researcher", "editor", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** How an admin closes the desk: to writing, or to everybody but themselves. */
export const CLOSING_MODES = ["read_only", "locked"] as const;
export type ClosingMode = (typeof CLOSING_MODES)[number];

/** How somebody proved who they are, after the password; a passkey, in place of both. Said in the audit row. */
export const FACTORS = ["totp", "recovery_code", "invitation", "passkey"] as const;

/** Why a session ended; said in its row and in the audit row. */
export const SESSION_ENDINGS = ["signed_out", "ended", "too_many", "account_disabled", "ended_by_admin", "desk_locked", "passkey_removed", "authenticator_replaced"] as const;

/** What can be made of a reading that stands beside others. */
export const WEIGHINGS = ["prefer", "take_back", "reject", "accept"] as const;

/** Kinds of acts that an office can ask a fresh proof for: taking something to the public or from it; files; who works here, and by what they sign in; who a source is. */
export const GRAVE_KINDS = ["publish", "export", "people", "sealed"] as const;
export type GraveKind = (typeof GRAVE_KINDS)[number];

/** What it asks for, the least first. A passkey is a second factor too. */
export const PROOF_DEMANDS = ["none", "factor", "passkey"] as const;
export type ProofDemand = (typeof PROOF_DEMANDS)[number];

/** Why an edition was made; `seeded` means "seeded from the article, not reviewed". */
export const EDITION_REASONS = ["seeded", "published", "corrected"] as const;
export type EditionReason = (typeof EDITION_REASONS)[number];

export const LOCALES = ["en", "zh"] as const;
export type Locale = (typeof LOCALES)[number];
