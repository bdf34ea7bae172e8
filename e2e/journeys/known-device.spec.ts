/** A browser that was remembered keeps its own tries: wrong passwords that somebody else types do not shut its owner out (docs/decisions/021). */
import { join, PASSWORD, signOut } from "../account-steps";
import { disableAccount, withInvitation } from "../accounts";
import { row } from "../database";
import { errorSummary, field } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName, unusual } from "../invented";
import type { Page } from "@playwright/test";

const DEVICE_COOKIE = "__Host-caselight-device";
/** As many as lib/accounts/limits.ts allows in one window. */
const PASSWORD_TRIES = 5;

async function typePassword(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/desk/sign-in");
  await field(page, "email").fill(email);
  await field(page, "password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Continue" }).click();
}

const remember = (page: Page) => page.getByRole("checkbox", { name: "Remember this browser" });
const isRemembered = async (page: Page) => (await page.context().cookies()).some(({ name }) => name === DEVICE_COOKIE);

/** Both steps, the second with a recovery code: those of the authenticator are good once in thirty seconds. */
async function signIn(page: Page, { email, code, ticked }: { email: string; code: string; ticked: boolean }): Promise<void> {
  await typePassword(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/desk\/sign-in\/code(?:\?|$)/u);
  await field(page, "code").fill(code);
  await remember(page).setChecked(ticked);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/desk$/u);
}

test("whoever ticked the box signs in while their address is shut to everybody else, and leaves no trace once the box is empty", async ({ openBrowser }) => {
  const [mine, theirs] = [await openBrowser(), await openBrowser()];
  const email = `researcher-${unusual()}@caselight.invalid`;
  const { recoveryCodes } = await withInvitation("researcher", (link) => join(mine, link, { displayName: inventedName("Radish"), email }));
  const code = (at: number) => recoveryCodes[at] ?? "";
  await signOut(mine);
  expect(await isRemembered(mine)).toBe(false);
  await signIn(mine, { email, code: code(0), ticked: true });
  expect(await isRemembered(mine)).toBe(true);
  await signOut(mine);

  for (let tries = 0; tries < PASSWORD_TRIES; tries += 1) {
    await typePassword(theirs, email, "a wrong invented password");
    await expect(theirs).toHaveURL(/\/desk\/sign-in\/code(?:\?|$)/u);
  }
  await typePassword(theirs, email, PASSWORD);
  await expect(errorSummary(theirs)).toBeVisible();
  await expect(theirs).toHaveURL(/\/desk\/sign-in(?:\?|$)/u);

  await typePassword(mine, email, PASSWORD);
  await expect(mine).toHaveURL(/\/desk\/sign-in\/code(?:\?|$)/u);
  await expect(remember(mine), "ticked by itself where the browser is known").toBeChecked();
  await signIn(mine, { email, code: code(1), ticked: false });
  expect(await isRemembered(mine)).toBe(false);
  await signOut(mine);
  await typePassword(mine, email, PASSWORD);
  await expect(errorSummary(mine)).toBeVisible();
  await disableAccount((await row<{ id: string }>("SELECT id FROM desk.account WHERE email = $1", [email])).id);
});
