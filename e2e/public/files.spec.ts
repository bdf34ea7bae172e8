/** What can be taken along is where pages say it is, of the type they say, at addresses that crawlers find; without scripts. */
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { faultsOfAtom, faultsOfJsonFeed, type AnsweredFeed } from "../../lib/editions/feeds/feed-schemas";
import { canonicalOf, everyDatasetFile, everyFile, everyPublicPage } from "./addresses";

const PAGES = ["/en", "/zh", "/en/updates", "/en/data", "/zh/data", "/en/people/xie-yang", "/zh/people/xie-yang", "/en/statements/joint-letter-2017-02-27", "/zh/countries/ca", "/en/practices/rsdl", "/en/organisations/human-rights-watch", "/zh/sources/humanosphere-2017-03-21"];

/** What is wrong with feeds by the schemas of their formats: RFC 4287, and JSON Feed 1.1. */
async function faultsOf(feeds: readonly AnsweredFeed[]): Promise<string[]> {
  const ofForm = (form: string) => feeds.filter(({ name }) => name.split("?")[0]?.endsWith(form));
  const [atom, json] = [ofForm("feed.atom"), ofForm("feed.json")];
  expect([atom.length, json.length].every((count) => count > 3), "feeds in both forms").toBe(true);
  return [...(await faultsOfAtom(atom)), ...json.flatMap(faultsOfJsonFeed)];
}

test("every file that a page links answers with the type that the link says", async ({ page, request }) => {
  const found = new Map<string, string>();
  for (const address of PAGES) {
    await page.goto(address);
    const links = await page.locator("link[rel=alternate][type], main a[type]").evaluateAll((all) => all.map((link) => [link.getAttribute("href") ?? "", link.getAttribute("type") ?? ""] as const));
    expect(links.length, address).toBeGreaterThan(1);
    for (const [href, type] of links) found.set(href, type);
  }
  expect(found.size).toBeGreaterThan(40);
  const feeds: AnsweredFeed[] = [];
  for (const [href, type] of found) {
    const answer = await request.get(href);
    // Tests beside this one publish: then an edition of the dataset is over.
    if (href.startsWith("/data/") && answer.status() === 410) continue;
    expect(answer.status(), href).toBe(200);
    expect(answer.headers()["content-type"]?.split(";")[0], href).toBe(type);
    if (/^application\/(?:atom\+xml|feed\+json)$/u.test(type)) feeds.push({ name: href, text: await answer.text() });
  }
  expect(await faultsOf(feeds)).toEqual([]);
});

test("every file can be read by any site, is never taken for a page, and costs nothing when it is asked for again", async ({ request }) => {
  const files = await everyFile(request);
  expect(files.length).toBeGreaterThan(300);
  const dataset = await everyDatasetFile(request);
  const feeds: AnsweredFeed[] = [];
  for (const [address, known] of [...files.map((file) => [file, null] as const), ...dataset.map((file) => [file.address, file.answer] as const)]) {
    const answer = known ?? (await request.get(address));
    // A test beside this one withdraws somebody.
    if (answer.status() === 410) continue;
    expect(answer.status(), address).toBe(200);
    expect(answer.headers(), address).toMatchObject({ "access-control-allow-origin": "*", "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; frame-ancestors 'none'" });
    expect(answer.headers()["content-type"], address).not.toContain("text/html");
    expect(answer.headers()["set-cookie"], address).toBeUndefined();
    if (/\/feed\.(?:atom|json)$/u.test(address)) feeds.push({ name: address, text: await answer.text() });
    const tag = answer.headers()["etag"];
    // The dataset is passed on as it is written, and never kept.
    if (address.startsWith("/data/")) expect(tag, address).toBeUndefined();
    else expect((await request.get(address, { headers: { "if-none-match": tag ?? "" } })).status(), address).toBe(304);
  }
  for (const address of ["/en/updates/feed.atom", "/api/v1/people/xie-yang/timeline.csv", "/robots.txt"]) expect((await request.post(address)).status(), address).toBe(405);
  expect(await faultsOf(feeds)).toEqual([]);
});

test("every page names its one address and what a link to it may say, in words", async ({ request, baseURL }) => {
  for (const address of await everyPublicPage(request)) {
    const answer = await request.get(address);
    if (answer.status() === 410) continue;
    const html = await answer.text();
    expect([...html.matchAll(/<link rel="canonical" href="([^"]+)"/gu)].map(([, href]) => href), address).toEqual([`${baseURL ?? ""}${canonicalOf(address)}`]);
    expect(html, address).toContain(`<meta property="og:url" content="${baseURL ?? ""}${canonicalOf(address)}"`);
    expect(html.includes(`<meta name="robots" content="noindex"`), address).toBe(canonicalOf(address) !== address);
    for (const property of ["title", "description", "locale", "site_name"]) expect(html, `${address} ${property}`).toMatch(new RegExp(`<meta property="og:${property}" content="[^"]+"`, "u"));
    expect(html, address).not.toContain("og:image");
  }
  for (const absent of ["/en/people/nobody-by-this-name", "/zh/no-such-page"]) expect(await (await request.get(absent)).text(), absent).not.toContain("canonical");
});

test("robots.txt leads to the sitemaps, and these to every page of the record", async ({ request, baseURL }) => {
  const locations = (text: string) => [...text.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, location = ""]) => location);
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /desk\n");
  const index = /^Sitemap: (\S+)$/mu.exec(robots)?.[1] ?? "";
  expect(index).toBe(`${baseURL ?? ""}/sitemap.xml`);
  const sitemaps = locations(await (await request.get(index)).text());
  expect(sitemaps).toEqual([`${baseURL ?? ""}/en/sitemap.xml`, `${baseURL ?? ""}/zh/sitemap.xml`]);
  // Tests beside this one publish and withdraw: both are asked again until they are of one moment.
  await expect(async () => {
    const listed = new Set<string>();
    for (const sitemap of sitemaps) for (const location of locations(await (await request.get(sitemap)).text())) listed.add(location);
    // The editions of a record are found from its page.
    const expected = (await everyPublicPage(request)).filter((address) => !address.includes("/editions"));
    expect(listed).toEqual(new Set(expected.map((address) => `${baseURL ?? ""}${address}`)));
  }).toPass();
  for (const [address, type] of [["/favicon.ico", "image/vnd.microsoft.icon"], ["/icon.svg", "image/svg+xml"], ["/.well-known/security.txt", "text/plain; charset=utf-8"]] as const) {
    const answer = await request.get(address);
    expect([answer.status(), answer.headers()["content-type"]], address).toEqual([200, type]);
  }
});

test("the hashes on the page of the data are those of the files, also of what a browser saves compressed", async ({ page, request }) => {
  // Tests beside this one publish: an edition that is over meanwhile is left for the next.
  await expect(async () => {
    await page.goto("/zh/data");
    const rows = await page.locator("#files li").evaluateAll((all) => all.map((row) => [row.querySelector("a")?.getAttribute("href") ?? "", row.querySelector("code")?.textContent ?? ""] as const));
    expect(rows).toHaveLength(8);
    for (const [href, hash] of rows) {
      for (const encoding of ["gzip, br", "identity"]) {
        const body = await (await request.get(href, { headers: { "accept-encoding": encoding } })).body();
        expect(createHash("sha256").update(body).digest("hex"), `${href} ${encoding}`).toBe(hash);
      }
    }
  }).toPass();
  // The address of an edition that is over says so.
  expect((await request.get("/data/0123456789abcdef/people.csv")).status()).toBe(410);
});

test("the page of a record says how to cite it, by both conventions, without scripts", async ({ page, request, baseURL }) => {
  const { items }: { items: { publishedOn: string }[] } = await (await request.get("/api/v1/people/xie-yang/editions")).json();
  const publishedOn = items[0]?.publishedOn ?? "none";
  expect(publishedOn).toMatch(/^\d{4}-\d\d-\d\d$/u);
  const today = () => new Date().toISOString().slice(0, 10);
  const before = today();
  await page.goto("/zh/people/xie-yang");
  // Midnight may lie between.
  const days = [before, today()];
  const cite = page.locator("#cite");
  const said = await cite.locator(".citation").first().textContent();
  const citations = days.map((day) => `Caselight. Xie Yang[DB/OL]. 第1版，未经审核. (${publishedOn})[${day}]. ${baseURL ?? ""}/zh/people/xie-yang/editions/1. SHA-256: `);
  expect(citations.filter((citation) => said?.includes(citation)), said ?? "").not.toEqual([]);
  await expect(cite.locator(".citation").last()).toContainText(`“Xie Yang.” Edition 1, published `);
  await expect(cite.locator(".citation").last()).toHaveAttribute("lang", "en");
  // Nothing lies ahead of anybody in the article: no link to an empty calendar.
  await expect(cite.getByRole("link", { name: "日历文件" })).toHaveCount(0);
});
