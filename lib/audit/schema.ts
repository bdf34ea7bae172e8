/**
 * What the audit log can say: one closed list of events, each with the only details it may carry. Ids, codes, numbers and hashes,
 * never a name, a slug or a text: a log outlives what it speaks of. Its page looks names up
 * anew for whoever reads (docs/decisions/063). A new event is a new line here.
 */
import * as z from "zod";
import { isoDaySchema } from "@/lib/core/honest-date";
import { accountIdSchema, assertionIdSchema, changeIdSchema, eventIdSchema, noteIdSchema, recordIdSchema, sessionIdSchema } from "@/lib/core/ids";
import { BASES, CLOSING_MODES, FACTORS, FACT_KINDS, GRAVE_KINDS, LOCALES, PROOF_DEMANDS, PURPOSES, RECORD_KINDS, ROLES, SESSION_ENDINGS, WEIGHINGS } from "@/lib/core/kinds";
import { EXPUNGING_REASONS, expungingScopeSchema } from "@/lib/expunging/schema";
import { REQUEST_KINDS, REQUEST_OUTCOMES } from "@/lib/core/requests";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const role = z.enum(ROLES);
const kind = z.enum(FACT_KINDS);
const factor = z.enum(FACTORS);
const mode = z.enum(CLOSING_MODES);
const demand = z.enum(PROOF_DEMANDS);

/** Why a proof of who somebody is was refused; a passkey also where its count of uses went back. */
export const REFUSED_PROOFS = ["password", "code", "passkey", "passkey_counter", "desk_locked"] as const;
export type RefusedProof = (typeof REFUSED_PROOFS)[number];
const refused = z.enum(REFUSED_PROOFS);
/** By hand, or by itself with the account of a second one. */
export const HOW_ALONE_ENDED = ["by_hand", "second_editor"] as const;
/** A word of the code, such as what was done with a version of the law. */
const code = z.string().regex(/^[a-z][a-z_]{0,39}$/);

/** An event about a subject of one kind. The subject's id is a plain column: the row must outlive its subject. */
function about<Name extends string, Kind extends string, Detail extends z.core.$ZodLooseShape>(event: Name, subjectKind: Kind, detail: Detail) {
  return z.strictObject({
    event: z.literal(event),
    /** Null where nobody is signed in: a wrong password, the owner at start-up. */
    actorId: accountIdSchema.nullable(),
    subjectKind: z.literal(subjectKind),
    subjectId: z.uuid().nullable(),
    detail: z.strictObject(detail),
  });
}

export const auditEventSchema = z.discriminatedUnion("event", [
  about("fact.added", "fact", { kind, changeId: changeIdSchema, recordId: recordIdSchema }),
  about("fact.replaced", "fact", { kind, changeId: changeIdSchema, recordId: recordIdSchema, replaces: assertionIdSchema }),
  about("fact.retired", "fact", { kind, changeId: changeIdSchema, recordId: recordIdSchema }),
  about("fact.weighed", "fact", { kind, weighing: z.enum(WEIGHINGS), changeId: changeIdSchema, recordId: recordIdSchema, replaces: assertionIdSchema }),
  about("update.logged", "case", { changeId: changeIdSchema, assertionId: assertionIdSchema, eventId: eventIdSchema }),
  about("case.checked", "case", { recordId: recordIdSchema }),
  about("case.added", "case", { changeId: changeIdSchema, recordId: recordIdSchema, number: z.int().positive(), newPerson: z.boolean() }),
  about("record.added", "record", { kind: z.enum(RECORD_KINDS), changeId: changeIdSchema }),
  about("note.written", "record", { note: noteIdSchema }),
  about("note.corrected", "record", { note: noteIdSchema, corrects: noteIdSchema }),
  about("note.struck", "record", { note: noteIdSchema }),
  about("note.expunging_asked", "record", { note: noteIdSchema }),
  about("note.expunging_declined", "record", { note: noteIdSchema }),
  // Of how many wordings; never which.
  about("note.expunged", "record", { note: noteIdSchema, wordings: count }),
  about("record.told_apart", "record", { other: recordIdSchema }),
  about("merge.proposed", "record", { changeId: changeIdSchema, merged: recordIdSchema }),
  about("record.merged", "record", { changeId: changeIdSchema, into: recordIdSchema, version: z.int().min(0) }),
  about("unmerge.proposed", "record", { changeId: changeIdSchema, merged: recordIdSchema }),
  about("record.unmerged", "record", { changeId: changeIdSchema, from: recordIdSchema, version: z.int().min(0) }),
  about("change.submitted", "change", { recordId: recordIdSchema, companions: z.array(changeIdSchema) }),
  about("change.returned", "change", { recordId: recordIdSchema, companions: z.array(changeIdSchema) }),
  about("change.discarded", "change", { recordId: recordIdSchema, companions: z.array(changeIdSchema) }),
  about("revision.restored", "record", { changeId: changeIdSchema, version: z.int().min(0) }),
  about("change.embargoed", "change", { recordId: recordIdSchema, companions: z.array(changeIdSchema) }),
  about("change.embargo_refused", "change", { recordId: recordIdSchema, refusal: z.string().regex(/^[A-Za-z_]{1,40}$/) }),
  about("change.embargo_lifted", "change", { recordId: recordIdSchema }),
  about("change.reopened", "change", { recordId: recordIdSchema, wasApproved: z.boolean() }),
  about("change.claimed", "change", { recordId: recordIdSchema }),
  about("change.released", "change", { recordId: recordIdSchema }),
  about("opinion.asked", "change", { recordId: recordIdSchema, of: accountIdSchema }),
  about("opinion.given", "change", { recordId: recordIdSchema }),
  about("change.applied", "record", { changeId: changeIdSchema, version: z.int() }),
  about("edition.published", "record", { changeId: changeIdSchema, number: z.int(), sha256 }),
  about("edition.corrected", "record", { changeId: changeIdSchema, number: z.int(), sha256 }),
  about("edition.withheld", "record", { number: z.int(), version: z.int() }),
  about("record.withdrawn", "record", { version: z.int() }),
  // Of an expunging why, by the fixed list, and how much went: what it was is gone.
  about("record.expunging_proposed", "record", { proposal: z.uuid(), reason: z.enum(EXPUNGING_REASONS) }),
  about("record.expunging_taken_back", "record", { proposal: z.uuid() }),
  about("record.expunged", "record", { proposal: z.uuid(), reason: z.enum(EXPUNGING_REASONS), proposedBy: accountIdSchema, ...expungingScopeSchema.omit({ requestsOpen: true }).shape }),
  about("record.seeded", "seed", { records: count, sha256 }),
  about("import.begun", "import", { rows: count }),
  about("import.checked", "import", { rows: count, problems: count }),
  about("import.decided", "import", { people: count }),
  about("import.applied", "import", { rows: count, changes: count, people: count, sources: count, facts: count, /** For the names of those whom it added, where one was said. */ basis: z.enum(BASES).optional() }),
  about("import.submitted", "import", { changes: count }),
  about("import.undone", "import", { discarded: count, kept: count }),
  about("import.given_up", "import", {}),
  about("export.made", "export", { what: code, scope: code, format: code, rows: count }),
  about("request.received", "request", { kind: z.enum(REQUEST_KINDS), language: z.enum(LOCALES) }),
  about("request.claimed", "request", {}),
  about("request.noted", "request", {}),
  about("request.answered", "request", {}),
  about("request.closed", "request", { outcome: z.enum(REQUEST_OUTCOMES) }),
  about("request.reopened", "request", {}),
  about("request.expunged", "request", { notes: count }),
  about("request.expired", "request", { notes: count }),
  // Of a sealed identity nothing but itself and people who work here: an admin who reads the log must not learn of which source there is one.
  about("identity.sealed", "sealed_identity", { readers: count }),
  about("identity.read", "sealed_identity", { sessionId: sessionIdSchema, factor }),
  about("identity.reading_refused", "sealed_identity", { reason: refused }),
  about("identity.reader_named", "sealed_identity", { accountId: accountIdSchema }),
  about("identity.reader_removed", "sealed_identity", { accountId: accountIdSchema }),
  about("identity.erased", "sealed_identity", {}),
  // Of a list who sees it, and never who is on it or what it is called.
  about("list.shared", "people_list", { accountId: accountIdSchema, mayWrite: z.boolean() }),
  about("list.unshared", "people_list", { accountId: accountIdSchema }),
  about("list.deleted", "people_list", {}),
  about("list.restored", "people_list", {}),
  // Of a basis no more than what it is for: who agreed, and how, is nobody's to read in a log.
  about("basis.recorded", "record", { purpose: z.enum(PURPOSES), basis: z.enum(BASES) }),
  about("basis.withdrawn", "record", { purpose: code, count }),
  // Of the law which practice, and what was done: what it says is public, or was never to be.
  about("law.proposed", "law", { practice: code, act: code }),
  about("law.approved", "law", { practice: code, act: code, alone: z.boolean() }),
  about("law.refused", "law", { practice: code, act: code }),
  about("law.taken_back", "law", { practice: code, act: code }),
  // Of the words for a practice likewise.
  about("wording.proposed", "wording", { practice: code, act: code }),
  about("wording.approved", "wording", { practice: code, act: code, alone: z.boolean() }),
  about("wording.refused", "wording", { practice: code, act: code }),
  about("wording.taken_back", "wording", { practice: code, act: code }),
  about("account.invited", "invitation", { role }),
  about("invitation.revoked", "invitation", {}),
  about("account.joined", "account", { role }),
  about("account.role_changed", "account", { from: role, to: role }),
  about("account.disabled", "account", {}),
  about("account.enabled", "account", {}),
  about("account.language_changed", "account", {}),
  about("session.started", "account", { sessionId: sessionIdSchema, factor }),
  about("session.ended", "account", { sessionId: sessionIdSchema, reason: z.enum(SESSION_ENDINGS) }),
  about("account.proof_refused", "account", { reason: refused }),
  about("authenticator.replaced", "account", {}),
  // By its id on file, never by the id or key that its authenticator gave it.
  about("passkey.added", "passkey", {}),
  about("passkey.removed", "passkey", { factor }),
  about("desk.closed", "desk", { mode }),
  about("desk.opened", "desk", { mode }),
  about("mail.tried_again", "mail", { letters: count, happenings: count }),
  about("office.alone_begun", "desk", {}),
  about("office.alone_ended", "desk", { how: z.enum(HOW_ALONE_ENDED) }),
  // What the office asks for before which kind of grave act.
  about("office.proof_demanded", "desk", { act: z.enum(GRAVE_KINDS), from: demand, to: demand }),
  about("sign_in.refused", "account", { reason: refused }),
]);
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** The names of all events, in the order above. */
export const AUDIT_EVENTS = auditEventSchema.options.map(({ shape }) => shape.event.value);

/** What a row can be about, in words of the code. */
export const AUDIT_SUBJECTS = auditEventSchema.options.map(({ shape }) => shape.subjectKind.value);

/** In place of a person: rows of nobody, such as a refused sign-in or what start-up did. */
export const NOBODY = "nobody";

const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const given = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional()).catch(undefined);
const MOST_DIGITS = 15;
const LONGEST_NAME = 200;

/** What the page of the log is asked, by its address; what cannot be is left out, as in every list of the desk. */
export const auditFilterSchema = z.object({
  /** An account's id; or a name, or a part of it, by which colleagues go here. */
  who: given(z.union([z.literal(NOBODY), accountIdSchema, z.string().trim().max(LONGEST_NAME)])),
  what: given(z.enum(AUDIT_EVENTS)),
  /** The id of a record, or of whatever else a row is about. */
  record: given(z.string().trim().toLowerCase().pipe(z.uuid())),
  day: given(isoDaySchema),
  /** The row behind which the list goes on. */
  before: given(z.string().regex(new RegExp(`^[1-9]\\d{0,${String(MOST_DIGITS - 1)}}$`)).transform(Number)),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
