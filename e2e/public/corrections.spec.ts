/** The one public form that writes: without a script, an account or a cookie; what is not taken is given back, and nothing breaks it. */
import { createHash, randomBytes } from "node:crypto";
import { expect, test, type Page } from "@playwright/test";
import { inBareBrowser } from "../bare-browser";
import { row, rows } from "../database";
import { unusual } from "../invented";
import { expectReadable, lookAt } from "./readable";

// They count what everybody sends together.
test.describe.configure({ mode: "serial" });

const TYPE = "application/x-www-form-urlencoded";
const ROUNDS = 400;
/** Milliseconds: a little more than the youngest form that is taken (lib/requests/limits.ts). */
const AGED = 3_100;

/** What came through the form; tests beside this one put requests straight into the desk. */
const stored = () => row<{ count: number }>("SELECT count(*)::int AS count FROM desk.audit WHERE event = 'request.received'").then(({ count }) => count);
const box = (page: Page, name: string) => page.locator(`main [name="${name}"]`);

test.beforeEach(async () => {
  await rows("DELETE FROM desk.attempt WHERE key LIKE 'request:%'");
});

/** Waits until a form that was drawn before `now` is taken: each answer that gives one back draws a new one, whose age begins anew. */
async function untilTaken(now: number): Promise<void> {
  await expect.poll(() => Date.now() - now, { intervals: [100], timeout: 2 * AGED }).toBeGreaterThanOrEqual(AGED);
}

/** Gives a filled form a stamp drawn this moment: a slow machine fills a form so slowly that it is taken for a person's. */
async function renewStamp(page: Page, locale: "en" | "zh"): Promise<void> {
  const fresh = /name="stamp" value="([^"]+)"/u.exec(await (await page.request.get(`/${locale}/corrections`)).text())?.[1];
  if (fresh === undefined) throw new Error("The form has no stamp to send.");
  await box(page, "stamp").evaluate((input: HTMLInputElement, value) => { input.value = value; }, fresh);
}

/** Forms whose age is no test's subject, opened before all, so that they are old enough when their turn comes; and a stamp of another. */
const early: { en?: Page; zh?: Page; stamp: string } = { stamp: "" };

test.beforeAll(async ({ browser, baseURL }) => {
  const open = async (locale: "en" | "zh") => {
    const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
    await page.goto(`/${locale}/corrections`);
    return page;
  };
  early.en = await open("en");
  early.stamp = await box(early.en, "stamp").inputValue();
  await early.en.reload();
  early.zh = await open("zh");
});

test.afterAll(async () => {
  for (const page of [early.en, early.zh]) await page?.context().close();
});

const WORDS = {
  en: { link: /Ask for a correction or a removal/u, kind: "Correct a fact", send: "Send", again: "please press Send again", done: "Your request has arrived", problem: "Please write a message." },
  zh: { link: /请提出更正或撤下/u, kind: "更正事实", send: "发送", again: "请再按一次", done: "您的请求已收到", problem: "请填写内容。" },
} as const;

/** Fills the form from a record's page, sends it too early and without its message, and mends it. @returns what it is to be known by, and when it was drawn */
async function prepare(page: Page, locale: "en" | "zh"): Promise<{ mark: string; drawn: number }> {
  const words = WORDS[locale];
  const mark = `mark${unusual()}`;
  await page.goto(`/${locale}/people/xie-yang`);
  await page.getByRole("main").getByRole("link", { name: words.link }).click();
  await expect(page).toHaveURL(`/${locale}/corrections?about=people%2Fxie-yang`);
  await expect(box(page, "record")).toHaveValue(`/${locale}/people/xie-yang`);
  await page.getByLabel(words.kind).check();
  await box(page, "message").fill(`${mark} 月份有误。\nThe month is wrong.`);
  await box(page, "contact").fill(`${mark}@caselight.invalid`);

  await test.step("at once, it is taken for a program's, and everything typed is still there", async () => {
    await renewStamp(page, locale);
    await page.getByRole("button", { name: words.send, exact: true }).click();
    await expect(page).toHaveURL(`/requests/${locale}`);
    await expect(page.getByRole("alert")).toContainText(words.again);
    await expect(page).toHaveTitle(/^(?:Error: |错误：)/u);
    await expect(box(page, "message")).toHaveValue(`${mark} 月份有误。\nThe month is wrong.`);
    await expect(box(page, "contact")).toHaveValue(`${mark}@caselight.invalid`);
    await expect(page.getByLabel(words.kind)).toBeChecked();
  });
  await test.step("a message that was taken out is asked for, beside its box", async () => {
    const typed = await box(page, "message").inputValue();
    await box(page, "message").fill("  ");
    await page.getByRole("button", { name: words.send, exact: true }).click();
    await expect(page.getByRole("alert").getByRole("link", { name: words.problem })).toHaveAttribute("href", "#request-message");
    await expect(box(page, "message")).toHaveAttribute("aria-invalid", "true");
    await box(page, "message").fill(typed);
  });
  return { mark, drawn: Date.now() };
}

test("a request is sent from a record's page in both languages, and with pictures, drawings and fonts off; its reference says nothing", async ({ page: english, context, browser, baseURL }) => {
  const chinese = await context.newPage();
  await inBareBrowser(browser, baseURL, async (bare) => {
    // All three are filled first, and sent once they are old enough.
    const forms = [{ locale: "en", page: english, ...(await prepare(english, "en")) }, { locale: "zh", page: chinese, ...(await prepare(chinese, "zh")) }] as const;
    const bareMark = `bare${unusual()}`;
    await bare.goto("/zh/corrections");
    await bare.getByLabel(WORDS.zh.kind).check();
    // An empty box the browser itself would ask for.
    await box(bare, "message").fill("  ");
    await bare.getByRole("button", { name: WORDS.zh.send, exact: true }).click();
    await expect(bare.getByRole("alert")).toContainText(WORDS.zh.problem);
    await box(bare, "message").fill(bareMark);
    const bareDrawn = Date.now();

    for (const { locale, page, mark, drawn } of forms) {
      await untilTaken(drawn);
      await page.getByRole("button", { name: WORDS[locale].send, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/requests/${locale}/received\\?reference=[2-9B-Z]{8}$`, "u"));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS[locale].done);
      expect(page.url()).not.toContain(mark);
      expect(await context.cookies()).toEqual([]);
      const reference = new URL(page.url()).searchParams.get("reference") ?? "";
      await expect(page.getByRole("main")).toContainText(`${reference.slice(0, 4)}-${reference.slice(4)}`);
      await expect(page.getByRole("main")).not.toContainText(/\d{4}-\d\d-\d\d|:\d\d/u);
      expect(await row("SELECT kind, language, record_address, message, contact, state FROM desk.removal_request WHERE reference = $1", [reference])).toEqual({
        kind: "correct_fact", language: locale, record_address: `/${locale}/people/xie-yang`, message: `${mark} 月份有误。\nThe month is wrong.`, contact: `${mark}@caselight.invalid`, state: "new",
      });
    }
    await untilTaken(bareDrawn);
    await bare.getByRole("button", { name: WORDS.zh.send, exact: true }).click();
    await expect(bare).toHaveURL(/\/requests\/zh\/received\?reference=/u);
    await expect(bare.getByRole("heading", { level: 1 })).toHaveText(WORDS.zh.done);
    expect(await rows("SELECT 1 FROM desk.removal_request WHERE message = $1", [bareMark])).toHaveLength(1);
  });
});

test("the page is reached from the footer and from the page about the site", async ({ page }) => {
  for (const from of ["/en", "/en/about"]) {
    await page.goto(from);
    const within = from === "/en" ? page.getByRole("contentinfo") : page.getByRole("main");
    await within.getByRole("link", { name: /correction/iu }).first().click();
    await expect(page).toHaveURL("/en/corrections");
    await expect(box(page, "record")).toHaveValue("");
  }
});

test("the same form sent twice is one request with one reference", async ({ request }) => {
  const sent = new URLSearchParams({ kind: "other", record: "", message: "Sent twice.", contact: "", homepage: "", stamp: early.stamp }).toString();
  const send = () => request.post("/requests/en", { headers: { "content-type": TYPE }, data: sent, maxRedirects: 0 });
  await expect.poll(async () => (await send()).status(), { timeout: 30_000 }).toBe(303);
  const before = await stored();
  const [one, other] = await Promise.all([send(), send()]);
  expect(one.headers()["location"]).toMatch(/^\/requests\/en\/received\?reference=[2-9B-Z]{8}$/u);
  expect(other.headers()["location"]).toBe(one.headers()["location"]);
  expect(await stored()).toBe(before);
});

test("nobody writes into the form by its address", async ({ page }) => {
  for (const about of ["people/<b>x", "https://evil.example/", "people/a/b", "unicorns/one", "people/Xie Yang", "Call 0800 now", "x".repeat(600)]) {
    await page.goto(`/en/corrections?about=${encodeURIComponent(about)}&record=${encodeURIComponent(about)}&message=planted&draft=planted`);
    await expect(box(page, "record"), about).toHaveValue("");
    await expect(box(page, "message"), about).toHaveValue("");
  }
});

test("a filled trap is told, not punished: the form comes back with the trap empty", async ({ page, request }) => {
  await page.goto("/en/corrections");
  const stamp = await box(page, "stamp").inputValue();
  const before = await stored();
  const answer = await request.post("/requests/en", { headers: { "content-type": TYPE }, data: new URLSearchParams({ kind: "other", message: "Kept words.", homepage: "https://spam.example", stamp }).toString(), maxRedirects: 0 });
  expect(answer.status()).toBe(400);
  const html = await answer.text();
  expect(html).toContain("Kept words.");
  expect(html).not.toContain("spam.example");
  expect((await lookAt(page, html)).words).toContain("A box that must stay empty was filled in");
  expect(await stored()).toBe(before);
});

test("a form from another site is refused; one from a browser that says nothing is not", async ({ request }) => {
  for (const [headers, status] of [[{ origin: "https://evil.example" }, 403], [{ origin: "null", "sec-fetch-site": "cross-site" }, 403], [{ origin: "null" }, 400], [{}, 400]] as const) {
    const answer = await request.post("/requests/en", { headers: { "content-type": TYPE, ...headers }, data: "kind=other&message=x", maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(headers)).toBe(status);
  }
});

test("too many are told when to come back, in both languages, and lose no word", async ({ request }) => {
  await rows("INSERT INTO desk.attempt (key, count, window_ends_at) VALUES ('request:everybody', 100000, now() + interval '20 minutes')");
  for (const locale of ["en", "zh"] as const) {
    const page = early[locale];
    if (page === undefined) throw new Error("Both are opened before all.");
    await page.locator("[name=kind]").last().check();
    await box(page, "message").fill("写了很久的话 written for long");
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: WORDS[locale].send, exact: true }).click();
    const answer = await answered;
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(1_000);
    await expect(page.getByRole("alert")).toContainText(locale === "en" ? "More requests have come" : "过去一小时内收到的请求");
    await expect(box(page, "message")).toHaveValue("写了很久的话 written for long");
    await expectReadable(page, await page.content(), locale, "429");
  }
  expect((await request.get("/en/corrections")).status()).toBe(200);
});

/** Repeatable noise: the same bytes on every run. */
function noise(seed: number, length: number): Buffer {
  const parts: Buffer[] = [];
  for (let have = 0; have < length; have += 32) parts.push(createHash("sha256").update(`${String(seed)} ${String(have)}`).digest());
  return Buffer.concat(parts).subarray(0, length);
}

test("whatever is sent, the answer is 4xx, and nothing is stored", async ({ page, request }) => {
  await page.goto("/en/corrections");
  const stamp = await box(page, "stamp").inputValue();
  const before = await stored();
  const well = Buffer.from(new URLSearchParams({ kind: "other", record: "", message: "谢 x".repeat(50), contact: "a", homepage: "", stamp }).toString());
  const types = [TYPE, TYPE, TYPE, `${TYPE}; charset=utf-8`, "multipart/form-data; boundary=x", "application/json", "text/plain", ""];
  for (let seed = 0; seed < ROUNDS; seed += 1) {
    const random = noise(seed, 6);
    const pick = (byte: number, of: number) => (random[byte] ?? 0) % of;
    const cut = pick(1, well.length);
    const bodies = [
      noise(seed, pick(2, 255) * 8),
      Buffer.concat([well.subarray(0, cut), noise(seed + 1, pick(3, 40))]),
      Buffer.from(`${well.toString()}&${noise(seed, 8).toString("hex")}=1`),
      Buffer.from(`${well.toString()}&message=again`),
      Buffer.from("message=%E0%A4%A&kind=%00&stamp=%ff%fe&__proto__=x&constructor=y"),
      Buffer.from(`kind=other&message=${"%E8%B0%A2".repeat(6_000)}&stamp=${randomBytes(47).toString("base64url")}`),
      Buffer.from("&=&=&;;==&"),
      Buffer.alloc(0),
    ];
    const type = types[pick(4, types.length)] ?? TYPE;
    const answer = await request.post(seed % 2 === 0 ? "/requests/en" : "/requests/zh", { headers: type === "" ? {} : { "content-type": type }, data: bodies[pick(5, bodies.length)] ?? well, maxRedirects: 0 });
    expect(answer.status(), `seed ${String(seed)}`).toBeGreaterThanOrEqual(400);
    expect(answer.status(), `seed ${String(seed)}`).toBeLessThan(500);
  }
  expect(await stored()).toBe(before);
  expect((await request.get("/requests/en")).status()).toBe(200);
});
