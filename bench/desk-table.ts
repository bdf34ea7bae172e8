/**
 * What is measured of the desk, as two tables: the query functions that its pages read, and the pages with the queries that each asks. A new page of the desk
 * is a row here; a query of its own is one more above.
 */
import { deskClosing, listPastClosings } from "@/lib/accounts/queries/desk-closing";
import { hasPasskey, listPasskeys } from "@/lib/accounts/queries/list-passkeys";
import { countPeople, getColleague, listInvitations, listPeople } from "@/lib/accounts/queries/list-people";
import { listSessions } from "@/lib/accounts/queries/list-sessions";
import { officeOfOne } from "@/lib/accounts/queries/office-of-one";
import { sessionLeft } from "@/lib/accounts/queries/session-left";
import { listLists } from "@/lib/advocacy/queries/list-lists";
import { listSearches } from "@/lib/advocacy/queries/list-searches";
import { checkLog } from "@/lib/audit/queries/check-log";
import { listAudit } from "@/lib/audit/queries/list-audit";
import { findPeople } from "@/lib/cases/queries/find-people";
import { findRecords } from "@/lib/cases/queries/find-records";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getFact } from "@/lib/cases/queries/get-fact";
import { getRecord } from "@/lib/cases/queries/get-record";
import { getWeighing } from "@/lib/cases/queries/get-weighing";
import { listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { listDatesAhead } from "@/lib/cases/queries/list-dates-ahead";
import { listEventsOf } from "@/lib/cases/queries/list-events-of";
import { listNewsChecks, listQuietCases } from "@/lib/cases/queries/list-quiet-cases";
import { suggestPeople, suggestSource } from "@/lib/cases/queries/suggest";
import { USUAL_QUIET_DAYS } from "@/lib/cases/schema";
import { getChange } from "@/lib/changes/queries/get-change";
import { countMyChanges, listForReview, listLeftBehind, listMyChanges } from "@/lib/changes/queries/list-changes";
import { listRecordChanges } from "@/lib/changes/queries/list-record-changes";
import { listBases } from "@/lib/consent/queries/list-bases";
import { listUnfounded } from "@/lib/consent/queries/list-unfounded";
import { paths } from "@/lib/core/paths";
import { pointedToBy } from "@/lib/core/record-shapes";
import { REQUEST_STATES } from "@/lib/core/requests";
import { findCandidates } from "@/lib/duplicates/queries/find-candidates";
import { getComparison } from "@/lib/duplicates/queries/get-comparison";
import { listApart } from "@/lib/duplicates/queries/list-apart";
import { getMergeOf, listMerges, listMergesOf } from "@/lib/duplicates/queries/list-merges";
import { listPairs } from "@/lib/duplicates/queries/list-pairs";
import { getRevision } from "@/lib/history/queries/get-revision";
import { listRevisions } from "@/lib/history/queries/list-revisions";
import { listImports } from "@/lib/imports/queries/get-import";
import { listOwnExports } from "@/lib/imports/queries/list-own-exports";
import { countLawToDecide, listLaw, listLawOf } from "@/lib/law/queries/list-law";
import { listExpungings } from "@/lib/notes/queries/list-expungings";
import { getEmbargo } from "@/lib/publication/queries/get-embargo";
import { getNote, listNotes } from "@/lib/notes/queries/list-notes";
import { listEditions } from "@/lib/publication/queries/list-editions";
import { listEmbargoes } from "@/lib/publication/queries/list-embargoes";
import { listStillNaming } from "@/lib/publication/queries/list-still-naming";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { getRequest } from "@/lib/requests/queries/get-request";
import { countRequests, listRequests } from "@/lib/requests/queries/list-requests";
import { getReview } from "@/lib/reviewing/queries/get-review";
import { listAsked } from "@/lib/reviewing/queries/list-asked";
import { listQueue } from "@/lib/reviewing/queries/list-queue";
import { listPossibleReaders } from "@/lib/sealed/queries/list-possible-readers";
import { listSealed } from "@/lib/sealed/queries/list-sealed";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { listUnsent } from "@/lib/unsent/queries/list-unsent";
import { getWatchOf } from "@/lib/watching/queries/list-watches";
import type { Things } from "./desk-things";

/** Rows of a whole list, and of the same list on Today. */
const LISTED = 50;
const ON_TODAY = 5;
const FILES_ON_TODAY = 3;
const UNFOUNDED = 20;
const REQUESTS_TOGETHER = 20;
const MOST_OF_A_SHARED_EVENT = 10;
const MOST_CHOICES = 300;
/** A surname that many have. */
const MANY_ARE_CALLED = "葱";

type Asks = (things: Things) => Promise<unknown>;

export const DESK_QUERIES = {
  "closing of the desk": () => deskClosing(),
  "what is left of the session": ({ editor }) => sessionLeft(editor.actor),
  "one's own changes, counted": ({ editor }) => countMyChanges(editor.actor),
  "one's drafts, on Today": ({ editor }) => listMyChanges(editor.actor, ["draft"], { most: ON_TODAY }),
  "one's returned changes, on Today": ({ editor }) => listMyChanges(editor.actor, ["returned"], { most: ON_TODAY }),
  "what one handed in, on Today": ({ editor }) => listMyChanges(editor.actor, ["submitted", "approved"], { most: ON_TODAY }),
  "one's drafts": ({ editor }) => listMyChanges(editor.actor, ["draft"], { most: LISTED + 1 }),
  "what one handed in": ({ editor }) => listMyChanges(editor.actor, ["submitted", "approved"], { most: LISTED + 1 }),
  "what waits for one's review": ({ editor }) => listForReview(editor.actor, ON_TODAY),
  "forms not sent": ({ editor }) => listUnsent(editor.actor),
  "cases without news, on Today": ({ editor }) => listQuietCases(editor.actor, USUAL_QUIET_DAYS, ON_TODAY),
  "cases without news": ({ editor }) => listQuietCases(editor.actor, USUAL_QUIET_DAYS, LISTED),
  "dates ahead, on Today": ({ editor }) => listDatesAhead(editor.actor, ON_TODAY),
  "dates ahead": ({ editor }) => listDatesAhead(editor.actor, LISTED),
  "published without a basis": ({ editor }) => listUnfounded(editor.actor, { most: UNFOUNDED }),
  "one's imports, on Today": ({ editor }) => listImports(editor.actor, FILES_ON_TODAY),
  "one's exports, on Today": ({ editor }) => listOwnExports(editor.actor, FILES_ON_TODAY),
  "notes to be erased": ({ editor }) => listExpungings(editor.actor),
  "one's lists": ({ editor }) => listLists(editor.actor),
  "one's saved searches, on Today": ({ editor }) => listSearches(editor.actor, ON_TODAY),
  "requests, counted": ({ editor }) => countRequests(editor.actor),
  "requests, the first of each state": ({ editor }) => Promise.all(REQUEST_STATES.map((state) => listRequests(editor.actor, state, { most: REQUESTS_TOGETHER }))),
  "requests, listed": ({ editor }) => listRequests(editor.actor, "new", { most: LISTED + 1 }),
  "one request": ({ editor, requestId }) => getRequest(editor.actor, requestId),
  "people found": ({ editor }) => findPeople(editor.actor, MANY_ARE_CALLED),
  "people who may be meant": ({ editor }) => findCandidates(editor.actor, [MANY_ARE_CALLED]),
  "people found for a shared event": ({ editor }) => findPeople(editor.actor, MANY_ARE_CALLED, MOST_OF_A_SHARED_EVENT),
  "their events": async ({ editor, caseId, personId, longPersonId }) => listEventsOf(editor.actor, [personId, longPersonId], caseId),
  "pairs who may be one": ({ editor }) => listPairs(editor.actor, null),
  "people told apart": ({ editor }) => listApart(editor.actor),
  "merges": ({ editor }) => listMerges(editor.actor),
  "two people side by side": ({ editor, personId, longPersonId }) => getComparison(editor.actor, { one: personId, other: longPersonId }),
  "statements, the newest": ({ editor }) => findRecords(editor.actor, { kinds: ["statement"], text: "", most: LISTED }),
  "sources, by a word": ({ editor }) => findRecords(editor.actor, { kinds: ["source"], text: "leek", most: LISTED }),
  "countries to choose": ({ editor }) => findRecords(editor.actor, { kinds: ["country"], text: "", publishedOnly: true, most: MOST_CHOICES }),
  "records to point to": ({ editor }) => findRecords(editor.actor, { kinds: pointedToBy("affiliation"), text: "", publishedOnly: true, most: MOST_CHOICES }),
  "people suggested": ({ editor }) => suggestPeople(editor.actor, { q: MANY_ARE_CALLED }),
  "sources suggested": ({ editor, sourceAddress }) => suggestSource(editor.actor, { address: sourceAddress }),
  "sources to choose": ({ editor }) => listSources(editor.actor),
  "practices to choose": ({ editor }) => listPractices(editor.actor),
  "record file": ({ editor, personId }) => getCaseFile(editor.actor, personId),
  "record file, a long one": ({ editor, longPersonId }) => getCaseFile(editor.actor, longPersonId),
  "record's name": ({ editor, personId }) => getRecord(editor.actor, personId),
  "record's changes": ({ editor, longPersonId }) => listRecordChanges(editor.actor, longPersonId),
  "record's editions": ({ editor, personId }) => listEditions(editor.actor, personId),
  "record's notes, the newest": ({ editor, personId }) => listNotes(editor.actor, personId, { most: 3, onlyStanding: true }),
  "record's notes": ({ editor, notedId }) => listNotes(editor.actor, notedId, { most: 50 }),
  "one note": ({ editor, notedId, noteId }) => getNote(editor.actor, notedId, noteId),
  "records that still name it": ({ editor, personId }) => listStillNaming(editor.actor, personId),
  "its merges": ({ editor, personId }) => listMergesOf(editor.actor, personId),
  "whether one watches it": ({ editor, personId }) => getWatchOf(editor.actor, personId),
  "bases of its publication": ({ editor, personId }) => listBases(editor.actor, personId),
  "looks for news": ({ editor, personId, caseId }) => listNewsChecks(editor.actor, personId, caseId),
  "form kept for it": ({ editor, personId, caseId }) => getUnsent(editor.actor, paths.desk.logUpdate(personId, caseId)),
  "one fact": ({ editor, assertionId }) => getFact(editor.actor, assertionId),
  "one fact to weigh": ({ editor, assertionId }) => getWeighing(editor.actor, assertionId),
  "history": ({ editor, longPersonId }) => listRevisions(editor.actor, longPersonId, null),
  "one revision": ({ editor, longPersonId }) => getRevision(editor.actor, longPersonId, 2, null),
  "one change": ({ editor, changeId }) => getChange(editor.actor, changeId),
  "its review": ({ editor, changeId }) => getReview(editor.actor, changeId),
  "its embargo": ({ editor, changeId }) => getEmbargo(editor.actor, changeId),
  "whether it is a merge": ({ editor, changeId }) => getMergeOf(editor.actor, changeId),
  "its preview": ({ editor, changeId }) => previewChange(editor.actor, changeId),
  "review queue": ({ editor }) => listQueue(editor.actor, {}),
  "opinions asked": ({ editor }) => listAsked(editor.actor),
  "embargoes": ({ editor }) => listEmbargoes(editor.actor),
  "changes left behind": ({ editor }) => listLeftBehind(editor.actor),
  "law to decide, counted": ({ editor }) => countLawToDecide(editor.actor),
  "law": ({ editor }) => listLaw(editor.actor),
  "law of one practice": ({ editor }) => listLawOf(editor.actor, "rsdl"),
  "sealed identities": ({ editor, sourceId }) => listSealed(editor.actor, sourceId, null),
  "who may be named on one": ({ editor }) => listPossibleReaders(editor.actor),
  "source's file": ({ editor, sourceId }) => getCaseFile(editor.actor, sourceId),
  "one of them": ({ admin, editor }) => getColleague(admin.actor, editor.actor.accountId),
  "people who work here, a page": ({ admin }) => listPeople(admin.actor, { most: LISTED + 1 }),
  "people who work here, counted": ({ admin }) => countPeople(admin.actor),
  "whether one pair of eyes is enough": ({ admin }) => officeOfOne(admin.actor),
  "one's passkeys": ({ editor }) => listPasskeys(editor.actor),
  "whether one has a passkey": ({ admin }) => hasPasskey(admin.actor),
  "invitations": ({ admin }) => listInvitations(admin.actor),
  "closings before": ({ admin }) => listPastClosings(admin.actor),
  "audit log": ({ admin }) => listAudit(admin.actor, {}),
  "audit log of one record": ({ admin, personId }) => listAudit(admin.actor, { record: personId }),
  "audit log, worked out anew": ({ admin }) => checkLog(admin.actor),
  "one's sessions": ({ editor }) => listSessions(editor.actor),
} satisfies Record<string, Asks>;
export type DeskQuery = keyof typeof DESK_QUERIES;
export const DESK_QUERY_NAMES = Object.keys(DESK_QUERIES) as DeskQuery[];

export type DeskPage = { what: string; path: (things: Things) => string; as: "editor" | "admin"; queries: readonly DeskQuery[] };

/** What every page asks beside its own, and so does the empty one. */
export const EMPTY_PAGE: DeskPage = { what: "a record that is none", path: () => "/desk/records/none", as: "editor", queries: [] };

/** What a record's file asks beside the record. */
const BESIDE_A_FILE = ["record's changes", "record's editions", "record's notes, the newest", "its merges", "whether one watches it"] as const satisfies readonly DeskQuery[];

export const DESK_PAGES: readonly DeskPage[] = [
  { what: "Today", path: () => paths.desk.today(), as: "editor", queries: ["one's own changes, counted", "one's drafts, on Today", "one's returned changes, on Today", "what one handed in, on Today", "what waits for one's review", "forms not sent", "cases without news, on Today", "dates ahead, on Today", "requests, counted", "published without a basis", "notes to be erased", "one's imports, on Today", "one's exports, on Today", "one's lists", "one's saved searches, on Today"] },
  { what: "Today: drafts", path: () => paths.desk.todayList("drafts"), as: "editor", queries: ["one's drafts"] },
  { what: "Today: handed in", path: () => paths.desk.todayList("submitted"), as: "editor", queries: ["what one handed in"] },
  { what: "Today: cases without news", path: () => paths.desk.todayList("quiet"), as: "editor", queries: ["cases without news"] },
  { what: "Today: dates ahead", path: () => paths.desk.todayList("dates"), as: "editor", queries: ["dates ahead"] },
  { what: "Find a person", path: () => `${paths.desk.cases()}?q=${encodeURIComponent(MANY_ARE_CALLED)}`, as: "editor", queries: ["people found"] },
  { what: "Log an update, the person", path: () => `${paths.desk.log()}?q=${encodeURIComponent(MANY_ARE_CALLED)}`, as: "editor", queries: ["people found"] },
  { what: "Log an update, the form", path: ({ personId, caseId }) => paths.desk.logUpdate(personId, caseId), as: "editor", queries: ["record file", "sources to choose", "practices to choose", "form kept for it"] },
  { what: "Looked, no news", path: ({ personId, caseId }) => paths.desk.checkCase(personId, caseId), as: "editor", queries: ["record file", "sources to choose", "looks for news"] },
  { what: "Record file", path: ({ personId }) => paths.desk.record(personId), as: "editor", queries: ["record file", ...BESIDE_A_FILE] },
  { what: "Record file, a long one", path: ({ longPersonId }) => paths.desk.record(longPersonId), as: "editor", queries: ["record file, a long one", ...BESIDE_A_FILE] },
  { what: "Notes on a record", path: ({ notedId }) => paths.desk.notes(notedId), as: "editor", queries: ["record's name", "record's notes", "form kept for it"] },
  { what: "One note", path: ({ notedId, noteId }) => paths.desk.note(notedId, noteId), as: "editor", queries: ["record's name", "one note", "form kept for it"] },
  { what: "Add a case", path: () => paths.desk.newCaseFor(MANY_ARE_CALLED), as: "editor", queries: ["people who may be meant", "sources to choose", "practices to choose", "form kept for it"] },
  { what: "Add a fact", path: ({ personId }) => paths.desk.addFact(personId, "affiliation"), as: "editor", queries: ["record file", "sources to choose", "records to point to", "form kept for it"] },
  { what: "Add a fact of a case", path: ({ personId, caseId }) => paths.desk.addFact(personId, "spell", { case: caseId }), as: "editor", queries: ["record file", "sources to choose", "practices to choose", "form kept for it"] },
  { what: "An event of somebody else's case", path: ({ personId, caseId }) => `${paths.desk.sharedEvent(personId, caseId)}?q=${encodeURIComponent(MANY_ARE_CALLED)}`, as: "editor", queries: ["record file", "people found for a shared event", "their events"] },
  { what: "Signatures", path: ({ statementId }) => paths.desk.addSignatures(statementId), as: "editor", queries: ["record's name", "sources to choose", "countries to choose", "form kept for it"] },
  { what: "Records that are no people", path: () => paths.desk.records("statement"), as: "editor", queries: ["statements, the newest"] },
  { what: "Records, by a word", path: () => `${paths.desk.records("source")}&q=leek`, as: "editor", queries: ["sources, by a word"] },
  { what: "A new source", path: () => paths.desk.newRecord("source"), as: "editor", queries: ["sources to choose", "form kept for it"] },
  { what: "Who may be on record twice", path: () => paths.desk.duplicates(), as: "editor", queries: ["pairs who may be one", "merges", "people told apart"] },
  { what: "Two people side by side", path: ({ personId, longPersonId }) => paths.desk.compareTwo(personId, longPersonId), as: "editor", queries: ["two people side by side"] },
  { what: "Basis of publication", path: ({ personId }) => paths.desk.basis(personId), as: "editor", queries: ["record file", "bases of its publication", "sources to choose"] },
  { what: "Editions of a record", path: ({ personId }) => paths.desk.editions(personId), as: "editor", queries: ["record's name", "record's editions", "records that still name it"] },
  { what: "History", path: ({ longPersonId }) => paths.desk.history(longPersonId), as: "editor", queries: ["history"] },
  { what: "One revision", path: ({ longPersonId }) => `${paths.desk.history(longPersonId)}/2`, as: "editor", queries: ["one revision"] },
  { what: "Edit a fact", path: ({ assertionId }) => `/desk/facts/${assertionId}`, as: "editor", queries: ["one fact", "sources to choose", "practices to choose", "form kept for it"] },
  { what: "Retire a fact", path: ({ assertionId }) => paths.desk.retireFact(assertionId), as: "editor", queries: ["one fact"] },
  { what: "Weigh a fact", path: ({ assertionId }) => `/desk/facts/${assertionId}/weigh`, as: "editor", queries: ["one fact to weigh"] },
  { what: "Change", path: ({ changeId }) => paths.desk.change(changeId), as: "editor", queries: ["one change", "its review", "its embargo", "whether it is a merge"] },
  { what: "Review queue", path: () => paths.desk.review(), as: "editor", queries: ["review queue", "opinions asked", "embargoes", "changes left behind", "law to decide, counted"] },
  { what: "Vocabulary", path: () => paths.desk.vocabulary(), as: "editor", queries: ["law"] },
  { what: "Law of one practice", path: () => paths.desk.lawOf("rsdl"), as: "editor", queries: ["law of one practice"] },
  { what: "Requests", path: () => paths.desk.requests(), as: "editor", queries: ["requests, counted", "requests, the first of each state"] },
  { what: "Requests in one state", path: () => paths.desk.requestsIn("new"), as: "editor", queries: ["requests, counted", "requests, listed"] },
  { what: "One request", path: ({ requestId }) => `/desk/requests/${requestId}`, as: "editor", queries: ["one request"] },
  { what: "Sealed identities of a source", path: ({ sourceId }) => paths.desk.sealed(sourceId), as: "editor", queries: ["source's file", "sealed identities", "who may be named on one", "whether one has a passkey"] },
  { what: "One's sessions", path: () => paths.desk.sessions(), as: "editor", queries: ["one's sessions"] },
  { what: "One's passkeys", path: () => paths.desk.passkeys(), as: "editor", queries: ["one's passkeys"] },
  { what: "A colleague", path: ({ editor }) => paths.desk.colleague(editor.actor.accountId), as: "admin", queries: ["one of them"] },
  { what: "People who work here", path: () => paths.desk.people(), as: "admin", queries: ["people who work here, counted", "people who work here, a page", "invitations", "whether one pair of eyes is enough"] },
  { what: "Closing the desk", path: () => paths.desk.closing(), as: "admin", queries: ["closings before", "whether one has a passkey"] },
  { what: "Audit log", path: () => paths.desk.auditLog(), as: "admin", queries: ["audit log"] },
  { what: "Audit log of one record", path: ({ personId }) => `${paths.desk.auditLog()}?record=${personId}`, as: "admin", queries: ["audit log of one record"] },
  { what: "Audit log, verified", path: () => paths.desk.auditVerification(), as: "admin", queries: ["audit log, worked out anew"] },
];
