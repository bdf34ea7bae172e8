/** Disagreement is entered at the desk: another source's account of an event is a reading beside the first, never a second event. */
import { AT_CHANGE, field, fillUpdate, handIn, press, publish, type Update } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName, unusual } from "../invented";
import { makePerson } from "../make-records";

const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;

test("two sources date one arrest differently and a third denies it: one entry on the timeline, disputed, and all of it without script", async ({ signIn, openBrowser }) => {
  const researcher = await signIn("researcher", {}, WITHOUT_SCRIPT);
  const editor = await signIn("editor", {}, WITHOUT_SCRIPT);
  const name = inventedName("Celery");
  const person = await makePerson({ name, researcher: researcher.account, editor: editor.account, text: "Taken away in May." });
  const reader = await openBrowser({ browser: WITHOUT_SCRIPT });
  const entry = reader.locator("#timeline ol.timeline > li");
  const desk = researcher.page;

  /** Logs another source's reading from the card of the first one, and has it published. */
  const log = async (update: Omit<Update, "source">, modality: "stated" | "denied", known: readonly string[]) => {
    await desk.goto(`/desk/records/${person.recordId}`);
    const card = desk.getByRole("article", { name: "Event" }).filter({ hasText: "Taken away in May." }).first();
    await card.getByRole("link", { name: /^Another source’s reading of this event/u }).click();
    const main = desk.getByRole("main");
    // The form says which event it is about.
    for (const words of [name, ...known]) await expect(main).toContainText(words);
    await fillUpdate(desk, { ...update, source: `The invented ${unusual()}` });
    await field(desk, "modality").selectOption(modality);
    await press(desk, "Save to my draft", AT_CHANGE);
    await handIn(desk);
    await editor.page.goto(desk.url());
    // The editor sees beside what it will stand.
    const beside = editor.page.getByRole("region", { name: "Other readings of this event" });
    for (const words of known) await expect(beside).toContainText(words);
    await publish(editor.page);
    await reader.goto(`/en/people/${person.slug}`);
    await expect(entry).toHaveCount(1);
  };

  await log({ stage: "taken_away", text: "Taken away in June.", year: "2031", month: "6", day: "2", exact: "taken in June" }, "stated", ["Taken away in May."]);
  const readings = entry.locator(".reading");
  await expect(readings).toHaveCount(2);
  await expect(entry).toContainText("2 readings; the sources differ.");
  await expect(entry).toContainText("May 2031");
  await expect(readings.filter({ hasText: "Taken away in June." })).toContainText("2 June 2031");
  await expect(entry.locator("h3")).not.toContainText("disputed");

  await log({ stage: "taken_away", text: "Nobody was taken away.", year: "2031", exact: "nobody was taken" }, "denied", ["Taken away in May.", "Taken away in June."]);
  await expect(readings).toHaveCount(3);
  await expect(entry.locator("h3")).toContainText("disputed");
  await expect(readings.filter({ hasText: "Nobody was taken away." })).toContainText("denied");
});

test("a form for an event that is not of this case is not found", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("researcher");
  const editor = await makeAccount("editor");
  const person = await makePerson({ name: inventedName("Kohlrabi"), researcher: account, editor });
  for (const event of ["00000000-0000-4000-8000-00000000dead", "nonsense"]) {
    const answer = await page.request.get(`/desk/records/${person.recordId}/cases/${person.caseId}/update?event=${event}`);
    expect(answer.status()).toBe(404);
  }
});
