/** Identities sealed through the site itself: nobody else has the key. */
import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser } from "@playwright/test";
import { fieldsOf, send } from "./access/posting";
import { cookieHeader, sessionCookie, type Account } from "./accounts";
import { row, rows } from "./database";
import { unusual } from "./invented";

type Site = { readonly browser: Browser; readonly request: APIRequestContext; readonly origin: string };
type Wish = { readonly sourceId: string; readonly words: string; readonly readers?: readonly string[] };

/** Ids of so many standing sources. */
export async function sources(count: number): Promise<string[]> {
  const found = await rows<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'source' AND version > 0 AND withdrawn_at IS NULL ORDER BY id LIMIT $1", [count]);
  if (found.length < count) throw new Error(`There are only ${String(found.length)} sources on record.`);
  return found.map(({ id }) => id);
}

/** Seals by the form of the page, as a browser without script sends it. */
export async function seal({ browser, request, origin }: Site, account: Account, wishes: readonly Wish[]): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  await context.addCookies([sessionCookie(account, origin)]);
  const page = await context.newPage();
  await page.goto(addressOf(wishes[0]?.sourceId ?? ""));
  const form = page.locator("main form", { has: page.locator("[name=words]") });
  const fields = await fieldsOf(form);
  await context.close();
  for (const { sourceId, words, readers = [] } of wishes) {
    const typed = [...fields.filter(([name]) => !["identityId", "sourceId", "words"].includes(name)), ["identityId", randomUUID()], ["sourceId", sourceId], ["words", words], ...readers.map((id) => ["readers", id])] as [string, string][];
    const answer = await send(request, addressOf(sourceId), { fields: typed, cookie: cookieHeader(account), origin });
    if (answer.status() !== 303) throw new Error(`Sealing was answered with ${String(answer.status())}.`);
  }
}

/** The page of what is sealed about a source. */
export function addressOf(sourceId: string): string {
  return `/desk/records/${sourceId}/sealed`;
}

/** One recovery code that this account may use, as it would be shown. */
export async function insertRecoveryCode(account: Account): Promise<string> {
  const code = `${unusual()}${unusual()}`.toUpperCase().replaceAll(/[^A-Z2-7]/gu, "").padEnd(16, "A").slice(0, 16);
  await row("INSERT INTO desk.recovery_code (account_id, code_hash) VALUES ($1, sha256(convert_to('recovery ' || $2, 'UTF8'))) RETURNING id", [account.id, code]);
  return code;
}
