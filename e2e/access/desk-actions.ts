/** Every server action, with the least role that it works for, and where its form stands. An action without a row fails e2e/access/actions.spec.ts. */
import type { Role } from "../../lib/core/kinds";
import type { MadePair, MadePerson } from "../make-records";

/** What the forms are about: a published person, drafts, changes that were handed in, and people who work here. Each form has its own, since it is posted in the end. */
export type Stage = {
  readonly published: MadePerson;
  /** Published twice, and otherwise left alone: what is restored must not meet another open change. */
  readonly corrected: MadePerson;
  readonly contested: MadePerson;
  /** Handed in; of the second, the editor has taken it up and was asked for an opinion. */
  readonly watched: MadePerson;
  readonly claimed: MadePerson;
  readonly later: MadePerson;
  /** Approved for a time that lies ahead. */
  readonly embargoed: MadePerson;
  readonly reopened: MadePerson;
  readonly draft: MadePerson;
  readonly otherDraft: MadePerson;
  readonly submitted: MadePerson;
  readonly otherSubmitted: MadePerson;
  readonly pair: MadePair;
  /** Of the writer: a form of a new case, to be looked over. */
  readonly keptForm: string;
  /** An editor who took part in nothing. */
  readonly adviserId: string;
  readonly statementId: string;
  readonly countryId: string;
  readonly colleagueId: string;
  /** One of two with which the colleague is signed in. */
  readonly colleagueSessionId: string;
  readonly shutOutId: string;
  readonly invitationName: string;
  /** Of the writer, on the published person: one for each form of a note; of `expunge`, `decline` and `takeBack` they ask to have the words erased. */
  readonly notes: Readonly<Record<"correct" | "strike" | "ask" | "expunge" | "decline" | "takeBack", string>>;
  /** The writer's: of each form of an import, one that shows it. */
  readonly imports: Readonly<Record<"check" | "decide" | "apply" | "submit" | "undo" | "giveUp", string>>;
  /** For each form of a sealed identity a source, with one sealed by the researcher, who has two recovery codes left; on that of `remove` the adviser is named too. */
  readonly sealed: Readonly<Record<"seal" | "read" | "name" | "remove" | "erase" | "recoveryCode" | "namingCode", string>>;
  /** Of each form of a request, one that shows it. */
  readonly requests: Readonly<Record<"claim" | "note" | "answer" | "close" | "reopen" | "expunge", string>>;
};

export type DeskActionRow = {
  readonly action: string;
  readonly from: Role;
  readonly address: (stage: Stage) => string;
  /** Who is shown the form: the writer of the draft where it is the writer's, else anybody of the role. */
  readonly shownTo: "writer" | "role";
  /** The words on its button. */
  readonly button: RegExp;
  /** Words that only the right one of several such forms holds. */
  readonly naming?: (stage: Stage) => string;
  /** What to type, so that nothing but the role can be wrong. */
  readonly typed?: Readonly<Record<string, string>> | ((stage: Stage) => Readonly<Record<string, string>>);
};

/** Before anybody is signed in: for everybody, with answers of their own (e2e/journeys, lib/accounts/*.db.test.ts). */
export const OPEN_ACTIONS = ["startSignInAction", "finishSignInAction", "beginPasskeySignInAction", "finishPasskeySignInAction", "enterDetailsAction", "confirmAuthenticatorAction"];
/** About oneself alone: for everybody who is signed in; nothing of others can be named in them. */
export const OWN_ACTIONS = ["beginPasskeyAction", "addPasskeyAction", "removePasskeyAction", "beginProofAction", "provePasskeyAction", "proveAction", "beginAuthenticatorAction", "replaceAuthenticatorAction", "keptRecoveryCodesAction", "passedOnLinkAction", "signOutAction", "endSessionAction", "endOtherSessionsAction", "setLanguageAction", "dropUnsentAction", "watchRecordAction", "watchAddressAction", "stopWatchingAction", "markMessageAction", "markAllReadAction", "chooseMailAction"];
/** They keep what one is typing, for oneself alone, and write nothing to the log: posted by everybody in e2e/permissions, and by its own form in e2e/review/duplicates.spec.ts. */
export const KEEPING_ACTIONS = ["keepCaseAction"];
/** What somebody keeps for themselves leaves no audit row to count: posted by everybody in e2e/permissions, and by their own forms in e2e/advocacy. */
export const KEPT_ACTIONS = [
  "saveSearchAction", "renameSearchAction", "deleteSearchAction", "makeListAction", "renameListAction", "deleteListAction", "restoreListAction", "shareListAction", "unshareListAction",
  "addPersonAction", "addPeopleAction", "moveEntryAction", "removeEntryAction", "writeNoteAction",
];
/**
 * They close the desk to whoever else is trying something, or ask everybody for a proof: posted by everybody in e2e/permissions, and by their own forms in
 * e2e/faults/closing.spec.ts and fresh-proof.spec.ts. Or they ask for an office in which nobody else works: lib/accounts/office-of-one.db.test.ts.
 */
export const HOUSE_WIDE_ACTIONS = ["closeDeskAction", "openDeskAction", "beginOfficeOfOneAction", "endOfficeOfOneAction", "demandProofAction"];
/** They change the law that every page counts by, or what pages call a practice, and drop every page that an edge keeps: posted by everybody in e2e/permissions, and by their own forms in e2e/review/law.spec.ts and practices.spec.ts. */
export const VOCABULARY_ACTIONS: Readonly<Record<string, Role>> = {
  proposeLawAction: "admin", approveLawAction: "editor", refuseLawAction: "editor", takeBackLawAction: "admin",
  proposeWordingAction: "admin", approveWordingAction: "editor", refuseWordingAction: "editor", takeBackWordingAction: "admin",
};
/** They take a record away for good, by two people: posted by everybody in e2e/permissions, and by their own forms in e2e/review/expunge.spec.ts. */
export const EXPUNGING_ACTIONS: Readonly<Record<string, Role>> = { proposeExpungingAction: "editor", approveExpungingAction: "editor", takeBackExpungingAction: "editor" };

const EVENT = { stage: "arrest", text: "Posted by somebody who may not.", "date.year": "2033", "citations[0].exact": "posted", "citations[0].source.title": "A posted source" };

export const DESK_ACTIONS: readonly DeskActionRow[] = [
  { action: "addCaseAction", from: "researcher", shownTo: "writer", address: ({ keptForm }) => `/desk/cases/new/check?form=${keptForm}`, button: /^Save to my draft$/u },
  { action: "tellApartAction", from: "researcher", shownTo: "role", address: ({ pair }) => `/desk/duplicates/compare?one=${pair.one.recordId}&other=${pair.other.recordId}`, button: /^They are two people$/u },
  { action: "mergeAction", from: "researcher", shownTo: "role", address: ({ pair }) => `/desk/duplicates/compare?one=${pair.one.recordId}&other=${pair.other.recordId}`, button: /^Propose this merge$/u, typed: { reason: "Posted.", confirmed: "yes" } },
  { action: "unmergeAction", from: "researcher", shownTo: "role", address: ({ pair }) => `/desk/duplicates/merges/${pair.mergeId}`, button: /^Propose to undo this merge$/u, typed: { reason: "Posted.", confirmed: "yes" } },
  { action: "logUpdateAction", from: "researcher", shownTo: "role", address: ({ published }) => `/desk/records/${published.recordId}/cases/${published.caseId}/update`, button: /^Save to my draft$/u, typed: EVENT },
  { action: "checkCaseAction", from: "researcher", shownTo: "role", address: ({ published }) => `/desk/records/${published.recordId}/cases/${published.caseId}/check`, button: /^Looked, no news$/u, typed: { lookedAt: "posted" } },
  { action: "writeRecordNoteAction", from: "researcher", shownTo: "role", address: ({ published }) => `/desk/records/${published.recordId}/notes`, button: /^Save the note$/u, typed: { text: "Posted." } },
  { action: "correctRecordNoteAction", from: "researcher", shownTo: "writer", address: ({ published, notes }) => `/desk/records/${published.recordId}/notes/${notes.correct}`, button: /^Save the correction$/u, typed: { text: "Posted." } },
  { action: "strikeRecordNoteAction", from: "researcher", shownTo: "writer", address: ({ published, notes }) => `/desk/records/${published.recordId}/notes/${notes.strike}`, button: /^Strike the note$/u, typed: { confirmed: "yes" } },
  { action: "askNoteExpungingAction", from: "researcher", shownTo: "role", address: ({ published, notes }) => `/desk/records/${published.recordId}/notes/${notes.ask}`, button: /^Ask to have the words erased$/u, typed: { reason: "Posted." } },
  { action: "expungeNoteAction", from: "editor", shownTo: "role", address: ({ published, notes }) => `/desk/records/${published.recordId}/notes/${notes.expunge}`, button: /^Erase the words$/u, typed: { reason: "Posted.", confirmed: "yes" } },
  { action: "declineNoteExpungingAction", from: "editor", shownTo: "role", address: ({ published, notes }) => `/desk/records/${published.recordId}/notes/${notes.decline}`, button: /^Keep the words$/u, typed: { reason: "Posted." } },
  { action: "takeBackNoteExpungingAction", from: "researcher", shownTo: "writer", address: ({ published, notes }) => `/desk/records/${published.recordId}/notes/${notes.takeBack}`, button: /^Take it back$/u, typed: { reason: "Posted." } },
  { action: "addFactAction", from: "researcher", shownTo: "role", address: ({ published }) => `/desk/records/${published.recordId}/add/name`, button: /^Save to my draft$/u, typed: { "value.text": "Posted by somebody who may not", "value.nameKind": "alias", "citations[0].exact": "posted", "citations[0].source.title": "A posted source" } },
  {
    action: "pasteSignaturesAction", from: "researcher", shownTo: "role", address: ({ statementId }) => `/desk/records/${statementId}/signatures`, button: /^Look the list over$/u,
    typed: ({ countryId }) => ({ step: "save", countries: "Posted", "lines[0].text": "Posted", "lines[0].countryId": countryId, "lines[0].again": "yes", "citations[0].exact": "posted", "citations[0].source.title": "A posted source" }),
  },
  { action: "addRecordAction", from: "researcher", shownTo: "role", address: () => "/desk/new/organisation", button: /^Save to my draft$/u, typed: { "name.text": "Posted Nursery", confirmed: "yes", "citations[0].exact": "posted", "citations[0].source.title": "A posted source" } },
  { action: "editFactAction", from: "researcher", shownTo: "role", address: ({ published }) => `/desk/facts/${published.eventFact}`, button: /^Save to my draft$/u, typed: { "value.text": "Posted by somebody who may not." } },
  { action: "retireFactAction", from: "researcher", shownTo: "role", address: ({ published }) => `/desk/facts/${published.nameFact}/retire`, button: /^Retire this fact$/u },
  { action: "restoreAction", from: "researcher", shownTo: "role", address: ({ corrected }) => `/desk/records/${corrected.recordId}/history/1`, button: /^Restore this version$/u, typed: { reason: "Posted." } },
  { action: "weighFactAction", from: "researcher", shownTo: "role", address: ({ contested }) => `/desk/facts/${contested.nameFact}/weigh`, button: /^Save to my draft$/u, typed: { weighing: "reject", reason: "Posted." } },
  { action: "submitAction", from: "researcher", shownTo: "writer", address: ({ draft }) => `/desk/changes/${draft.changeId}`, button: /^Submit for review$/u },
  { action: "discardAction", from: "researcher", shownTo: "writer", address: ({ otherDraft }) => `/desk/changes/${otherDraft.changeId}`, button: /^Discard this change$/u, typed: { confirmed: "yes" } },
  { action: "reopenAction", from: "researcher", shownTo: "writer", address: ({ reopened }) => `/desk/changes/${reopened.changeId}`, button: /^Take it back$/u },
  { action: "startImportAction", from: "researcher", shownTo: "role", address: () => "/desk/imports", button: /^Read this table$/u, typed: { pasted: "Person,Text\nNobody Posted,Posted." } },
  { action: "checkImportAction", from: "researcher", shownTo: "writer", address: ({ imports }) => `/desk/imports/${imports.check}`, button: /^Check every row$/u },
  { action: "decidePeopleAction", from: "researcher", shownTo: "writer", address: ({ imports }) => `/desk/imports/${imports.decide}`, button: /^Save, and check again$/u, typed: { "people[0].is": "new" } },
  { action: "applyImportAction", from: "researcher", shownTo: "writer", address: ({ imports }) => `/desk/imports/${imports.apply}`, button: /^Apply every row$/u },
  { action: "submitImportAction", from: "researcher", shownTo: "writer", address: ({ imports }) => `/desk/imports/${imports.submit}`, button: /^Hand in every draft$/u },
  { action: "undoImportAction", from: "researcher", shownTo: "writer", address: ({ imports }) => `/desk/imports/${imports.undo}`, button: /^Undo this import$/u, typed: { confirmed: "yes" } },
  { action: "giveUpImportAction", from: "researcher", shownTo: "writer", address: ({ imports }) => `/desk/imports/${imports.giveUp}`, button: /^Give this import up$/u, typed: { confirmed: "yes" } },
  { action: "returnAction", from: "editor", shownTo: "role", address: ({ submitted }) => `/desk/changes/${submitted.changeId}`, button: /^Return with a comment$/u, typed: { comment: "Posted." } },
  { action: "publishAction", from: "editor", shownTo: "role", address: ({ otherSubmitted }) => `/desk/changes/${otherSubmitted.changeId}`, button: /^Publish$/u },
  { action: "claimAction", from: "editor", shownTo: "role", address: ({ watched }) => `/desk/changes/${watched.changeId}`, button: /^Take this up$/u },
  { action: "releaseAction", from: "editor", shownTo: "role", address: ({ claimed }) => `/desk/changes/${claimed.changeId}`, button: /^Let it go again$/u },
  { action: "askOpinionAction", from: "editor", shownTo: "role", address: ({ watched }) => `/desk/changes/${watched.changeId}`, button: /^Ask for a second opinion$/u, typed: ({ adviserId }) => ({ question: "Posted?", of: adviserId }) },
  { action: "giveOpinionAction", from: "editor", shownTo: "role", address: ({ claimed }) => `/desk/changes/${claimed.changeId}`, button: /^Give your opinion$/u, typed: { answer: "Posted." } },
  { action: "embargoAction", from: "editor", shownTo: "role", address: ({ later }) => `/desk/changes/${later.changeId}`, button: /^Approve for that time$/u, typed: { publishOn: "2099-05-04", publishTime: "14:30" } },
  { action: "liftEmbargoAction", from: "editor", shownTo: "role", address: ({ embargoed }) => `/desk/changes/${embargoed.changeId}`, button: /^Take the approval back$/u },
  { action: "withholdAction", from: "editor", shownTo: "role", address: ({ published }) => `/desk/records/${published.recordId}/editions`, button: /^Withhold a past edition$/u, typed: { reason: "Posted.", confirmed: "yes" } },
  { action: "withdrawAction", from: "editor", shownTo: "role", address: ({ published }) => `/desk/records/${published.recordId}/editions`, button: /^Withdraw this record$/u, typed: { reason: "Posted.", confirmed: "yes" } },
  { action: "recordBasisAction", from: "researcher", shownTo: "role", address: ({ contested }) => `/desk/records/${contested.recordId}/basis`, button: /^Record this basis$/u, typed: { purposes: "name", basis: "official_record", note: "Posted." } },
  { action: "withdrawBasisAction", from: "researcher", shownTo: "role", address: ({ draft }) => `/desk/records/${draft.recordId}/basis?withdraw=name`, button: /^Write down that it was withdrawn$/u, typed: { withdrawnHow: "Posted.", confirmed: "yes" } },
  { action: "claimRequestAction", from: "editor", shownTo: "role", address: ({ requests }) => `/desk/requests/${requests.claim}`, button: /^Take this request$/u },
  { action: "noteRequestAction", from: "editor", shownTo: "role", address: ({ requests }) => `/desk/requests/${requests.note}`, button: /^Write down what was done$/u, typed: { text: "Posted." } },
  { action: "answerRequestAction", from: "editor", shownTo: "role", address: ({ requests }) => `/desk/requests/${requests.answer}`, button: /^Mark as answered$/u },
  { action: "closeRequestAction", from: "editor", shownTo: "role", address: ({ requests }) => `/desk/requests/${requests.close}`, button: /^Close this request$/u, typed: { outcome: "spam" } },
  { action: "reopenRequestAction", from: "editor", shownTo: "role", address: ({ requests }) => `/desk/requests/${requests.reopen}`, button: /^Open it again$/u },
  { action: "expungeRequestAction", from: "admin", shownTo: "role", address: ({ requests }) => `/desk/requests/${requests.expunge}`, button: /^Erase what was written$/u, typed: { confirmed: "yes" } },
  { action: "sealIdentityAction", from: "researcher", shownTo: "role", address: ({ sealed }) => `/desk/records/${sealed.seal}/sealed`, button: /^Seal an identity$/u, typed: { words: "Posted by somebody who may not." } },
  { action: "readIdentityAction", from: "researcher", shownTo: "role", address: ({ sealed }) => `/desk/records/${sealed.read}/sealed`, button: /^Open it$/u, typed: ({ sealed }) => ({ code: sealed.recoveryCode }) },
  { action: "nameReaderAction", from: "researcher", shownTo: "role", address: ({ sealed }) => `/desk/records/${sealed.name}/sealed`, button: /^Name a colleague$/u, typed: ({ adviserId, sealed }) => ({ accountId: adviserId, code: sealed.namingCode }) },
  { action: "removeReaderAction", from: "researcher", shownTo: "role", address: ({ sealed }) => `/desk/records/${sealed.remove}/sealed`, button: /^Take (?!yourself)/u },
  { action: "eraseIdentityAction", from: "researcher", shownTo: "role", address: ({ sealed }) => `/desk/records/${sealed.erase}/sealed`, button: /^Erase it for good$/u, typed: { confirmed: "yes" } },
  { action: "tryMailAgainAction", from: "admin", shownTo: "role", address: () => "/desk/mail", button: /^Try all that was given up again$/u },
  { action: "inviteAction", from: "admin", shownTo: "role", address: () => "/desk/people", button: /^Make an invitation link$/u },
  { action: "revokeInvitationAction", from: "admin", shownTo: "role", address: () => "/desk/people", button: /^Take back/u, naming: ({ invitationName }) => invitationName },
  { action: "changeRoleAction", from: "admin", shownTo: "role", address: ({ colleagueId }) => `/desk/people/${colleagueId}`, button: /^Change role$/u, typed: { role: "admin", confirmed: "yes" } },
  { action: "endSessionOfAction", from: "admin", shownTo: "role", address: ({ colleagueId }) => `/desk/people/${colleagueId}`, button: /^End this session$/u, typed: ({ colleagueSessionId }) => ({ sessionId: colleagueSessionId, confirmed: "yes" }) },
  { action: "endSessionsOfAction", from: "admin", shownTo: "role", address: ({ colleagueId }) => `/desk/people/${colleagueId}`, button: /^End all their sessions$/u, typed: { confirmed: "yes" } },
  { action: "disableAccountAction", from: "admin", shownTo: "role", address: ({ colleagueId }) => `/desk/people/${colleagueId}`, button: /^Shut out$/u, typed: { confirmed: "yes" } },
  { action: "enableAccountAction", from: "admin", shownTo: "role", address: ({ shutOutId }) => `/desk/people/${shutOutId}`, button: /^Let in again$/u, typed: { confirmed: "yes" } },
];
