import type { APIRequestContext, APIResponse } from "@playwright/test";

const PLURALS = ["people", "practices", "statements", "countries", "organisations", "sources"] as const;
const LISTS = ["", "/search", "/people", "/lawyers", "/practices", "/statements", "/countries", "/organisations", "/sources", "/updates", "/data", "/about", "/corrections"] as const;

type Page = { items: { slug: string }[]; next: string | null };

/** Whether it is the page or a file of one record. */
export function isOfARecord(address: string): boolean {
  return /\/(?:people|practices|statements|countries|organisations|sources)\/[a-z]/u.test(address);
}

/** What lies below each record's page. */
const BELOW = ["", "/editions", "/editions/1"] as const;

/** Every public page that exists now: the lists, and each record that the API lists with its editions, in both languages. */
export async function everyPublicPage(request: APIRequestContext): Promise<string[]> {
  const addresses: string[] = [];
  for (const locale of ["en", "zh"]) for (const list of LISTS) addresses.push(`/${locale}${list}`);
  for (const plural of PLURALS) {
    let next: string | null = `/api/v1/${plural}`;
    while (next !== null) {
      const answer: Page = await (await request.get(next)).json();
      for (const { slug } of answer.items) for (const locale of ["en", "zh"]) addresses.push(...BELOW.map((below) => `/${locale}/${plural}/${slug}${below}`));
      next = answer.next;
    }
  }
  return addresses;
}

/** The address under which search engines shall know a page: one edition, or two compared, is the record of another day. */
export function canonicalOf(address: string): string {
  const [path = ""] = address.split("?");
  return path.replace(/\/editions\/[^/]+$/u, "");
}

/** Charts of one record: their numbers, and their citations. */
const CHARTS: Readonly<Record<string, readonly string[]>> = { practices: ["years", "spells"], sources: ["basis"] };
const CITED = ["cite.bib", "cite.ris"];

const FED = ["people", "practices", "countries"];
const FOLLOWED = ["people", "organisations", "statements"];

/** Every file that belongs to the record with this path after the language, `people/xie-yang`; a calendar only where something lies ahead. */
export function filesOf(record: string): string[] {
  const [plural = "", slug = ""] = record.split("/");
  const charts = (CHARTS[plural] ?? []).flatMap((chart) => [`/api/v1/charts/${chart}/${slug}.csv`, ...["en", "zh"].flatMap((locale) => CITED.map((file) => `/${locale}/charts/${chart}/${slug}/${file}`))]);
  const inWords = [...CITED, "editions/1/cite.bib", "editions/1/cite.ris", ...(FED.includes(plural) ? ["feed.atom", "feed.json"] : [])];
  const alike = ["record.jsonld", ...(FOLLOWED.includes(plural) ? ["followthemoney.json"] : []), ...(plural === "people" ? ["timeline.csv"] : [])];
  return [...["en", "zh"].flatMap((locale) => inWords.map((file) => `/${locale}/${record}/${file}`)), ...alike.map((file) => `/api/v1/${record}/${file}`), ...charts];
}

/**
 * Every file of the dataset as it stands now. Tests beside this one publish and withdraw: an edition that is over meanwhile is left for the next.
 * @param headers what else the reader says
 */
export async function everyDatasetFile(request: APIRequestContext, headers: Record<string, string> = {}): Promise<{ address: string; answer: APIResponse }[]> {
  for (;;) {
    const { files, sums }: { files: { url: string }[]; sums: string } = await (await request.get("/api/v1/dataset")).json();
    const read: { address: string; answer: APIResponse }[] = [];
    for (const address of [...files.map(({ url }) => url), sums]) {
      // A download that breaks off is none; the next edition then has another address.
      const answer = await request.get(address, { headers }).catch(() => null);
      if (answer?.status() === 200) read.push({ address, answer });
    }
    if (read.length === files.length + 1) return read;
  }
}

/** Every file beside the dataset: those of the whole record, and of each record. */
export async function everyFile(request: APIRequestContext): Promise<string[]> {
  const charts = ["charts/signatures/cite.bib", "charts/signatures/cite.ris", "charts/basis/cite.bib", "charts/basis/cite.ris"];
  const whole = ["/sitemap.xml", "/api/v1/dataset", "/api/v1/openapi.json", "/api/v1/charts/signatures.csv", "/api/v1/charts/basis.csv", ...["en", "zh"].flatMap((locale) => ["sitemap.xml", "updates/feed.atom", "updates/feed.json", ...charts].map((file) => `/${locale}/${file}`))];
  const records = (await everyPublicPage(request)).filter((page) => page.startsWith("/en/") && page.split("/").length === 4).map((page) => page.replace("/en/", ""));
  return [...whole, ...records.flatMap(filesOf)];
}
