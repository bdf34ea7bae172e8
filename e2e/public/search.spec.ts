/** The article's people are found in every spelling, from the home page on, without scripts. */
import { expect, test } from "@playwright/test";

const FOUND: [typed: string, slug: string][] = [
  ["xieyang", "xie-yang"], ["xie yang", "xie-yang"], ["Xie Yang", "xie-yang"], ["Xiè Yáng", "xie-yang"], ["yang xie", "xie-yang"], ["谢阳", "xie-yang"], ["謝陽", "xie-yang"], ["xie yagn", "xie-yang"],
  ["wangquanzhang", "wang-quanzhang"], ["wqz", "wang-quanzhang"], ["王全璋", "wang-quanzhang"], ["quanzhang", "wang-quanzhang"], ["li heping", "li-heping"], ["Li Chunfu", "li-chunfu"], ["wu gan", "wu-gan"], ["maya wang", "maya-wang"],
];

for (const locale of ["en", "zh"] as const) {
  test(`every spelling of a name finds its person first (${locale})`, async ({ page }) => {
    for (const [typed, slug] of FOUND) {
      await page.goto(`/${locale}/people?q=${encodeURIComponent(typed)}`);
      await expect(page.locator("ul.people > li").first().getByRole("link"), typed).toHaveAttribute("href", `/${locale}/people/${slug}`);
    }
  });

  test(`search is the second stop of the keyboard on the home page, after the skip link (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}`);
    await page.keyboard.press("Tab");
    await expect(page.locator("a.skip-link")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("wangquanzhang");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/${locale}/search?q=wangquanzhang`);
    await expect(page.locator("ul.people > li")).toHaveCount(1);
  });

  test(`the countries that signed the letter are a filter of those whom it names (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people?country=ca`);
    const slugs = await page.locator("ul.people h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("/").at(-1)));
    expect(slugs).toEqual(["li-chunfu", "li-heping", "wang-quanzhang", "wu-gan", "xie-yang"]);
    await page.goto(`/${locale}/people?country=us`);
    await expect(page.locator("ul.people > li")).toHaveCount(0);
  });
}
