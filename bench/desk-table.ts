/** What is measured of the desk, first of two tables: the query functions that its pages read (the pages: desk-pages.ts). */
import { deskClosing, listPastClosings } from "@/lib/accounts/queries/desk-closing";
import { hasPasskey, listPasskeys } from "@/lib/accounts/queries/list-passkeys";
import { countPeople, getColleague, listInvitations, listPeople } from "@/lib/accounts/queries/list-people";
import { listSessions, listSessionsOf } from "@/lib/accounts/queries/list-sessions";
import { officeOfOne } from "@/lib/accounts/queries/office-of-one";
import { demandsHere, proofToGive } from "@/lib/accounts/queries/proof-demands";
import { sessionLeft } from "@/lib/accounts/queries/session-left";
import { getList } from "@/lib/advocacy/queries/get-list";
import { listLists } from "@/lib/advocacy/queries/list-lists";
import { listSearches } from "@/lib/advocacy/queries/list-searches";
import { checkLog } from "@/lib/audit/queries/check-log";
import { listAudit } from "@/lib/audit/queries/list-audit";
import { findPeople } from "@/lib/cases/queries/find-people";
import { findRecords } from "@/lib/cases/queries/find-records";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getEnteredCase } from "@/lib/cases/queries/get-entered-case";
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
import { countChangedSince } from "@/lib/duplicates/queries/count-changed-since";
import { findCandidates } from "@/lib/duplicates/queries/find-candidates";
import { getComparison } from "@/lib/duplicates/queries/get-comparison";
import { listApart } from "@/lib/duplicates/queries/list-apart";
import { getMerge, getMergeOf, listMerges, listMergesAlong, listMergesOf } from "@/lib/duplicates/queries/list-merges";
import { listPairs } from "@/lib/duplicates/queries/list-pairs";
import { countKeptSearches } from "@/lib/editions/queries/count-kept-search";
import { findListable } from "@/lib/editions/queries/find-listable";
import { readDossier } from "@/lib/editions/queries/read-dossier";
import { readListed } from "@/lib/editions/queries/read-listed";
import { getExpunged, getExpunging, listWaitingExpungings } from "@/lib/expunging/queries/get-expunging";
import { getRevision } from "@/lib/history/queries/get-revision";
import { listRevisions } from "@/lib/history/queries/list-revisions";
import { getImport, listImports } from "@/lib/imports/queries/get-import";
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
import { getUnsent, getUnsentOfPage } from "@/lib/unsent/queries/get-unsent";
import { listUnsent } from "@/lib/unsent/queries/list-unsent";
import { listWatchable } from "@/lib/watching/queries/find-watchable";
import { getMailState } from "@/lib/watching/queries/get-mail-state";
import { listInbox } from "@/lib/watching/queries/list-inbox";
import { getMailChoice, getWatchOf, listWatches } from "@/lib/watching/queries/list-watches";
import { countWordingsToDecide, listWordings, listWordingsOf } from "@/lib/wording/queries/list-wordings";
import type { Things } from "./desk-things";

/** Rows of a whole list, and of the same list on Today. */
const LISTED = 50;
/** Of colleagues, and of requests in one state. */
const LISTED_WITH_MUCH = 25;
const ON_TODAY = 5;
const FILES_ON_TODAY = 3;
const FILES_TAKEN = 20;
const UNFOUNDED = 20;
const REQUESTS_TOGETHER = 20;
const MOST_OF_A_SHARED_EVENT = 10;
const MOST_CHOICES = 300;
/** A surname that many have. */
export const MANY_ARE_CALLED = "葱";

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
  "one's imports": ({ editor }) => listImports(editor.actor),
  "one's exports": ({ editor }) => listOwnExports(editor.actor, FILES_TAKEN),
  "one import, all right": ({ editor, importId }) => getImport(editor.actor, importId),
  "one import, rows to put right": ({ editor, wrongImportId }) => getImport(editor.actor, wrongImportId),
  "expungings that wait for one": ({ editor }) => listWaitingExpungings(editor.actor),
  "one's returned changes": ({ editor }) => listMyChanges(editor.actor, ["returned"], { most: LISTED + 1 }),
  "published without a basis, a page": ({ editor }) => listUnfounded(editor.actor, { most: LISTED }),
  "one list": ({ editor, listId }) => getList(editor.actor, listId),
  "who is on it": ({ listedIds }) => readListed(listedIds),
  "one of them on the list": ({ listedIds }) => readListed(listedIds.slice(0, 1)),
  "people for a list, by name": () => findListable(MANY_ARE_CALLED),
  "dossier of it": ({ listedIds }) => readDossier(listedIds),
  "one's saved searches, and how many answer each": async ({ editor }) => countKeptSearches(await listSearches(editor.actor)),
  "one's inbox": ({ editor }) => listInbox(editor.actor, null),
  "one's watches": ({ editor }) => listWatches(editor.actor),
  "what can be watched": ({ editor }) => listWatchable(editor.actor, MANY_ARE_CALLED),
  "how one wants letters": ({ editor }) => getMailChoice(editor.actor),
  "mail that did not go": ({ admin }) => getMailState(admin.actor),
  "one's lists": ({ editor }) => listLists(editor.actor),
  "one's saved searches, on Today": ({ editor }) => listSearches(editor.actor, ON_TODAY),
  "requests, counted": ({ editor }) => countRequests(editor.actor),
  "requests, the first of each state": ({ editor }) => Promise.all(REQUEST_STATES.map((state) => listRequests(editor.actor, state, { most: REQUESTS_TOGETHER }))),
  "requests, listed": ({ editor }) => listRequests(editor.actor, "new", { most: LISTED_WITH_MUCH + 1 }),
  "one request": ({ editor, requestId }) => getRequest(editor.actor, requestId),
  "people found": ({ editor }) => findPeople(editor.actor, MANY_ARE_CALLED),
  "people who may be meant": ({ editor }) => findCandidates(editor.actor, [MANY_ARE_CALLED]),
  "people found for a shared event": ({ editor }) => findPeople(editor.actor, MANY_ARE_CALLED, MOST_OF_A_SHARED_EVENT),
  "their events": async ({ editor, caseId, personId, longPersonId }) => listEventsOf(editor.actor, [personId, longPersonId], caseId),
  "pairs who may be one": ({ editor }) => listPairs(editor.actor, null),
  "people told apart": ({ editor }) => listApart(editor.actor),
  "merges": ({ editor }) => listMerges(editor.actor),
  "two people side by side": ({ editor, personId, longPersonId }) => getComparison(editor.actor, { one: personId, other: longPersonId }),
  "one merge": ({ editor, mergeId }) => getMerge(editor.actor, mergeId),
  "facts that changed since a merge": ({ editor, mergeId }) => countChangedSince(editor.actor, mergeId),
  "merges that would go along": ({ editor, personId }) => listMergesAlong(editor.actor, personId),
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
  "case read back": ({ editor, enteredId }) => getEnteredCase(editor.actor, enteredId),
  "form kept of a page": ({ editor, changeId }) => getUnsentOfPage(editor.actor, paths.desk.change(changeId)),
  "whether it was expunged": ({ editor, personId }) => getExpunged(editor.actor, personId),
  "withdrawn record's name": ({ editor, withdrawnId }) => getRecord(editor.actor, withdrawnId),
  "expunging of it": ({ editor, withdrawnId }) => getExpunging(editor.actor, withdrawnId),
  "records that still name the withdrawn one": ({ editor, withdrawnId }) => listStillNaming(editor.actor, withdrawnId),
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
  "law of one practice, something to decide": ({ editor }) => listLawOf(editor.actor, "black_jail"),
  "words of practices": ({ editor }) => listWordings(editor.actor),
  "words of one practice": ({ editor }) => listWordingsOf(editor.actor, "rsdl"),
  "words of one practice, something to decide": ({ editor }) => listWordingsOf(editor.actor, "leek_custody"),
  "words to decide, counted": ({ editor }) => countWordingsToDecide(editor.actor),
  "sealed identities": ({ editor, sourceId }) => listSealed(editor.actor, sourceId, null),
  "who may be named on one": ({ editor }) => listPossibleReaders(editor.actor),
  "source's file": ({ editor, sourceId }) => getCaseFile(editor.actor, sourceId),
  "one of them": ({ admin, editor }) => getColleague(admin.actor, editor.actor.accountId),
  "where one of them is signed in": ({ admin, editor }) => listSessionsOf(admin.actor, editor.actor.accountId),
  "people who work here, a page": ({ admin }) => listPeople(admin.actor, { most: LISTED_WITH_MUCH + 1 }),
  "people who work here, counted": ({ admin }) => countPeople(admin.actor),
  "whether one pair of eyes is enough": ({ admin }) => officeOfOne(admin.actor),
  "what the office asks proofs for": ({ admin }) => demandsHere(admin.actor),
  "proof to give": ({ editor }) => proofToGive(editor.actor, "export"),
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
