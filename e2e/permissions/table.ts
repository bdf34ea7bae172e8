/**
 * Who may do what on the desk: one table, from which e2e/permissions/permissions.db.test.ts makes its cells and docs/permissions.md is written. Pages and what
 * scripts ask have their rows in e2e/access/desk-pages.ts and desk-routes.ts; every other verb is a server action and has its row here. An action without one fails
 * the test. What a page shows of one thing depends on the thing as well: such pages have rows here too.
 *
 * How to read a row: whoever has the role `from` or one above it, and stands to the thing in a relation that `may` names, may do it while the thing is in one of
 * the states listed there. Whatever is not listed is refused: so is everything to whoever is below the role, and to nobody (not signed in, a session that ended, an account
 * that is shut out).
 */
import { expungings } from "./table-of-expungings";
import { lists, savedSearches } from "./table-of-lists";
import { imports, merge, pair } from "./table-of-records-brought";
import { law, wording } from "./table-of-vocabulary";
import type { Act, Thing } from "./thing";

export type { Act, Thing };

const OPEN = ["draft", "returned"] as const;
const HANDED_IN = ["submitted", "returned", "approved", "applied"] as const;
/** Of what was published the public page itself is there to see; of what was discarded there is nothing. */
const UNDECIDED = ["draft", "returned", "submitted", "approved"] as const;
const UNDER_REVIEW = ["returned", "submitted", "approved"] as const;
const CHANGE_STATES = ["draft", "returned", "submitted", "approved", "applied", "discarded"] as const;
/** What a verdict is given on, and by whom: four eyes. */
const BY_OTHERS = { claimer: ["submitted"], other: ["submitted"] } as const;

/** Rows of reading name a page; all others an action. */
export const isReading = ({ action }: Act) => action.endsWith("/page.tsx");

const changes: Thing = {
  thing: "change",
  title: "A change, from its draft to what became of it",
  relations: {
    opener: "opened it, and is one of its authors",
    author: "wrote in it too",
    claimer: "took it up for review and was asked for an opinion",
    other: "took no part in it",
  },
  states: CHANGE_STATES,
  acts: [
    { action: "changes/[changeId]/page.tsx", does: "read it", from: "researcher", may: { opener: CHANGE_STATES, author: CHANGE_STATES, claimer: ["applied"], other: ["applied"] } },
    { action: "changes/[changeId]/page.tsx", does: "read it, as an editor", from: "editor", may: { claimer: HANDED_IN, other: HANDED_IN } },
    { action: "changes/[changeId]/preview/page.tsx", does: "see it as the public would", from: "researcher", may: { opener: UNDECIDED, author: UNDECIDED } },
    { action: "changes/[changeId]/preview/page.tsx", does: "see it as the public would, as an editor", from: "editor", may: { claimer: UNDER_REVIEW, other: UNDER_REVIEW } },
    { action: "submitAction", does: "hand it in", from: "researcher", may: { opener: OPEN, author: OPEN } },
    { action: "discardAction", does: "throw it away", from: "researcher", may: { opener: OPEN } },
    { action: "reopenAction", does: "take it back to go on writing", from: "researcher", may: { opener: ["submitted", "approved"], author: ["submitted", "approved"] } },
    { action: "returnAction", does: "return it with a comment", from: "editor", may: BY_OTHERS },
    { action: "publishAction", does: "publish it", from: "editor", may: BY_OTHERS },
    { action: "embargoAction", does: "approve it for a later moment", from: "editor", may: BY_OTHERS },
    { action: "liftEmbargoAction", does: "take its approval back", from: "editor", may: { claimer: ["approved"], other: ["approved"] } },
    { action: "claimAction", does: "take it up for review", from: "editor", may: { other: ["submitted"] } },
    { action: "releaseAction", does: "let it go again", from: "editor", may: { claimer: ["submitted", "returned", "approved"] } },
    { action: "askOpinionAction", does: "ask somebody else for an opinion", from: "editor", may: BY_OTHERS },
    { action: "giveOpinionAction", does: "give the opinion that one was asked for", from: "editor", may: { claimer: CHANGE_STATES } },
  ],
  notes: [
    "Four eyes: nobody who wrote in a change returns, publishes or approves it, whatever their role. The database holds the same (CL007).",
    "A draft whose opener is shut out may be thrown away by its other authors and by editors (lib/changes/policy.ts, `isLeftBehind`).",
    "A new source travels with the change that cites it and is decided there.",
  ],
};

const STANDING = ["unpublished", "published", "corrected"] as const;
const ON_RECORD = ["published", "corrected"] as const;
/** Merged: another record stands for it. */
const RECORD_STATES = [...STANDING, "withdrawn", "merged"] as const;
const EITHER = <States extends readonly string[]>(states: States) => ({ writer: states, other: states });

const records: Thing = {
  thing: "record",
  title: "A record and its facts",
  relations: { writer: "wrote what stands on it, or its draft", other: "did not" },
  states: RECORD_STATES,
  acts: [
    { action: "records/[recordId]/page.tsx", does: "read its file", from: "researcher", may: EITHER(RECORD_STATES) },
    { action: "records/[recordId]/history/page.tsx", does: "read its history", from: "researcher", may: EITHER(RECORD_STATES) },
    { action: "records/[recordId]/editions/page.tsx", does: "see its editions", from: "researcher", may: EITHER(RECORD_STATES) },
    { action: "records/[recordId]/basis/page.tsx", does: "see on what basis somebody is published", from: "researcher", may: EITHER(RECORD_STATES) },
    { action: "records/[recordId]/notes/page.tsx", does: "read the notes on it", from: "researcher", may: EITHER(RECORD_STATES) },
    { action: "logUpdateAction", does: "log what happened in a case of it", from: "researcher", may: EITHER(STANDING) },
    { action: "checkCaseAction", does: "say that there is no news of a case of it", from: "researcher", may: EITHER(STANDING) },
    { action: "addFactAction", does: "add a fact to it", from: "researcher", may: EITHER(STANDING) },
    { action: "editFactAction", does: "say a fact anew", from: "researcher", may: EITHER(STANDING) },
    { action: "retireFactAction", does: "retire a fact", from: "researcher", may: EITHER(STANDING) },
    { action: "weighFactAction", does: "reject a reading", from: "researcher", may: EITHER(ON_RECORD) },
    { action: "recordBasisAction", does: "record on what basis somebody is published", from: "researcher", may: EITHER([...STANDING, "merged"]) },
    { action: "withdrawBasisAction", does: "write down that a basis was withdrawn", from: "researcher", may: EITHER(RECORD_STATES) },
    { action: "writeRecordNoteAction", does: "write an internal note on it", from: "researcher", may: EITHER(RECORD_STATES) },
    { action: "restoreAction", does: "propose what an old version said", from: "researcher", may: EITHER(["corrected"]) },
    { action: "withholdAction", does: "withhold a past edition", from: "editor", may: EITHER(["corrected", "withdrawn", "merged"]) },
    { action: "withdrawAction", does: "withdraw it from the public site", from: "editor", may: EITHER(ON_RECORD) },
    { action: "watchRecordAction", does: "watch what is published of it", from: "advocate", may: EITHER(ON_RECORD) },
  ],
  notes: [
    "Writing on a record is proposing a change: nothing of it is public before somebody else publishes it.",
    "A basis that is withdrawn stops every new publication that needs it. Where an editor writes it down of a person’s name, the record is withdrawn with it (docs/decisions/044).",
    "Taking down is the one thing that an editor does alone: it only ever removes from the public site.",
    "`restoreAction` and `withholdAction` need something to restore or withhold: a second version, a past edition. Of a withdrawn record every edition is past.",
  ],
};

const notes: Thing = {
  thing: "note",
  title: "An internal note on a record",
  relations: { writer: "wrote it", asker: "asked to have its words erased", other: "did neither" },
  states: ["standing", "struck", "asked", "erased"],
  acts: [
    { action: "correctRecordNoteAction", does: "say it anew", from: "researcher", may: { writer: ["standing"] } },
    { action: "strikeRecordNoteAction", does: "strike it", from: "researcher", may: { writer: ["standing"] } },
    { action: "askNoteExpungingAction", does: "ask to have its words erased", from: "researcher", may: { writer: ["standing", "struck"], asker: ["standing", "struck"], other: ["standing", "struck"] } },
    { action: "expungeNoteAction", does: "erase its words", from: "editor", may: { writer: ["asked"], other: ["asked"] } },
    { action: "takeBackNoteExpungingAction", does: "take back that its words be erased", from: "researcher", may: { asker: ["asked"] } },
    { action: "declineNoteExpungingAction", does: "keep its words", from: "editor", may: { writer: ["asked"], asker: ["asked"], other: ["asked"] } },
  ],
  notes: [
    "Every researcher, editor and admin reads every note, struck ones too; nobody else does. A note is never deleted (docs/decisions/051).",
    "While somebody asks to have its words erased, nobody but an editor or admin who did not ask reads them. Erasing takes two people, in an office of one as well.",
  ],
};

const statements: Thing = {
  thing: "statement",
  title: "A statement and who signed it",
  relations: { writer: "wrote what stands on it, or its draft", other: "did not" },
  states: ["unpublished", "published", "withdrawn"],
  acts: [{ action: "pasteSignaturesAction", does: "paste the countries that signed it, or are noted as absent", from: "researcher", may: EITHER(["unpublished", "published"]) }],
  notes: ["Everything else that may be done to it stands under a record and its facts."],
};

const WORDS_THERE = ["new", "in_work", "answered", "closed"] as const;
const requests: Thing = {
  thing: "request",
  title: "A request for a correction or a removal",
  relations: { claimer: "works on it", other: "does not" },
  states: [...WORDS_THERE, "erased"],
  acts: [
    { action: "requests/[requestId]/page.tsx", does: "read it", from: "editor", may: { claimer: [...WORDS_THERE, "erased"], other: [...WORDS_THERE, "erased"] } },
    { action: "claimRequestAction", does: "take it, also from a colleague", from: "editor", may: { claimer: ["new", "answered"], other: ["new", "in_work", "answered"] } },
    { action: "noteRequestAction", does: "write down what was done", from: "editor", may: { claimer: WORDS_THERE, other: WORDS_THERE } },
    { action: "answerRequestAction", does: "mark it as answered", from: "editor", may: { claimer: ["in_work"] } },
    { action: "closeRequestAction", does: "close it", from: "editor", may: { claimer: ["new", "in_work", "answered"], other: ["new"] } },
    { action: "reopenRequestAction", does: "open it again", from: "editor", may: { claimer: ["closed"], other: ["closed"] } },
    { action: "expungeRequestAction", does: "erase what was written", from: "admin", may: { claimer: ["closed"], other: ["closed"] } },
  ],
  notes: ["Researchers see no request: it can name a source or a family."],
};

const WITH_ACCOUNT = ["works", "shut_out"] as const;
const people: Thing = {
  thing: "colleague",
  title: "Somebody who works here",
  relations: { oneself: "is the person", another: "is a colleague" },
  states: ["works", "shut_out"],
  acts: [
    { action: "people/[accountId]/page.tsx", does: "see their account", from: "admin", may: { oneself: ["works"], another: WITH_ACCOUNT } },
    { action: "changeRoleAction", does: "give them another role", from: "admin", may: { oneself: ["works"], another: WITH_ACCOUNT } },
    { action: "disableAccountAction", does: "shut them out", from: "admin", may: { oneself: ["works"], another: WITH_ACCOUNT } },
    { action: "enableAccountAction", does: "let them in again", from: "admin", may: { oneself: ["works"], another: WITH_ACCOUNT } },
    { action: "endSessionsOfAction", does: "end all their sessions", from: "admin", may: { oneself: ["works"], another: WITH_ACCOUNT } },
  ],
  notes: [
    "The last admin who can sign in keeps the role and the door: the command refuses, and so does the database (CL130), also when two admins remove each other at once.",
    "Doing again what is done already is no error and writes nothing.",
  ],
};

const sessions: Thing = {
  thing: "session",
  title: "A session",
  relations: { own: "is signed in with it", another: "is not" },
  states: ["open", "over"],
  acts: [
    { action: "endSessionAction", does: "end it as one’s own", from: "advocate", may: { own: ["open"] } },
    { action: "endSessionOfAction", does: "end it as one of somebody who works here", from: "admin", may: { own: ["open"], another: ["open"] } },
  ],
  notes: ["Of the open sessions of a colleague an admin sees what tells one from another: when it began and was last used, how somebody signed in, and the browser that their own page names. Of those that are over, nothing."],
};

const passkeys: Thing = {
  thing: "passkey",
  title: "A passkey",
  relations: { own: "signs in with it", another: "does not" },
  states: ["on_file"],
  acts: [{ action: "removePasskeyAction", does: "remove it, with a code", from: "advocate", may: { own: ["on_file"] } }],
  notes: ["No admin sees a colleague’s passkeys, adds one for them or removes one; an admin shuts the account out instead (docs/decisions/046)."],
};

const invitations: Thing = {
  thing: "invitation",
  title: "An invitation",
  relations: { giver: "gave it", other: "did not" },
  states: ["open", "over"],
  acts: [{ action: "revokeInvitationAction", does: "take it back", from: "admin", may: { giver: ["open"], other: ["open"] } }],
  notes: [],
};

const desk: Thing = {
  thing: "desk",
  title: "The desk itself",
  relations: { closer: "closed it last", other: "did not" },
  states: ["open", "read_only", "locked"],
  acts: [
    { action: "closeDeskAction", does: "close it in another way than it is closed (here: lock it, with a code, or a locked one to writing only)", from: "admin", may: { closer: ["open", "read_only", "locked"], other: ["open", "read_only"] } },
    { action: "openDeskAction", does: "open it again", from: "admin", may: { closer: ["read_only", "locked"], other: ["read_only"] } },
  ],
  notes: [
    "While it is closed the database refuses the desk's role every write but those to accounts, sessions, the audit log and what somebody is typing; the public's form still comes in (docs/decisions/038).",
    "Whoever is signed in while it is locked is the admin who locked it; nobody else begins a session (CL132).",
  ],
};

const office: Thing = {
  thing: "office",
  title: "Whether one pair of eyes is enough",
  relations: { anybody: "works here" },
  states: ["several"],
  acts: [
    { action: "beginOfficeOfOneAction", does: "switch to one pair of eyes", from: "admin", may: {} },
    { action: "endOfficeOfOneAction", does: "go back to four eyes", from: "admin", may: {} },
  ],
  notes: [
    "Here several editors work, so that nobody may: it can only be switched on by an admin who is the only editor or admin, and then only by them (CL168; lib/accounts/office-of-one.db.test.ts).",
    "While it is on, that one person may publish and approve what they wrote, and each such edition says that nobody else reviewed it (CL007, CL169; docs/decisions/045).",
  ],
};

const sealed: Thing = {
  thing: "sealed",
  title: "Who a source is, sealed",
  relations: { named: "is named on it", other: "is not" },
  states: ["sealed", "erased"],
  acts: [
    { action: "readIdentityAction", does: "open it, with a code", from: "researcher", may: { named: ["sealed"] } },
    { action: "nameReaderAction", does: "name a colleague on it, with a code", from: "researcher", may: { named: ["sealed"] } },
    { action: "removeReaderAction", does: "take a colleague off it", from: "researcher", may: { named: ["sealed"] } },
    { action: "eraseIdentityAction", does: "erase it for good", from: "researcher", may: { named: ["sealed"] } },
  ],
  notes: ["No role opens one, an admin’s neither. Whoever is not named on it is told that it does not exist (docs/decisions/040)."],
};

const nothing: Thing = {
  thing: "nothing",
  title: "Nothing that is there yet",
  relations: { anybody: "makes it" },
  states: ["always"],
  acts: [
    { action: "keepCaseAction", does: "keep a new case while it is filled in, for oneself alone", from: "researcher", may: { anybody: ["always"] } },
    { action: "addCaseAction", does: "add a case, and its person, as one has kept and read it back", from: "researcher", may: { anybody: ["always"] } },
    { action: "addRecordAction", does: "add a statement, an organisation, a country, a practice or a source", from: "researcher", may: { anybody: ["always"] } },
    { action: "startImportAction", does: "bring a table of case updates and other facts of people", from: "researcher", may: { anybody: ["always"] } },
    { action: "sealIdentityAction", does: "seal who a source is", from: "researcher", may: { anybody: ["always"] } },
    { action: "saveSearchAction", does: "save a search of the public site", from: "advocate", may: { anybody: ["always"] } },
    { action: "makeListAction", does: "begin a list of people", from: "advocate", may: { anybody: ["always"] } },
    { action: "inviteAction", does: "invite somebody to work here", from: "admin", may: { anybody: ["always"] } },
    { action: "watchAddressAction", does: "watch a search of the public site", from: "advocate", may: { anybody: ["always"] } },
    { action: "proposeWordingAction", does: "propose words for a practice, its retirement, or that it is used again", from: "admin", may: { anybody: ["always"] } },
    { action: "proposeLawAction", does: "propose a version of the law", from: "admin", may: { anybody: ["always"] } },
    { action: "tryMailAgainAction", does: "have undelivered messages and letters tried again", from: "admin", may: { anybody: ["always"] } },
    { action: "demandProofAction", does: "say what proof the office asks for before grave acts", from: "admin", may: { anybody: ["always"] } },
    { action: "setLanguageAction", does: "choose the language of one’s own desk", from: "advocate", may: { anybody: ["always"] } },
    { action: "endOtherSessionsAction", does: "end all one’s other sessions", from: "advocate", may: { anybody: ["always"] } },
  ],
  notes: [],
};

export const PERMISSIONS: readonly Thing[] = [desk, office, changes, records, notes, statements, imports, law, wording, expungings, sealed, lists, savedSearches, requests, people, sessions, passkeys, invitations, pair, merge, nothing];

/** Before anybody is signed in; each answers by what was typed, never by a role (lib/accounts/sign-in.db.test.ts, people.db.test.ts). */
export const FOR_EVERYBODY = {
  startSignInAction: "give address and password",
  finishSignInAction: "give the code",
  beginPasskeySignInAction: "be asked for a passkey",
  finishPasskeySignInAction: "answer with a passkey",
  enterDetailsAction: "accept an invitation",
  confirmAuthenticatorAction: "prove one’s authenticator",
} as const;

/** Of one’s own, whoever is signed in: nothing of others can be named in them, or it is left as it is and looks the same. */
export const FOR_ONESELF = {
  signOutAction: "sign out",
  keptRecoveryCodesAction: "say that one’s recovery codes are kept",
  beginPasskeyAction: "begin to add a passkey, with a code",
  addPasskeyAction: "add the passkey that was made",
  beginProofAction: "be asked for a passkey in place of a code",
  provePasskeyAction: "give a passkey in place of a code",
  proveAction: "prove who one is, for ten minutes",
  beginAuthenticatorAction: "begin to set up another authenticator, with a code",
  replaceAuthenticatorAction: "prove the new authenticator",
  passedOnLinkAction: "say that an invitation’s link was passed on",
  dropUnsentAction: "throw away what one typed and did not send",
  stopWatchingAction: "stop watching something",
  markMessageAction: "mark a message of one’s inbox as read or unread",
  markAllReadAction: "mark all messages of one’s inbox as read",
  chooseMailAction: "choose how one wants letters by e-mail",
} as const;
