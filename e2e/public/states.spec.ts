/** Every state that is no success has content without a script, in the reader's language, and a way onward. */
import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { expect, test, type APIRequestContext } from "@playwright/test";
import { passesAxe, schemesIn } from "../axe";
import { rows } from "../database";
import { unusual } from "../invented";
import { expectReadable } from "./readable";

/** The address of a record that was withdrawn: its tombstone is all that is public of it. */
const withdrawn = `aubergine-${unusual()}`;

test.beforeAll(async () => {
  await rows("INSERT INTO public_site.tombstone (record_id, kind, slug, withdrawn_on) VALUES ($1, 'person', $2, '2031-05-04') ON CONFLICT DO NOTHING", [randomUUID(), withdrawn]);
});

type Asked = { readonly status: number; readonly body: string };
type State = { readonly status: number; readonly what: string; readonly languages: readonly ("en" | "zh" | null)[]; readonly ask: (request: APIRequestContext, start: string, origin: string) => Promise<Asked> };

const read = (address: (start: string) => string): State["ask"] => async (request, start) => {
  const answer = await request.get(address(start));
  return { status: answer.status(), body: await answer.text() };
};
const send = (address: (start: string) => string, type: string, body: string): State["ask"] => async (request, start) => {
  const answer = await request.post(address(start), { headers: { "content-type": type }, data: body, maxRedirects: 0 });
  return { status: answer.status(), body: await answer.text() };
};
/** More headers than a client of the test would send. */
const withLongHeaders: State["ask"] = (_request, _start, origin) =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(`${origin}/en`, { headers: { "X-Long": "a".repeat(20_000) } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part: string) => (body += part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.on("error", reject).end();
  });

const BOTH = ["en", "zh"] as const;
const FORM = "application/x-www-form-urlencoded";

// 429 and 503 need a flood and a stopped database: e2e/public/corrections.spec.ts and e2e/faults/database-away.spec.ts.
const STATES: readonly State[] = [
  { status: 400, what: "a malformed address", languages: BOTH, ask: read((start) => `${start}/people/%E0%A4%A`) },
  { status: 400, what: "a malformed address without a language", languages: [null], ask: read(() => "/%E0%A4%A") },
  { status: 400, what: "a form that is not filled in", languages: BOTH, ask: send((start) => `/requests${start}`, FORM, "kind=&message=") },
  { status: 404, what: "a page that never was", languages: BOTH, ask: read((start) => `${start}/no-such-page`) },
  { status: 404, what: "a person who is not there", languages: BOTH, ask: read((start) => `${start}/people/nobody-by-this-name`) },
  { status: 404, what: "an address that Next alone would know", languages: BOTH, ask: read((start) => `${start}/people.rsc`) },
  { status: 404, what: "an address without a language", languages: [null], ask: read(() => "/fr/people") },
  { status: 405, what: "a page that something is sent to", languages: BOTH, ask: send((start) => `${start}/people`, FORM, "a=b") },
  { status: 410, what: "a record that was withdrawn", languages: BOTH, ask: read((start) => `${start}/people/${withdrawn}`) },
  { status: 413, what: "a form that is too long", languages: BOTH, ask: send((start) => `/requests${start}`, FORM, `message=${"x".repeat(70_000)}`) },
  { status: 415, what: "a form of another kind", languages: BOTH, ask: send((start) => `/requests${start}`, "text/plain", "message=x") },
  { status: 431, what: "headers that are too long", languages: [null], ask: withLongHeaders },
];

for (const { status, what, languages, ask } of STATES) {
  for (const language of languages) {
    test(`${String(status)}: ${what} (${language ?? "both languages"})`, async ({ page, request, baseURL }) => {
      const answer = await ask(request, `/${language ?? "en"}`, baseURL ?? "");
      expect(answer.status).toBe(status);
      await expectReadable(page, answer.body, language, what);
      expect(answer.body).not.toContain("x-status");
    });
  }
}

test("what is not there offers a search and the lists, alike for what never was and for what was withdrawn", async ({ page, request }) => {
  for (const address of ["/en/no-such-page", `/en/people/${withdrawn}`]) {
    await page.goto(address);
    await page.getByRole("searchbox").fill("Xie Yang");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page, address).toHaveURL("/en/people?q=Xie+Yang");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const html = await (await request.get(`/zh/people/${withdrawn}`)).text();
  expect(html.replaceAll(withdrawn, "").toLowerCase()).not.toContain("aubergine");
});

test.describe("with a browser that runs axe", () => {
  // The pages' own scripts stay forbidden; axe needs timers, which do not run where scripts are switched off.
  test.use({ javaScriptEnabled: true, bypassCSP: true });

  test("every state passes axe, light and dark", async ({ page, request, baseURL }) => {
    // The first of each status and answerer: the same parts draw the others.
    const kindOf = ({ status, languages }: State) => `${String(status)} ${languages.join(" ")}`;
    const some = STATES.filter((state, index) => STATES.findIndex((other) => kindOf(other) === kindOf(state)) === index);
    expect(some.length).toBeGreaterThan(8);
    for (const { status, what, languages, ask } of [...some, ...STATES.filter(({ what }) => what === "a form that is not filled in")]) {
      for (const language of languages) {
        const { body } = await ask(request, `/${language ?? "en"}`, baseURL ?? "");
        // Served in the place of a page, so that its style sheet is found and drawn.
        await page.route("**/state-under-test", (route) => route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body }));
        await page.goto("/state-under-test");
        await passesAxe(page, `${String(status)} ${what} ${language ?? "both"}`, schemesIn(language ?? "en"));
        await page.unroute("**/state-under-test");
      }
    }
  });
});
