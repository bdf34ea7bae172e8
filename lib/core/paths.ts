/** Every address of the site, in one place. Ids and slugs come parsed; a token is escaped, since it comes from outside. */
import type { AccountId, AssertionId, CaseId, ChangeId, RecordId } from "@/lib/core/ids";
import { KIND_PLURAL, type KindPlural, type Locale, type RecordKind } from "@/lib/core/kinds";

export type FeedFile = "feed.atom" | "feed.json";
export type RecordFile = FeedFile | "cite.bib" | "cite.ris" | "dates.ics";
export type ApiFile = "record.jsonld" | "followthemoney.json" | "timeline.csv";

export const paths = {
  home: (locale: Locale) => `/${locale}`,
  list: (locale: Locale, plural: KindPlural) => `/${locale}/${plural}`,
  lawyers: (locale: Locale) => `/${locale}/lawyers`,
  record: (locale: Locale, kind: RecordKind, slug: string) => `/${locale}/${KIND_PLURAL[kind]}/${slug}`,
  /** A case has no page: it is a part of its person's, counted from 1. */
  case: (locale: Locale, personSlug: string, position: number) => `/${locale}/people/${personSlug}#case-${position}`,
  updates: (locale: Locale) => `/${locale}/updates`,
  about: (locale: Locale) => `/${locale}/about`,
  data: (locale: Locale) => `/${locale}/data`,
  /** A file of one record in words of one language (docs/architecture.md, "Addresses"). */
  recordFile: (locale: Locale, kind: RecordKind, slug: string, file: RecordFile) => `/${locale}/${KIND_PLURAL[kind]}/${slug}/${file}`,
  /** A file of one record that is the same in all languages. */
  apiFile: (kind: RecordKind, slug: string, file: ApiFile) => `/api/v1/${KIND_PLURAL[kind]}/${slug}/${file}`,
  updatesFeed: (locale: Locale, file: FeedFile) => `/${locale}/updates/${file}`,
  /** A page of a language's sitemap: after the last record of the page before, null for the first page. */
  sitemap: (locale: Locale, after: { kind: RecordKind; slug: string } | null) => `/${locale}/sitemap.xml${after === null ? "" : `?after=${KIND_PLURAL[after.kind]}.${after.slug}`}`,
  openApi: () => "/api/v1/openapi.json",
  /** A file of the dataset as it was after this publication. */
  dataset: (publication: string, file: string) => `/data/${publication}/${file}`,
  api: (plural: KindPlural, slug?: string) => (slug === undefined ? `/api/v1/${plural}` : `/api/v1/${plural}/${slug}`),
  desk: {
    today: () => "/desk",
    signIn: () => "/desk/sign-in",
    signInCode: () => "/desk/sign-in/code",
    invitation: (token: string) => `/desk/invitation/${encodeURIComponent(token)}`,
    authenticator: (token: string) => `/desk/invitation/${encodeURIComponent(token)}/authenticator`,
    recoveryCodes: () => "/desk/invitation/recovery-codes",
    sessions: () => "/desk/sessions",
    people: () => "/desk/people",
    colleague: (accountId: AccountId) => `/desk/people/${accountId}`,
    /** The people on record, not those who work here. */
    cases: () => "/desk/cases",
    newCase: () => "/desk/cases/new",
    record: (recordId: RecordId) => `/desk/records/${recordId}`,
    logUpdate: (recordId: RecordId, caseId: CaseId) => `/desk/records/${recordId}/cases/${caseId}/update`,
    editions: (recordId: RecordId) => `/desk/records/${recordId}/editions`,
    editFact: (assertionId: AssertionId) => `/desk/facts/${assertionId}`,
    retireFact: (assertionId: AssertionId) => `/desk/facts/${assertionId}/retire`,
    change: (changeId: ChangeId) => `/desk/changes/${changeId}`,
    review: () => "/desk/review",
  },
} as const;
