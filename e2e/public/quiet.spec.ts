/** The public site sends no script, sets no cookie and loads nothing from elsewhere, tells its language and fits a phone. */
import { expect, test } from "@playwright/test";
import { everyPublicPage } from "./addresses";

const FORBIDDEN = [/<script/iu, /\sstyle=/iu, /<link[^>]+rel="?(?:preload|modulepreload|preconnect|dns-prefetch)/iu, /<iframe|<object|<embed/iu, /http-equiv="?(?:refresh|set-cookie)/iu];

test("no public answer carries a script, a cookie, an inline style or anything from elsewhere", async ({ request, baseURL }) => {
  const addresses = [...(await everyPublicPage(request)), "/en/people/nobody-by-this-name", "/zh/people/nobody-by-this-name", "/en/no-such-page", "/api/v1/people", "/api/v1/people/xie-yang", "/api/v1/people/xie-yang/editions", "/api/v1/people/xie-yang/editions/1", "/api/v1/people/xie-yang/editions/1/body"];
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

test("every page tells its language and leads to the other one", async ({ page, request }) => {
  for (const address of await everyPublicPage(request)) {
    const answer = await request.get(address);
    // A test beside this one withdraws somebody.
    if (answer.status() === 410) continue;
    const html = await answer.text();
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
