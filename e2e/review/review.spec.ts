/** A change sent back with comments on its fields, mended, previewed and published; a contradiction weighed; an old revision brought back. */
import { AT_CHANGE, field, handIn, press, publish } from "../desk-steps";
import { row } from "../database";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makeDisagreement, makePerson } from "../make-records";

const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;

test("a change is returned with comments per field, resubmitted, previewed and published; one reading is preferred with its reason; the revision before is restored", async ({ signIn, openBrowser }) => {
  const researcher = await signIn("researcher", {}, WITHOUT_SCRIPT);
  const editor = await signIn("editor", {}, WITHOUT_SCRIPT);
  const [desk, review] = [researcher.page, editor.page];
  const reader = await openBrowser({ browser: WITHOUT_SCRIPT });
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

  await test.step("the editor reads it as the public will, in both languages, and publishes it", async () => {
    await review.goto(change);
    for (const [language, words] of [["English", "Timeline"], ["中文", "时间线"]] as const) {
      await review.getByRole("link", { name: `Preview as the public will see it (${language})` }).click();
      await expect(review.getByText("Preview – not published")).toBeVisible();
      await expect(review.getByRole("heading", { level: 1 })).toContainText(name);
      await expect(review.getByRole("main")).toContainText("Taken away from the invented rose garden.");
      await expect(review.getByRole("heading", { level: 2, name: words })).toBeVisible();
      await review.getByRole("link", { name: "Back to the change" }).click();
    }
    expect((await reader.request.get(`/en/people/${person.slug}`)).status()).toBe(404);
    await publish(review);
  });

  const { statement } = await makeDisagreement();
  const { id: recordId } = await row<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'statement' AND slug = $1", [statement]);
  await test.step("of two dates one is preferred, with its reason in public", async () => {
    await desk.goto(`/desk/records/${recordId}`);
    const conflict = desk.getByRole("region", { name: /^Sources differ: / }).filter({ hasText: "2 June 2031" });
    await conflict.getByRole("article").filter({ hasText: "2 June 2031" }).getByRole("link", { name: /^Weigh against the other readings/u }).click();
    await desk.getByLabel("Prefer this reading").check();
    await field(desk, "reason").fill("The register itself says so.");
    await press(desk, "Save to my draft", AT_CHANGE);
    await handIn(desk);
    await review.goto(desk.url());
    await field(review, "publicNote").fill("One date is preferred.");
    await publish(review);
    await reader.goto(`/en/statements/${statement}`);
    await expect(reader.getByRole("main")).toContainText("The register itself says so.");
    await desk.goto(`/desk/records/${recordId}`);
    await expect(desk.getByRole("region", { name: /^Sources differ; one reading is preferred/u })).toBeVisible();
  });

  await test.step("the revision before is compared, and restored as a change", async () => {
    await desk.goto(`/desk/records/${recordId}/history`);
    await expect(desk.getByRole("main")).toContainText("The register itself says so.");
    await desk.getByRole("link", { name: "Version 1", exact: true }).click();
    await desk.getByLabel("Version", { exact: true }).fill("2");
    await desk.getByRole("button", { name: "Compare" }).click();
    await expect(desk.getByRole("heading", { name: "From version 1 to version 2" })).toBeVisible();
    await field(desk, "reason").fill("The register was wrong.");
    await press(desk, "Restore this version", AT_CHANGE);
    await handIn(desk);
    await review.goto(desk.url());
    await field(review, "publicNote").fill("The preference is taken back.");
    await publish(review);
    await reader.goto(`/en/statements/${statement}`);
    await expect(reader.getByRole("main")).not.toContainText("The register itself says so.");
  });
});
