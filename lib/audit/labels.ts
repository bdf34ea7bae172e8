/** What the details of a row of the log are, in words: ids and codes are for the database, and who reads the log is told what they mean. Browser-safe. */
import { HOW_ALONE_ENDED, REFUSED_PROOFS, type AuditEvent } from "@/lib/audit/schema";
import { accountIdSchema, recordIdSchema } from "@/lib/core/ids";
import { BASES, CLOSING_MODES, FACTORS, FACT_KINDS, GRAVE_KINDS, LOCALES, PROOF_DEMANDS, PURPOSES, RECORD_KINDS, ROLES, SESSION_ENDINGS, WEIGHINGS, type Locale } from "@/lib/core/kinds";
import { REQUEST_KINDS, REQUEST_OUTCOMES } from "@/lib/core/requests";
import { EXPUNGING_REASONS } from "@/lib/expunging/schema";
import { EXPORTED, EXPORT_FORMATS, EXPORT_SCOPES } from "@/lib/imports/schema";
import { knownErrorSentence, translatorFor } from "@/lib/messages/translate";
import { LAW_ACTS } from "@/lib/vocabulary/law";
import { WORDING_ACTS, type PracticeEntry } from "@/lib/vocabulary/practices";

/** What rows tell of, by the names that it has now; the log holds ids and codes alone. Whoever reads may see each of these elsewhere on the desk: nothing that was given up or expunged is here. */
export type NamesInLog<Called> = { records: ReadonlyMap<string, Called>; people: ReadonlyMap<string, string>; /** By their codes. */ practices: ReadonlyMap<string, Pick<PracticeEntry, "names">> };

// Of an event without details the type has every name, each of nothing.
type DetailsOf<Event> = Event extends { detail: infer Detail } ? (string extends keyof Detail ? never : keyof Detail & string) : never;

/** The name of every detail that an event may carry. */
export type DetailName = DetailsOf<AuditEvent>;

/** What the value of a detail is. `place`: a record's id, or a code, as the event has it. */
export type DetailValue = "record" | "change" | "changes" | "account" | "id" | "number" | "yesNo" | "code" | "place";

/** Of every detail, in the order in which they are told, what its value is: one that has no line here, or no word in lib/messages, does not compile. */
export const DETAILS: Readonly<Record<DetailName, DetailValue>> = {
  recordId: "record", other: "record", merged: "record", into: "record",
  changeId: "change", companions: "changes",
  accountId: "account", of: "account", proposedBy: "account",
  replaces: "id", assertionId: "id", eventId: "id", note: "id", corrects: "id", proposal: "id", sessionId: "id", sha256: "id",
  number: "number", version: "number", wordings: "number", records: "number", facts: "number", citations: "number", editions: "number", versions: "number", changes: "number",
  comments: "number", notes: "number", bases: "number", checks: "number", sources: "number", unsent: "number", rows: "number", requests: "number", problems: "number", people: "number",
  discarded: "number", kept: "number", readers: "number", count: "number", letters: "number", happenings: "number",
  newPerson: "yesNo", wasApproved: "yesNo", mayWrite: "yesNo", alone: "yesNo",
  kind: "code", weighing: "code", refusal: "code", reason: "code", basis: "code", what: "code", scope: "code", format: "code", language: "code", outcome: "code", factor: "code",
  purpose: "code", practice: "code", act: "code", role: "code", mode: "code", how: "code",
  from: "place", to: "code",
};

const ORDER = Object.keys(DETAILS);

/** Details in the order in which they are told; the database keeps them in one of its own. Of a list that holds nothing there is nothing to tell. */
export function toldIn(detail: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(detail).filter(([, value]) => !(Array.isArray(value) && value.length === 0)).toSorted(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other));
}

export function isDetail(name: string): name is DetailName {
  return Object.hasOwn(DETAILS, name);
}

function oneOf<Code extends string>(codes: readonly Code[], code: string, say: (known: Code) => string): string | null {
  const known = codes.find((each) => each === code);
  return known === undefined ? null : say(known);
}

type Say = (code: string, locale: Locale) => string | null;

const demand: Say = (code, locale) => oneOf(PROOF_DEMANDS, code, (known) => translatorFor(locale, "proof")(`office.demands.${known}`));
const role: Say = (code, locale) => oneOf(ROLES, code, (known) => translatorFor(locale, "words")(`role.${known}`));

// A locked desk ended sessions and refuses to begin one: both are said alike, as an ending.
const REFUSED = REFUSED_PROOFS.filter((proof) => proof !== "desk_locked");

const CODES: Readonly<Partial<Record<DetailName, Say>>> = {
  kind: (code, locale) =>
    oneOf(FACT_KINDS, code, (known) => translatorFor(locale, "words")(`factKind.${known}`)) ??
    oneOf(RECORD_KINDS, code, (known) => translatorFor(locale, "words")(`recordKind.${known}`)) ??
    oneOf(REQUEST_KINDS, code, (known) => translatorFor(locale, "requests")(`kind.${known}`)),
  weighing: (code, locale) => oneOf(WEIGHINGS, code, (known) => translatorFor(locale, "reviewing")(`weigh.acts.${known}`)),
  // The sentence for whoever met with it speaks of their form, and of a reference that the log has not.
  refusal: (code, locale) => (code === "unexpected" ? translatorFor(locale, "log")("refusal.unexpected") : knownErrorSentence(locale, code)),
  reason: (code, locale) =>
    oneOf(EXPUNGING_REASONS, code, (known) => translatorFor(locale, "expunging")(`reasons.${known}`)) ??
    oneOf(SESSION_ENDINGS, code, (known) => translatorFor(locale, "log")(`ending.${known}`)) ??
    oneOf(REFUSED, code, (known) => translatorFor(locale, "log")(`refused.${known}`)),
  basis: (code, locale) => oneOf(BASES, code, (known) => translatorFor(locale, "consent")(`basis.${known}`)),
  purpose: (code, locale) => oneOf(PURPOSES, code, (known) => translatorFor(locale, "consent")(`purpose.${known}`)),
  what: (code, locale) => oneOf(EXPORTED, code, (known) => translatorFor(locale, "imports")(`export.${known}`)),
  scope: (code, locale) => oneOf(EXPORT_SCOPES, code, (known) => translatorFor(locale, "imports")(`export.${known}`)),
  format: (code) => oneOf(EXPORT_FORMATS, code, (known) => (known === "jsonl" ? "JSON Lines" : known.toUpperCase())),
  language: (code, locale) => oneOf(LOCALES, code, (known) => translatorFor(locale, "requests")(`desk.languageOf.${known}`)),
  outcome: (code, locale) => oneOf(REQUEST_OUTCOMES, code, (known) => translatorFor(locale, "requests")(`outcome.${known}`)),
  factor: (code, locale) => oneOf(FACTORS, code, (known) => translatorFor(locale, "log")(`factor.${known}`)),
  act: (code, locale) =>
    oneOf([...LAW_ACTS, ...WORDING_ACTS], code, (known) => translatorFor(locale, "log")(`act.${known}`)) ??
    oneOf(GRAVE_KINDS, code, (known) => translatorFor(locale, "proof")(`office.acts.${known}`)),
  mode: (code, locale) => oneOf(CLOSING_MODES, code, (known) => translatorFor(locale, "workers")(`closing.modes.${known}`)),
  how: (code, locale) => oneOf(HOW_ALONE_ENDED, code, (known) => translatorFor(locale, "log")(`how.${known}`)),
  role,
  from: (code, locale) => role(code, locale) ?? demand(code, locale),
  to: (code, locale) => role(code, locale) ?? demand(code, locale),
};

/** What a code of a detail means; null of a practice's, whose words are in the database, and of one that an earlier version wrote. */
export function codeWords(name: DetailName, code: string, locale: Locale): string | null {
  return CODES[name]?.(code, locale) ?? null;
}

type Row = { subjectKind: string; subjectId: string | null; detail: Readonly<Record<string, unknown>> };

const IDS = { record: recordIdSchema, account: accountIdSchema } as const;

/** The ids of records, or of accounts, that rows tell of; of what is no id there is nothing to look up. */
export function idsIn(rows: readonly Row[], wanted: "record" | "account"): string[] {
  const told = rows.flatMap(({ subjectKind, subjectId, detail }) => [
    ...(subjectKind === wanted ? [subjectId] : []),
    ...Object.entries(detail).flatMap(([name, value]) => (isDetail(name) && (DETAILS[name] === wanted || (wanted === "record" && DETAILS[name] === "place")) ? [value] : [])),
  ]);
  return told.flatMap((value) => IDS[wanted].safeParse(value).data ?? []);
}

/** Whether this is the id of a record where another event has a code. */
export function isPlace(name: DetailName, value: unknown): boolean {
  return DETAILS[name] === "place" && recordIdSchema.safeParse(value).success;
}
