/** kill -9 right after an acknowledged save: nothing is lost, and the site is back by itself. */
import { rows } from "../database";
import { AT_CHANGE, fillUpdate, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";
import { isBack, killNow } from "./running-site";

test.use({ mustBeQuiet: false });

const PROFILE = "/en/people/xie-yang";

for (const [part, what] of [["next", "the app"], ["postgres", "the database"]] as const) {
  test(`killing ${what} right after an acknowledged save loses nothing`, async ({ signIn, makeAccount, request }) => {
    const { page, account } = await signIn("researcher");
    const person = await makePerson({ name: inventedName("Yam"), researcher: account, editor: await makeAccount("editor") });
    expect((await request.get(PROFILE)).status()).toBe(200);
    await page.goto(`/desk/records/${person.recordId}/cases/${person.caseId}/update`);
    const text = `Saved a moment before ${what} was killed.`;
    await fillUpdate(page, { stage: "arrest", text, year: "2032", source: "The killed report", exact: "saved a moment before" });
    const acknowledged = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.ok());
    await page.getByRole("button", { name: "Save to my draft" }).click();
    await acknowledged;
    await killNow(part);

    // What is kept is served all the while.
    expect((await request.get(PROFILE)).status(), "while it is away").toBe(200);
    await isBack(request);
    expect(await rows("SELECT 1 FROM desk.event_reading WHERE text = $1", [text])).toHaveLength(1);
    await page.goto(`/desk/records/${person.recordId}`);
    await expect(page.getByRole("main")).toContainText(text);
    await expect(page.getByRole("banner")).toContainText(account.displayName);

    // And it works on: another save, and a public page that nobody has read yet.
    await page.goto(`/desk/records/${person.recordId}/cases/${person.caseId}/update`);
    await fillUpdate(page, { stage: "bail", text: "Saved after it came back.", year: "2033", source: "The later report", exact: "after it came back" });
    await press(page, "Save to my draft", AT_CHANGE);
    expect((await request.get(`/zh/people/${person.slug}`)).status()).toBe(200);
  });
}

test("what is typed while the app is killed is kept once it is back, and what was typed before is there at once", async ({ signIn, request }) => {
  const { page, account } = await signIn("researcher");
  const kept = async (text: string) => (await rows("SELECT 1 FROM desk.unsent_form WHERE account_id = $1 AND content::text LIKE '%' || $2 || '%'", [account.id, text])).length;
  await page.goto("/desk/cases/new?q=Nobody%20Killed");
  await page.locator('main [name="citations[0].exact"]').fill("typed before");
  await expect.poll(() => kept("typed before"), { intervals: [100] }).toBe(1);
  await killNow("next");
  await page.locator('main [name="citations[0].exact"]').fill("typed before, and meanwhile");
  await isBack(request);
  await expect.poll(() => kept("typed before, and meanwhile")).toBe(1);
  await page.reload();
  await expect(page.locator('main [name="citations[0].exact"]')).toHaveValue("typed before, and meanwhile");
});

test("killing both at once, three times in a row, ends the same way", async ({ signIn, request }) => {
  const { page, account } = await signIn("researcher");
  for (let round = 0; round < 3; round += 1) {
    await killNow("next");
    await killNow("postgres");
    await isBack(request);
  }
  await page.goto("/desk");
  await expect(page.getByRole("banner")).toContainText(account.displayName);
});
