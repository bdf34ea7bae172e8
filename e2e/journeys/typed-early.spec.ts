/** Whoever types before the page's script has come, or while an answer is on its way, loses no key of it, and nothing old stands beside it. */
import { errorSummary, field } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";

/** Holds back requests until they are let go. */
function held(): { wait: Promise<void>; letGo: () => void } {
  let letGo = () => {};
  const wait = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { wait, letGo };
}

test("what is typed before the script has come, and while an answer is on its way, is all that stands there", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Salsify"), researcher: account, editor: await makeAccount("editor"), text: "Led away from an invented garden." });
  const [text, exact, reason] = [field(page, "value.text"), field(page, "citations[0].exact"), field(page, "changeReason")];

  const script = held();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await script.wait;
    await route.continue();
  });
  await page.goto(`/desk/facts/${person.eventFact}`, { waitUntil: "commit" });
  await expect(text).toHaveValue("Led away from an invented garden.");
  await text.fill("Carried off from an invented orchard.");
  await field(page, "value.place").fill("An invented orchard");
  await expect(exact).not.toHaveValue("");
  // Everything is chosen, and the script comes between that and the first key.
  await exact.selectText();
  script.letGo();
  // The script has come: it keeps what was typed before it did.
  await expect(page.locator("[data-keeps]").getByText(/^Saved \d\d:\d\d/u)).toBeVisible();
  await page.keyboard.insertText("from an orchard");
  await expect(text).toHaveValue("Carried off from an invented orchard.");
  await expect(field(page, "value.place")).toHaveValue("An invented orchard");
  await expect(exact).toHaveValue("from an orchard");

  const answer = held();
  await page.route(`**/desk/facts/${person.eventFact}`, async (route) => {
    await answer.wait;
    await route.continue();
  });
  await field(page, "date.month").fill("13");
  await page.getByRole("button", { name: "Save to my draft" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Saving" })).toBeVisible();
  await reason.pressSequentially("Another source says so.");
  answer.letGo();
  await expect(errorSummary(page)).toBeVisible();
  // The summary is said, and does not take the next key from whoever types.
  await page.keyboard.insertText(" And a third.");
  await expect(reason).toHaveValue("Another source says so. And a third.");
  await expect(text).toHaveValue("Carried off from an invented orchard.");
});

test("what is typed over a form that was filled again goes with it when that is thrown away", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Salsify"), researcher: account, editor: await makeAccount("editor"), text: "Led away from an invented garden." });
  const text = field(page, "value.text");
  const kept = page.locator("[data-keeps]").getByText(/^Saved \d\d:\d\d/u);
  const restored = page.getByRole("heading", { name: "You began this and did not send it" });
  await page.goto(`/desk/facts/${person.eventFact}`);
  await text.fill("Carried off.");
  await expect(kept).toBeVisible();
  await page.goto(`/desk/facts/${person.eventFact}`);
  await expect(restored).toBeVisible();
  await expect(text).toHaveValue("Carried off.");
  await text.fill("Carried off again.");
  await expect(kept).toBeVisible();
  await page.getByLabel("Yes, what I typed may go").check();
  await page.getByRole("button", { name: "Throw it away and begin anew" }).click();
  await expect(restored).toHaveCount(0);
  await expect(text).toHaveValue("Led away from an invented garden.");
});

test("what is typed while a part of a form is being saved, or beside another form that is, stands there afterwards, and typing goes on", async ({ signIn }) => {
  const { page } = await signIn("researcher");
  const [name, note] = [field(page, "name.text"), field(page, "internalNote")];
  await page.goto(`/desk/cases/new?q=${encodeURIComponent(inventedName("Salsify"))}`);
  await name.fill("Salsify Firstwritten");
  await expect(page.locator("[data-keeps]").getByText(/^Saved \d\d:\d\d/u)).toBeVisible();
  const saving = held();
  await page.route("**/desk/cases/new?**", async (route) => {
    if (route.request().method() === "POST") await saving.wait;
    await route.continue();
  });
  await page.getByRole("button", { name: "Save the part about the person" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Saving" }).first()).toBeVisible();
  await field(page, "occupation").selectOption({ index: 1 });
  await note.pressSequentially("Ask at the invented gate");
  saving.letGo();
  await expect(page.getByText("Saved for you alone").first()).toBeVisible();
  await page.keyboard.insertText(", and at noon.");
  await expect(note).toHaveValue("Ask at the invented gate, and at noon.");
  await expect(name).toHaveValue("Salsify Firstwritten");
  await expect(field(page, "occupation")).not.toHaveValue("");
  // It is kept like anything else that is typed.
  await expect(page.locator("[data-keeps]").getByText(/^Saved \d\d:\d\d/u)).toBeVisible();
  await page.reload();
  await expect(note).toHaveValue("Ask at the invented gate, and at noon.");

  await page.goto("/desk/watching");
  await field(page, "address").fill("https://caselight.example/en/people");
  await page.locator("#practice-recordId").selectOption({ index: 1 });
  await page.locator("form", { has: page.locator("#practice-recordId") }).getByRole("button", { name: "Watch" }).click();
  await expect(page.getByRole("button", { name: /^Stop watching/u })).toBeVisible();
  await expect(field(page, "address")).toHaveValue("https://caselight.example/en/people");
});
