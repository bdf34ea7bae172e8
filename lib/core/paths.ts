/** Every address of the site, in one place. Ids and slugs come parsed; a token is escaped, since it comes from outside. */
import type { AccountId, AssertionId, CaseId, ChangeId, EntryId, EventId, MessageId, ListId, ImportId, NoteId, RecordId, RequestId } from "@/lib/core/ids";
import { KIND_PLURAL, type KindPlural, type Locale, type Purpose, type RecordKind } from "@/lib/core/kinds";
import type { RequestState } from "@/lib/core/requests";

export type FeedFile = "feed.atom" | "feed.json";
/** A citation for a reference manager: of a record as it stands, or of one edition. */
export type CitationFile = "cite.bib" | "cite.ris";
export type RecordFile = FeedFile | CitationFile | "dates.ics";
export type ApiFile = "record.jsonld" | "followthemoney.json" | "timeline.csv";

/** The lists of Today: one's own changes by their state, what was begun and not sent, and what the record asks for. */
export const TODAY_LISTS = ["unsent", "drafts", "returned", "submitted", "quiet", "dates", "unfounded"] as const;
export type TodayList = (typeof TODAY_LISTS)[number];

/** Every sign that is no letter or digit is escaped. */
function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((parameter): parameter is [string, string] => parameter[1] !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString().replaceAll("+", "%20").replaceAll("*", "%2A")}`;
}

export const paths = {
  home: (locale: Locale) => `/${locale}`,
  list: (locale: Locale, plural: KindPlural) => `/${locale}/${plural}`,
  lawyers: (locale: Locale) => `/${locale}/lawyers`,
  /** Everything that can be found by its words. */
  search: (locale: Locale) => `/${locale}/search`,
  record: (locale: Locale, kind: RecordKind, slug: string) => `/${locale}/${KIND_PLURAL[kind]}/${slug}`,
  /** A case has no page: it is a part of its person's, known by its id (decision 035). */
  case: (locale: Locale, personSlug: string, id: CaseId) => `/${locale}/people/${personSlug}#case-${id}`,
  /** An event stands on the timeline of its person. */
  event: (locale: Locale, personSlug: string, event: string) => `/${locale}/people/${personSlug}#event-${event}`,
  editions: (locale: Locale, kind: RecordKind, slug: string) => `/${locale}/${KIND_PLURAL[kind]}/${slug}/editions`,
  edition: (locale: Locale, kind: RecordKind, slug: string, number: number) => `/${locale}/${KIND_PLURAL[kind]}/${slug}/editions/${number}`,
  editionFile: (locale: Locale, kind: RecordKind, slug: string, number: number, file: CitationFile) => `/${locale}/${KIND_PLURAL[kind]}/${slug}/editions/${number}/${file}`,
  /** Two editions, field by field; without numbers the form's own address. */
  compare: (locale: Locale, kind: RecordKind, slug: string, pair?: { from: number; to: number }) =>
    `/${locale}/${KIND_PLURAL[kind]}/${slug}/editions/compare${pair === undefined ? "" : `?from=${pair.from}&to=${pair.to}`}`,
  updates: (locale: Locale) => `/${locale}/updates`,
  about: (locale: Locale) => `/${locale}/about`,
  /** What to know before asking for a correction or a removal; `record` such as `people/xie-yang` is put into the form. */
  corrections: (locale: Locale, record?: string) => (record === undefined ? `/${locale}/corrections` : `/${locale}/corrections?about=${encodeURIComponent(record)}`),
  /** The form by itself, and where it is sent: served by the desk half (docs/decisions/020). */
  requests: (locale: Locale) => `/requests/${locale}`,
  requestReceived: (locale: Locale, reference: string) => `/requests/${locale}/received?reference=${reference}`,
  data: (locale: Locale) => `/${locale}/data`,
  /** A file of one record in words of one language (docs/architecture.md, "Addresses of files"). */
  recordFile: (locale: Locale, kind: RecordKind, slug: string, file: RecordFile) => `/${locale}/${KIND_PLURAL[kind]}/${slug}/${file}`,
  /** A file of one record that is the same in all languages. */
  apiFile: (kind: RecordKind, slug: string, file: ApiFile) => `/api/v1/${KIND_PLURAL[kind]}/${slug}/${file}`,
  updatesFeed: (locale: Locale, file: FeedFile) => `/${locale}/updates/${file}`,
  /** A page of a language's sitemap: after the last record of the page before, null for the first page. */
  sitemap: (locale: Locale, after: { kind: RecordKind; slug: string } | null) => `/${locale}/sitemap.xml${after === null ? "" : `?after=${KIND_PLURAL[after.kind]}.${after.slug}`}`,
  apiSearch: () => "/api/v1/search",
  apiUpdates: () => "/api/v1/updates",
  /** The citation of a chart; `slug` names the record that it is of, null where it is of the whole record. */
  chartFile: (locale: Locale, chart: string, slug: string | null, file: "cite.bib" | "cite.ris") => `/${locale}/charts/${chart}${slug === null ? "" : `/${slug}`}/${file}`,
  /** The numbers of a chart, the same in all languages. @param query of the list whose rows it draws, without its question mark */
  chartTable: (chart: string, slug: string | null, query = "") => `/api/v1/charts/${chart}${slug === null ? "" : `/${slug}`}.csv${query === "" ? "" : `?${query}`}`,
  openApi: () => "/api/v1/openapi.json",
  /** A file of the edition of the dataset that has this name. */
  dataset: (publication: string, file: string) => `/data/${publication}/${file}`,
  api: (plural: KindPlural, slug?: string) => (slug === undefined ? `/api/v1/${plural}` : `/api/v1/${plural}/${slug}`),
  apiEvents: () => "/api/v1/events",
  apiEditions: (plural: KindPlural, slug: string) => `/api/v1/${plural}/${slug}/editions`,
  apiEdition: (plural: KindPlural, slug: string, number: number) => `/api/v1/${plural}/${slug}/editions/${number}`,
  /** The very bytes that an edition's hash is taken of. */
  apiEditionBody: (plural: KindPlural, slug: string, number: number) => `/api/v1/${plural}/${slug}/editions/${number}/body`,
  desk: {
    today: () => "/desk",
    /** Says there that something failed. @param messageKey of the `errors` messages */
    todayAfterFailure: (messageKey: string, reference?: string) => `/desk?${new URLSearchParams({ failed: messageKey, ...(reference === undefined ? {} : { reference }) }).toString()}`,
    /** One of the lists of Today, whole (`TODAY_LISTS`). */
    todayList: (list: TodayList) => `/desk/today/${list}`,
    /** That nothing is heard of a case: where somebody looked. */
    checkCase: (recordId: RecordId, caseId: CaseId) => `/desk/records/${recordId}/cases/${caseId}/check`,
    signIn: () => "/desk/sign-in",
    signInCode: () => "/desk/sign-in/code",
    invitation: (token: string) => `/desk/invitation/${encodeURIComponent(token)}`,
    authenticator: (token: string) => `/desk/invitation/${encodeURIComponent(token)}/authenticator`,
    recoveryCodes: () => "/desk/invitation/recovery-codes",
    sessions: () => "/desk/sessions",
    /** One's own passkeys. */
    passkeys: () => "/desk/passkeys",
    /** Asks for a fresh proof before a file is made; and says why none was (lib/accounts/return-address.ts gives both what they need). */
    proof: () => "/desk/proof",
    noFile: () => "/desk/no-file",
    /** Setting up another authenticator in place of one's own. */
    ownAuthenticator: () => "/desk/authenticator",
    newAuthenticator: () => "/desk/authenticator/new",
    people: () => "/desk/people",
    peopleAfter: (accountId: AccountId) => `/desk/people${queryOf({ after: accountId })}`,
    /** Closing the desk to writing or to everybody, and opening it again. */
    closing: () => "/desk/closing",
    /** The vocabulary: what practices are called, and how they are explained. */
    practices: () => "/desk/practices",
    newPractice: () => "/desk/practices/new-practice",
    /** @param practice its code */
    wordsOf: (practice: string) => `/desk/practices/${practice}`,
    /** @param wording id of the words that stand */
    proposeWords: (practice: string, act: string, wording: string) => `/desk/practices/${practice}/propose?act=${act}&wording=${wording}`,
    /** The vocabulary: the law on each practice, by version. */
    vocabulary: () => "/desk/vocabulary",
    /** @param practice its code */
    lawOf: (practice: string) => `/desk/vocabulary/${practice}`,
    /** The form of a proposal. @param version what it would replace; none for one that is added */
    proposeLaw: (practice: string, act: string, version?: string) => `/desk/vocabulary/${practice}/propose?${new URLSearchParams({ act, ...(version === undefined ? {} : { version }) }).toString()}`,
    /** @param what one event alone */
    auditLog: (what?: string) => `/desk/audit${queryOf({ what })}`,
    auditVerification: () => "/desk/audit/verification",
    /** A file: the head of the audit log, signed. */
    auditHead: () => "/desk/audit/head",
    colleague: (accountId: AccountId) => `/desk/people/${accountId}`,
    /** The people on record, not those who work here. */
    cases: () => "/desk/cases",
    newCase: () => "/desk/cases/new",
    newCaseOf: (recordId: RecordId) => `/desk/cases/new?person=${recordId}`,
    /** For somebody who is not on record; every sign that is no letter or digit is escaped. */
    newCaseFor: (name: string) => `/desk/cases/new?${new URLSearchParams({ q: name }).toString().replaceAll("+", "%20").replaceAll("*", "%2A")}`,
    /** The form of a new case after a part of it was saved; with the form's id, so that it is another page each time. @param at one of the two above */
    newCaseSaved: (at: string, part: string, formId: string) => `${at}&saved=${part}.${formId}#${part}`,
    /** A kept form of a new case, read back before it is saved. */
    caseAnswers: (formId: string) => `/desk/cases/new/check?form=${formId}`,
    /** People who may be on record twice. @param after the person that the page before ended with */
    duplicates: (after?: RecordId) => `/desk/duplicates${after === undefined ? "" : `?after=${after}`}`,
    /** Two people side by side: told apart, or merged. */
    compareTwo: (one: RecordId, other: RecordId) => `/desk/duplicates/compare?one=${one}&other=${other}`,
    /** A merge, and how it is undone. */
    merge: (mergeId: string) => `/desk/duplicates/merges/${mergeId}`,
    record: (recordId: RecordId) => `/desk/records/${recordId}`,
    /** Proposing that a record is expunged, and deciding on that. */
    expunge: (recordId: RecordId) => `/desk/records/${recordId}/expunge`,
    /** Internal notes on a record, all of them. @param before the note that the page before ended with */
    notes: (recordId: RecordId, before?: NoteId) => `/desk/records/${recordId}/notes${before === undefined ? "" : `?before=${before}`}`,
    notesList: (recordId: RecordId) => `/desk/records/${recordId}/notes#list`,
    note: (recordId: RecordId, noteId: NoteId) => `/desk/records/${recordId}/notes/${noteId}`,
    /** Where the record's file has the newest of them. */
    notesOnFile: (recordId: RecordId) => `/desk/records/${recordId}#notes`,
    /** Finds the person and the case that an update is logged in. */
    log: () => "/desk/log",
    logUpdate: (recordId: RecordId, caseId: CaseId) => `/desk/records/${recordId}/cases/${caseId}/update`,
    /** Finds an event of somebody else's case that this one shares. */
    sharedEvent: (recordId: RecordId, caseId: CaseId) => `/desk/records/${recordId}/cases/${caseId}/shared`,
    /** Another source's reading of an event of that case. */
    logReading: (recordId: RecordId, caseId: CaseId, eventId: EventId) => `/desk/records/${recordId}/cases/${caseId}/update?event=${eventId}`,
    /** The same, of a source that is on record: another fact that it tells. */
    logFrom: (recordId: RecordId, caseId: CaseId, sourceId: RecordId) => `/desk/records/${recordId}/cases/${caseId}/update?source=${sourceId}`,
    /** The form of one new fact. @param about which attribute, case or stretch it is of, and a source that is cited on */
    addFact: (recordId: RecordId, kind: string, about: { attribute?: string; case?: CaseId; source?: RecordId; find?: string } = {}) => `/desk/records/${recordId}/add/${kind}${queryOf(about)}`,
    /** Countries that signed a statement, or are noted as absent, pasted as a list. */
    addSignatures: (recordId: RecordId) => `/desk/records/${recordId}/signatures`,
    /** Records that are no person, by kind and name, and the forms of new ones. */
    records: (kind?: RecordKind) => `/desk/records${kind === undefined ? "" : `?kind=${kind}`}`,
    newRecord: (kind: RecordKind) => `/desk/new/${kind}`,
    /** What scripts ask beside their page (lib/<room>/routes.ts). */
    suggestPeople: () => "/desk/log/people",
    suggestSource: () => "/desk/log/source",
    keepUnsent: () => "/desk/unsent",
    staySignedIn: () => "/desk/session/stay",
    editions: (recordId: RecordId) => `/desk/records/${recordId}/editions`,
    /** On what basis a person is published. @param withdraw shows how to write down that the basis for this was withdrawn */
    basis: (recordId: RecordId, withdraw?: Purpose) => `/desk/records/${recordId}/basis${withdraw === undefined ? "" : `?withdraw=${withdraw}`}`,
    /** Who a source is, for those who are named on it. @param reading shows what this reading opened */
    sealed: (recordId: RecordId, reading?: string) => `/desk/records/${recordId}/sealed${reading === undefined ? "" : `?reading=${reading}`}`,
    /** @param from the newest revision of that page; the latest without it */
    history: (recordId: RecordId, from?: number) => `/desk/records/${recordId}/history${from === undefined ? "" : `?from=${from}`}`,
    /** @param against the revision to compare with; the one before without it @param part which page of what the record said then; the first without it */
    revision: (recordId: RecordId, version: number, { against, part }: { against?: number | undefined; part?: number } = {}) => `/desk/records/${recordId}/history/${version}${queryOf({ against: against?.toString(), part: part?.toString() })}`,
    editFact: (assertionId: AssertionId) => `/desk/facts/${assertionId}`,
    retireFact: (assertionId: AssertionId) => `/desk/facts/${assertionId}/retire`,
    change: (changeId: ChangeId) => `/desk/changes/${changeId}`,
    /** The same page, with which content of the change was on screen: for what is typed about that and no other. @param seen the change's fingerprint */
    changeAsSeen: (changeId: ChangeId, seen: string) => `/desk/changes/${changeId}?seen=${seen.slice(0, 16)}`,
    weighFact: (assertionId: AssertionId) => `/desk/facts/${assertionId}/weigh`,
    /** The change as the public would read it, in one language. */
    /** @param of of the undoing of a merge: the record that comes back, in place of the change's own */
    preview: (changeId: ChangeId, language: Locale, of?: "coming_back") => `/desk/changes/${changeId}/preview?language=${language}${of === undefined ? "" : `&of=${of}`}`,
    /** What one was told. @param after the message after which the list continues */
    inbox: (after?: MessageId) => `/desk/inbox${after === undefined ? "" : `?after=${after}`}`,
    watching: () => "/desk/watching",
    /** Letters and messages that could not be delivered. */
    mail: () => "/desk/mail",
    searches: () => "/desk/searches",
    lists: () => "/desk/lists",
    list: (listId: ListId) => `/desk/lists/${listId}`,
    entry: (listId: ListId, entryId: EntryId) => `/desk/lists/${listId}/people/${entryId}`,
    /** A list as a document to print, in one language. */
    dossier: (listId: ListId, language: Locale) => `/desk/lists/${listId}/dossier?language=${language}`,
    /** Where the form is sent that asks for one as a PDF. */
    dossierPdf: () => "/desk/dossiers",
    review: () => "/desk/review",
    requests: () => "/desk/requests",
    /** Those in one state. @param after the one behind which the list goes on */
    requestsIn: (state: RequestState, after?: RequestId) => `/desk/requests${queryOf({ state, after })}`,
    request: (requestId: RequestId) => `/desk/requests/${requestId}`,
    /** @param chosen what its form for an export begins with */
    imports: (chosen: Readonly<Record<string, string | undefined>> = {}) => `/desk/imports${queryOf(chosen)}`,
    /** @param after the line behind which its rows are shown @param only those rows of which something is left out */
    import: (importId: ImportId, after?: number, only?: "left") => `/desk/imports/${importId}${queryOf({ after: after?.toString(), only })}`,
    importTemplate: (format: "csv" | "xlsx" = "csv", rows = "case-updates") => `/desk/imports/template?format=${format}&rows=${rows}`,
    exports: () => "/desk/exports",
  },
} as const;
