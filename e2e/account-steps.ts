/** Joining, signing in and out by the real pages, with or without script. */
import { expect, type Page } from "@playwright/test";
import { codeOf, earlyInStep } from "./codes";
import { field } from "./desk-steps";

export const PASSWORD = "lantern orchard 47 velvet";

export type Joined = { readonly email: string; readonly secret: string; readonly recoveryCodes: readonly string[] };

/** Opens the form of an invitation and fills it. */
export async function enterDetails(page: Page, invitation: string, { displayName, email }: { displayName: string; email: string }): Promise<void> {
  await page.goto(invitation);
  await field(page, "displayName").fill(displayName);
  await field(page, "email").fill(email);
  await field(page, "password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/authenticator(?:\?|$)/u);
}

/** The key that the page shows for typing into an authenticator, in base32. */
export async function shownKey(page: Page): Promise<string> {
  const text = await page.getByRole("main").innerText();
  const key = /(?:[A-Z2-7]{4}\s){7}[A-Z2-7]{4}/u.exec(text)?.[0];
  if (key === undefined) throw new Error("The page shows no key for an authenticator.");
  const link = await page.locator("main a[href^='otpauth:']").first().getAttribute("href");
  expect(link).toContain(key.replace(/\s/gu, ""));
  return key;
}

/**
 * Accepts an invitation to the end: details, authenticator, recovery codes. Leads to the desk's first page.
 * @param then whether they are going to sign in with a code of the same half minute: a code is good once, so that they join with the one before
 */
export async function join(page: Page, invitation: string, person: { displayName: string; email: string }, then: "stays" | "signs in again" = "stays"): Promise<Joined> {
  await enterDetails(page, invitation, person);
  const secret = await shownKey(page);
  // Where a step ends on the way, the code before the present one would be two steps old.
  if (then === "signs in again") await earlyInStep();
  await field(page, "code").fill(codeOf(secret, then === "signs in again" ? 1 : 0));
  await page.getByRole("main").getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page).toHaveURL(/\/recovery-codes(?:\?|$)/u);
  const recoveryCodes = (await page.getByRole("main").innerText()).match(/(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}/gu) ?? [];
  expect(recoveryCodes).toHaveLength(10);
  await page.getByRole("main").getByRole("button", { name: "I have kept them" }).click();
  await expect(page).toHaveURL(/\/desk$/u);
  await expect(page.getByRole("banner")).toContainText(person.displayName);
  return { email: person.email, secret, recoveryCodes };
}

/** Signs in with password and code. */
export async function signInWith(page: Page, { email, code }: { email: string; code: string }): Promise<void> {
  await page.goto("/desk/sign-in");
  await field(page, "email").fill(email);
  await field(page, "password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in\/code(?:\?|$)/u);
  await field(page, "code").fill(code);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** An admin makes an invitation. @returns the path of its link */
export async function invite(page: Page, { role, displayName }: { role: "advocate" | "researcher" | "editor"; displayName: string }): Promise<string> {
  await page.goto("/desk/people");
  await field(page, "displayName").fill(displayName);
  const choice = field(page, "role");
  const radio = page.getByRole("main").locator(`input[type=radio][name=role][value=${role}]`);
  if ((await radio.count()) > 0) await radio.check();
  else await choice.selectOption(role);
  await page.getByRole("main").getByRole("button", { name: "Make an invitation link" }).click();
  const shown = page.getByRole("main").getByText(/\/desk\/invitation\/[A-Za-z0-9_-]{43}/u).first();
  await expect(shown).toBeVisible();
  const path = /\/desk\/invitation\/[A-Za-z0-9_-]{43}/u.exec(await shown.innerText())?.[0];
  if (path === undefined) throw new Error("The page shows no link.");
  await page.getByRole("main").getByRole("button", { name: "I have passed it on" }).click();
  await expect(page.getByText(path)).toHaveCount(0);
  return path;
}

/** Signs out by the button of the header. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in$/u);
}
