/** What is not there, or asked wrongly, is said in words, with the right status and without a script. */
import { expect, test } from "@playwright/test";

test("a missing record is a 404 with content in the reader's language", async ({ request }) => {
  for (const [address, words] of [["/en/people/nobody-by-this-name", /nothing at this address/iu], ["/zh/people/nobody-by-this-name", /没有内容|找不到/u], ["/en/no-such-page", /nothing at this address/iu], ["/zh/no-such-page", /没有内容|找不到/u]] as const) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(404);
    const html = await answer.text();
    expect(html, address).toMatch(/<h1/u);
    expect(html, address).toMatch(words);
    expect(html, address).not.toContain("x-status");
  }
});

test("the API answers problems as problem details", async ({ request }) => {
  for (const address of ["/api/v1/people/nobody-by-this-name", "/api/v1/unicorns"]) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(answer.headers()["content-type"], address).toContain("application/problem+json");
    expect(await answer.json(), address).toMatchObject({ status: 404 });
  }
});

test("malformed addresses, other methods and forged headers are refused", async ({ request }) => {
  expect((await request.get("/en/people/%E0%A4%A")).status()).toBe(400);
  for (const method of ["PUT", "DELETE", "PATCH", "TRACE", "POST"]) {
    const answer = await request.fetch("/en/people", { method });
    expect(answer.status(), method).toBe(405);
    expect(answer.headers()["allow"], method).toContain("GET");
  }
  const forged = await request.get("/en", { headers: { "x-forwarded-host": "elsewhere.example", rsc: "1", "next-router-state-tree": "%5B%5D" } });
  expect(forged.headers()["content-type"]).toContain("text/html");
  expect(await forged.text()).not.toContain("elsewhere.example");
});

test("an answer is kept by its tag: asking again costs no body", async ({ request }) => {
  const first = await request.get("/en/people/xie-yang");
  const tag = first.headers()["etag"] ?? "";
  expect(tag).not.toBe("");
  const second = await request.get("/en/people/xie-yang", { headers: { "if-none-match": tag } });
  expect(second.status()).toBe(304);
});

test("the health of app and database is told apart", async ({ request }) => {
  const answer = await request.get("/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ app: "up", database: "up" });
});
