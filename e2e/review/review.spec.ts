/** A change sent back with comments on its fields, mended, previewed and published at its time; a contradiction weighed; an old revision brought back. */
import { AT_CHANGE, field, handIn, press, publish, staysWithin } from "../desk-steps";
import { row } from "../database";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { as, browserOf } from "../journeys/variants";
import { untilTheyHold } from "../kept-pages";
import { comeDue, makeDisagreement, makePerson } from "../make-records";

/** A day and a time, in UTC, that lie ahead. */
const [LATER_DAY, LATER_TIME] = ["2099-05-04", "14:30"];

test("a change is returned with comments per field, resubmitted, previewed, and publishes itself at its time", async ({ signIn, openBrowser }) => {
  const researcher = await signIn("researcher", ...as("a change is returned and resubmitted"));
  const editor = await signIn("editor", ...as("a change is returned and resubmitted"));
  const [desk, review] = [researcher.page, editor.page];
  const reader = await openBrowser({ browser: { javaScriptEnabled: false } });
  const name = inventedName("Scorzonera");
  const person = await makePerson({ name, researcher: researcher.account, submit: true });
  const change = `/desk/changes/${person.changeId}`;

  await test.step("the editor comments on one field and sends it back", async () => {
    await review.goto(change);
    await review.getByRole("main").locator("details", { hasText: "Event: Taken away" }).locator("summary").click();
    await review.getByLabel("Event: In a sentence").fill("Which garden?");
    await press(review, "Return with a comment", /\/desk\/review$/u);
  });

  await test.step("its author reads it beside the field, mends that and hands in again", async () => {
    await desk.goto(change);
    await expect(desk.getByRole("article").filter({ hasText: "Event" }).getByText("Which garden?")).toBeVisible();
    await desk.goto(`/desk/facts/${person.eventFact}`);
    await field(desk, "value.text").fill("Taken away from the invented rose garden.");
    await press(desk, "Save to my draft", AT_CHANGE);
    await expect(desk.getByRole("article").filter({ hasText: "rose garden" }).getByText("Which garden?")).toBeVisible();
    await handIn(desk);
  });

  await test.step("the editor reads it as the public will, in both languages", async () => {
    await review.goto(change);
    for (const [language, words] of [["English", "Timeline"], ["中文", "时间线"]] as const) {
      await review.getByRole("link", { name: `Preview as the public will see it (${language})` }).click();
      await expect(review.getByText("Preview – not published")).toBeVisible();
      await expect(review.getByRole("heading", { level: 1 })).toContainText(name);
      await expect(review.getByRole("main")).toContainText("Taken away from the invented rose garden.");
      await expect(review.getByRole("heading", { level: 2, name: words })).toBeVisible();
      await review.getByRole("link", { name: "Back to the change" }).click();
    }
  });

  await test.step("another one approves it for later: until then nobody reads it, and then it is published by itself", async () => {
    const { page, account } = await signIn("editor", ...as("an embargo publishes by itself"));
    await page.goto(change);
    await field(page, "publishOn").fill(LATER_DAY);
    await field(page, "publishTime").fill(LATER_TIME);
    await page.getByRole("button", { name: "批准在该时间发布" }).click();
    await expect(page.getByText(`已由 ${account.displayName} 批准，将于`).first()).toBeVisible();
    await desk.goto(change);
    await expect(desk.getByRole("main")).toContainText("It publishes itself at");
    expect((await reader.request.get(`/en/people/${person.slug}`)).status()).toBe(404);
    await comeDue(person.changeId);
    // Nobody does anything: the site's own loop looks for what is due.
    await untilTheyHold(reader.request, { [`/en/people/${person.slug}`]: ["invented rose garden"] });
    await reader.goto(`/en/people/${person.slug}`);
    await expect(reader.getByRole("main")).toContainText("Taken away from the invented rose garden.");
    await page.reload();
    await expect(page.getByText(`已由 ${account.displayName} 批准，并于`).first()).toBeVisible();
  });
});

test("of dates that differ one is preferred with its reason, on a small screen; the revision before is restored", async ({ makeAccount, openBrowser }) => {
  const [researcher, editor] = [await makeAccount("researcher"), await makeAccount("editor")];
  const desk = await openBrowser({ account: researcher, browser: browserOf("of contradicting dates one is preferred") });
  const review = await openBrowser({ account: editor, browser: browserOf("of contradicting dates one is preferred") });
  const reader = await openBrowser({ browser: { javaScriptEnabled: false } });
  const { statement } = await makeDisagreement();
  const { id: recordId } = await row<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'statement' AND slug = $1", [statement]);
  await test.step("the dates stand side by side, and one is preferred, with its reason in public", async () => {
    await desk.goto(`/desk/records/${recordId}`);
    const conflict = desk.getByRole("region", { name: /^Sources differ: / }).filter({ hasText: "2 June 2031" });
    for (const day of ["1 June 2031", "2 June 2031", "3 June 2031"]) await expect(conflict.getByRole("article").filter({ hasText: day })).toHaveCount(1);
    await staysWithin(desk, "a record whose sources differ");
    await conflict.getByRole("article").filter({ hasText: "2 June 2031" }).getByRole("link", { name: /^Weigh against the other readings/u }).click();
    await staysWithin(desk, "weighing");
    await desk.getByLabel("Prefer this reading").check();
    await field(desk, "reason").fill("The register itself says so.");
    await press(desk, "Save to my draft", AT_CHANGE);
    await handIn(desk);
    await review.goto(desk.url());
    await field(review, "publicNote").fill("One date is preferred.");
    await publish(review);
    await reader.goto(`/en/statements/${statement}`);
    await expect(reader.getByRole("main")).toContainText("The register itself says so.");
    // In public as on the desk: no account of the day is dropped.
    for (const day of ["1 June 2031", "2 June 2031", "3 June 2031"]) await expect(reader.getByRole("main").getByText(day, { exact: true }).first(), day).toBeVisible();
    await desk.goto(`/desk/records/${recordId}`);
    await expect(desk.getByRole("region", { name: /^Sources differ; one reading is preferred/u })).toBeVisible();
  });

  await test.step("the revision before is compared, and restored as a change", async () => {
    const again = await openBrowser({ account: researcher, browser: browserOf("an old revision is restored") });
    await again.goto(`/desk/records/${recordId}/history`);
    await expect(again.getByRole("main")).toContainText("The register itself says so.");
    await staysWithin(again, "a history");
    await again.getByRole("link", { name: "Version 1", exact: true }).click();
    await again.getByLabel("Version", { exact: true }).fill("2");
    await again.getByRole("button", { name: "Compare" }).click();
    await expect(again.getByRole("heading", { name: "From version 1 to version 2" })).toBeVisible();
    await staysWithin(again, "two versions");
    await field(again, "reason").fill("The register was wrong.");
    await press(again, "Restore this version", AT_CHANGE);
    await handIn(again);
    await review.goto(again.url());
    await field(review, "publicNote").fill("The preference is taken back.");
    await publish(review);
    await reader.goto(`/en/statements/${statement}`);
    await expect(reader.getByRole("main")).not.toContainText("The register itself says so.");
  });
});
