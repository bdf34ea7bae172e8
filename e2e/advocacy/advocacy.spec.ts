/** An advocate keeps a search and a list without script on a small screen; a colleague who reads Chinese prints its dossier; whoever is withdrawn is gone from all of it. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { passesAxe } from "../axe";
import { errorSummary, field, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName, unusual } from "../invented";
import { makePerson, withdraw } from "../make-records";
import { pdfText } from "../pdf-text";

const ON_A_LIST = /\/desk\/lists\/[0-9a-f-]{36}$/u;
const NOTE = `noted ${unusual()}`;

const onList = (page: Page) => page.locator("section[aria-labelledby=people] ol > li");

/** A button or link that says of whom it is to those who hear it. */
const named = (what: string, who: string) => new RegExp(`^${what} ?: ${who}`, "u");

/** Nothing to be scrolled sideways, and nothing that axe finds: looked at with script, without which axe does not run. */
async function isWhole(page: Page, address: string, what: string): Promise<void> {
  await page.goto(address);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0);
  await passesAxe(page, what);
}

test("a list is made, shared and printed; who is withdrawn is gone from list, dossier, paper and count", async ({ signIn, makeAccount, openBrowser }) => {
  const [researcher, editor] = [await makeAccount("researcher"), await makeAccount("editor")];
  const family = inventedName("Chervil");
  await makePerson({ name: `${family} Stays`, researcher, editor });
  const goes = await makePerson({ name: `${family} Goes`, researcher, editor });
  const small = { viewport: { width: 360, height: 740 } };
  const { page, account } = await signIn("advocate", {}, { javaScriptEnabled: false, ...small });
  const looked = await openBrowser({ account, browser: small });
  const reader = await signIn("advocate", { language: "zh" });
  const listName = inventedName("Gardeners");

  await test.step("from Today to a list, with one person by name and one by address", async () => {
    await page.goto("/desk");
    await expect(page.getByRole("heading", { name: "What you can do here" })).toBeVisible();
    await isWhole(looked, "/desk", "Today of an advocate");
    await page.getByRole("main").getByRole("link", { name: "Lists of people", exact: true }).click();
    await field(page, "name").fill(listName);
    await press(page, "Make a list", ON_A_LIST);
    await field(page, "q").fill(`${family} Stays`);
    await page.getByRole("main").getByRole("button", { name: "Find", exact: true }).click();
    await press(page, named("Put on the list", `${family} Stays`), ON_A_LIST);
    await field(page, "addresses").fill(`/en/people/${goes.slug}\n/en/people/nobody-at-all`);
    await page.getByRole("button", { name: "Put these on the list" }).click();
    await expect(errorSummary(page)).toContainText("Nothing was added");
    await expect(page.getByText("Nobody stands at the address in line 2.")).toBeVisible();
    await field(page, "addresses").fill(`https://caselight.example/zh/people/${goes.slug}`);
    await press(page, "Put these on the list", ON_A_LIST);
    await expect(page.getByRole("heading", { name: "On the list (2)" })).toBeVisible();
    await press(page, named("Up", `${family} Goes`), ON_A_LIST);
    await expect(onList(page).first()).toContainText("Goes");
    await isWhole(looked, page.url(), "a list");
  });
  const list = page.url();

  await test.step("a note, a saved search, and a colleague", async () => {
    await page.getByRole("link", { name: named("Your note, and taking off", `${family} Goes`) }).click();
    await field(page, "words").fill(NOTE);
    await press(page, "Save the note", /\/people\/[0-9a-f-]{36}$/u);
    await expect(page.getByText(/^Written on/u)).toBeVisible();
    await isWhole(looked, page.url(), "a note");
    await page.goto(list);
    await expect(page.getByRole("main")).toContainText(NOTE);
    await field(page, "email").fill(reader.account.email);
    await press(page, "Share", ON_A_LIST);
    await expect(page.getByText(`${reader.account.displayName} may read it`)).toBeVisible();
    await page.goto("/desk/searches");
    await field(page, "name").fill(family);
    await field(page, "address").fill(`/en/people?q=${encodeURIComponent(family)}`);
    await press(page, "Save", /\/desk\/searches$/u);
    await expect(page.getByRole("listitem").filter({ hasText: family })).toContainText("2 answers now");
    await isWhole(looked, "/desk/searches", "saved searches");
  });

  const colleague = reader.page;
  await test.step("the colleague reads the list and its dossier in Chinese, prints it in English, and never sees the note", async () => {
    await colleague.goto("/desk");
    await colleague.getByRole("link", { name: listName }).click();
    await expect(onList(colleague)).toHaveCount(2);
    await expect(colleague.getByRole("main")).not.toContainText(NOTE);
    await expect(colleague.getByRole("button", { name: "加入名单" })).toHaveCount(0);
    await isWhole(colleague, colleague.url(), "a list that one may read, in Chinese");
    await colleague.getByRole("link", { name: "卷宗（中文）" }).click();
    await expect(colleague.getByRole("heading", { level: 2, name: `${family} Goes` })).toBeVisible();
    await isWhole(colleague, colleague.url(), "a dossier in Chinese");
    await colleague.getByRole("link", { name: "English", exact: true }).click();
    const number = /[0-9A-F]{4}(?:-[0-9A-F]{4}){2}/u.exec(await colleague.getByRole("main").innerText())?.[0] ?? "no number";
    const paper = await printed(colleague);
    const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
    for (const words of [listName, number, `${family} Stays`, `${family} Goes`, "Taken away from an invented garden.", "Edition 1, published", `/en/people/${goes.slug}/editions/1`, "Retrieved", days.format(new Date()).slice(-4), "Report on an invented Chervil", "SHA-256"]) {
      expect(paper, words).toContain(words.replaceAll(/\s+/gu, ""));
    }
    for (const words of [NOTE, "Back to the list", "Save as PDF"]) expect(paper, words).not.toContain(words.replaceAll(/\s+/gu, ""));
  });

  await test.step("the same as a PDF that the server makes: what stands on paper, on numbered pages that say of which edition they are, and nothing of the desk", async () => {
    const [download] = await Promise.all([colleague.waitForEvent("download"), colleague.getByRole("button", { name: "获取PDF" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^dossier-\d{4}-\d{2}-\d{2}\.pdf$/u);
    const pdf = await readFile(await download.path());
    for (const part of ["/StructTreeRoot", "/Outlines", "/Lang (en)"]) expect(pdf.includes(part), part).toBe(true);
    const words = pdfText(pdf).replaceAll("\n", "");
    for (const expected of [listName, `${family} Stays`, `${family} Goes`, "Taken away from an invented garden.", `Edition 1 · `, `/en/people/${goes.slug}/editions/1`, "Report on an invented Chervil", "SHA-256", "public record as it stood on", "1 / "]) {
      expect(words, expected).toContain(expected.replaceAll(/\s+/gu, ""));
    }
    for (const none of [NOTE, "返回名单", "/desk/"]) expect(words, none).not.toContain(none);
  });

  await test.step("withdrawn, one person is gone from everything at once, and nothing says that somebody was there", async () => {
    await withdraw(goes.recordId);
    await colleague.reload();
    const paper = await printed(colleague);
    expect(paper).toContain(`${family} Stays`.replaceAll(/\s+/gu, ""));
    expect(paper).not.toContain(goes.slug);
    expect(paper).not.toContain(`${family} Goes`.replaceAll(/\s+/gu, ""));
    await page.goto(list);
    await expect(page.getByRole("heading", { name: "On the list (1)" })).toBeVisible();
    for (const words of ["Goes", NOTE, goes.recordId]) expect(await page.content(), words).not.toContain(words);
    await page.goto("/desk/searches");
    await expect(page.getByRole("listitem").filter({ hasText: family })).toContainText("1 answer now");
  });
});

async function printed(page: Page): Promise<string> {
  return pdfText(await page.pdf({ format: "A4", tagged: true })).replaceAll("\n", "");
}
