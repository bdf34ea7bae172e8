/**
 * Every state that a page or a form of the desk can come back in passes axe, light and dark. The pages themselves do in both languages, as an admin opens them, in
 * e2e/access/pages.spec.ts; the same parts draw their states in either.
 */
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { enterDetails } from "../account-steps";
import { withInvitation } from "../accounts";
import { passesAxe, schemesIn } from "../axe";
import { codeOf } from "../codes";
import { AT_CHANGE, errorSummary, field, handIn, press } from "../desk-steps";
import { row } from "../database";
import { expect, test } from "../fixtures";
import { insertRequest } from "../insert-request";
import { inventedName, unusual } from "../invented";
import { makePair, makeImport, makePerson } from "../make-records";

// Each makes its own people: both workers share them.
test.describe.configure({ mode: "parallel" });

/** A whole page that passes axe. */
async function passes(page: Page, what: string, language: "en" | "zh" = "en"): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), what).toHaveCount(1);
  await passesAxe(page, what, schemesIn(language));
}

for (const lang of ["en", "zh"] as const) {
  test(`signing in and joining (${lang})`, async ({ openBrowser }) => {
    const page = await openBrowser({ browser: { locale: lang === "zh" ? "zh-CN" : "en-GB" } });
    await page.goto("/desk/sign-in");
    await passes(page, "signing in", lang);
    await page.getByRole("main").getByRole("button").first().click();
    await expect(errorSummary(page)).toBeVisible();
    await passes(page, "signing in with nothing", lang);
    await page.goto("/desk/sign-in/code");
    await passes(page, "the code", lang);
    await page.goto(`/desk/invitation/${randomBytes(32).toString("base64url")}`);
    await passes(page, "an invitation that is over", lang);
  });
}

test("each step of an invitation", async ({ openBrowser }) => {
  const page = await openBrowser();
  await withInvitation("advocate", async (link) => {
    await page.goto(link);
    await passes(page, "the details");
    await field(page, "displayName").fill("Aubergine");
    await field(page, "email").fill("not an address");
    await field(page, "password").fill("short");
    await page.getByRole("main").getByRole("button", { name: "Continue" }).click();
    await expect(errorSummary(page)).toBeVisible();
    await passes(page, "the details with errors");
    await enterDetails(page, link, { displayName: inventedName("Asparagus"), email: `advocate-${unusual()}@caselight.invalid` });
    await passes(page, "the authenticator");
    const key = await page.locator("main code").first().innerText();
    await field(page, "code").fill("000000");
    await page.getByRole("main").getByRole("button", { name: "Finish and sign in" }).click();
    await expect(errorSummary(page)).toBeVisible();
    await passes(page, "the authenticator with a wrong code");
    await field(page, "code").fill(codeOf(key));
    await page.getByRole("main").getByRole("button", { name: "Finish and sign in" }).click();
    await expect(page).toHaveURL(/\/recovery-codes/u);
    await passes(page, "the recovery codes");
  });
});

test("what researchers and editors see", async ({ signIn }) => {
  const { page, account } = await signIn("researcher");
  const editor = await signIn("editor");
  const published = await makePerson({ name: inventedName("Parsnip"), researcher: account, editor: editor.account });
  await makePair({ name: inventedName("Chervil"), researcher: account, editor: editor.account, merged: true });
  const kept = { "name.text": inventedName("Chervil"), "name.language": "en", "citations[0].exact": "typed", "citations[0].source.title": "A typed source" };
  const { id: keptForm } = await row<{ id: string }>("INSERT INTO desk.unsent_form (id, account_id, address, content, turn) VALUES (gen_random_uuid(), $1, '/desk/cases/new?q=Chervil', $2, 1) RETURNING id", [account.id, JSON.stringify(kept)]);
  const draft = await makePerson({ name: inventedName("Quince"), researcher: account });
  const submitted = await makePerson({ name: inventedName("Rhubarb"), researcher: account, submit: true, changeNote: "Please look." });
  const request = await insertRequest({ language: "en", message: "The month is wrong. 月份有误。", record: `/en/people/${published.slug}` });
  const closed = await insertRequest({ language: "en", by: editor.account, state: "closed" });
  const known = inventedName("Tomatillo");
  const [read, checked] = [await makeImport({ researcher: account, name: known, until: "read" }), await makeImport({ researcher: account, name: known, until: "checked" })];
  const inCase = `/desk/records/${published.recordId}/cases/${published.caseId}/update`;
  for (const [what, address] of [
    ["today", "/desk"],
    ["finding whom to log an update of", "/desk/log?q=parsnip"],
    ["dates coming up", "/desk/today/dates"],
    ["adding a case of somebody new", "/desk/cases/new?q=Nobody%20at%20all"],
    ["adding a case of somebody on record", `/desk/cases/new?person=${published.recordId}`],
    ["adding a case of somebody with a name like one on record", `/desk/cases/new?q=${encodeURIComponent("Chervil")}`],
    ["a case that is read back", `/desk/cases/new/check?form=${keptForm}`],
    ["the case file", `/desk/records/${published.recordId}`],
    ["another reading of an event", `${inCase}?event=${published.eventId}`],
    ["the case file of a draft", `/desk/records/${draft.recordId}`],
    ["the basis for publishing somebody", `/desk/records/${published.recordId}/basis?withdraw=name`],
    ["editing a name", `/desk/facts/${published.nameFact}`],
    ["the preview of one's own change", `/desk/changes/${submitted.changeId}/preview?language=en`],
    ["one's own draft", `/desk/changes/${draft.changeId}`],
    ["one's own change under review", `/desk/changes/${submitted.changeId}`],
    ["the columns of a table", `/desk/imports/${read}`],
    ["a table with a name to decide", `/desk/imports/${checked}`],
    ["what is not there", `/desk/records/${draft.changeId}`],
    ["the form of an update", inCase],
  ] as const) {
    await page.goto(address);
    await passes(page, what);
  }
  await page.getByRole("main").locator("form button[type=submit]").last().click();
  await expect(errorSummary(page)).toBeVisible();
  await passes(page, "the form of an update with errors");
  for (const [what, address] of [["the queue", "/desk/review"], ["a change to review", `/desk/changes/${submitted.changeId}`], ["taking down", `/desk/records/${published.recordId}/editions`], ["today as an editor", "/desk"], ["the requests", "/desk/requests"], ["a new request", `/desk/requests/${request.id}`], ["a closed request", `/desk/requests/${closed.id}`]] as const) {
    await editor.page.goto(address);
    await passes(editor.page, what);
  }
});

test("both versions of a stale save, and a correction with its difference", async ({ signIn, makeAccount }) => {
  const one = await signIn("researcher");
  const other = await signIn("researcher");
  const editor = await signIn("editor");
  const person = await makePerson({ name: inventedName("Salsify"), researcher: await makeAccount("researcher"), editor: await makeAccount("editor") });
  await one.page.goto(`/desk/facts/${person.eventFact}`);
  await other.page.goto(`/desk/facts/${person.eventFact}`);
  await field(one.page, "value.text").fill("Taken away from a changed garden.");
  await press(one.page, "Save to my draft", AT_CHANGE);
  await field(other.page, "value.text").fill("Taken away from another garden.");
  await other.page.getByRole("button", { name: "Save to my draft" }).click();
  await expect(other.page.getByRole("region", { name: "Both versions" }).first()).toBeVisible();
  await passes(other.page, "both versions");
  await handIn(one.page);
  await editor.page.goto(one.page.url());
  await passes(editor.page, "a correction to review");
  await editor.page.getByRole("button", { name: "Publish" }).click();
  await expect(errorSummary(editor.page)).toBeVisible();
  await passes(editor.page, "a correction without its note");
});

test("the people who work here", async ({ signIn, makeAccount }) => {
  const { page } = await signIn("admin");
  const colleague = await makeAccount("researcher");
  await page.goto("/desk/people");
  await passes(page, "the people");
  await page.getByRole("main").getByRole("button", { name: "Make an invitation link" }).click();
  await expect(page.getByRole("main").getByText(/\/desk\/invitation\//u).first()).toBeVisible();
  await passes(page, "an invitation's link");
  await page.goto(`/desk/people/${colleague.id}`);
  await passes(page, "one colleague");
  const advocate = await signIn("advocate");
  await advocate.page.goto("/desk/people");
  await passes(advocate.page, "the people, for whoever may not see them");
  await advocate.page.goto("/desk");
  await passes(advocate.page, "today as an advocate");
});
