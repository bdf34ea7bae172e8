/** With Postgres stopped: what was served stays served, the rest says so plainly, nobody looks signed out, and all recovers by itself. */
import { SESSION_COOKIE } from "../../server/edge/desk";
import { rows } from "../database";
import { AT_CHANGE, errorSummary, field, fillUpdate, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { expectReadable } from "../public/readable";
import { makePerson } from "../make-records";
import { BACK_WITHIN, isBack, keepPostgresStopped } from "./running-site";

/** Milliseconds: a little more than the youngest request that is taken (lib/requests/limits.ts). */
const OLD_ENOUGH = 3_100;
const READ_BEFORE = ["/en/people/xie-yang", "/zh/people/xie-yang", "/en", "/zh/countries", "/api/v1/people/xie-yang"];

test("with Postgres stopped nobody looks signed out, and nothing typed is lost", async ({ signIn, makeAccount, openBrowser, request }) => {
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Zucchini"), researcher: account, editor: await makeAccount("editor") });
  await page.goto(`/desk/records/${person.recordId}/cases/${person.caseId}/update`);
  await fillUpdate(page, { stage: "arrest", text: "Typed while it was away.", year: "2032", source: "The away report", exact: "typed while away" });
  const before = new Map<string, string>();
  for (const address of READ_BEFORE) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    before.set(address, await answer.text());
  }

  const { letStart } = await keepPostgresStopped();
  try {
    // Opened while it is away, and old enough to be sent by the time that they are.
    const senders = await Promise.all((["en", "zh"] as const).map(async (locale) => {
      const sender = await openBrowser({ browser: { javaScriptEnabled: false } });
      await sender.goto(`/${locale}/corrections`);
      await sender.locator("[name=kind]").first().check();
      await sender.locator("[name=message]").fill("Typed while it was away. 数据库不在时所写。");
      return { locale, sender, drawn: Date.now() };
    }));
    await test.step("what was read before is read on, as it was", async () => {
      for (let round = 0; round < 3; round += 1) {
        for (const address of READ_BEFORE) {
          const answer = await request.get(address);
          expect(answer.status(), address).toBe(200);
          expect(await answer.text(), address).toBe(before.get(address));
        }
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    });
    await test.step("what nobody has read yet says in its own language that it is away", async () => {
      for (const [address, words] of [[`/en/people/${person.slug}`, /cannot be shown right now/u], [`/zh/people/${person.slug}`, /目前无法显示此页面/u]] as const) {
        const answer = await request.get(address);
        expect(answer.status(), address).toBe(503);
        expect(answer.headers()["retry-after"], address).toBeDefined();
        const body = await answer.text();
        expect(body, address).toMatch(words);
        expect(body, address).toContain("<h1");
      }
      const api = await request.get(`/api/v1/people/${person.slug}`);
      expect(api.status()).toBe(503);
      expect(await api.json()).toMatchObject({ status: 503 });
      const health = await request.get("/health");
      expect(await health.json()).toMatchObject({ app: "up", database: "down" });
    });
    await test.step("what is typed on stays in the window, which says so", async () => {
      await field(page, "place").fill("Typed on while it was away");
      await expect(page.getByRole("main").getByText(/cannot be reached just now\. What you typed .*is in this window only/u).first()).toBeVisible();
    });
    await test.step("a save says that it was not saved, and keeps every box", async () => {
      await page.getByRole("button", { name: "Save to my draft" }).click();
      await expect(errorSummary(page)).toContainText("cannot be reached just now");
      await expect(field(page, "text")).toHaveValue("Typed while it was away.");
      await expect(field(page, "citations[0].exact")).toHaveValue("typed while away");
      await expect(field(page, "citations[0].source.title")).toHaveValue("The away report");
    });
    await test.step("the form for requests says that nothing was saved, and gives every word back", async () => {
      for (const { locale, sender, drawn } of senders) {
        await expect.poll(() => Date.now() - drawn, { intervals: [100] }).toBeGreaterThanOrEqual(OLD_ENOUGH);
        const answered = sender.waitForResponse((answer) => answer.request().method() === "POST");
        await sender.locator("main form button[type=submit]").click();
        expect((await answered).status(), locale).toBe(503);
        await expect(sender.getByRole("alert")).toContainText(locale === "en" ? "nothing was saved" : "没有保存任何内容");
        await expect(sender.locator("[name=message]")).toHaveValue("Typed while it was away. 数据库不在时所写。");
        await expectReadable(sender, await sender.content(), locale, "503");
      }
    });
    await test.step("the desk is away in both languages, and is no sign-in page", async () => {
      const other = await page.context().newPage();
      for (const address of ["/desk", "/desk/review", "/desk/sign-in"]) {
        const answer = await other.goto(address);
        expect(answer?.status(), address).toBe(503);
        await expect(other, address).toHaveURL(new RegExp(`${address}$`, "u"));
        await expect(other.getByRole("main"), address).toContainText("cannot be shown right now");
        await expect(other.getByRole("main"), address).toContainText("目前无法显示此页面");
        await expect(other.locator("[name=password]"), address).toHaveCount(0);
      }
      const kept = (await page.context().cookies()).find(({ name }) => name === SESSION_COOKIE);
      expect(kept?.value).toBe(account.token);
      await other.close();
    });
  } finally {
    letStart();
  }

  await test.step("all recovers by itself, and the save succeeds", async () => {
    await isBack(request);
    // Kept by itself, before anybody presses anything.
    const kept = async () => (await rows("SELECT 1 FROM desk.unsent_form WHERE account_id = $1 AND content->>'place' = 'Typed on while it was away'", [account.id])).length;
    await expect.poll(kept, { timeout: BACK_WITHIN }).toBe(1);
    await press(page, "Save to my draft", AT_CHANGE);
    await expect(page.getByRole("main")).toContainText("Typed while it was away.");
    expect(await kept(), "what was sent is not kept any longer").toBe(0);
    await expect(page.getByRole("banner")).toContainText(account.displayName);
    await expect.poll(async () => (await request.get(`/en/people/${person.slug}`)).status(), { timeout: BACK_WITHIN }).toBe(200);
    expect((await request.get("/en/people/xie-yang")).status()).toBe(200);
  });
});
