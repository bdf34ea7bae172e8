/**
 * Every address of the public half that a file below app answers, with what it answers. Nobody is anybody there: no role and no session changes an answer. A file without
 * a row fails e2e/access/public-routes.spec.ts.
 */
import { textOf } from "../architecture/house-files";

export type PublicRoute = {
  /** Below app. */
  readonly file: string;
  /** An address of the record whose address ends so. Without one the file answers of no single record. */
  readonly of?: (slug: string) => string;
  /** An address of no single record. */
  readonly at?: string;
  /** What it answers of a standing person, or at its one address; 200 unless said otherwise. */
  readonly answers?: number;
  /** Of somebody of whom there never was anything, there is nothing; of somebody withdrawn as well, or it says that there was something: 410. */
  readonly withdrawn?: number;
};

const PAGES = "(public)/[locale]";
const API = "api/v1";
const inEnglish = (below: string) => (slug: string) => `/en/people/${slug}${below}`;
const inTheApi = (below: string) => (slug: string) => `/api/v1/people/${slug}${below}`;

const record = (file: string, of: (slug: string) => string, withdrawn = 410): PublicRoute => ({ file, of, withdrawn });
const one = (file: string, at: string, answers = 200): PublicRoute => ({ file, at, answers });

export const PUBLIC_ROUTES: readonly PublicRoute[] = [
  one("(public)/route.ts", "/", 307),
  one("(public)/sitemap.xml/route.ts", "/sitemap.xml"),
  one(`${PAGES}/[...missing]/page.tsx`, "/en/nothing-of-the-kind", 404),
  record(`${PAGES}/[kind]/[slug]/cite.bib/route.ts`, inEnglish("/cite.bib")),
  record(`${PAGES}/[kind]/[slug]/cite.ris/route.ts`, inEnglish("/cite.ris")),
  // A calendar only where something lies ahead.
  { ...record(`${PAGES}/[kind]/[slug]/dates.ics/route.ts`, inEnglish("/dates.ics")), answers: 404 },
  record(`${PAGES}/[kind]/[slug]/editions/[number]/cite.bib/route.ts`, inEnglish("/editions/1/cite.bib")),
  record(`${PAGES}/[kind]/[slug]/editions/[number]/cite.ris/route.ts`, inEnglish("/editions/1/cite.ris")),
  record(`${PAGES}/[kind]/[slug]/editions/[number]/page.tsx`, inEnglish("/editions/1")),
  record(`${PAGES}/[kind]/[slug]/editions/compare/page.tsx`, inEnglish("/editions/compare?from=1&to=2")),
  record(`${PAGES}/[kind]/[slug]/editions/page.tsx`, inEnglish("/editions")),
  record(`${PAGES}/[kind]/[slug]/feed.atom/route.ts`, inEnglish("/feed.atom")),
  record(`${PAGES}/[kind]/[slug]/feed.json/route.ts`, inEnglish("/feed.json")),
  one(`${PAGES}/about/page.tsx`, "/en/about"),
  one(`${PAGES}/charts/[...address]/route.ts`, "/en/charts/signatures/cite.bib"),
  one(`${PAGES}/corrections/page.tsx`, "/en/corrections"),
  one(`${PAGES}/countries/[code]/page.tsx`, "/en/countries/nowhere-at-all", 404),
  one(`${PAGES}/countries/page.tsx`, "/en/countries"),
  one(`${PAGES}/data/page.tsx`, "/en/data"),
  one(`${PAGES}/lawyers/feed.atom/route.ts`, "/en/lawyers/feed.atom"),
  one(`${PAGES}/lawyers/feed.json/route.ts`, "/en/lawyers/feed.json"),
  one(`${PAGES}/lawyers/page.tsx`, "/en/lawyers"),
  one(`${PAGES}/organisations/[slug]/page.tsx`, "/en/organisations/nothing-of-the-kind", 404),
  one(`${PAGES}/organisations/page.tsx`, "/en/organisations"),
  one(`${PAGES}/page.tsx`, "/en"),
  record(`${PAGES}/people/[slug]/page.tsx`, inEnglish("")),
  one(`${PAGES}/people/feed.atom/route.ts`, "/en/people/feed.atom"),
  one(`${PAGES}/people/feed.json/route.ts`, "/en/people/feed.json"),
  one(`${PAGES}/people/page.tsx`, "/en/people"),
  one(`${PAGES}/practices/[slug]/page.tsx`, "/en/practices/nothing-of-the-kind", 404),
  one(`${PAGES}/practices/page.tsx`, "/en/practices"),
  one(`${PAGES}/search/feed.atom/route.ts`, "/en/search/feed.atom?q=nobody-at-all"),
  one(`${PAGES}/search/feed.json/route.ts`, "/en/search/feed.json?q=nobody-at-all"),
  one(`${PAGES}/search/page.tsx`, "/en/search?q=nobody-at-all"),
  one(`${PAGES}/sitemap.xml/route.ts`, "/en/sitemap.xml"),
  one(`${PAGES}/sources/[slug]/page.tsx`, "/en/sources/nothing-of-the-kind", 404),
  one(`${PAGES}/sources/feed.atom/route.ts`, "/en/sources/feed.atom"),
  one(`${PAGES}/sources/feed.json/route.ts`, "/en/sources/feed.json"),
  one(`${PAGES}/sources/page.tsx`, "/en/sources"),
  one(`${PAGES}/statements/[slug]/page.tsx`, "/en/statements/nothing-of-the-kind", 404),
  one(`${PAGES}/statements/feed.atom/route.ts`, "/en/statements/feed.atom"),
  one(`${PAGES}/statements/feed.json/route.ts`, "/en/statements/feed.json"),
  one(`${PAGES}/statements/page.tsx`, "/en/statements"),
  one(`${PAGES}/updates/feed.atom/route.ts`, "/en/updates/feed.atom"),
  one(`${PAGES}/updates/feed.json/route.ts`, "/en/updates/feed.json"),
  one(`${PAGES}/updates/page.tsx`, "/en/updates"),
  one(`${API}/[...missing]/route.ts`, "/api/v1/nothing/of/the/kind/at/all", 404),
  record(`${API}/[kind]/[slug]/editions/[number]/body/route.ts`, inTheApi("/editions/1/body")),
  record(`${API}/[kind]/[slug]/editions/[number]/route.ts`, inTheApi("/editions/1")),
  record(`${API}/[kind]/[slug]/editions/route.ts`, inTheApi("/editions")),
  record(`${API}/[kind]/[slug]/followthemoney.json/route.ts`, inTheApi("/followthemoney.json")),
  record(`${API}/[kind]/[slug]/record.jsonld/route.ts`, inTheApi("/record.jsonld")),
  record(`${API}/[kind]/[slug]/route.ts`, inTheApi("")),
  record(`${API}/[kind]/[slug]/timeline.csv/route.ts`, inTheApi("/timeline.csv")),
  one(`${API}/[kind]/route.ts`, "/api/v1/statements"),
  one(`${API}/charts/[...address]/route.ts`, "/api/v1/charts/signatures.csv"),
  one(`${API}/dataset/route.ts`, "/api/v1/dataset"),
  one(`${API}/events/route.ts`, "/api/v1/events"),
  one(`${API}/openapi.json/route.ts`, "/api/v1/openapi.json"),
  one(`${API}/people.csv/route.ts`, "/api/v1/people.csv"),
  one(`${API}/people/route.ts`, "/api/v1/people"),
  one(`${API}/search.csv/route.ts`, "/api/v1/search.csv?q=nobody-at-all"),
  one(`${API}/search/route.ts`, "/api/v1/search?q=nobody-at-all"),
  one(`${API}/sources.csv/route.ts`, "/api/v1/sources.csv"),
  one(`${API}/statements.csv/route.ts`, "/api/v1/statements.csv"),
  one(`${API}/updates.csv/route.ts`, "/api/v1/updates.csv"),
  one(`${API}/updates/route.ts`, "/api/v1/updates"),
  // Any but the standing edition of the dataset is over.
  one("data/[publication]/[file]/route.ts", "/data/0/records.jsonl", 404),
  one("requests/[locale]/page.tsx", "/requests/en"),
  one("requests/[locale]/received/page.tsx", "/requests/en/received?reference=BCDFGHJK"),
  // It takes what is sent (lib/requests/receive-request.db.test.ts) and shows nothing.
  one("requests/[locale]/send/route.ts", "/requests/en/send", 404),
];

/** What a file lets be asked of it: the verbs that it exports, for a page the reading alone. */
export function verbsOf(file: string): string[] {
  return file.endsWith("page.tsx") ? ["GET"] : [...textOf(`app/${file}`).matchAll(/^export (?:async )?(?:function|const) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b|^export \{ (GET) \}/gmu)].map(([, first, second]) => first ?? second ?? "");
}
