/** Every public page passes axe, in both languages, light and dark. */
import { test } from "@playwright/test";
import { passesAxe } from "../axe";
import { everyPublicPage } from "./addresses";

// The page's own scripts stay forbidden by its policy; axe itself needs timers, which do not run where scripts are switched off.
test.use({ javaScriptEnabled: true });

test("every public page passes axe, light and dark", async ({ page, request }) => {
  test.setTimeout(420_000);
  const all = await everyPublicPage(request);
  // Every list, and of each kind the first record in each language: the same components draw the rest.
  const seen = new Map<string, number>();
  const some = all.filter((address) => {
    const [, locale, plural, slug] = address.split("/");
    if (slug === undefined) return true;
    const key = `${locale ?? ""}/${plural ?? ""}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return (seen.get(key) ?? 0) <= 1 || slug === "xie-yang" || slug === "joint-letter-2017-02-27";
  });
  for (const address of [...some, "/en/people/nobody-by-this-name", "/requests/en/received?reference=K7QF2M9X", "/requests/zh"]) {
    await page.goto(address);
    await passesAxe(page, address);
  }
});
