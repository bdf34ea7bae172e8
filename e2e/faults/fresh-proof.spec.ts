/** What the whole office is asked for: alone and last, since nobody else could publish meanwhile. */
import { passesAxe } from "../axe";
import { row, rows } from "../database";
import { errorSummary, field } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";
import { withAuthenticator } from "../passkeys";
import { insertRecoveryCode } from "../sealing";

test.afterEach(async () => {
  await rows("UPDATE desk.proof_demand SET demand = 'none', set_by = NULL, set_at = NULL");
  await rows("DELETE FROM desk.happening WHERE what = 'proof_loosened'");
});

test("an office that asks for a passkey before publishing keeps what was typed until one is given, and a file that cannot be made says why in words", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("admin");
  const second = await makeAccount("admin");
  await withAuthenticator(page);
  await page.goto("/desk/passkeys");
  await field(page, "name").fill("Blue key");
  await field(page, "code").fill(await insertRecoveryCode(account));
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("region", { name: "On file" })).toContainText("Blue key");

  await page.goto("/desk/people");
  const office = page.getByRole("region", { name: "Fresh proof before grave acts" });
  const ask = async () => {
    await office.getByLabel("Publishing, withdrawing and erasing").selectOption("passkey");
    await office.getByLabel("Files that leave the desk").selectOption("factor");
    await office.getByLabel("People, roles and keys").selectOption("passkey");
    await office.getByRole("checkbox").check();
    await office.getByRole("button", { name: "Save what is asked for" }).click();
  };
  await ask();
  await expect(errorSummary(page)).toContainText("once two admins have one");
  await rows("INSERT INTO desk.passkey (account_id, credential_id, public_key, counter, transports, name, created_on) VALUES ($1, sha256(gen_random_uuid()::text::bytea), sha256('x'), 0, '{}', 'Invented', now())", [second.id]);
  await ask();
  await expect(office.getByText(`Last set by ${account.displayName}`)).toBeVisible();
  // As if it had been long ago that the passkey was added, by a code.
  await rows("UPDATE desk.session SET factor_proved_at = now() - interval '11 minutes' WHERE account_id = $1", [account.id]);

  const { changeId, recordId } = await makePerson({ name: inventedName("Oca"), researcher: await makeAccount("researcher"), editor: await makeAccount("editor"), correct: true, submit: true });
  await page.goto(`/desk/changes/${changeId}`);
  await field(page, "publicNote").first().fill("The gazette names another month.");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const asking = page.getByRole("group").filter({ hasText: "asks for a fresh proof" });
  await expect(asking).toBeFocused();
  await expect(field(page, "publicNote").first()).toHaveValue("The gazette names another month.");
  await passesAxe(page, "a form that asks for a passkey");
  await asking.getByRole("button", { name: "Use your passkey" }).click();
  await expect(asking.getByText("Your passkey was accepted")).toBeVisible();
  // Another form draws the page anew meanwhile: what was accepted still goes along.
  await page.getByRole("button", { name: "Take this up" }).click();
  await expect(page.getByText("You have taken this up")).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect.poll(async () => (await row<{ note: string | null }>("SELECT (SELECT public_note FROM public_site.edition WHERE record_id = $1 AND number = 2) AS note", [recordId])).note).toBe("The gazette names another month.");

  await page.goto("/desk/imports");
  await rows("UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE account_id = $1", [account.id]);
  await page.getByLabel("What").selectOption("events");
  await page.getByRole("region", { name: "Take along" }).getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No file was made");
  await passesAxe(page, "no file was made");
  await page.getByRole("link", { name: "Sign in and go back" }).click();
  await expect(page.locator("main [name=to]").first()).toHaveValue("/desk/imports?what=events&scope=published&format=csv");
});
