/** Every page of the desk, with the least role that it opens for. A new page without a row fails e2e/access/pages.spec.ts. */
import type { Role } from "../../lib/core/kinds";
import type { MadePair, MadePerson } from "../make-records";

export type Things = { readonly person: MadePerson; /** Handed in by somebody else. */ readonly submitted: MadePerson; readonly pair: MadePair; readonly colleagueId: string; readonly invitation: string; readonly requestId: string; readonly sourceId: string; /** One that every account sees, with the person on it. */ readonly listId: string; readonly entryId: string; /** On the person, of somebody else. */ readonly noteId: string; readonly statementId: string; /** Applied by somebody else. */ readonly importId: string };

export type DeskPageRow = {
  /** Below app/desk, without the groups in brackets. */
  readonly file: string;
  readonly address: (things: Things) => string;
  /** "anyone" for the steps before somebody is signed in. */
  readonly from: Role | "anyone";
  /** Something that only this page holds: words, or a box of a form. */
  readonly holds: { readonly words: RegExp } | { readonly box: string };
};

export const DESK_PAGES: readonly DeskPageRow[] = [
  { file: "sign-in/page.tsx", address: () => "/desk/sign-in", from: "anyone", holds: { box: "password" } },
  { file: "sign-in/code/page.tsx", address: () => "/desk/sign-in/code", from: "anyone", holds: { box: "code" } },
  { file: "invitation/[token]/page.tsx", address: ({ invitation }) => invitation, from: "anyone", holds: { box: "displayName" } },
  // Without the details typed before, it leads back to them.
  { file: "invitation/[token]/authenticator/page.tsx", address: ({ invitation }) => `${invitation}/authenticator`, from: "anyone", holds: { box: "displayName" } },
  // Nobody has codes to keep: it leads to the first page.
  { file: "invitation/recovery-codes/page.tsx", address: () => "/desk/invitation/recovery-codes", from: "advocate", holds: { words: /Today/u } },
  { file: "page.tsx", address: () => "/desk", from: "advocate", holds: { words: /Today/u } },
  { file: "sessions/page.tsx", address: () => "/desk/sessions", from: "advocate", holds: { words: /Your sessions/u } },
  { file: "inbox/page.tsx", address: () => "/desk/inbox", from: "advocate", holds: { words: /What was published of what you watch/u } },
  { file: "watching/page.tsx", address: () => "/desk/watching?q=invented", from: "advocate", holds: { box: "address" } },
  { file: "lists/page.tsx", address: () => "/desk/lists", from: "advocate", holds: { box: "name" } },
  { file: "lists/[listId]/page.tsx", address: ({ listId }) => `/desk/lists/${listId}`, from: "advocate", holds: { words: /On the list/u } },
  { file: "lists/[listId]/people/[entryId]/page.tsx", address: ({ listId, entryId }) => `/desk/lists/${listId}/people/${entryId}`, from: "advocate", holds: { box: "words" } },
  { file: "lists/[listId]/dossier/page.tsx", address: ({ listId }) => `/desk/lists/${listId}/dossier`, from: "advocate", holds: { words: /Taken away from an invented garden/u } },
  { file: "searches/page.tsx", address: () => "/desk/searches", from: "advocate", holds: { box: "address" } },
  { file: "passkeys/page.tsx", address: () => "/desk/passkeys", from: "advocate", holds: { words: /You have no passkey/u } },
  { file: "no-file/page.tsx", address: () => "/desk/no-file?why=signed_out&to=%2Fdesk%2Fimports", from: "anyone", holds: { words: /No file was made/u } },
  { file: "proof/page.tsx", address: () => "/desk/proof?for=export&to=%2Fdesk%2Fimports", from: "advocate", holds: { words: /Prove that it is you/u } },
  { file: "authenticator/page.tsx", address: () => "/desk/authenticator", from: "advocate", holds: { box: "code" } },
  // Before it was begun it leads back to the beginning.
  { file: "authenticator/new/page.tsx", address: () => "/desk/authenticator/new", from: "advocate", holds: { box: "code" } },
  { file: "cases/page.tsx", address: () => "/desk/cases", from: "researcher", holds: { box: "q" } },
  { file: "log/page.tsx", address: () => "/desk/log", from: "researcher", holds: { box: "q" } },
  { file: "today/[list]/page.tsx", address: () => "/desk/today/quiet", from: "researcher", holds: { box: "days" } },
  { file: "records/[recordId]/cases/[caseId]/check/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/cases/${person.caseId}/check`, from: "researcher", holds: { box: "lookedAt" } },
  { file: "cases/new/page.tsx", address: () => "/desk/cases/new", from: "researcher", holds: { words: /is this person on record already/u } },
  { file: "cases/new/check/page.tsx", address: () => "/desk/cases/new/check", from: "researcher", holds: { words: /There is nothing to check/u } },
  { file: "duplicates/page.tsx", address: () => "/desk/duplicates", from: "researcher", holds: { words: /Who may be on record twice/u } },
  { file: "duplicates/compare/page.tsx", address: ({ pair }) => `/desk/duplicates/compare?one=${pair.one.recordId}&other=${pair.other.recordId}`, from: "researcher", holds: { box: "confirmed" } },
  { file: "duplicates/merges/[mergeId]/page.tsx", address: ({ pair }) => `/desk/duplicates/merges/${pair.mergeId}`, from: "researcher", holds: { words: /Undo this merge/u } },
  { file: "records/[recordId]/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}`, from: "researcher", holds: { words: /Log an update in case 1/u } },
  { file: "records/[recordId]/cases/[caseId]/update/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/cases/${person.caseId}/update`, from: "researcher", holds: { box: "citations[0].exact" } },
  { file: "records/[recordId]/add/[kind]/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/add/name`, from: "researcher", holds: { box: "value.nameKind" } },
  { file: "records/[recordId]/cases/[caseId]/shared/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/cases/${person.caseId}/shared`, from: "researcher", holds: { box: "q" } },
  { file: "records/[recordId]/signatures/page.tsx", address: ({ statementId }) => `/desk/records/${statementId}/signatures`, from: "researcher", holds: { box: "countries" } },
  { file: "records/page.tsx", address: () => "/desk/records", from: "researcher", holds: { box: "kind" } },
  { file: "new/[kind]/page.tsx", address: () => "/desk/new/organisation", from: "researcher", holds: { box: "name.text" } },
  { file: "records/[recordId]/editions/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/editions`, from: "researcher", holds: { words: /Edition 1/u } },
  { file: "records/[recordId]/history/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/history`, from: "researcher", holds: { words: /Version 1/u } },
  { file: "records/[recordId]/history/[version]/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/history/1?against=0`, from: "researcher", holds: { words: /What the record said/u } },
  { file: "facts/[assertionId]/page.tsx", address: ({ person }) => `/desk/facts/${person.eventFact}`, from: "researcher", holds: { box: "value.text" } },
  { file: "facts/[assertionId]/retire/page.tsx", address: ({ person }) => `/desk/facts/${person.eventFact}/retire`, from: "researcher", holds: { words: /Retire this fact/u } },
  { file: "facts/[assertionId]/weigh/page.tsx", address: ({ person }) => `/desk/facts/${person.eventFact}/weigh`, from: "researcher", holds: { words: /What it stands beside/u } },
  { file: "records/[recordId]/notes/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/notes`, from: "researcher", holds: { box: "text" } },
  { file: "records/[recordId]/notes/[noteId]/page.tsx", address: ({ person, noteId }) => `/desk/records/${person.recordId}/notes/${noteId}`, from: "researcher", holds: { words: /Ask the invented gardener again/u } },
  { file: "records/[recordId]/expunge/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/expunge`, from: "editor", holds: { words: /only a withdrawn record can be expunged/u } },
  { file: "records/[recordId]/basis/page.tsx", address: ({ person }) => `/desk/records/${person.recordId}/basis`, from: "researcher", holds: { box: "agreedBy" } },
  { file: "records/[recordId]/sealed/page.tsx", address: ({ sourceId }) => `/desk/records/${sourceId}/sealed`, from: "researcher", holds: { box: "words" } },
  // A researcher sees it of their own changes; of others' only editors do.
  { file: "changes/[changeId]/preview/page.tsx", address: ({ submitted }) => `/desk/changes/${submitted.changeId}/preview?language=en`, from: "editor", holds: { words: /Taken away from an invented garden/u } },
  { file: "changes/[changeId]/page.tsx", address: ({ person }) => `/desk/changes/${person.changeId}`, from: "researcher", holds: { words: /What it changed/u } },
  { file: "imports/page.tsx", address: () => "/desk/imports", from: "researcher", holds: { box: "pasted" } },
  // Of others' imports only editors see what came of them; each sees their own (lib/imports/policy.ts).
  { file: "imports/[importId]/page.tsx", address: ({ importId }) => `/desk/imports/${importId}`, from: "editor", holds: { words: /What it brought/u } },
  { file: "review/page.tsx", address: () => "/desk/review", from: "editor", holds: { words: /oldest first/u } },
  { file: "requests/page.tsx", address: () => "/desk/requests", from: "editor", holds: { words: /Researchers do not see this page/u } },
  { file: "requests/[requestId]/page.tsx", address: ({ requestId }) => `/desk/requests/${requestId}`, from: "editor", holds: { words: /This was written in confidence/u } },
  { file: "vocabulary/page.tsx", address: () => "/desk/vocabulary", from: "editor", holds: { words: /Every clock of the public site counts by this/u } },
  { file: "vocabulary/[practice]/page.tsx", address: () => "/desk/vocabulary/rsdl", from: "editor", holds: { words: /Everything on file/u } },
  { file: "vocabulary/[practice]/propose/page.tsx", address: () => "/desk/vocabulary/rsdl/propose?act=correct&version=cpl-2018-rsdl", from: "admin", holds: { box: "quotation" } },
  { file: "practices/page.tsx", address: () => "/desk/practices", from: "editor", holds: { words: /What this site calls each practice/u } },
  { file: "practices/[practice]/page.tsx", address: () => "/desk/practices/rsdl", from: "editor", holds: { words: /Everything on file/u } },
  { file: "practices/[practice]/propose/page.tsx", address: () => "/desk/practices/rs/propose?act=correct&wording=rs-as-shipped", from: "admin", holds: { box: "definitionEn" } },
  { file: "practices/new-practice/page.tsx", address: () => "/desk/practices/new-practice", from: "admin", holds: { box: "pinyin" } },
  { file: "people/page.tsx", address: () => "/desk/people", from: "admin", holds: { words: /Invite somebody/u } },
  { file: "closing/page.tsx", address: () => "/desk/closing", from: "admin", holds: { box: "reason" } },
  { file: "mail/page.tsx", address: () => "/desk/mail", from: "admin", holds: { words: /What fails is tried again after growing pauses/u } },
  { file: "audit/page.tsx", address: () => "/desk/audit", from: "admin", holds: { box: "record" } },
  { file: "audit/verification/page.tsx", address: () => "/desk/audit/verification", from: "admin", holds: { words: /The log is whole: \d+ rows?/u } },
  { file: "people/[accountId]/page.tsx", address: ({ colleagueId }) => `/desk/people/${colleagueId}`, from: "admin", holds: { words: /Change role/u } },
];
