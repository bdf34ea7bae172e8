/** What every journey has at hand: invented people who are signed in, each in a browser of their own, and a browser that must stay quiet. */
import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test";
import type { Role } from "../lib/core/kinds";
import { disableAccount, insertAccount, sessionCookie, type Account, type AccountWish } from "./accounts";
import { listenForComplaints } from "./quiet-browser";

export type SignedIn = { readonly account: Account; readonly page: Page };
type Opening = { readonly account?: Account; readonly browser?: BrowserContextOptions };

type Fixtures = {
  /** False where the test breaks the connection itself: the browser then complains with reason. */
  mustBeQuiet: boolean;
  /** An account that is gone when the test ends. */
  makeAccount: (role: Role, wish?: AccountWish) => Promise<Account>;
  /** A browser with nothing in it but, if given, an account's session. The test fails when it complains. */
  openBrowser: (opening?: Opening) => Promise<Page>;
  /** Both at once. */
  signIn: (role: Role, wish?: AccountWish, options?: BrowserContextOptions) => Promise<SignedIn>;
};

export const test = base.extend<Fixtures>({
  mustBeQuiet: [true, { option: true }],
  makeAccount: async ({}, use) => {
    const made: string[] = [];
    await use(async (role, wish) => {
      const account = await insertAccount(role, wish);
      made.push(account.id);
      return account;
    });
    for (const id of made) await disableAccount(id);
  },
  openBrowser: async ({ browser, baseURL, contextOptions, mustBeQuiet }, use) => {
    const opened: { complaints: string[]; close: () => Promise<void> }[] = [];
    await use(async ({ account, browser: wish } = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL === undefined ? {} : { baseURL }), ...wish });
      if (account !== undefined) await context.addCookies([sessionCookie(account, baseURL ?? "")]);
      opened.push({ complaints: listenForComplaints(context), close: () => context.close() });
      return context.newPage();
    });
    for (const { close } of opened) await close();
    if (mustBeQuiet) expect(opened.flatMap(({ complaints }) => complaints), "what the browser complained about").toEqual([]);
  },
  signIn: async ({ makeAccount, openBrowser }, use) => {
    await use(async (role, wish, options) => {
      const account = await makeAccount(role, wish);
      return { account, page: await openBrowser({ account, ...(options === undefined ? {} : { browser: options }) }) };
    });
  },
});

export { expect };
