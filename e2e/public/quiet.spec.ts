/** The public site sends no script, sets no cookie and loads nothing from elsewhere; every page passes axe. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { everyPublicPage } from "./addresses";

const FORBIDDEN = [/<script/iu, /\sstyle=/iu, /<link[^>]+rel="?(?:preload|modulepreload|preconnect|dns-prefetch)/iu, /<iframe|<object|<embed/iu, /http-equiv="?(?:refresh|set-cookie)/iu];

test("no public answer carries a script, a cookie, an inline style or anything from elsewhere", async ({ request, baseURL }) => {
  test.setTimeout(180_000);
  const addresses = [...(await everyPublicPage(request)), "/en/people/nobody-by-this-name", "/zh/people/nobody-by-this-name", "/en/no-such-page", "/api/v1/people", "/api/v1/people/xie-yang"];
  expect(addresses.length).toBeGreaterThan(100);
  for (const address of addresses) {
    const answer = await request.get(address);
    const body = await answer.text();
    expect(answer.headers()["set-cookie"], address).toBeUndefined();
    expect(answer.headers()["link"] ?? "", address).not.toMatch(/preload|preconnect/u);
    expect(answer.headers()["content-security-policy"], address).toContain("default-src 'none'");
    expect(answer.headers()["content-security-policy"], address).not.toContain("script-src");
    for (const pattern of FORBIDDEN) expect(body, `${address} ${String(pattern)}`).not.toMatch(pattern);
    // What the browser fetches or posts to by itself; a link that a reader follows to a source is another thing.
    for (const [, url] of body.matchAll(/<(?:link|img|source|form|input|button)\b[^>]*?\s(?:href|src|srcset|action|formaction)="([^"]*)"/giu)) {
      if (/<link[^>]+rel="(?:canonical|alternate)"/u.test(url ?? "")) continue;
      expect(new URL(url ?? "", baseURL).host, `${address} → ${url ?? ""}`).toBe(new URL(baseURL ?? "").host);
    }
  }
});

test("every public page passes axe, light and dark", async ({ page, request }) => {
  test.setTimeout(420_000);
  const all = await everyPublicPage(request);
  // Every list, and of each kind the first two records in each language: the same components draw the rest.
  const seen = new Map<string, number>();
  const some = all.filter((address) => {
    const [, locale, plural, slug] = address.split("/");
    if (slug === undefined) return true;
    const key = `${locale ?? ""}/${plural ?? ""}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return (seen.get(key) ?? 0) <= 2 || slug === "xie-yang" || slug === "joint-letter-2017-02-27";
  });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const address of [...some, "/en/people/nobody-by-this-name"]) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), `${address} ${colorScheme}`).toEqual([]);
    }
  }
});

test("every page tells its language and leads to the other one", async ({ page, request }) => {
  test.setTimeout(120_000);
  for (const address of await everyPublicPage(request)) {
    const html = await (await request.get(address)).text();
    const [, locale = "", ...rest] = address.split("/");
    const other = locale === "en" ? "zh" : "en";
    expect(html, address).toMatch(locale === "en" ? /<html[^>]+lang="en"/u : /<html[^>]+lang="zh-Hans"/u);
    expect(html, address).toContain(`href="/${[other, ...rest].join("/")}"`);
  }
  await page.goto("/en/people/xie-yang");
  await page.getByRole("link", { name: "中文" }).first().click();
  await expect(page).toHaveURL(/\/zh\/people\/xie-yang$/u);
});

test("a page fits a phone of 360 px, also with the longest matrix", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const address of ["/en", "/zh", "/en/people/xie-yang", "/zh/statements/joint-letter-2017-02-27", "/en/countries", "/en/updates", "/en/about"]) {
    await page.goto(address);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider, address).toBeLessThanOrEqual(0);
  }
});
