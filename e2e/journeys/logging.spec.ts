/** Logging an update from Today in one go, by the keyboard alone, with a script and without; and nothing typed is lost on the way. */
import type { Page } from "@playwright/test";
import { STAGES } from "../../lib/core/kinds";
import { insertSession, sessionCookie } from "../accounts";
import { row, rows } from "../database";
import { AT_CHANGE, field } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName, unusual } from "../invented";
import { refusePointer } from "../keyboard-steps";
import { makePerson } from "../make-records";
import { as } from "./variants";

/** Keys that are no letter of what is written: Tab, Enter, arrows. */
const MOST_KEYS_WITH_SCRIPT = 40;
const MOST_KEYS_WITHOUT_SCRIPT = 55;
/** Milliseconds: nothing older than this is lost. */
const UNTIL_KEPT_MS = 20_000;

/** A keyboard that counts, and nothing else: no pointer, and no focus but what the keys give. */
class Keyboard {
  keys = 0;
  pages = 0;
  forms = 0;
  constructor(private readonly page: Page) {
    page.on("request", (request) => {
      const isForm = request.method() === "POST" && (request.isNavigationRequest() || request.headers()["next-action"] !== undefined);
      if (isForm) this.forms += 1;
      else if (request.isNavigationRequest()) this.pages += 1;
    });
  }
  async press(key: string): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }
  write(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }
  /** Tab until the focus is there. */
  async tabTo(selector: string): Promise<void> {
    for (let step = 0; step < 40; step += 1) {
      await this.press("Tab");
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`Tab never came to ${selector}.`);
  }
  /** Past the navigation, by the page's first link. */
  async skip(): Promise<void> {
    await this.press("Tab");
    await expect(this.page.locator(":focus")).toHaveAttribute("href", "#content");
    await this.press("Enter");
  }
}

async function writeUpdate(page: Page, keyboard: Keyboard, { stage, text, source }: { stage: string | number; text: string; source: string }): Promise<void> {
  await keyboard.tabTo("[name=stage]");
  // A list hears letters, and no characters that an input method makes: there the arrows choose.
  if (typeof stage === "string") await keyboard.write(stage);
  else for (let step = 0; step < stage; step += 1) await keyboard.press("ArrowDown");
  await expect(page.locator("[name=stage]")).toHaveValue("arrest");
  await keyboard.tabTo("[name=text]");
  await keyboard.write(text);
  for (const [box, typed] of [["date.year", "2031"], ["date.month", "6"], ["date.day", "7"]] as const) {
    await keyboard.tabTo(`[name="${box}"]`);
    await keyboard.write(typed);
  }
  await keyboard.tabTo("[name=authority]");
  await keyboard.write("the bean guards");
  await keyboard.tabTo('[name="citations[0].sourceId"]');
  await keyboard.write(source);
  await keyboard.tabTo('[name="citations[0].exact"]');
  await keyboard.write("arrested among beans");
  // From the next line of text, Enter presses the form's first button.
  await keyboard.tabTo('[name="citations[0].locator"]');
  await keyboard.press("Enter");
}

/** The title of a source that stands: chosen in the list by typing it. */
async function sourceTitle(): Promise<string> {
  const { title } = await row<{ title: string }>("SELECT t.text AS title FROM desk.attribute t JOIN desk.assertion a ON a.id = t.assertion_id JOIN desk.public_record r ON r.id = a.record_id WHERE r.kind = 'source' AND r.version > 0 AND r.withdrawn_at IS NULL AND t.attribute = 'title' ORDER BY r.created_at DESC LIMIT 1");
  return title;
}

test("an update of a known person is logged from Today with the keyboard alone, in few keys and one submit", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("researcher", ...as("an update is logged from Today"));
  await refusePointer(page);
  const name = inventedName("Daikon");
  await makePerson({ name, researcher: account, editor: await makeAccount("editor") });
  await page.goto("/desk");
  const keyboard = new Keyboard(page);
  await keyboard.skip();
  await keyboard.tabTo("input[name=q]");
  await expect(page.getByRole("combobox")).toBeFocused();
  await keyboard.write(name.toLowerCase());
  await expect(page.getByRole("option")).toHaveCount(1);
  await keyboard.press("ArrowDown");
  await expect(page.getByRole("combobox")).toHaveAttribute("aria-activedescendant", /.+/u);
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);

  await keyboard.skip();
  await writeUpdate(page, keyboard, { stage: "formal", text: "Arrested among invented beans.", source: await sourceTitle() });
  await expect(page).toHaveURL(AT_CHANGE);
  await expect(page.getByRole("main")).toContainText("7 June 2031");
  await expect(page.getByRole("main")).toContainText("the bean guards");
  expect(keyboard.keys, "keys that are no letters").toBeLessThanOrEqual(MOST_KEYS_WITH_SCRIPT);
  expect([keyboard.pages, keyboard.forms], "pages opened, and forms sent").toEqual([1, 1]);
});

test("the same without a script, in Chinese, at 360 pixels", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("researcher", ...as("an update is logged without a script"));
  const name = inventedName("Endive");
  await makePerson({ name, researcher: account, editor: await makeAccount("editor") });
  await page.goto("/desk");
  const keyboard = new Keyboard(page);
  await keyboard.skip();
  await keyboard.tabTo("input[name=q]");
  await keyboard.write(name.toLowerCase());
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk\/log\?q=/u);
  await keyboard.skip();
  await keyboard.tabTo("main a[href$='/update']");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await keyboard.skip();
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing beside the page").toBeLessThanOrEqual(360);
  const form = page.url();
  await writeUpdate(page, keyboard, { stage: STAGES.indexOf("arrest") + 1, text: "在虚构的豆田里被捕。", source: await sourceTitle() });
  // A browser without script carries the place it skipped to along.
  await expect(page).toHaveURL(/\/desk\/changes\/[0-9a-f-]{36}#content$/u);
  await expect(page.getByRole("main")).toContainText("2031年6月7日");
  expect(keyboard.keys, "keys that are no letters").toBeLessThanOrEqual(MOST_KEYS_WITHOUT_SCRIPT);
  expect([keyboard.pages, keyboard.forms], "pages opened, and forms sent").toEqual([3, 1]);
  await page.goto(form);
  await expect(field(page, "text"), "what was sent is not offered again").toHaveValue("");
});

test("what is typed is there again: in another browser after this one is killed, and after the session has ended", async ({ signIn, openBrowser, makeAccount }) => {
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Fennel"), researcher: account, editor: await makeAccount("editor") });
  const address = `/desk/records/${person.recordId}/cases/${person.caseId}/update`;
  const kept = async (part: string) => (await rows("SELECT 1 FROM desk.unsent_form WHERE account_id = $1 AND sent_at IS NULL AND content::text LIKE '%' || $2 || '%'", [account.id, part])).length;
  const word = unusual();

  await test.step("a moment after a key it is kept, quietly", async () => {
    await page.goto(address);
    await field(page, "text").pressSequentially(`Typed ${word}`);
    // The five seconds themselves are held by components/forms/keeping.test.ts, on a clock of its own: here the script has yet to run, on a machine that may be busy.
    await expect.poll(() => kept(word), { intervals: [100], timeout: UNTIL_KEPT_MS }).toBe(1);
    await expect(page.getByRole("main").getByText(/^Saved \d\d:\d\d, for you alone/u)).toBeVisible();
  });

  await test.step("killed without a word, it is there in another browser, and of nobody else", async () => {
    await page.context().close();
    const again = await openBrowser({ account });
    await again.goto(address);
    await expect(field(again, "text")).toHaveValue(`Typed ${word}`);
    await expect(again.getByRole("heading", { name: "You began this and did not send it" })).toBeVisible();
    const other = await openBrowser({ account: await makeAccount("researcher"), browser: { javaScriptEnabled: false } });
    await other.goto(address);
    await expect(field(other, "text")).toHaveValue("");
    // Without a script the text is there as well, since the server draws it.
    const bare = await openBrowser({ account, browser: { javaScriptEnabled: false } });
    await bare.goto(address);
    await expect(field(bare, "text")).toHaveValue(`Typed ${word}`);
    await again.context().close();
  });
});

test("a session that is about to end says so and lets one stay, and one that has ended keeps the words in the window until somebody has signed in again", async ({ signIn, makeAccount, baseURL }) => {
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Leek"), researcher: account, editor: await makeAccount("editor") });
  const word = unusual();
  const kept = async () => (await rows("SELECT 1 FROM desk.unsent_form WHERE account_id = $1 AND sent_at IS NULL AND content::text LIKE '%' || $2 || '%'", [account.id, word])).length;

  await page.goto(`/desk/records/${person.recordId}/cases/${person.caseId}/update`);
  // As if the page had been read twenty-six minutes ago.
  await rows("UPDATE desk.session SET last_seen_at = now() - interval '26 minutes' WHERE id = $1", [account.sessionId]);
  // Again until it is heard: the page listens once its script runs.
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("caselight:session", { detail: { leftMs: 240_000, mostMs: 7_200_000 } })));
    await expect(page.getByRole("button", { name: "Stay signed in" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Stay signed in" }).click();
  const isYoung = async () => (await row<{ young: boolean }>("SELECT last_seen_at > now() - interval '5 minutes' AS young FROM desk.session WHERE id = $1", [account.sessionId])).young;
  await expect.poll(isYoung, { message: "it is begun anew" }).toBe(true);
  await expect(page.getByText(/^You will be signed out at/u)).toHaveCount(0);

  await rows("UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE id = $1", [account.sessionId]);
  await field(page, "text").pressSequentially(`Typed too late ${word}`);
  await expect(page.getByRole("main").getByText(/You are signed out, and what you typed last is in this window only/u).first()).toBeVisible();
  expect(await kept()).toBe(0);
  const fresh = { ...account, ...(await insertSession(account.id, "Signed in again")) };
  await page.context().addCookies([sessionCookie(fresh, baseURL ?? "")]);
  await expect.poll(kept).toBe(1);
  await expect(page.getByRole("main").getByText(/^Saved \d\d:\d\d/u)).toBeVisible();
  // Another window of the same browser says that somebody is signed in again.
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("caselight:session", { detail: { leftMs: 0, mostMs: 0 } })));
  await expect(page.getByText(/^You have been signed out/u)).toBeVisible();
  const beside = await page.context().newPage();
  await beside.goto("/desk/sessions");
  await expect(page.getByText(/^You have been signed out/u)).toHaveCount(0);
  await beside.close();
  await page.reload();
  await expect(field(page, "text")).toHaveValue(`Typed too late ${word}`);

  // Somebody else signs in in another window of the same browser: the words stay those of whoever typed them.
  const other = await makeAccount("researcher");
  const typedOn = async (id: string) => (await rows("SELECT 1 FROM desk.unsent_form WHERE account_id = $1 AND sent_at IS NULL AND content::text LIKE '%' || $2 || '%'", [id, `${word} and on`])).length;
  await page.context().addCookies([sessionCookie(other, baseURL ?? "")]);
  await field(page, "text").fill(`Typed too late ${word} and on`);
  await expect(page.getByRole("main").getByText(/^Somebody else has signed in in this browser/u).first()).toBeVisible();
  expect([await typedOn(other.id), await typedOn(account.id)]).toEqual([0, 0]);
  await page.context().addCookies([sessionCookie(fresh, baseURL ?? "")]);
  await expect.poll(() => typedOn(account.id)).toBe(1);
});
