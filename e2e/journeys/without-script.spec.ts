/** The desk's forms work before any script has loaded, and where none ever does. */
import { join, signInWith, signOut } from "../account-steps";
import { codeOf } from "../codes";
import { disableAccount, withInvitation } from "../accounts";
import { row } from "../database";
import { AT_CHANGE, citeNewSource, errorSummary, field, fillUpdate, handIn, press, publish } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName, unusual } from "../invented";
import { makePerson } from "../make-records";

const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;

test("joining, signing in, logging, handing in, publishing and signing out need no script", async ({ openBrowser, signIn, makeAccount, request }) => {
  const page = await openBrowser({ browser: WITHOUT_SCRIPT });
  const helper = await makeAccount("researcher");
  const name = inventedName("Fennel");
  const person = await makePerson({ name, researcher: helper, editor: await makeAccount("editor") });
  const email = `researcher-${unusual()}@caselight.invalid`;
  const joined = await withInvitation("researcher", (link) => join(page, link, { displayName: inventedName("Radish"), email }, "signs in again"));
  await signOut(page);
  await signInWith(page, { email, code: codeOf(joined.secret) });
  await expect(page).toHaveURL(/\/desk$/u);

  await page.goto(`/desk/records/${person.recordId}/cases/${person.caseId}/update`);
  await fillUpdate(page, { stage: "arrest", text: "Arrested between invented rows.", year: "2032", month: "April", day: "2", source: "The row report", exact: "" });
  await page.getByRole("main").getByRole("button", { name: "Save to my draft" }).click();
  await expect(errorSummary(page)).toContainText("Exact words: Please fill this in.");
  await expect(page).toHaveTitle(/^Error: /u);
  for (const [box, typed] of [["text", "Arrested between invented rows."], ["stage", "arrest"], ["date.year", "2032"], ["date.month", "April"], ["date.day", "2"], ["citations[0].source.title", "The row report"]] as const) {
    await expect(field(page, box), box).toHaveValue(typed);
  }
  // What was typed into the part for a new source is not hidden again.
  await expect(field(page, "citations[0].source.title")).toBeVisible();
  await citeNewSource(page, { source: "The row report", exact: "arrested between the rows" });
  await press(page, "Save to my draft", AT_CHANGE);
  await handIn(page);

  const editor = await signIn("editor", {}, WITHOUT_SCRIPT);
  await editor.page.goto(page.url());
  await publish(editor.page);
  await expect.poll(async () => (await request.get(`/en/people/${person.slug}`)).text()).toContain("Arrested between invented rows.");

  await signOut(page);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/desk\/sign-in/u);
  const account = await row<{ id: string }>("SELECT id FROM desk.account WHERE email = $1", [email]);
  await disableAccount(account.id);
});

test("a wrong password and a wrong code are answered alike, and say nothing of who works here", async ({ openBrowser }) => {
  const page = await openBrowser({ browser: WITHOUT_SCRIPT });
  await signInWith(page, { email: `nobody-${unusual()}@caselight.invalid`, code: "123456" });
  await expect(errorSummary(page)).toBeVisible();
  await expect(field(page, "code")).toHaveValue("");
});
