/** Two people write at the same time: the second sees both versions and loses nothing; two who add never meet. */
import { AT_CHANGE, citeNewSource, errorSummary, field, fillUpdate, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { rows } from "../database";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";

test("of two who change the same fact one saves, and the other sees both versions and keeps every word", async ({ signIn, makeAccount }) => {
  const one = await signIn("researcher");
  const other = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Aubergine"), researcher: one.account, editor: await makeAccount("editor") });
  const address = `/desk/facts/${person.eventFact}`;
  await one.page.goto(address);
  await other.page.goto(address);

  await field(one.page, "value.text").fill("Led away from an invented garden at noon.");
  await press(one.page, "Save to my draft", AT_CHANGE);

  await field(other.page, "value.text").fill("Carried off from an invented orchard.");
  await field(other.page, "value.place").fill("An invented orchard");
  await field(other.page, "date.printed").fill("last spring");
  await citeNewSource(other.page, { source: "A second invented report", exact: "carried off from an orchard" });
  await other.page.locator('main select[name="citations[0].sourceId"]').selectOption("");
  await other.page.getByRole("button", { name: "Save to my draft" }).click();

  const both = other.page.getByRole("region", { name: "Both versions" }).first();
  await expect(both).toBeVisible();
  await expect(errorSummary(other.page)).toBeVisible();
  const said = both.getByRole("row").filter({ hasText: "In a sentence" });
  await expect(said).toContainText("Led away from an invented garden at noon.");
  await expect(said).toContainText("Carried off from an invented orchard.");
  for (const [name, typed] of [
    ["value.text", "Carried off from an invented orchard."],
    ["value.place", "An invented orchard"],
    ["date.printed", "last spring"],
    ["citations[0].source.title", "A second invented report"],
    ["citations[0].exact", "carried off from an orchard"],
  ] as const) {
    await expect(field(other.page, name), name).toHaveValue(typed);
  }

  // Nothing of theirs was written over: not before they say so.
  const before = await rows<{ text: string }>("SELECT text FROM desk.event_reading WHERE case_id = $1 ORDER BY text", [person.caseId]);
  expect(before.map(({ text }) => text)).toEqual(["Led away from an invented garden at noon.", "Taken away from an invented garden."]);

  await press(other.page, "Replace the newer version with mine", AT_CHANGE);
  await other.page.goto(`/desk/records/${person.recordId}`);
  await expect(other.page.getByRole("main")).toContainText("Carried off from an invented orchard.");
  // The first one's words are kept too: they are the version before.
  const after = await rows<{ text: string }>("SELECT text FROM desk.event_reading WHERE case_id = $1", [person.caseId]);
  expect(after.map(({ text }) => text)).toContain("Led away from an invented garden at noon.");
});

test("the second one may also keep the newer version and leave", async ({ signIn, makeAccount }) => {
  const one = await signIn("researcher");
  const other = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Bergamot"), researcher: one.account, editor: await makeAccount("editor") });
  await one.page.goto(`/desk/facts/${person.eventFact}`);
  await other.page.goto(`/desk/facts/${person.eventFact}`);
  await field(one.page, "value.text").fill("Led away at noon.");
  await press(one.page, "Save to my draft", AT_CHANGE);
  await field(other.page, "value.text").fill("Led away at dawn.");
  await other.page.getByRole("button", { name: "Save to my draft" }).click();
  await other.page.getByRole("link", { name: "Keep theirs and leave" }).click();
  await expect(other.page).toHaveURL(new RegExp(`/desk/records/${person.recordId}$`, "u"));
  await expect(other.page.getByRole("main")).toContainText("Led away at noon.");
  await expect(other.page.getByRole("main")).not.toContainText("Led away at dawn.");
});

test("two who log different updates at once both succeed", async ({ signIn, makeAccount }) => {
  const one = await signIn("researcher");
  const other = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Cardamom"), researcher: one.account, editor: await makeAccount("editor") });
  const address = `/desk/records/${person.recordId}/cases/${person.caseId}/update`;
  await Promise.all([one.page.goto(address), other.page.goto(address)]);
  await fillUpdate(one.page, { stage: "arrest", text: "Arrested in a garden.", year: "2031", month: "6", source: "Report of the garden", exact: "arrested in a garden" });
  await fillUpdate(other.page, { stage: "bail", text: "Released on bail from a shed.", year: "2031", month: "7", source: "Report of the shed", exact: "bail from a shed" });
  await Promise.all([press(one.page, "Save to my draft", AT_CHANGE), press(other.page, "Save to my draft", AT_CHANGE)]);
  await one.page.goto(`/desk/records/${person.recordId}`);
  await expect(one.page.getByRole("main")).toContainText("Arrested in a garden.");
  await expect(one.page.getByRole("main")).toContainText("Released on bail from a shed.");
});
