/** Whatever is posted to the desk, it answers 4xx, and goes on working. */
import { createHash } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { cookieHeader } from "../accounts";
import { expect, test } from "../fixtures";
import { fieldsOf, send } from "./posting";

const ROUNDS = 150;

/** Repeatable noise: the same bytes on every run, so that a failure can be found again. */
function noise(seed: number, length: number): Buffer {
  const parts: Buffer[] = [];
  for (let have = 0; have < length; have += 32) parts.push(createHash("sha256").update(`${String(seed)} ${String(have)}`).digest());
  return Buffer.concat(parts).subarray(0, length);
}

type Junk = { readonly headers: Record<string, string>; readonly data: Buffer };

function junk(seed: number, well: Buffer, boundary: string): Junk {
  const types = [`multipart/form-data; boundary=${boundary}`, "multipart/form-data", "application/x-www-form-urlencoded", "text/plain;charset=UTF-8", "application/json", ""];
  const random = noise(seed, 8);
  const pick = (byte: number, of: number) => (random[byte] ?? 0) % of;
  const type = types[pick(0, types.length)] ?? "";
  const cut = pick(1, well.length + 1);
  const torn = Buffer.concat([well.subarray(0, cut), noise(seed + 1, pick(2, 40)), well.subarray(Math.min(well.length, cut + pick(3, 60)))]);
  const body = [noise(seed, pick(4, 400)), torn, well.subarray(0, cut), Buffer.from(well.toString("latin1").replaceAll("$ACTION", "$ACTI0N"), "latin1"), Buffer.from('["$@1",{"id":"$F1"}]'), Buffer.alloc(0)][pick(5, 6)] ?? well;
  const names = ["0".repeat(42), noise(seed, 21).toString("hex"), "__proto__", "x".repeat(200)];
  const action: Record<string, string> = pick(6, 3) === 0 ? { "next-action": names[pick(7, names.length)] ?? "" } : {};
  return { headers: { ...(type === "" ? {} : { "content-type": type }), ...action }, data: body };
}

async function stillWorks(request: APIRequestContext, cookie: string): Promise<void> {
  expect((await request.get("/desk/sessions", { headers: { cookie } })).status()).toBe(200);
  expect((await request.get("/en/people/xie-yang")).status()).toBe(200);
}

test("malformed, torn, foreign and random posts are refused, and none is the server's fault", async ({ signIn, request, baseURL }) => {
  const origin = baseURL ?? "";
  const { page, account } = await signIn("researcher", {}, { javaScriptEnabled: false });
  const cookie = cookieHeader(account);
  await page.goto("/desk/cases/new?q=Nobody");
  const fields = await fieldsOf(page.locator("main form[method=post], main form:has(button[type=submit]):not([role=search])").first());
  const boundary = "caselight-junk";
  const well = Buffer.from(`${fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--${boundary}--\r\n`);
  for (let seed = 0; seed < ROUNDS; seed += 1) {
    const { headers, data } = junk(seed, well, boundary);
    for (const path of ["/desk/cases/new", "/desk/sign-in", "/desk/no/such/page"]) {
      const answer = await request.post(path, { headers: { ...headers, cookie, origin }, data, maxRedirects: 0 });
      expect(answer.status(), `seed ${String(seed)} at ${path}: ${JSON.stringify(headers)}`).toBeLessThan(500);
    }
  }
  await stillWorks(request, cookie);
});

test("a well-formed form with wild values is answered in words", async ({ signIn, request, baseURL }) => {
  const origin = baseURL ?? "";
  const { page, account } = await signIn("researcher", {}, { javaScriptEnabled: false });
  const cookie = cookieHeader(account);
  await page.goto("/desk/cases/new?q=Nobody");
  const form = page.locator("main form", { has: page.getByRole("button", { name: "Check your answers" }) });
  const wild: Record<string, string>[] = [
    { "name.text": "\u0000\u0007\u202E\uD800" },
    { "citations[0].exact": "x".repeat(300_000) },
    { "citations[999].exact": "far away" },
    { citations: "not a list" },
    { __proto__: "polluted", "constructor.prototype.polluted": "yes" },
    { "event.date.year": "99999999999999999999", "event.text": "x", "event.stage": "no-such-stage" },
    { recordId: "00000000-0000-4000-8000-000000000000", "name.text": "" },
    { recordId: "' OR 1=1 --" },
    { occupation: "emperor" },
  ];
  for (const typed of wild) {
    const answer = await send(request, "/desk/cases/new?q=Nobody", { fields: await fieldsOf(form, typed), cookie, origin });
    expect(answer.status(), JSON.stringify(typed).slice(0, 80)).toBeLessThan(500);
    expect(answer.status(), JSON.stringify(typed).slice(0, 80)).not.toBe(303);
  }
  await stillWorks(request, cookie);
});

test("a form over a megabyte is refused by counting, and files are not taken", async ({ signIn, request, baseURL }) => {
  const origin = baseURL ?? "";
  const { account } = await signIn("researcher");
  const cookie = cookieHeader(account);
  const large = await request.post("/desk/cases/new", { headers: { cookie, origin }, multipart: { text: "x".repeat(1_100_000) }, maxRedirects: 0 });
  expect(large.status()).toBe(413);
  const file = await request.post("/desk/cases/new", { headers: { cookie, origin }, multipart: { upload: { name: "a.html", mimeType: "text/html", buffer: Buffer.from("<script>1</script>") } }, maxRedirects: 0 });
  expect(file.status()).toBeLessThan(500);
});
