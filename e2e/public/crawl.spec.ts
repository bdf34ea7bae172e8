/** A crawl from both start pages: every address answers, in its language, whole; nothing leads nowhere; no interface word is left in the other language. */
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { canonicalOf } from "./addresses";
import { foreignWords } from "./interface-words";
import { readPages, type ReadPage } from "./page-reading";

const AT_ONCE = 8;
/** Addresses with the same path and the same names in their query, such as every page of a list: so many are enough. */
const MOST_ALIKE = 3;
/** Milliseconds for crawling it some times over. */
const CRAWLED_WITHIN = 500_000;
const LANG = { en: "en", zh: "zh-Hans" } as const;
type Locale = keyof typeof LANG;

type Visited = { readonly address: string; readonly status: number; readonly type: string; readonly html: string };

function localeOf(address: string): Locale | null {
  const found = /^\/(?:requests\/)?(en|zh)(?:[/?]|$)/u.exec(address)?.[1];
  return found === "en" || found === "zh" ? found : null;
}

/** Path and query of a link of ours; null for anything else. */
function ours(href: string, from: string, origin: string): string | null {
  const url = new URL(href, `${origin}${from}`);
  return url.origin === origin ? `${url.pathname}${url.search}` : null;
}

async function visit(request: APIRequestContext, address: string): Promise<Visited> {
  const answer = await request.get(address, { maxRedirects: 0 });
  const type = answer.headers()["content-type"] ?? "";
  return { address, status: answer.status(), type, html: type.startsWith("text/html") ? await answer.text() : "" };
}

type Crawl = { readonly pages: Map<string, ReadPage>; readonly statuses: Map<string, number>; readonly from: Map<string, string> };

/** Follows every link from the two start pages, in rounds. */
async function crawl(page: Page, request: APIRequestContext, origin: string): Promise<Crawl> {
  const pages = new Map<string, ReadPage>();
  const statuses = new Map<string, number>();
  const from = new Map<string, string>();
  const alike = new Map<string, number>();
  let next = ["/en", "/zh"];
  while (next.length > 0) {
    const found: string[] = [];
    for (let at = 0; at < next.length; at += AT_ONCE) {
      const visited = await Promise.all(next.slice(at, at + AT_ONCE).map((address) => visit(request, address)));
      for (const { address, status } of visited) statuses.set(address, status);
      const read = await readPages(page, visited.filter(({ html }) => html !== ""));
      for (const one of read) {
        pages.set(one.address, one);
        for (const href of [...one.links, ...one.alternates.map((alternate) => alternate.href), ...one.forms]) {
          const target = ours(href, one.address, origin);
          if (target === null || from.has(target) || statuses.has(target)) continue;
          const [path = "", query = ""] = target.split("?");
          const kind = `${path}?${[...new URLSearchParams(query).keys()].sort().join("&")}`;
          // A record's own link to the form differs from the next one's by its slug alone.
          const group = kind.replace(/^\/(en|zh)\/corrections\?about$/u, "/$1/corrections?about");
          alike.set(group, (alike.get(group) ?? 0) + 1);
          if (query !== "" && (alike.get(group) ?? 0) > MOST_ALIKE) continue;
          from.set(target, one.address);
          found.push(target);
        }
      }
    }
    next = found;
  }
  return { pages, statuses, from };
}

test("every address that the start pages lead to is there, whole, and in its own language", async ({ page, request, baseURL }) => {
  const origin = baseURL ?? "";
  let all: ReadPage[] = [];
  // Tests beside this one publish and withdraw: between a page and what it leads to, or between one language and the other. What leads nowhere does so again.
  await expect(async () => {
    const { pages, statuses, from } = await crawl(page, request, origin);
    all = [...pages.values()];
    expect(all.length, "pages found").toBeGreaterThan(110);
    const leadingNowhere = [...statuses].filter(([, status]) => status !== 200).map(([address, status]) => `${String(status)} ${address}, from ${from.get(address) ?? "the start"}`);
    expect(leadingNowhere, "no link leads nowhere, or to a redirect").toEqual([]);
    const paths = (locale: Locale) => all.map(({ address }) => address).filter((address) => localeOf(address) === locale && !address.includes("?")).map((address) => address.slice(3)).sort();
    expect(paths("zh"), "both languages lead to the same pages").toEqual(paths("en"));
  }).toPass({ timeout: CRAWLED_WITHIN });

  const faults: string[] = [];
  const must = (holds: boolean, address: string, what: string) => {
    if (!holds) faults.push(`${address}: ${what}`);
  };
  for (const one of all) {
    const { address } = one;
    const locale = localeOf(address);
    must(locale !== null && one.lang === LANG[locale], address, `language ${one.lang}`);
    must(one.titles.length === 1 && (one.titles[0] ?? "").includes("Caselight"), address, `titles ${JSON.stringify(one.titles)}`);
    must(one.headings.length === 1 && one.headings[0] !== "", address, `h1 ${JSON.stringify(one.headings)}`);
    must(one.repeatedIds.length === 0, address, `ids twice ${one.repeatedIds.join(" ")}`);
    must(one.lostAnchors.length === 0, address, `anchors that are not there ${one.lostAnchors.join(" ")}`);
    must(one.skippedLevels.length === 0, address, `heading levels skipped ${one.skippedLevels.join(" ")}`);
    const rest = address.split("?")[0]?.replace(/^\/(?:en|zh)/u, "") ?? "";
    for (const each of ["en", "zh"] as const) {
      const alternate = one.alternates.find(({ hreflang }) => hreflang === LANG[each]);
      const target = alternate === undefined ? null : (ours(alternate.href, address, origin) ?? "").split("?")[0];
      must(target === `/${each}${rest}`, address, `alternate ${each} is ${target ?? "missing"}`);
    }
    for (const canonical of one.canonicals) must(new URL(canonical, origin).pathname === canonicalOf(address), address, `canonical ${canonical}`);
    must(one.canonicals.length <= 1, address, "more than one canonical");
  }
  expect(faults).toEqual([]);

  await test.step("no interface word is left in the other language", () => {
    // A window's title, a description and a citation to copy cannot say that a name in them is of another language; the page says it of the same name.
    const plain = (text: string, foreign: readonly string[]) => foreign.toSorted((one, other) => other.length - one.length).reduce((rest, name) => rest.replaceAll(name, " "), text);
    const left = all.flatMap(({ address, texts, foreign }) => {
      const locale = localeOf(address);
      return locale === null ? [] : texts.flatMap(({ text, where }) => foreignWords(/^title$|^meta |^link title$|^citation$/u.test(where) ? plain(text, foreign) : text, locale).map((word) => `${address} ${where}: ${word} in “${text.slice(0, 80)}”`));
    });
    expect([...new Set(left)].slice(0, 40)).toEqual([]);
  });
});

test("the crawl finds what it is there to find", async ({ page }) => {
  const html = `<html lang="zh-Hans"><head><title>一</title><title>二</title></head><body><h1>甲</h1><h3>乙</h3><p id="a">Nothing recorded.</p><p id="a"><span lang="en">Nothing recorded.</span><a href="#b" aria-label="Latest updates">丙</a></p></body></html>`;
  const [read] = await readPages(page, [{ address: "/zh/planted", html }]);
  expect(read).toMatchObject({ lang: "zh-Hans", titles: ["一", "二"], headings: ["甲"], repeatedIds: ["a"], lostAnchors: ["#b"], skippedLevels: ["h3 乙"] });
  const left = (read?.texts ?? []).flatMap(({ text }) => foreignWords(text, "zh"));
  expect(left).toEqual(["Nothing recorded", "Latest updates"]);
  expect(foreignWords("无记录。", "en")).toEqual(["无记录"]);
  expect(foreignWords("Caselight 公开记录中的人：第3版，JSON，SHA-256", "zh")).toEqual([]);
});
