/** An advocate watches a person, is told of what is published of them, reads it and stops; without script. What is withdrawn leaves the inbox. */
import { passesAxe, schemesIn } from "../axe";
import { row } from "../database";
import { AT_CHANGE, field, handIn, press, publish } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson, tellWhatHappened, withdraw } from "../make-records";

const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;
const AT_WATCHING = /\/desk\/watching$/u;
const AT_INBOX = /\/desk\/inbox$/u;

test("an advocate watches a person, is told what is published, reads it and stops watching; a withdrawal leaves nothing", async ({ signIn, openBrowser }) => {
  const { account, page } = await signIn("advocate", {}, WITHOUT_SCRIPT);
  const [researcher, editor] = [await signIn("researcher", {}, WITHOUT_SCRIPT), await signIn("editor", {}, WITHOUT_SCRIPT)];
  const name = inventedName("Oca");
  const person = await makePerson({ name, researcher: researcher.account, editor: editor.account });
  const unread = page.getByRole("navigation").getByRole("link", { name: /^Inbox/u }).first();

  await test.step("finds the person by name, and a search by its address", async () => {
    await page.goto("/desk/watching");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Find" }).click();
    await press(page, `Watch (${name})`, AT_WATCHING);
    await field(page, "address").fill("/en/people");
    await page.getByRole("button", { name: "Watch", exact: true }).last().click();
    await expect(page.getByText("This address asks for everything there is.").first()).toBeVisible();
    await field(page, "address").fill(`/zh/people?q=${encodeURIComponent(name)}`);
    await page.getByRole("button", { name: "Watch", exact: true }).last().click();
    await expect(page.getByRole("region", { name: "You watch" }).getByRole("listitem")).toHaveCount(2);
    await expect(unread).toHaveText("Inbox");
  });

  await test.step("somebody else corrects the record", async () => {
    await researcher.page.goto(`/desk/facts/${person.eventFact}`);
    await field(researcher.page, "value.text").fill("Taken away from an invented herb garden.");
    await press(researcher.page, "Save to my draft", AT_CHANGE);
    await handIn(researcher.page);
    await editor.page.goto(researcher.page.url());
    await field(editor.page, "publicNote").fill("It was the herb garden.");
    await publish(editor.page);
    await tellWhatHappened();
  });

  await test.step("is told once, with the note and the reasons, and passes axe in both languages", async () => {
    // The site tells too, and may be at it.
    await expect(async () => {
      await page.goto("/desk");
      await expect(unread).toHaveText("Inbox (1)", { timeout: 1_000 });
    }).toPass();
    await unread.click();
    const message = page.getByRole("main").getByRole("listitem").filter({ hasText: "Unread" });
    await expect(message.getByRole("link", { name, exact: true }).first()).toHaveAttribute("href", `/en/people/${person.slug}`);
    await expect(message).toContainText("It was the herb garden.");
    await expect(message.getByRole("list", { name: "Because you watch:" }).getByRole("listitem")).toHaveCount(2);
    const seen = await openBrowser({ account });
    for (const language of ["en", "zh"]) {
      await row("UPDATE desk.account SET language = $2 WHERE id = $1 RETURNING id", [account.id, language]);
      for (const address of ["/desk/inbox", `/desk/watching?q=${encodeURIComponent(name)}`]) {
        await seen.goto(address);
        await passesAxe(seen, `${address} (${language})`, schemesIn(language));
      }
    }
    await row("UPDATE desk.account SET language = 'en' WHERE id = $1 RETURNING id", [account.id]);
  });

  await test.step("the author of the change is told too", async () => {
    await researcher.page.goto("/desk/inbox");
    await expect(researcher.page.getByRole("main")).toContainText("A change of yours was published");
  });

  await test.step("reads it, and stops watching from there", async () => {
    await page.goto("/desk/inbox");
    await press(page, /^Mark as read/u, AT_INBOX);
    await expect(unread).toHaveText("Inbox");
    await press(page, `Stop watching (${name})`, AT_INBOX);
    await expect(page.getByRole("list", { name: "Because you watch:" }).getByRole("listitem")).toHaveCount(1);
  });

  await test.step("what is withdrawn is in no inbox any more", async () => {
    await withdraw(person.recordId);
    await page.goto("/desk/inbox");
    await expect(page.getByRole("main")).toContainText("Nothing has come yet.");
    await expect(page.getByRole("main")).not.toContainText(name);
  });
});
