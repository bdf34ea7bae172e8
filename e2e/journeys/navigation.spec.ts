/** The ways through the desk on a phone: what is used least stands behind "More", which opens by keyboard and without a script. */
import { expect, test, type SignedIn } from "../fixtures";

const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

const ways = ({ page }: SignedIn) => page.getByRole("navigation").first();

for (const { language, more, today, people } of [{ language: "en", more: "More", today: "Today", people: "People who work here" }, { language: "zh", more: "更多", today: "今日", people: "工作人员" }] as const) {
  test(`an admin finds every way on a phone, and where they are, in few rows (${language})`, async ({ signIn }) => {
    const self = await signIn("admin", { language }, PHONE);
    const { page } = self;
    await page.goto("/desk");
    const nav = ways(self);
    await expect(nav.getByRole("link", { name: today })).toHaveAttribute("aria-current", "page");
    await expect(nav.getByRole("link")).toHaveCount(4);
    // Two rows of 44 px.
    expect((await nav.boundingBox())?.height).toBeLessThanOrEqual(100);

    const summary = nav.getByText(more, { exact: true });
    expect((await summary.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await nav.getByRole("link").last().focus();
    await page.keyboard.press("Tab");
    await expect(summary).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(nav.getByRole("link")).toHaveCount(10);
    await nav.getByRole("link", { name: people }).click();

    await expect(page.getByRole("heading", { level: 1, name: people })).toBeVisible();
    await expect(nav.getByRole("link")).toHaveCount(5);
    await expect(nav.getByRole("link", { name: people })).toHaveAttribute("aria-current", "page");
    expect((await nav.boundingBox())?.height).toBeLessThanOrEqual(150);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test("on a wide screen every way stands open", async ({ signIn }) => {
  const self = await signIn("admin");
  await self.page.goto("/desk");
  await expect(ways(self).getByRole("link")).toHaveCount(10);
  await expect(ways(self).getByText("More", { exact: true })).toBeHidden();
});
