/** Every public page passes axe, in both languages; light and dark in one of them. */
import { expect, test, type APIRequestContext } from "@playwright/test";
import { passesAxe, schemesIn } from "../axe";
import { everyPublicPage } from "./addresses";

// The page's own scripts stay forbidden by its policy; axe itself needs timers, which do not run where scripts are switched off.
test.use({ javaScriptEnabled: true });

/** The pages of these kinds of record; in parts of about the same length, which both workers share. */
const PARTS = { "people and practices": ["people", "practices"], "statements and sources": ["statements", "sources"], "countries and organisations": ["countries", "organisations"] } as const;

/** Records of which everything is looked at: what is on record of them is the fullest. */
const FULLEST = ["xie-yang", "joint-letter-2017-02-27"];

/** Of each of these kinds the first record, and the fullest: the same components draw the rest. */
async function pagesOf(request: APIRequestContext, locale: string, plurals: readonly string[]): Promise<string[]> {
  const all = (await everyPublicPage(request)).filter((address) => plurals.some((plural) => address.startsWith(`/${locale}/${plural}/`)));
  const first = plurals.flatMap((plural) => all.find((address) => address.startsWith(`/${locale}/${plural}/`)) ?? []);
  return [...new Set([...first, ...all.filter((address) => FULLEST.includes(address.split("/")[3] ?? ""))])];
}

for (const locale of ["en", "zh"]) {
  test(`every list and what is not there passes axe (${locale})`, async ({ page, request }) => {
    const lists = (await everyPublicPage(request)).filter((address) => address.startsWith(`/${locale}`) && address.split("/").length <= 3);
    expect(lists.length).toBeGreaterThan(10);
    for (const address of [...lists, `/${locale}/people/nobody-by-this-name`, `/requests/${locale}`, `/requests/${locale}/received?reference=K7QF2M9X`]) {
      await page.goto(address);
      await passesAxe(page, address, schemesIn(locale));
    }
  });

  for (const [part, plurals] of Object.entries(PARTS)) {
    test(`the pages of ${part} pass axe (${locale})`, async ({ page, request }) => {
      const addresses = await pagesOf(request, locale, plurals);
      expect(addresses.length).toBeGreaterThanOrEqual(plurals.length);
      for (const address of addresses) {
        await page.goto(address);
        await passesAxe(page, address, schemesIn(locale));
      }
    });
  }
}

test("axe finds what it is there to find, and what is wrong in the dark alone", async ({ page }) => {
  const whole = (words: string, styles: string) => `<!doctype html><html lang="en"><head><title>Planted</title><style>${styles}</style></head><body><main><h1>Planted</h1>${words}</main></body></html>`;
  await page.setContent(whole(`<p><a href="#x"></a></p>`, ""));
  await expect(passesAxe(page, "planted")).rejects.toThrow(/link-name/u);
  await page.setContent(whole("<p>Hard to read in the dark.</p>", "p { color: #222; background: #fff } @media (prefers-color-scheme: dark) { p { background: #333 } }"));
  await expect(passesAxe(page, "planted")).rejects.toThrow(/planted, dark[\s\S]*color-contrast/u);
  await page.setContent(whole("<p>Well.</p>", "p { color: #000; background: #fff }"));
  await passesAxe(page, "planted");
});
